import type { Provider, Rule, When } from './rule';
import { request as api, command, list } from './when';

const run = command('supabase', { none: ['--dry-run', '--help', '-h'] });
const PLACE = ['flag:--project-ref', 'path:ref', 'flag:--db-url', 'env:SUPABASE_PROJECT_ID', 'env:SUPABASE_DB_URL', 'input:project_id'];
const named = (kind: string) => ({
  kind,
  name: ['args', 'path:name', 'path:ref', 'input:branch_id', 'input:project_id', 'flag:--project-ref'],
  identifiers: PLACE,
});
/** Tools of Supabase's own MCP server. */
const tool = (...names: readonly string[]): When => ({ call: 'mcp', server: ['*supabase*'], tool: names });
/** Servers of others whose tools are called and told the same. */
const OTHERS = list(
  '*vercel* *netlify* *railway* *render* *sentry* *linear* *mongo* *atlas* *gitlab* *github* *posthog* *terraform* *asana* *google* *gcp* *firebase* *neon* *planetscale*',
);
/** The same whatever the server is called, known by the field that Supabase's own tool takes. */
const shaped = (field: string, ...names: readonly string[]): When => ({
  call: 'mcp',
  noServer: OTHERS,
  tool: names.flatMap((name) => [name, `*_${name}`]),
  input: { [`=${field}`]: ['*'] },
});
const docs = (page: string): string => `https://supabase.com/docs/reference/${page}`;

