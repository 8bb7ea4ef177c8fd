import { cloudflareDataRules } from './cloudflareData';
import { account, api, deployed, docs, flarectl, named, tool, wrangler } from './cloudflareWhen';
import { cloudflareZoneRules } from './cloudflareZones';
import type { Provider, Rule } from './rule';
import { list } from './when';

/** Verbs of destruction, wherever they stand. */
const RM = 'delete|remove|rm|purge|destroy|unlock|delete-*';
const DRY = { none: ['--help', '-h', '--dry-run'] };

const rules = [
  {
    id: 'cloudflare/delete-worker',
    when: [
      wrangler('delete', DRY),
      wrangler('dispatch-namespace delete'),
      wrangler('containers|cloudchamber delete'),
      account('DELETE /workers/scripts/{worker} /workers/services/{worker} /workers/services/{worker}/environments/{environment}'),
      account('DELETE /workers/workers/{worker} /workers/dispatch/namespaces/** /workers/durable_objects/namespaces/**'),
      account('DELETE /containers/applications/{name}'),
      tool('worker_delete workers_delete'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...deployed('worker'), link: 'itself' },
    dies: 'the code with its versions, secrets and schedules, and all that its Durable Objects store',
    undo: 'deploy it again; secrets and Durable Objects stay lost',
    safer: 'Take its routes away instead.',
    docs: docs('workers/wrangler/commands'),
    examples: {
      held: [
        'wrangler delete',
        'wrangler delete --name shop --force',
        'npx wrangler delete --env production',
        'curl -X DELETE -H "Authorization: Bearer $T" "https://api.cloudflare.com/client/v4/accounts/a1/workers/scripts/shop?force=true"',
      ],
      free: [
        'wrangler delete --dry-run',
        'wrangler deploy --env production',
        'wrangler dev',
        'wrangler tail shop',
        'wrangler versions list',
        'curl -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/workers/scripts',
        { kind: 'mcp', server: 'cloudflare', tool: 'workers_list', input: {} },
      ],
    },
  },
  {
    id: 'cloudflare/delete-durable-objects',
    when: [
      // What the reader of wrangler makes of a deployment whose settings delete classes.
      wrangler('durable-objects delete'),
      account('PUT /workers/scripts/{worker}', { text: ['*deleted_classes*'] }),
    ],
    verb: 'delete',
    class: 'suspected',
    resource: deployed('class of Durable Objects'),
    dies: 'everything that the objects of these classes store, if it was not deleted by an earlier deployment',
    undo: 'none known',
    safer: 'Copy what they store first, or deploy without that migration.',
    docs: docs('durable-objects/reference/durable-objects-migrations'),
    examples: {
      held: [
        `echo '{"migrations":[{"tag":"v2","deleted_classes":["Cart"]}]}' > wrangler.json && wrangler deploy`,
        `curl -X PUT -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/workers/scripts/shop -F 'metadata={"main_module":"a.js","migrations":{"deleted_classes":["Cart"]}}'`,
      ],
      free: [
        `echo '{"migrations":[{"tag":"v1","new_sqlite_classes":["Cart"]}]}' > wrangler.json && wrangler deploy`,
        'wrangler deploy --dry-run',
        'curl -X PUT -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/workers/scripts/shop -F \'metadata={"main_module":"a.js"}\'',
      ],
    },
  },
  {
    id: 'cloudflare/roll-back',
    when: [wrangler('rollback'), account('POST /pages/projects/{project}/deployments/{name}/rollback')],
    verb: 'change',
    class: 'data',
    reversible: true,
    resource: { ...deployed('worker'), name: ['flag:--name', 'path:project', '=this worker'] },
    dies: 'the version that visitors see now; what its Durable Objects, databases and buckets hold does not go back with it',
    undo: 'deploy the version from before: wrangler versions deploy',
    safer: 'Deploy the fixed code instead.',
    docs: docs('workers/configuration/versions-and-deployments/rollbacks'),
    examples: {
      held: [
        'wrangler rollback --name shop -y',
        'curl -X POST -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/pages/projects/shop/deployments/d1/rollback',
      ],
      free: [
        'wrangler deployments list',
        'wrangler versions view v1',
        'curl -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/pages/projects/shop/deployments',
      ],
    },
  },
  {
    id: 'cloudflare/delete-pages',
    when: [wrangler('pages project delete'), account('DELETE /pages/projects/{name} /pages/projects/{project}/domains/{name}')],
    verb: 'delete',
    class: 'data',
    resource: named('project'),
    dies: 'every deployment of the site, its variables and its address',
    undo: 'none known',
    safer: 'Delete single deployments by their id.',
    docs: docs('pages/configuration'),
    examples: {
      held: [
        'wrangler pages project delete shop --yes',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/pages/projects/shop',
      ],
      free: [
        'wrangler pages project list',
        'wrangler pages deploy dist --project-name shop',
        'curl -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/pages/projects/shop',
      ],
    },
  },
  {
    id: 'cloudflare/delete-secret',
    when: [
      wrangler('secret delete'),
      wrangler('versions|pages secret delete'),
      wrangler('secrets-store secret|store delete'),
      account('DELETE /workers/scripts/{worker}/secrets/{name} /secrets_store/stores/{name} /secrets_store/stores/{store}/secrets/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: deployed('secret'),
    dies: 'its value, which nobody can read back; the Worker runs without it at once',
    undo: 'set it again, if its value is kept elsewhere',
    safer: 'Let the person save the value first.',
    docs: docs('workers/configuration/secrets'),
    examples: {
      held: [
        'wrangler secret delete STRIPE_KEY --env production',
        'wrangler pages secret delete STRIPE_KEY --project-name shop',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/workers/scripts/shop/secrets/STRIPE_KEY',
      ],
      free: [
        'wrangler secret list',
        'wrangler pages secret list --project-name shop',
        'curl -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/workers/scripts/shop/secrets',
      ],
    },
  },
  {
    id: 'cloudflare/run-code',
    when: { call: 'mcp', tool: ['execute', '*_execute'], server: ['*cloudflare*'], input: { code: ['*DELETE*', '*delete*', '*purge*'] } },
    verb: 'run',
    class: 'data',
    resource: { kind: 'code', name: ['input:account_id', '=account'], identifiers: ['input:account_id'] },
    dies: 'whatever the requests in the code delete: any part of the account',
    undo: 'none known',
    safer: 'Send one request by its path, so that it can be read.',
    docs: 'https://github.com/cloudflare/mcp',
    examples: {
      held: [
        {
          kind: 'mcp',
          server: 'cloudflare-api',
          tool: 'execute',
          input: { code: 'async () => cloudflare.request({ method: "DELETE", path: "/zones/z1" })' },
        },
      ],
      free: [
        {
          kind: 'mcp',
          server: 'cloudflare-api',
          tool: 'execute',
          input: { code: 'async () => cloudflare.request({ method: "GET", path: "/zones" })' },
        },
      ],
    },
  },
  {
    id: 'cloudflare/tidy-up',
    when: [
      wrangler('auth delete|deactivate'),
      wrangler('telemetry disable'),
      wrangler('ai-search jobs cancel'),
      wrangler('browser close'),
      api('DELETE|POST /zones/{zone}/purge_cache'),
      account('POST /pages/projects/{name}/purge_build_cache'),
      { call: 'mcp', tool: ['kill_browser_session', '*_kill_browser_session', 'cancel_crawl', 'container_file_delete'] },
    ],
    verb: 'remove',
    class: 'disposable',
    resource: named('setting'),
    undo: 'not needed',
    safer: 'Go ahead.',
    docs: docs('workers/wrangler/commands'),
    examples: {
      held: [],
      free: [
        'wrangler telemetry disable',
        'wrangler logout',
        'wrangler auth delete old',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/zones/z1/purge_cache -d "{}"',
      ],
    },
  },
  {
    id: 'cloudflare/delete-resource',
    net: 'provider',
    when: [
      wrangler(`* ${RM}`, DRY),
      wrangler(`* * ${RM}`, DRY),
      // Words behind the other verbs may be anybody's keys and values.
      wrangler(`r2|email|flagship|preview|queues|cloudchamber|containers * * ${RM}`, DRY),
      wrangler(`r2 bucket * * ${RM}`, DRY),
      wrangler('email routing|sending disable'),
      flarectl('** delete|remove'),
      api('DELETE'),
      api('POST /**/rotate /**/rotate_secret /**/rotate_seed /**/revoke /**/revoke_tokens /**/revoke_user /**/batch_delete'),
      api('POST /zones/{zone}/email/routing/disable /zones/{zone}/email/routing/unlock'),
      api('PUT /user/tokens/{name}/value /accounts/{account}/tokens/{name}/value'),
      { call: 'mcp', server: ['*cloudflare*'], tool: ['*_delete', 'delete_*', '*_remove', 'remove_*', '*_purge'] },
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held',
    undo: 'none known',
    safer: 'List it first and note what it holds.',
    docs: docs('api'),
    examples: {
      held: [
        'wrangler pages deployment delete d1 --project-name shop -f',
        'wrangler mtls-certificate delete --id c1',
        'wrangler email routing disable example.com -y',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/stream/v1',
        { kind: 'mcp', server: 'cloudflare-bindings', tool: 'worker_route_delete', input: { name: 'shop' } },
      ],
      free: [
        'wrangler whoami',
        'wrangler types',
        'curl -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/stream',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Cloudflare: wrangler, flarectl, cloudflared, the API, R2 as S3, and its MCP servers. SQL for D1 is read as SQL. */
export const cloudflare = {
  id: 'cloudflare',
  title: 'Cloudflare',
  hosts: ['api.cloudflare.com', '*.r2.cloudflarestorage.com'],
  programs: [
    {
      id: 'wrangler',
      names: ['wrangler', 'wrangler2'],
      valueFlags: list(
        `--cwd --config -c --env -e --env-file --profile --name --namespace-id --binding --project-name --id --script --jurisdiction -J --persist-to --file
         --command --database --bookmark --timestamp --message -m --version-id --tag --expire-days --expire-date --prefix --queue --event-type --dispatch-namespace
         --environment --zone-id --zone --domain --path --ttl --metadata --expiration --output --table --branch --ids --property-name --store-id --secret-id --instance-id
         --rule --rule-id --address-id --sitekey --secret-name --app-id --namespace --type --worker --worker-name --script-name --workflow-name --job-id
         --queue-name --deployment-id --target --bucket --token --match-type --match-field --match-value --action-type --action-value --priority
         --compatibility-date --compatibility-flags --route --routes --assets --var --define --alias --tsconfig --port --ip --host --items --commit-hash
         --commit-message --warehouse --stream --sink --pipeline --service-id --ca-cert --cert --key --email --session-id --old-name --new-name`,
      ),
    },
    {
      id: 'flarectl',
      names: ['flarectl'],
      valueFlags: list('--account-id --zone --id --name --type --content --ttl --mode --value --config --notes'),
    },
    {
      id: 'cloudflared',
      names: ['cloudflared'],
      valueFlags: list(
        '--config --origincert --loglevel --transport-loglevel --logfile --credentials-file --cred-file --url --hostname --name -n --vnet --connector-id -c',
      ),
    },
  ],
  rules: [...cloudflareDataRules, ...cloudflareZoneRules, ...rules],
} as const satisfies Provider;
