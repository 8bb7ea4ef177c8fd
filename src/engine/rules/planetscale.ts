import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('pscale', { none: ['--help', '-h'] });
const PLACE = ['flag:--org', 'path:org', 'path:database', 'arg:0', 'input:organization', 'input:database'];
const named = (kind: string) => ({ kind, name: ['arg:last', 'path:name', 'input:branch', 'input:database'], identifiers: PLACE });
const V1 = '/v1/organizations/{org}/databases/{database}';
const docs = (page: string): string => `https://planetscale.com/docs/${page}`;

const rules = [
  {
    id: 'planetscale/delete-database',
    when: [run('database|db delete|rm'), api('DELETE /v1/organizations/{org}/databases/{name}')],
    verb: 'delete',
    class: 'data',
    resource: { ...named('database'), link: 'itself' },
    dies: 'all branches, passwords and backups',
    undo: 'none known',
    safer: 'Save it first: pscale database dump.',
    docs: docs('cli/database'),
    examples: {
      held: [
        'pscale database delete shop --force',
        'pscale db rm shop --org acme',
        'pscale api organizations/acme/databases/shop -X DELETE',
      ],
      free: ['pscale database list', 'pscale database dump shop main', 'pscale db show shop'],
    },
  },
  {
    id: 'planetscale/delete-branch',
    when: [run('branch delete|rm|demote'), api(`DELETE ${V1}/branches/{name}`), api(`POST ${V1}/branches/{name}/demote`)],
    verb: 'delete',
    class: 'data',
    resource: named('branch'),
    dies: 'its schema and data, with its backups',
    undo: 'none known',
    safer: 'Make a backup first: pscale backup create.',
    docs: docs('cli/branch'),
    examples: {
      held: [
        'pscale branch delete shop feature --force',
        'curl -X DELETE -H "Authorization: $T" https://api.planetscale.com/v1/organizations/acme/databases/shop/branches/feature',
      ],
      free: ['pscale branch list shop', 'pscale branch create shop feature', 'pscale branch schema shop main'],
    },
  },
  {
    id: 'planetscale/delete-backup',
    when: [
      run('backup delete|rm'),
      run('branch safe-migrations disable'),
      api(`DELETE ${V1}/branches/{branch}/backups/{name} ${V1}/backup-policies/{name} ${V1}/branches/{name}/safe-migrations`),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backup'),
    dies: 'the way back to an earlier state',
    undo: 'none known',
    safer: 'Let backups expire by their schedule.',
    docs: docs('cli/backup'),
    examples: {
      held: [
        'pscale backup delete shop main b1 --force',
        'pscale branch safe-migrations disable shop main',
        'curl -X DELETE -H "Authorization: $T" https://api.planetscale.com/v1/organizations/acme/databases/shop/branches/main/backups/b1',
      ],
      free: ['pscale backup list shop main', 'pscale backup create shop main', 'pscale branch safe-migrations enable shop main'],
    },
  },
  {
    id: 'planetscale/deploy-schema',
    when: [
      run('deploy-request|dr deploy|apply|revert|skip-revert'),
      run('branch vtctld move-tables complete|cancel'),
      run('branch vtctld materialize|lookup-vindex cancel|complete'),
      run('workflow cutover|complete|cancel|switch-traffic'),
      run('database|db restore-dump', { any: ['--overwrite-tables'] }),
      api(`POST ${V1}/deploy-requests/{name}/deploy ${V1}/deploy-requests/{name}/revert ${V1}/deploy-requests/{name}/skip-revert`),
      api(`POST ${V1}/deploy-requests/{name}/apply-deploy ${V1}/deploy-requests/{name}/force-cutover`),
      api(`PATCH ${V1}/workflows/{name}/complete ${V1}/workflows/{name}/cutover ${V1}/workflows/{name}/switch-primaries`),
      api(`DELETE ${V1}/workflows/{name}`),
      api(`POST ${V1}/branches/{branch}/move-tables/workflows/{name}/complete ${V1}/branches/{branch}/move-tables/workflows/{name}/cancel`),
      api(`POST ${V1}/data-imports/cancel ${V1}/data-imports/detach-external-database ${V1}/data-imports/begin-switch-traffic`),
    ],
    verb: 'change',
    class: 'suspected',
    resource: named('deploy request'),
    dies: 'columns and tables that the request drops: the command does not say',
    undo: 'pscale deploy-request revert, for half an hour',
    safer: 'Show pscale deploy-request diff to the person first.',
    docs: docs('cli/deploy-request'),
    examples: {
      held: [
        'pscale deploy-request deploy shop 7',
        'pscale dr skip-revert shop 7',
        'pscale workflow cutover shop 3',
        'curl -X POST -H "Authorization: $T" https://api.planetscale.com/v1/organizations/acme/databases/shop/deploy-requests/7/deploy',
      ],
      free: [
        'pscale workflow show shop 3',
        'curl -H "Authorization: $T" https://api.planetscale.com/v1/organizations/acme/databases/shop/deploy-requests/7',
        'pscale deploy-request diff shop 7',
        'pscale deploy-request create shop feature',
        'pscale deploy-request close shop 7',
      ],
    },
  },
  {
    id: 'planetscale/delete-resource',
    net: 'provider',
    when: [
      run('* delete|rm|reset|reset-default|remove|delete-access'),
      run('* * delete|rm|remove'),
      api('DELETE'),
      api(`POST ${V1}/branches/{branch}/roles/reset-default ${V1}/branches/{branch}/roles/{name}/reset`),
      { call: 'mcp', server: ['*planetscale*', '*pscale*'], tool: ['*delete*'] },
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('resource'), name: ['arg:last', 'path:last', 'input:name', 'input:branch', 'input:database'] },
    dies: 'access of whatever uses it',
    undo: 'make a new one, and give it to what used the old',
    safer: 'Look at who uses it first.',
    docs: docs('cli/password'),
    examples: {
      held: [
        'pscale password delete shop main p1 --force',
        'pscale service-token delete t1',
        'pscale webhook delete shop w1',
        'curl -X DELETE -H "Authorization: $T" https://api.planetscale.com/v1/organizations/acme/service-tokens/t1',
        {
          kind: 'mcp',
          server: 'planetscale',
          tool: 'planetscale_delete_branch',
          input: { organization: 'acme', database: 'shop', branch: 'main' },
        },
      ],
      free: [
        'pscale password list shop main',
        'pscale service-token list',
        {
          kind: 'mcp',
          server: 'planetscale',
          tool: 'planetscale_get_branch',
          input: { organization: 'acme', database: 'shop', branch: 'main' },
        },
      ],
    },
  },
] as const satisfies readonly Rule[];

/** PlanetScale: its command line and its API. */
export const planetscale = {
  id: 'planetscale',
  title: 'PlanetScale',
  hosts: ['api.planetscale.com'],
  programs: [
    {
      id: 'pscale',
      names: ['pscale'],
      valueFlags: list(
        `--org --config --api-url --api-token --service-token --service-token-id --service-token-name -f --format --role --ttl --name --branch --database
         --keyspace --dbname --local-addr --remote-addr --restore --region -X --method -F --field -I --input -Q --query -H --header --dir --host --port`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