const rules = [
  {
    id: 'supabase/delete-project',
    when: [run('projects delete'), api('DELETE /v1/projects/{ref}'), tool('delete_project', 'remove_project')],
    verb: 'delete',
    class: 'data',
    resource: { ...named('project'), link: 'itself' },
    dies: 'its database, users, files and functions, with their backups',
    undo: 'none known',
    safer: 'Pause it instead, after supabase db dump.',
    docs: docs('cli/supabase-projects-delete'),
    examples: {
      held: [
        'supabase projects delete abcdefghijklmnopqrst',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.supabase.com/v1/projects/abcdefghijklmnopqrst',
        { kind: 'mcp', server: 'supabase', tool: 'delete_project', input: { project_id: 'abc' } },
      ],
      free: ['supabase projects list', 'curl -H "Authorization: Bearer $T" https://api.supabase.com/v1/projects'],
    },
  },
  {
    id: 'supabase/reset-linked-database',
    when: [
      run('db reset', { any: ['--linked', '--db-url'] }),
      run('migration|migrations down', { any: ['--linked', '--db-url'] }),
      run('db push', { any: ['--include-all', '--include-seed', '--include-roles'] }),
      api('POST /v1/branches/{name}/reset'),
      tool('reset_branch', 'rebase_branch'),
      shaped('branch_id', 'reset_branch', 'rebase_branch'),
    ],
    verb: 'reset',
    class: 'data',
    resource: { ...named('database'), name: [...named('').name, 'flag:--db-url', '=linked database'] },
    dies: 'all data and schema of the remote database',
    undo: 'restore a backup in the dashboard, if the plan keeps any',
    safer: 'Reset the local database instead, without --linked.',
    docs: docs('cli/supabase-db-reset'),
    examples: {
      held: [
        'supabase db reset --linked',
        'npx supabase db reset --linked --yes',
        'supabase migration down --linked --last 3',
        'curl -X POST -H "Authorization: Bearer $T" https://api.supabase.com/v1/branches/b1/reset',
        { kind: 'mcp', server: 'supabase', tool: 'reset_branch', input: { branch_id: 'b1' } },
      ],
      free: ['supabase db diff --linked', 'supabase db push --dry-run', 'supabase db pull', 'supabase migration list'],
    },
  },
  {
    id: 'supabase/reset-database',
    net: 'provider',
    when: [run('db reset'), run('migration|migrations down'), run('stop', { any: ['--no-backup'] }), run('db branch delete')],
    verb: 'reset',
    class: 'data',
    resource: { kind: 'database', name: ['=local database'], identifiers: PLACE, here: true },
    dies: 'all data in the local database; migrations and seeds are run again',
    undo: 'the seeds; other data stays lost',
    safer: 'Save it first: supabase db dump --local --data-only -f data.sql.',
    docs: docs('cli/supabase-db-reset'),
    examples: {
      held: ['supabase db reset', 'supabase migration down --last 2', 'supabase stop --no-backup'],
      free: ['supabase start', 'supabase stop', 'supabase status', 'supabase migration up'],
    },
  },
  {
    id: 'supabase/delete-branch',
    when: [
      run('branches delete|disable'),
      api('DELETE /v1/branches/{name} /v1/projects/{ref}/branches'),
      api('POST /v1/projects/{ref}/read-replicas/remove /v1/branches/{name}/merge'),
      tool('delete_branch', 'merge_branch'),
      shaped('branch_id', 'delete_branch', 'merge_branch'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('branch'),
    dies: 'the database of the branch; of all branches where branching is disabled',
    undo: 'none known',
    safer: 'Pause it instead.',
    docs: docs('cli/supabase-branches-delete'),
    examples: {
      held: [
        'supabase branches delete feature',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.supabase.com/v1/branches/b1',
        { kind: 'mcp', server: 'db', tool: 'delete_branch', input: { branch_id: 'b1' } },
        { kind: 'mcp', server: 'supabase', tool: 'delete_branch', input: { branch_id: 'b1' } },
      ],
      free: [
        'supabase branches list',
        'curl -H "Authorization: Bearer $T" https://api.supabase.com/v1/branches/b1',
        { kind: 'mcp', server: 'supabase', tool: 'list_branches', input: { project_id: 'abc' } },
      ],
    },
  },
  {
    id: 'supabase/restore-backup',
    when: [
      run('backups restore'),
      api(
        'POST /v1/projects/{ref}/database/backups/restore-pitr /v1/projects/{ref}/database/backups/restore /v1/projects/{ref}/database/backups/undo',
      ),
      api('DELETE /v1/projects/{ref}/database/migrations'),
      api('POST /v1/projects/{ref}/restore /v1/projects/{ref}/pause'),
      run('branches pause'),
      tool('pause_project', 'restore_project'),
      shaped('project_id', 'pause_project', 'restore_project'),
    ],
    verb: 'restore',
    class: 'data',
    resource: named('database'),
    dies: 'everything written since that point; a paused project answers nobody',
    undo: 'a backup made just before, if there is one',
    safer: 'Restore into a new project.',
    docs: docs('cli/supabase-backups-restore'),
    examples: {
      held: [
        'supabase backups restore --timestamp 1700000000 --project-ref abc',
        'curl -X POST -H "Authorization: Bearer $T" https://api.supabase.com/v1/projects/abc/pause',
        { kind: 'mcp', server: 'db', tool: 'pause_project', input: { project_id: 'abc' } },
      ],
      free: [
        'supabase backups list --project-ref abc',
        'curl -H "Authorization: Bearer $T" https://api.supabase.com/v1/projects/abc/database/backups',
        { kind: 'mcp', server: 'db', tool: 'get_project', input: { project_id: 'abc' } },
      ],
    },
  },
  {
    id: 'supabase/delete-files',
    when: [run('storage rm'), run('storage mv', { any: ['-r', '--recursive'] })],
    verb: 'delete',
    class: 'data',
    resource: named('file'),
    dies: 'the files; with --recursive all below',
    undo: 'none known',
    safer: 'Copy them first: supabase storage cp -r.',
    docs: docs('cli/supabase-storage-rm'),
    examples: {
      held: ['supabase storage rm -r ss:///invoices --experimental'],
      free: ['supabase storage ls ss:///invoices', 'supabase storage cp -r ss:///a ./a'],
    },
  },
  {
    id: 'supabase/change-migration-history',
    when: [run('migration|migrations repair'), run('migration|migrations squash', { any: ['--linked', '--db-url'] })],
    verb: 'rewrite',
    class: 'data',
    resource: { ...named('migration history'), name: ['args', '=migration history'], link: 'inside' },
    reversible: true,
    dies: 'the record of which migrations have run: the next push may run them again, or not at all',
    undo: 'supabase migration repair with the other status',
    safer: 'Show supabase migration list to the person first.',
    docs: docs('cli/supabase-migration-repair'),
    examples: {
      held: ['supabase migration repair 20250101000000 --status reverted', 'supabase migration squash --linked'],
      free: ['supabase migration new add_table', 'supabase migration list --linked', 'supabase migration squash'],
    },
  },
  {
    id: 'supabase/remove-protection',
    when: [
      api(
        'DELETE /v1/projects/{ref}/network-bans /v1/projects/{ref}/config/auth/signing-keys/{name} /v1/projects/{ref}/billing/addons/{name}',
      ),
      run('ssl-enforcement update', { any: ['--disable-db-ssl-enforcement'] }),
      run('encryption update-root-key'),
      api('PUT /v1/projects/{ref}/pgsodium'),
      api('PATCH /v1/projects/{ref}/database/password'),
      api('PUT /v1/projects/{ref}/ssl-enforcement', { fields: { 'requestedConfig.database': [false] } }),
      api('PUT /v1/projects/{ref}/api-keys/legacy', { fields: { enabled: [false, 'false'] } }),
      run('network-restrictions update'),
      api('POST /v1/projects/{ref}/network-restrictions/apply'),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: named('protection'),
    dies: 'a protection of the project: its network rules, its keys, its point-in-time recovery',
    undo: 'set it again; what was encrypted with a lost key stays lost',
    safer: 'Let an owner change it in the dashboard.',
    docs: docs('api/introduction'),
    examples: {
      held: [
        'supabase ssl-enforcement update --disable-db-ssl-enforcement --experimental',
        'supabase encryption update-root-key --project-ref abc',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.supabase.com/v1/projects/abc/network-bans',
      ],
      free: ['supabase ssl-enforcement get --experimental', 'supabase network-bans get --experimental'],
    },
  },
  {
    id: 'supabase/delete-resource',
    net: 'provider',
    when: [
      run('functions|domains|vanity-subdomains|postgres-config|snippets delete'),
      run('secrets unset'),
      run('sso|network-bans remove'),
      api('DELETE'),
      tool('delete_*', 'remove_*'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('resource'), name: ['args', 'path:last', ...named('').name] },
    dies: 'the function, secret or setting',
    undo: 'deploy or set it again, if its source or value is kept elsewhere',
    safer: 'List it first and note what it holds.',
    docs: docs('cli/supabase-functions-delete'),
    examples: {
      held: [
        'supabase functions delete hello',
        'supabase secrets unset STRIPE_KEY',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.supabase.com/v1/projects/abc/functions/hello',
      ],
      free: ['supabase functions list', 'supabase functions deploy hello', 'supabase secrets list'],
    },
  },
] as const satisfies readonly Rule[];

/** Supabase: its command line, its Management API and its MCP server. SQL that is sent there is read as SQL. */
export const supabase = {
  id: 'supabase',
  title: 'Supabase',
  hosts: ['api.supabase.com', 'api.supabase.green'],
  programs: [
    {
      id: 'supabase',
      names: ['supabase'],
      valueFlags: list(
        `--project-ref --db-url --workdir --network-id --profile -o --output --dns-resolver --agent --version --last --password -p --schema -s --file -f
         --timestamp -t --status --name --git-branch --org-id --region --size --env-file --jobs -j --db-allow-cidr`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
