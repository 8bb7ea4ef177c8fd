import type { Provider, Rule, When } from './rule';
import { request as api, command, list } from './when';

const run = command('neonctl', { none: ['--help', '-h'] });
const PLACE = [
  'flag:--project-id',
  'path:project',
  'flag:--branch',
  'path:branch',
  'flag:--org-id',
  'env:NEON_PROJECT_ID',
  'input:projectId',
  'input:params.projectId',
];
const named = (kind: string) => ({
  kind,
  name: [
    'args',
    'path:name',
    'path:branch',
    'path:project',
    'input:branchId',
    'input:params.branchId',
    'input:branchIdOrName',
    'input:params.branchIdOrName',
    'input:projectId',
    'input:params.projectId',
  ],
  identifiers: PLACE,
});
/** Tools of Neon's own MCP server. */
const tool = (...names: readonly string[]): When => ({ call: 'mcp', server: ['*neon*'], tool: names });
/** Servers of others whose tools are called and told the same. */
const OTHERS = list(
  '*vercel* *netlify* *railway* *render* *sentry* *linear* *mongo* *atlas* *gitlab* *github* *posthog* *terraform* *asana* *google* *gcp* *firebase* *supabase*',
);
/** The same whatever the server is called, known by the field that Neon's own tools take. */
const shaped = (...names: readonly string[]): readonly When[] =>
  ['projectId', 'params.projectId'].map(
    (field): When => ({
      call: 'mcp',
      noServer: OTHERS,
      tool: names.flatMap((name) => [name, `*_${name}`]),
      input: { [`=${field}`]: ['*'] },
    }),
  );
const V2 = '/api/v2/projects';
const docs = (page: string): string => `https://neon.com/docs/${page}`;

