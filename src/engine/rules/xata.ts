import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('xata', { none: ['--help', '-h'] });
const DATA = { hosts: ['*.xata.sh'] } as const;
const named = (kind: string) => ({
  kind,
  name: ['args', 'path:table', 'path:name', `=${kind}`],
  identifiers: ['flag:--db', 'flag:--branch', 'path:name', 'path:workspace', 'host'],
});
const API = 'https://api.xata.io';
const DOCS = 'https://xata.io/docs';

const rules = [
  {
    id: 'xata/delete-database',
    when: [
      run('dbs|branch|workspace|workspaces|branches delete'),
      api(
        'DELETE /workspaces/{name} /workspaces/{workspace}/dbs/{name} /organizations/{org}/projects/{name} /organizations/{org}/projects/{project}/branches/{name}',
      ),
      api('DELETE /db/{name} /db/{name}/tables/{table} /dbs/{name}', DATA),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('database'),
    dies: 'all its tables and branches',
    undo: 'None known.',
    safer: 'Export it first: xata export.',
    docs: DOCS,
    examples: {
      held: [
        'xata dbs delete shop --force',
        'xata branch delete main',
        `curl -X DELETE -H "Authorization: Bearer $K" ${API}/workspaces/w1/dbs/shop`,
        'curl -X DELETE -H "Authorization: Bearer $K" https://w1.eu-west-1.xata.sh/db/shop:main/tables/orders',
      ],
      free: ['xata dbs list', 'xata branch list', `curl -H "Authorization: Bearer $K" ${API}/workspaces/w1/dbs`],
    },
  },
  {
    id: 'xata/delete-resource',
    net: 'provider',
    when: [
      run('** delete|rollback|reset'),
      api('DELETE'),
      api('DELETE /db/{name}/tables/{table}/columns/{column} /db/{name}/migrations/{id}', DATA),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held',
    undo: 'None known.',
    safer: 'Look at it first.',
    docs: DOCS,
    examples: {
      held: ['xata migrate rollback', `curl -X DELETE -H "Authorization: Bearer $K" ${API}/workspaces/w1/members/u1`],
      free: ['xata migrate status', `curl -H "Authorization: Bearer $K" ${API}/workspaces/w1/members`],
    },
  },
] as const satisfies readonly Rule[];

/** Xata: its command line and its APIs; SQL that goes through them is PostgreSQL's. */
export const xata = {
  id: 'xata',
  title: 'Xata',
  hosts: ['api.xata.io', 'api.xata.tech'],
  programs: [{ id: 'xata', names: ['xata'], valueFlags: list('--db --branch --workspace --region --profile --organization --project') }],
  rules,
} as const satisfies Provider;
