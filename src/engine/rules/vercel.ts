import type { Provider, Rule, When } from './rule';
import { request as api, command, list } from './when';

const run = command('vercel', { none: ['--help', '-h'] });
/** Tools of servers that speak for it. */
const tool = (...names: readonly string[]): When => ({ call: 'mcp', server: ['*vercel*'], tool: names });
const PLACE = [
  'flag:--scope',
  'flag:-S',
  'flag:-T',
  'query:teamId',
  'query:slug',
  'path:project',
  'env:VERCEL_PROJECT_ID',
  'env:VERCEL_ORG_ID',
  'flag:--environment',
];
const named = (kind: string) => ({
  kind,
  name: ['args', 'path:name', 'path:project', 'path:last', 'input:*', `=linked ${kind}`],
  identifiers: PLACE,
});
const docs = (page: string): string => `https://vercel.com/docs/${page}`;
const RM = 'rm|remove|delete';

const rules = [
  // Before projects: `vercel rm` takes both.
  {
    id: 'vercel/delete-deployment',
    when: [api('DELETE /{version}/deployments/{name}'), run('rm|remove', { args: ['dpl_*', '*.vercel.app'] })],
    verb: 'delete',
    class: 'data',
    resource: { ...named('deployment'), link: 'itself' },
    dies: 'the deployment and the addresses that lead to it',
    undo: 'deploy the same commit again',
    safer: 'Let the retention policy remove old deployments.',
    docs: docs('rest-api/deployments/delete-a-deployment'),
    examples: {
      held: ['vercel rm dpl_1 --yes', 'curl -X DELETE -H "Authorization: Bearer $T" https://api.vercel.com/v13/deployments/dpl_1'],
      free: ['curl -H "Authorization: Bearer $T" https://api.vercel.com/v6/deployments', 'vercel rollback'],
    },
  },
  {
    id: 'vercel/delete-project',
    when: [
      run(`project|projects ${RM}`),
      run('rm|remove'),
      api('DELETE /{version}/projects/{project}'),
      tool('delete_project', 'remove_project'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('project'), link: 'itself' },
    dies: 'all deployments, domains, environment variables and settings; of a deployment its address',
    undo: 'none known',
    safer: 'Use vercel remove --safe, which keeps what has an alias.',
    docs: docs('cli/remove'),
    examples: {
      held: [
        { kind: 'mcp', server: 'vercel', tool: 'vercel_delete_project', input: { projectId: 'shop' } },
        'vercel remove shop',
        'vercel rm shop --yes',
        'vercel project rm shop',
        'curl -X DELETE -H "Authorization: Bearer $T" "https://api.vercel.com/v9/projects/shop?teamId=t"',
        'vercel api /v9/projects/shop -X DELETE',
      ],
      free: [
        'vercel ls',
        'vercel project ls',
        'vercel inspect shop',
        'vercel deploy',
        'curl -H "Authorization: Bearer $T" https://api.vercel.com/v9/projects',
      ],
    },
  },
  {
    id: 'vercel/delete-variable',
    when: [
      run(`env ${RM}`),
      run(`target|targets ${RM}`),
      api('DELETE /{version}/projects/{project}/env /{version}/projects/{project}/env/{name} /{version}/env /{version}/env/{name}'),
      api('PATCH /{version}/env/{name}/unlink/{project}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('variable'), name: ['arg:0', 'path:name', '=variable'], identifiers: [...PLACE, 'arg:1'], link: 'inside' },
    dies: 'its value, which may be kept nowhere else: sensitive ones cannot be read back',
    undo: 'set it again, if its value is kept elsewhere',
    safer: 'Let the person save the value first.',
    docs: docs('cli/env'),
    examples: {
      held: [
        'vercel env rm DATABASE_URL production --yes',
        'vercel env remove DATABASE_URL',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.vercel.com/v9/projects/shop/env/e1',
      ],
      free: [
        'vercel env ls',
        'vercel env add DATABASE_URL',
        'curl -H "Authorization: Bearer $T" https://api.vercel.com/v9/projects/shop/env',
      ],
    },
  },
  {
    id: 'vercel/delete-domain',
    when: [
      run(`domains|domain ${RM}|move`),
      run(`dns ${RM}`),
      run(`alias|aliases|ln ${RM}`),
      run(`certs|cert ${RM}`),
      api(
        'DELETE /{version}/domains/{name} /{version}/domains/{domain}/records/{name} /{version}/projects/{project}/domains/{name} /{version}/aliases/{name} /{version}/certs/{name}',
      ),
      api('PATCH /{version}/domains/{name}', { fields: { op: ['move-out'] } }),
      api('PUT /domains/{name}/records /{version}/domains/{name}/records'),
      api('PATCH /{version}/domains/records/{name}', { fields: { value: ['*'] } }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('domain'),
    dies: 'where the name leads: visitors and mail',
    undo: 'add it again; a name that was given up may be gone',
    safer: 'Point it somewhere else instead.',
    docs: docs('cli/domains'),
    examples: {
      held: [
        'vercel domains rm example.com',
        'vercel domain remove example.com',
        'vercel dns rm rec_1',
        'vercel alias rm shop.example.com --yes',
        'vercel api /v6/domains/example.com -X DELETE',
      ],
      free: [
        'vercel domains ls',
        'vercel domains add example.com',
        'vercel dns ls',
        'vercel alias set a b',
        'vercel api /v6/domains/example.com',
      ],
    },
  },
  {
    id: 'vercel/delete-storage',
    when: [
      run('blob del|delete-store|empty-store'),
      run(`blob store ${RM}`),
      run(`edge-config|global-config ${RM}`),
      run('integration-resource|ir|integration remove|rm|disconnect'),
      run('blob store empty|empty-store|clear'),
      run('cache dangerously-delete'),
      run('vcr rm|remove|delete'),
      run('vcr image|tags rm|remove|delete'),
      api(
        'DELETE /{version}/edge-config/{name} /{version}/global-config/{name} /{version}/storage/** /storage/** /{version}/integrations/**',
      ),
      api('POST|DELETE /delete /', { hosts: ['blob.vercel-storage.com', '*.blob.vercel-storage.com'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('storage'),
    dies: 'the files or the database in it',
    undo: 'none known',
    safer: 'Copy what is in it first.',
    docs: docs('cli/blob'),
    examples: {
      held: [
        'vercel blob del a.png',
        'vercel blob store remove store_1',
        'vercel integration-resource remove shop-db --disconnect-all --yes',
        'vercel blob delete-store store_1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.vercel.com/v1/edge-config/ecfg_1',
        'curl -X POST -H "Authorization: Bearer $T" https://blob.vercel-storage.com/delete -d "{}"',
        `curl -X POST -H "Authorization: Bearer $T" https://blob.vercel-storage.com/delete -d '{"urls":["a.png"]}'`,
      ],
      free: [
        'vercel blob list',
        'vercel blob put a.png',
        'vercel integration list',
        'vercel cache purge',
        'curl -H "Authorization: Bearer $T" https://api.vercel.com/v1/edge-config/ecfg_1',
      ],
    },
  },
  {
    id: 'vercel/remove-protection',
    when: [
      run('firewall ** rm|remove|delete|disable|pause|unblock'),
      run('project|projects protection disable|rm|remove'),
      api('DELETE /{version}/security/** /{version}/drains/{name} /{version}/log-drains/{name}'),
      api('PUT /{version}/security/firewall/config'),
      api('PATCH /{version}/projects/{project}', { fields: { 'ssoProtection.deploymentType': ['*'] } }),
      api('PATCH /{version}/projects/{project}', { fields: { ssoProtection: [null] } }),
      api('PATCH /{version}/projects/{project}', { fields: { passwordProtection: [null] } }),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: named('protection'),
    reversible: true,
    dies: 'what keeps strangers out of the deployment',
    undo: 'set the same rules again',
    safer: 'Let an owner change it in the dashboard.',
    docs: docs('vercel-firewall'),
    examples: {
      held: [
        'vercel firewall rules disable r1',
        'vercel firewall ip-blocks unblock 10.0.0.1',
        `curl -X PATCH -H "Authorization: Bearer $T" https://api.vercel.com/v9/projects/shop -d '{"ssoProtection":null}'`,
      ],
      free: [
        'vercel firewall overview',
        `curl -X PATCH -H "Authorization: Bearer $T" https://api.vercel.com/v9/projects/shop -d '{"framework":"nextjs"}'`,
      ],
    },
  },
  {
    id: 'vercel/tidy-up',
    when: [run('telemetry|guidance disable'), run('logout'), run('comments delete')],
    verb: 'remove',
    class: 'disposable',
    resource: named('setting'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('cli'),
    examples: { held: [], free: ['vercel telemetry disable'] },
  },
  {
    id: 'vercel/delete-resource',
    net: 'provider',
    when: [
      run('* rm|remove|delete|disconnect|remove-from-group|delete-group|revoke-tokens|detach'),
      run('alerts|ai-gateway|flags|project|projects|vcr ** rm|remove|delete'),
      run('connex|connect detach|revoke-tokens|remove'),
      api('DELETE'),
      api('POST /{version}/kms/issuers/{issuer}/keys/{name}/revoke'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held',
    undo: 'none known',
    safer: 'List it first and note its settings.',
    docs: docs('cli'),
    examples: {
      held: [
        'vercel tokens rm t1',
        'vercel git disconnect',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.vercel.com/v1/webhooks/w1',
        'vercel webhooks delete w1',
        'vercel ai-gateway api-keys remove k1',
        'vercel redirects rm r1',
        'vercel routes delete r1',
      ],
      free: [
        'vercel teams ls',
        'vercel whoami',
        'vercel link',
        'vercel help remove',
        'curl -H "Authorization: Bearer $T" https://api.vercel.com/v1/webhooks',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Vercel: its command line and its REST API. */
export const vercel = {
  id: 'vercel',
  title: 'Vercel',
  hosts: ['api.vercel.com', 'api.zeit.co', 'vercel.com'],
  programs: [
    {
      id: 'vercel',
      names: ['vercel', 'vc', 'now'],
      valueFlags: list(
        `--cwd -A --local-config -Q --global-config -S --scope -T --team -t --token --environment --git-branch -X --method -F --field -f --raw-field -H --header
         --input --timeout -e --env -b --build-env -m --meta --project --target --limit --next --rw-token`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
