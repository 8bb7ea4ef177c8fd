import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('convex', { none: ['--help', '-h'] });
const PLACE = {
  identifiers: [
    'flag:--deployment-name',
    'flag:--deployment',
    'flag:--preview-name',
    'flag:--url',
    'flag:--env-file',
    'env:CONVEX_DEPLOYMENT',
    'host',
    'path:name',
  ],
} as const;
const API = 'https://api.convex.dev/v1';
const DOCS = 'https://docs.convex.dev/';

const rules = [
  {
    id: 'convex/import-over',
    when: [
      // A function of the project's own: its name is all that is known of it.
      run('run', {
        any: ['--prod'],
        args: ['*wipe*', '*Wipe*', '*truncate*', '*deleteAll*', '*clearAll*', '*resetAll*', '*dropAll*', '*purgeAll*'],
      }),
      run('import', { any: ['--replace', '--replace-all'] }),
      api('POST /api/import/start_upload /api/perform_import /api/import', { hosts: ['*.convex.cloud'] }),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: { kind: 'tables', name: ['flag:--table', '=tables'], ...PLACE },
    dies: 'the documents that stand in the tables now; with --replace-all those of every table',
    undo: 'Import a snapshot from before: npx convex import --replace.',
    safer: 'Export first: npx convex export.',
    docs: `${DOCS}database/import-export/import`,
    examples: {
      held: [
        'npx convex run migrations:wipeTables --prod',
        'npx convex import --replace-all backup.zip --prod',
        'convex import --table orders --replace orders.jsonl',
        'curl -X POST -H "Authorization: Convex $K" https://shop-1.convex.cloud/api/import/start_upload',
      ],
      free: [
        'npx convex run migrations:wipeTables',
        'npx convex run messages:list --prod',
        'npx convex import --table orders --append orders.jsonl',
        'npx convex export --path out',
        'curl -X POST https://shop-1.convex.cloud/api/query -d "{}"',
      ],
    },
  },
  {
    id: 'convex/delete-project',
    when: [
      run('project|deployment delete'),
      api('POST /v1/projects/{name}/delete /v1/deployments/{name}/delete /api/dashboard/delete_project/{name}'),
      api('DELETE'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'project', name: ['args', 'path:name', 'path:last'], ...PLACE },
    dies: 'all its tables, files and functions',
    undo: 'None known.',
    safer: 'Export it first: npx convex export.',
    docs: `${DOCS}management-api`,
    examples: {
      held: [`curl -X POST -H "Authorization: Bearer $T" ${API}/projects/7/delete`, 'npx convex deployment delete shop-1'],
      free: [`curl -H "Authorization: Bearer $T" ${API}/projects/7`, 'npx convex deployment select shop-1'],
    },
  },
  {
    id: 'convex/remove-variables',
    when: [
      run('env remove|rm|unset'),
      run('deployment token delete'),
      run('deploy', { any: ['--allow-deleting-large-indexes'] }),
      { call: 'mcp', server: ['*convex*'], tool: ['envremove', 'env_remove'] },
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'variable',
      name: ['args', 'input:name', '=large index'],
      identifiers: [...PLACE.identifiers, 'input:deploymentSelector'],
    },
    dies: 'its value, and what reads it; of a large index the time that it takes to build it again',
    undo: 'Set it again, if it is kept elsewhere.',
    safer: 'Look with npx convex env list --names-only who may need it.',
    docs: `${DOCS}cli`,
    examples: {
      held: ['npx convex env remove STRIPE_KEY --prod', 'npx convex deploy --allow-deleting-large-indexes'],
      free: ['npx convex logs', 'npx convex deploy', 'npx convex dev --once', 'npx convex data orders'],
    },
  },
] as const satisfies readonly Rule[];

/** Convex: its command line, deployments and management API. */
export const convex = {
  id: 'convex',
  title: 'Convex',
  hosts: ['api.convex.dev'],
  programs: [
    {
      id: 'convex',
      names: ['convex'],
      valueFlags: list(
        '--table --format --component --path --url --deployment-name --deployment --preview-name --preview-create --preview-run --env-file --admin-key --typecheck --codegen --cmd --from-file --message',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