const rules = [
  {
    id: 'neon/delete-project',
    when: [run('projects|project delete'), api(`DELETE ${V2}/{project}`), tool('delete_project'), ...shaped('delete_project')],
    verb: 'delete',
    class: 'data',
    resource: { ...named('project'), link: 'itself' },
    dies: 'all branches, databases, roles and their history',
    undo: 'neonctl projects recover, for some days',
    safer: 'Delete single branches by name.',
    docs: docs('cli/projects'),
    examples: {
      held: [
        'neonctl projects delete muddy-wood-859533',
        'curl -X DELETE -H "Authorization: Bearer $K" https://console.neon.tech/api/v2/projects/muddy-wood-859533',
        { kind: 'mcp', server: 'neon', tool: 'delete_project', input: { projectId: 'p1' } },
      ],
      free: ['neonctl projects list', 'curl -H "Authorization: Bearer $K" https://console.neon.tech/api/v2/projects'],
    },
  },
  {
    id: 'neon/delete-branch',
    when: [
      run('branches|branch delete'),
      api(`DELETE ${V2}/{project}/branches/{branch}`),
      tool('delete_branch'),
      ...shaped('delete_branch'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('branch'), link: 'inside' },
    dies: 'its databases and its history',
    undo: 'none known',
    safer: 'Let it expire: neonctl branches set-expiration.',
    docs: docs('cli/branches'),
    examples: {
      held: [
        'neonctl branches delete feature --project-id p1',
        'curl -X DELETE -H "Authorization: Bearer $K" https://console.neon.tech/api/v2/projects/p1/branches/br-1',
        { kind: 'mcp', server: 'db', tool: 'delete_branch', input: { projectId: 'p1', branchId: 'br-1' } },
      ],
      free: [
        'neonctl branches list',
        'neonctl branches create --name feature',
        'curl -H "Authorization: Bearer $K" https://console.neon.tech/api/v2/projects/p1/branches/br-1',
        { kind: 'mcp', server: 'db', tool: 'describe_branch', input: { projectId: 'p1', branchId: 'br-1' } },
      ],
    },
  },
  {
    id: 'neon/reset-branch',
    when: [
      run('branches|branch reset|restore'),
      api(
        `POST ${V2}/{project}/branches/{branch}/restore ${V2}/{project}/branches/{branch}/reset ${V2}/{project}/branches/{branch}/finalize_restore`,
      ),
      api(`POST ${V2}/{project}/snapshots/{snapshot}/restore`, { fields: { finalize_restore: [true] } }),
      tool('reset_from_parent', 'restore_branch'),
      ...shaped('reset_from_parent', 'restore_branch'),
    ],
    verb: 'reset',
    class: 'data',
    resource: { ...named('branch'), name: ['arg:0', ...named('').name.slice(1)], link: 'inside' },
    dies: 'everything written to the branch since that point',
    undo: 'restore it to the moment before, within the history window; --preserve-under-name keeps a copy',
    safer: 'Use --preserve-under-name.',
    docs: docs('cli/branches'),
    examples: {
      held: [
        'neonctl branches reset main --parent',
        'neonctl branches restore main ^self@2026-01-01T00:00:00Z',
        'curl -X POST -H "Authorization: Bearer $K" https://console.neon.tech/api/v2/projects/p1/branches/br-1/restore',
        { kind: 'mcp', server: 'db', tool: 'reset_from_parent', input: { params: { projectId: 'p1', branchIdOrName: 'main' } } },
      ],
      free: [
        'curl -H "Authorization: Bearer $K" https://console.neon.tech/api/v2/projects/p1/branches',
        'neonctl branches schema-diff main',
        'neonctl branches get main',
      ],
    },
  },
  {
    id: 'neon/delete-database',
    when: [
      run('databases|database|roles|role|buckets|bucket delete|rm'),
      run('buckets|bucket objects|object delete|rm'),
      run('neon-auth|auth ** delete|delete-data'),
      api(`DELETE ${V2}/{project}/branches/{branch}/databases/{name} ${V2}/{project}/branches/{branch}/roles/{name}`),
      api(`POST ${V2}/{project}/branches/{branch}/roles/{name}/reset_password`),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('database'), link: 'inside' },
    dies: 'the data in it; of a role everybody who signs in with it',
    undo: 'restore the branch to the moment before',
    safer: 'Make a branch of it first.',
    docs: docs('cli/databases'),
    examples: {
      held: [
        'neonctl databases delete orders --project-id p1',
        'neonctl roles delete app',
        'curl -X DELETE -H "Authorization: Bearer $K" https://console.neon.tech/api/v2/projects/p1/branches/br-1/databases/orders',
      ],
      free: ['neonctl databases list', 'neonctl roles create --name app'],
    },
  },
  {
    id: 'neon/remove-protection',
    when: [
      run('ip-allow remove|reset'),
      run('vpc ** remove|restrict'),
      api(`PATCH ${V2}/{project}/branches/{branch}`, { fields: { 'branch.protected': [false] } }),
      api(`PATCH ${V2}/{project}`, { fields: { 'project.history_retention_seconds': ['*', 0] } }),
      api(`DELETE ${V2}/{project}/snapshots/{name}`),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: named('protection'),
    dies: 'the protection of the branch, or the history that could bring it back',
    undo: 'set it again; history stays lost',
    safer: 'Let an owner change it in the console.',
    docs: docs('guides/protected-branches'),
    examples: {
      held: [
        `curl -X PATCH -H "Authorization: Bearer $K" https://console.neon.tech/api/v2/projects/p1/branches/br-1 -d '{"branch":{"protected":false}}'`,
        'neonctl ip-allow reset --project-id p1',
      ],
      free: [
        `curl -X PATCH -H "Authorization: Bearer $K" https://console.neon.tech/api/v2/projects/p1/branches/br-1 -d '{"branch":{"name":"next"}}'`,
        'neonctl ip-allow list',
      ],
    },
  },
  {
    id: 'neon/delete-resource',
    net: 'provider',
    when: [run('* delete|remove'), api('DELETE'), tool('delete_*')],
    verb: 'delete',
    class: 'data',
    resource: { ...named('resource'), name: ['args', 'path:last'] },
    dies: 'whatever it held',
    undo: 'none known',
    safer: 'Look at it first.',
    docs: docs('reference/api-reference'),
    examples: {
      held: [
        'neonctl functions delete hello',
        'curl -X DELETE -H "Authorization: Bearer $K" https://console.neon.tech/api/v2/projects/p1/endpoints/ep-1',
      ],
      free: ['neonctl operations list', 'neonctl projects list'],
    },
  },
] as const satisfies readonly Rule[];

/** Neon: its command line, its API and its MCP server. */
export const neon = {
  id: 'neon',
  title: 'Neon',
  hosts: ['console.neon.tech', 'console-stage.neon.build'],
  programs: [
    {
      id: 'neonctl',
      names: ['neonctl', 'neon'],
      valueFlags: list(
        `--project-id --branch --org-id --context-file --config-dir --api-key --output -o --name --preserve-under-name --role-name --database-name --endpoint-type --parent --compute --type --timestamp --database --role --api-host`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
