import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('pocketbase', { none: ['--help', '-h'] });
const ANY = { hosts: ['*'] } as const;
const API = 'https://pb.example.com/api';
const place = { identifiers: ['host', 'flag:--dir'] } as const;

const rules = [
  {
    id: 'pocketbase/delete-collection',
    when: [
      api('DELETE /api/collections/{name} /api/collections/{name}/truncate', ANY),
      api('PUT /api/collections/import', { ...ANY, fields: { deleteMissing: [true] } }),
      run('migrate down'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'collection', name: ['path:name', '=collections'], ...place },
    dies: 'all its records and their files',
    undo: 'Restore a backup.',
    safer: 'Make a backup first: POST /api/backups.',
    docs: 'https://pocketbase.io/docs/api-collections/',
    examples: {
      held: [
        `curl -X DELETE -H "Authorization: $T" ${API}/collections/orders`,
        `curl -X DELETE -H "Authorization: $T" ${API}/collections/orders/truncate`,
        `curl -X PUT -H "Authorization: $T" ${API}/collections/import -d '{"collections":[],"deleteMissing":true}'`,
        './pocketbase migrate down 1',
      ],
      free: [`curl -H "Authorization: $T" ${API}/collections`, './pocketbase serve', './pocketbase migrate up'],
    },
  },
  {
    id: 'pocketbase/delete-backup',
    when: api('DELETE /api/backups/{name}', ANY),
    verb: 'delete',
    class: 'safeguard',
    resource: { kind: 'backup', name: ['path:name'], ...place },
    dies: 'the way back to an earlier state',
    undo: 'None known.',
    safer: 'Download it first.',
    docs: 'https://pocketbase.io/docs/api-backups/',
    examples: {
      held: [`curl -X DELETE -H "Authorization: $T" ${API}/backups/b.zip`],
      free: [`curl -H "Authorization: $T" ${API}/backups`, `curl -X POST -H "Authorization: $T" ${API}/backups -d '{"name":"b.zip"}'`],
    },
  },
  {
    id: 'pocketbase/restore-over',
    when: [api('POST /api/backups/{name}/restore', ANY), run('superuser delete')],
    verb: 'restore',
    class: 'data',
    resource: { kind: 'server', name: ['path:name', 'args', '=server'], ...place },
    dies: 'all that is in it now; of a superuser the way in',
    undo: 'Restore a backup from before; make the superuser again.',
    safer: 'Restore it in another folder.',
    docs: 'https://pocketbase.io/docs/api-backups/',
    examples: {
      held: [`curl -X POST -H "Authorization: $T" ${API}/backups/b.zip/restore`, './pocketbase superuser delete me@example.com'],
      free: [`curl -H "Authorization: $T" ${API}/health`, './pocketbase superuser upsert me@example.com "$P"'],
    },
  },
] as const satisfies readonly Rule[];

/** PocketBase: its program and its API, wherever it runs. */
export const pocketbase = {
  id: 'pocketbase',
  title: 'PocketBase',
  hosts: ['*.pockethost.io'],
  programs: [
    {
      id: 'pocketbase',
      names: ['pocketbase'],
      everyday: true,
      valueFlags: list('--dir --encryptionEnv --hooksDir --migrationsDir --publicDir --queryTimeout --http --https'),
    },
  ],
  rules,
} as const satisfies Provider;
