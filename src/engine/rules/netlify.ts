import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('netlify', { none: ['--help', '-h'] });
/** The command that calls an operation of the API by its name. */
const operation = (names: string) => run(`api ${names.toLowerCase()}`);
const PLACE = ['flag:--site', 'flag:-s', 'flag:--to', 'flag:-t', 'flag:--context', 'path:site', 'env:NETLIFY_SITE_ID'];
const named = (kind: string) => ({
  kind,
  name: ['arg:0', 'flag:--to', 'flag:-t', 'path:name', 'path:last', `=linked ${kind}`],
  identifiers: PLACE,
});
const docs = (page: string): string => `https://cli.netlify.com/commands/${page}`;

const rules = [
  {
    id: 'netlify/delete-site',
    when: [
      run('sites:delete'),
      run('sites delete'),
      api('DELETE /api/v1/sites/{name} /api/v1/accounts/{name}'),
      operation('deleteSite|cancelAccount'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('site'), link: 'itself' },
    dies: 'all deploys, settings, variables and stored data',
    undo: 'none known',
    safer: 'Stop its builds instead.',
    docs: docs('sites'),
    examples: {
      held: ['netlify sites:delete 123 --force', 'curl -X DELETE -H "Authorization: Bearer $T" https://api.netlify.com/api/v1/sites/123'],
      free: [
        'netlify sites:list',
        'netlify deploy',
        'netlify status',
        'curl -H "Authorization: Bearer $T" https://api.netlify.com/api/v1/sites/123',
      ],
    },
  },
  {
    id: 'netlify/change-variables',
    when: [
      run('env:unset|env:clone|env:migrate|env:import'),
      run('env unset|clone|migrate|import'),
      operation('deleteEnvVar|deleteEnvVarValue'),
      { call: 'mcp', server: ['*netlify*'], tool: ['*'], input: { deleteEnvVar: ['true'] } },
      api('DELETE /api/v1/accounts/{account}/env/{name} /api/v1/accounts/{account}/env/{name}/value/{value}'),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: { ...named('variables'), link: 'inside' },
    dies: 'the values of the variables in the place that is written to',
    undo: 'set them again, if they are kept elsewhere',
    safer: 'Let the person save them first.',
    docs: docs('env'),
    examples: {
      held: [
        'netlify env:unset STRIPE_KEY',
        'netlify env:clone --from a --to b',
        'ntl env:unset STRIPE_KEY --context production',
        {
          kind: 'mcp',
          server: 'netlify',
          tool: 'netlify-project-services-updater',
          input: { selectSchema: { operation: 'manage-env-vars', params: { siteId: 's1', deleteEnvVar: true, envVarKey: 'STRIPE_KEY' } } },
        },
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.netlify.com/api/v1/accounts/acme/env/STRIPE_KEY',
      ],
      free: ['netlify env:list', 'netlify env:set A b'],
    },
  },
  {
    id: 'netlify/reset-database',
    when: run('db|database reset'),
    verb: 'delete',
    class: 'data',
    resource: { kind: 'database', name: ['=development database'], here: true },
    dies: 'all data and tables of the development database on this machine',
    undo: 'apply the migrations again; data that was typed in stays lost',
    safer: 'Make a dump of what is worth keeping first.',
    docs: docs('database'),
    examples: {
      held: ['netlify db reset', 'netlify database reset --json'],
      free: ['netlify db status', 'netlify database migrations apply'],
    },
  },
  {
    id: 'netlify/restore-database',
    when: [
      api('POST /api/v1/sites/{site}/database/branch/{name}/reset /api/v1/sites/{site}/database/snapshot/{name}/restore'),
      api('DELETE /api/v1/sites/{site}/database /api/v1/sites/{site}/database/branch/{name}'),
      operation('resetSiteDatabaseBranch|restoreSiteDatabaseSnapshot|deleteSiteDatabase|deleteSiteDatabaseBranch'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'database', name: ['path:name', 'path:site', '=database of the site'], identifiers: PLACE },
    dies: 'the data of the site’s database or branch, or what was written since the snapshot',
    undo: 'restore a snapshot from before',
    safer: 'Make a snapshot first, and restore it into another branch.',
    docs: docs('database'),
    examples: {
      held: [
        'netlify api resetSiteDatabaseBranch --data "{}"',
        'curl -X POST -H "Authorization: Bearer $T" https://api.netlify.com/api/v1/sites/123/database/branch/main/reset',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.netlify.com/api/v1/sites/123/database',
      ],
      free: [
        'netlify api listSiteDatabaseSnapshots --data "{}"',
        'curl -H "Authorization: Bearer $T" https://api.netlify.com/api/v1/sites/123/database',
        'curl -X POST -H "Authorization: Bearer $T" https://api.netlify.com/api/v1/sites/123/database/snapshot',
      ],
    },
  },
  {
    id: 'netlify/delete-backup',
    when: [api('DELETE /api/v1/sites/{site}/database/snapshot/{name}'), operation('deleteSiteDatabaseSnapshot')],
    verb: 'delete',
    class: 'safeguard',
    resource: { kind: 'snapshot', name: ['path:name', '=snapshot'], identifiers: PLACE },
    dies: 'the way back to an earlier state of the database',
    undo: 'none known',
    safer: 'Let it expire by its own retention.',
    docs: docs('database'),
    examples: {
      held: [
        'netlify api deleteSiteDatabaseSnapshot --data "{}"',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.netlify.com/api/v1/sites/123/database/snapshot/s1',
      ],
      free: [
        'netlify api getSiteDatabase --data "{}"',
        'curl -H "Authorization: Bearer $T" https://api.netlify.com/api/v1/sites/123/database/snapshots',
      ],
    },
  },
  {
    id: 'netlify/tidy-up',
    when: [api('POST /api/v1/purge'), operation('purgeCache')],
    verb: 'remove',
    class: 'disposable',
    resource: { kind: 'cache', name: ['body:site_id', '=cache'] },
    undo: 'not needed: the cache fills again',
    safer: 'Go ahead.',
    docs: docs('api'),
    examples: {
      held: [],
      free: [`curl -X POST -H "Authorization: Bearer $T" https://api.netlify.com/api/v1/purge -d '{"site_id":"123"}'`],
    },
  },
  {
    id: 'netlify/delete-resource',
    net: 'provider',
    when: [
      run('*:delete|*:remove|*:destroy'),
      run('* delete|remove|destroy'),
      operation('delete*|remove*|transferDnsZone|unlinkSiteRepo|disableSplitTest|disableSite'),
      api('DELETE'),
      api('PUT /api/v1/sites/{name}/disable /api/v1/sites/{name}/unlink_repo /api/v1/dns_zones/{name}/transfer'),
      api('POST /api/v1/sites/{site}/traffic_splits/{name}/unpublish'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('resource'), name: ['args', 'path:last', '=resource'] },
    dies: 'whatever it held',
    undo: 'none known',
    safer: 'List it first and note what it holds.',
    docs: docs('blobs'),
    examples: {
      held: [
        'netlify blobs:delete invoices a.pdf',
        'netlify blob:delete invoices a.pdf --force',
        'netlify api deleteDnsZone --data "{}"',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.netlify.com/api/v1/dns_zones/z1',
      ],
      free: [
        'netlify blobs:list invoices',
        'netlify api listSites',
        'netlify logs',
        'curl -H "Authorization: Bearer $T" https://api.netlify.com/api/v1/dns_zones',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Netlify: its command line and its API. */
export const netlify = {
  id: 'netlify',
  title: 'Netlify',
  hosts: ['api.netlify.com'],
  programs: [
    {
      id: 'netlify',
      names: ['netlify', 'ntl', 'netlify-cli'],
      valueFlags: list(`--auth --filter --site -s --from -f --to -t --context --scope --data -d --http-proxy --cwd`),
    },
  ],
  rules,
} as const satisfies Provider;
