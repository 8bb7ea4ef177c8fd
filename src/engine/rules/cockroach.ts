import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('ccloud', { none: ['--help', '-h'] });
const CLUSTER = '/api/v1/clusters/{name}';
const API = 'https://cockroachlabs.cloud/api/v1/clusters/c1';
const DOCS = 'https://www.cockroachlabs.com/docs/cockroachcloud/';
const named = (kind: string) => ({ kind, name: ['args', 'path:database', 'path:name', `=${kind}`], identifiers: ['args', 'path:name'] });

const rules = [
  {
    id: 'cockroach/delete-cluster',
    when: [run('cluster delete|disrupt'), api(`DELETE ${CLUSTER} ${CLUSTER}/databases/{database} ${CLUSTER}/nodes`)],
    verb: 'delete',
    class: 'data',
    resource: named('cluster'),
    dies: 'all its databases, and its managed backups',
    undo: 'None known.',
    safer: 'Make a backup into a bucket of your own first.',
    docs: `${DOCS}cluster-management`,
    examples: {
      held: ['ccloud cluster delete shop', `curl -X DELETE -H "Authorization: Bearer $T" ${API}`],
      free: ['ccloud cluster list', 'ccloud cluster info shop', `curl -H "Authorization: Bearer $T" ${API}`],
    },
  },
  {
    id: 'cockroach/weaken-cluster',
    when: [
      api(`PATCH ${CLUSTER}`, { fields: { delete_protection: ['DISABLED'] } }),
      api(`PATCH ${CLUSTER}/backups-config`),
      api(`POST ${CLUSTER}/restores`),
      run('cluster restore create'),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: named('protection'),
    dies: 'the protection against deletion, backups that are no longer kept, or what a restore replaces',
    undo: 'Set it back; backups that expired meanwhile are gone.',
    safer: 'Let an owner change it in the console.',
    docs: `${DOCS}managed-backups`,
    examples: {
      held: [
        `curl -X PATCH -H "Authorization: Bearer $T" ${API} -d '{"delete_protection":"DISABLED"}'`,
        'ccloud cluster restore create shop',
      ],
      free: [`curl -X PATCH -H "Authorization: Bearer $T" ${API} -d '{"delete_protection":"ENABLED"}'`, 'ccloud cluster restore list shop'],
    },
  },
  {
    id: 'cockroach/delete-resource',
    net: 'provider',
    when: [run('** delete|remove'), api('DELETE')],
    verb: 'delete',
    class: 'data',
    resource: { ...named('resource'), name: ['args', 'path:last'] },
    dies: 'whatever it held, or whoever came in by it',
    undo: 'Make it again.',
    safer: 'List it first.',
    docs: 'https://www.cockroachlabs.com/docs/api/cloud/v1',
    examples: {
      held: ['ccloud cluster user delete shop app', `curl -X DELETE -H "Authorization: Bearer $T" ${API}/sql-users/app`],
      free: ['ccloud cluster user list shop', `curl -H "Authorization: Bearer $T" ${API}/sql-users`],
    },
  },
] as const satisfies readonly Rule[];

/** CockroachDB Cloud; what cockroach itself runs is PostgreSQL's. */
export const cockroach = {
  id: 'cockroach',
  title: 'CockroachDB Cloud',
  hosts: ['cockroachlabs.cloud', '*.cockroachlabs.cloud'],
  programs: [{ id: 'ccloud', names: ['ccloud'], valueFlags: list('-o --output --cluster --user --password -p') }],
  rules,
} as const satisfies Provider;
