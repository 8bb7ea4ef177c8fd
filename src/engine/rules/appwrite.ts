import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('appwrite', { none: ['--help', '-h'] });
const ANY = { hosts: ['*'], headers: { 'x-appwrite-project': ['*'] } } as const;
const IDS =
  'database-id collection-id table-id bucket-id function-id site-id project-id team-id user-id row-id document-id file-id topic-id backup-id archive-id policy-id'
    .split(' ')
    .map((name) => `flag:--${name}`);
const named = (kind: string) => ({ kind, name: [...IDS, 'path:name', 'path:last', `=${kind}`], identifiers: [...IDS, 'host'] });
const DOCS = 'https://appwrite.io/docs/';
const PROJECT = '-H "X-Appwrite-Project: p1" -H "X-Appwrite-Key: $K"';
const PATHS =
  'DELETE /v1/databases/{name} /v1/tablesdb/{name} /v1/databases/{database}/collections/{name} /v1/tablesdb/{database}/tables/{name} /v1/storage/buckets/{name} /v1/projects/{name} /v1/functions/{name} /v1/sites/{name}';

const rules = [
  {
    id: 'appwrite/delete-data',
    when: [
      run('databases deletecollection|delete|delete-collection|delete-documents|delete-attribute'),
      run('tables-db|tablesdb delete|delete-table|delete-rows|delete-column'),
      run('storage delete-bucket|deletebucket|deletefile|delete-file'),
      run('projects|project|organization|functions|sites|teams delete|delete-project'),
      run('push|deploy ** all|tables|collections|collection|table', { any: ['--force', '--all'] }),
      api(PATHS, ANY),
      api(PATHS),
      api('DELETE /v1/databases/{database}/collections/{name}/documents /v1/tablesdb/{database}/tables/{name}/rows', ANY),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('data'),
    dies: 'all documents and files in it',
    undo: 'Restore a backup, where the plan has them.',
    safer: 'List what it holds first.',
    docs: `${DOCS}references/cloud/server-rest/databases`,
    examples: {
      held: [
        'appwrite databases delete --database-id d1',
        'appwrite storage delete-bucket --bucket-id b1',
        'appwrite projects delete --project-id p1 --force',
        `curl -X DELETE ${PROJECT} https://cloud.appwrite.io/v1/databases/d1`,
        `curl -X DELETE ${PROJECT} https://appwrite.example.com/v1/databases/d1/collections/orders`,
      ],
      free: ['appwrite databases list', 'appwrite push functions', `curl ${PROJECT} https://cloud.appwrite.io/v1/databases/d1`],
    },
  },
  {
    id: 'appwrite/delete-backup',
    when: [
      run('backups delete-archive|delete-policy'),
      api('DELETE /v1/backups/{kind}/{name}', ANY),
      api('DELETE /v1/backups/{kind}/{name}'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backup'),
    dies: 'the way back to an earlier state',
    undo: 'None known.',
    safer: 'Let the policy expire it.',
    docs: `${DOCS}products/databases/backups`,
    examples: {
      held: [
        'appwrite backups delete-archive --archive-id a1',
        `curl -X DELETE ${PROJECT} https://cloud.appwrite.io/v1/backups/archives/a1`,
      ],
      free: ['appwrite backups list-archives', `curl ${PROJECT} https://cloud.appwrite.io/v1/backups/archives`],
    },
  },
  {
    id: 'appwrite/delete-resource',
    net: 'provider',
    when: [run('* delete|delete-*'), api('DELETE', ANY), api('DELETE')],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held',
    undo: 'None known.',
    safer: 'Get it first and save what it returns.',
    docs: `${DOCS}tooling/command-line/commands`,
    examples: {
      held: ['appwrite users delete --user-id u1', `curl -X DELETE ${PROJECT} https://cloud.appwrite.io/v1/users/u1`],
      free: ['appwrite users list', `curl ${PROJECT} https://cloud.appwrite.io/v1/users`],
    },
  },
] as const satisfies readonly Rule[];

/** Appwrite: its command line, and its API on the cloud or anybody's own server. */
export const appwrite = {
  id: 'appwrite',
  title: 'Appwrite',
  hosts: ['cloud.appwrite.io', '*.cloud.appwrite.io'],
  programs: [
    { id: 'appwrite', names: ['appwrite'], valueFlags: [...IDS.map((one) => one.slice('flag:'.length)), ...list('--queries --id')] },
  ],
  rules,
} as const satisfies Provider;
