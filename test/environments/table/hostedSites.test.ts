import type { Policy } from '../../../src/engine/types';
import { type Given, row } from './rows';

/** Hosting platforms with sites and functions: files as their programs write them, a command, where it goes. */

const WORD = (name: string): string => `the name ${name} says production`;
const LISTED = (id: string, level: string): string => `${id} is listed under ${level} in the settings`;
const listing = (level: 'staging' | 'production', ...match: readonly string[]): Partial<Policy> => ({
  environments: { [level]: { match, level } },
});

// Vercel: .vercel/project.json, .vercel/repo.json.
const project = (id: string, name: string): string => JSON.stringify({ projectId: id, orgId: 'team_1', projectName: name });
const vercel = (name: string, more: Given = {}): Given => ({ ...more, files: { '.vercel/project.json': project('prj_1', name) } });
const SHOP = 'this folder is linked to the Vercel project shop @ .vercel/project.json:1';
const LIVE = 'this folder is linked to the Vercel project shop-prod @ .vercel/project.json:1';
const repo: Given = {
  files: {
    '.vercel/repo.json': JSON.stringify(
      {
        orgId: 'team_1',
        remoteName: 'origin',
        projects: [
          { id: 'prj_root', name: 'root', directory: '.' },
          { id: 'prj_web', name: 'web-prod', directory: 'apps/web' },
          { id: 'prj_api', name: 'api', directory: 'apps/api' },
        ],
      },
      null,
      2,
    ),
  },
  folders: ['apps/web', 'apps/api'],
};
row('Vercel, linked', vercel('shop'), 'vercel env rm KEY -y', 'unknown hold type KEY', [SHOP]);
row('Vercel, linked', vercel('shop-prod'), 'vercel env rm KEY -y', 'production hold type KEY', [LIVE]);
row('Vercel, an environment of it', vercel('shop'), 'vercel env rm KEY production -y', 'production hold type KEY', [WORD('production')]);
row(
  'Vercel, the link is listed',
  vercel('shop', { policy: listing('staging', 'prj_1') }),
  'vercel env rm KEY preview -y',
  'staging hold click KEY',
  [LISTED('prj_1', 'staging')],
);
row(
  'Vercel, its name raises',
  vercel('shop', { policy: listing('production', 'shop') }),
  'vercel env rm KEY -y',
  'production hold type KEY',
  [LISTED('shop', 'production')],
);
row(
  'Vercel, its name lowers nothing',
  vercel('shop', { policy: listing('staging', 'shop') }),
  'vercel env rm KEY -y',
  'unknown hold type KEY',
  [SHOP],
);
row(
  'Vercel, another scope',
  vercel('shop', { policy: listing('staging', 'prj_1') }),
  'vercel env rm KEY -y --scope acme',
  'unknown hold type KEY',
);
row(
  'Vercel, what is elsewhere in the team',
  vercel('shop', { policy: listing('staging', 'prj_1') }),
  'vercel blob store remove store_1',
  'unknown hold type store_1',
);
row('Vercel, another project', vercel('shop-prod'), 'vercel rm blog --yes', 'unknown hold type blog', []);
row('Vercel, this project by id', vercel('shop-prod'), 'vercel project rm prj_1', 'production hold type shop-prod', [LIVE]);
row(
  'Vercel, variables go before it',
  vercel('shop-prod'),
  'VERCEL_ORG_ID=team_1 VERCEL_PROJECT_ID=prj_9 vercel env rm KEY -y',
  'unknown hold type KEY',
  [],
);
row(
  'Vercel, a variable of the editor',
  { ...vercel('shop'), env: { VERCEL_PROJECT_ID: 'prj_9' }, policy: listing('production', 'prj_9') },
  'vercel env rm KEY -y',
  'production hold type KEY',
  [LISTED('prj_9', 'production')],
);
row(
  'Vercel, another folder',
  { files: { 'apps/web/.vercel/project.json': project('prj_2', 'web-prod') } },
  'vercel --cwd apps/web env rm KEY -y',
  'production hold type KEY',
  ['this folder is linked to the Vercel project web-prod @ apps/web/.vercel/project.json:1'],
);
row('Vercel, a repository', repo, 'cd apps/web && vercel env rm KEY -y', 'production hold type KEY', [
  'this folder is linked to the Vercel project web-prod @ .vercel/repo.json:11',
]);
row('Vercel, a repository', repo, 'cd apps/api && vc env rm KEY -y', 'unknown hold type KEY', [
  'this folder is linked to the Vercel project api @ .vercel/repo.json:16',
]);
row(
  'Vercel, the API by id',
  vercel('shop-prod'),
  'curl -X DELETE -H "Authorization: Bearer $T" https://api.vercel.com/v9/projects/prj_1',
  'production hold type shop-prod',
  [LIVE],
);
row(
  'Vercel, linked first',
  vercel('shop', { policy: listing('staging', 'prj_1') }),
  'vercel link --project other --yes && vercel env rm KEY -y',
  'unknown hold type KEY',
);
row(
  'Vercel, a broken link',
  { files: { '.vercel/project.json': '{"projectId":"prj_1"' } },
  'vercel env rm KEY -y',
  'unknown hold type KEY',
  [],
);

const pulled = {
  ...vercel('shop').files,
  '.vercel/.env.production.local': 'POSTGRES_URL="postgres://u:fake-password@db.acme.example/shop"\n',
};
row(
  'Vercel, a host that was pulled from production',
  { files: pulled },
  'psql -h db.acme.example -c "DROP TABLE orders"',
  'production hold type orders',
  ['POSTGRES_URL host db.acme.example, database shop, user u (.vercel/.env.production.local line 1) @ .vercel/.env.production.local:1'],
);
row('Vercel, another host than that', { files: pulled }, 'psql -h db.other.example -c "DROP TABLE orders"', 'unknown hold type orders', []);

// Netlify: .netlify/state.json, netlify.toml.
const SITE = '5f1c-aa01';
const netlify = (more: Given = {}): Given => ({
  ...more,
  files: { '.netlify/state.json': JSON.stringify({ siteId: SITE }, null, '\t'), ...more.files },
});
const LINKED = `this folder is linked to the Netlify site ${SITE} @ .netlify/state.json:2`;
row('Netlify, linked', netlify(), 'netlify env:unset KEY', 'unknown hold type KEY', [LINKED]);
row('Netlify, the site is listed', netlify({ policy: listing('production', SITE) }), 'netlify env:unset KEY', 'production hold type KEY', [
  LISTED(SITE, 'production'),
]);
row('Netlify, the site is listed', netlify({ policy: listing('staging', SITE) }), 'ntl env:unset KEY', 'staging hold click KEY', [
  LISTED(SITE, 'staging'),
]);
row(
  'Netlify, a context',
  netlify({ policy: listing('staging', SITE) }),
  'netlify env:unset KEY --context production',
  'production hold type KEY',
  [WORD('production')],
);
row('Netlify, another site', netlify({ policy: listing('staging', SITE) }), 'netlify sites:delete 77aa', 'unknown hold type 77aa', []);
row(
  'Netlify, a flag goes before the link',
  netlify({ policy: listing('production', SITE) }),
  'netlify env:unset KEY --site blog',
  'unknown hold type KEY',
  [],
);
row(
  'Netlify, the API names its site',
  netlify({ policy: listing('staging', SITE) }),
  `netlify api deleteEnvVar --data '{"site_id":"x"}'`,
  'unknown hold type linked variables',
  [],
);
row(
  'Netlify, this machine',
  netlify({ policy: listing('production', SITE) }),
  'netlify db reset',
  'local hold click development database',
  [],
);
row(
  'Netlify, a named site of the API',
  netlify({ policy: { names: { [SITE]: 'shop' } } }),
  `netlify sites:delete ${SITE}`,
  'unknown hold type shop',
  [],
);
const contexts = `[build]\n  publish = "dist"\n\n[context.production.environment]\n  DATABASE_URL = "postgres://u:fake-password@db.acme.example/shop"\n\n[context.deploy-preview.environment]\n  DATABASE_URL = "postgres://u:fake-password@pv.acme.example/shop"\n`;
row(
  'Netlify, a host of the production context',
  { files: { 'netlify.toml': contexts } },
  'psql -h db.acme.example -c "DROP TABLE orders"',
  'production hold type orders',
  ['DATABASE_URL of the context production is on db.acme.example (netlify.toml line 5) @ netlify.toml:5'],
);

// Cloudflare: wrangler.toml, wrangler.jsonc.
const wrangler = `name = "shop"\nmain = "src/index.ts"\n\n[[d1_databases]]\nbinding = "DB"\ndatabase_name = "shop-dev"\ndatabase_id = "d-1"\n\n[env.staging]\n[[env.staging.d1_databases]]\nbinding = "DB"\ndatabase_name = "shop-b"\ndatabase_id = "d-2"\n\n[env.production]\nname = "shop-x7"\n[[env.production.d1_databases]]\nbinding = "DB"\ndatabase_name = "orders"\ndatabase_id = "d-3"\n`;
const worker: Given = { files: { 'wrangler.toml': wrangler } };
const ENV = 'the environment production of wrangler is the Worker shop-x7 @ wrangler.toml:15';
row('Cloudflare, the Worker', worker, 'wrangler delete', 'unknown hold type shop', ['the Worker of this folder is shop @ wrangler.toml:1']);
row('Cloudflare, an environment', worker, 'wrangler delete --env production', 'production hold type shop-x7', [ENV, WORD('production')]);
row('Cloudflare, an environment', worker, 'npx wrangler delete -e staging', 'unknown hold type shop-staging', [
  'the environment staging of wrangler is the Worker shop-staging @ wrangler.toml:9',
]);
row(
  'Cloudflare, the environment is listed',
  { ...worker, policy: listing('staging', 'shop-staging') },
  'wrangler delete --env=staging',
  'staging hold click shop-staging',
  [LISTED('shop-staging', 'staging')],
);
row('Cloudflare, a variable', worker, 'CLOUDFLARE_ENV=production wrangler delete', 'production hold type shop-x7', [
  ENV,
  WORD('production'),
]);
row(
  'Cloudflare, a variable of the editor',
  { ...worker, env: { CLOUDFLARE_ENV: 'production' } },
  'wrangler delete',
  'production hold type shop-x7',
  [ENV],
);
row('Cloudflare, a binding', worker, 'wrangler d1 delete DB --env staging', 'unknown hold type shop-b', [
  'the environment staging of wrangler is the Worker shop-staging @ wrangler.toml:9',
]);
row(
  'Cloudflare, a binding whose database is listed',
  { ...worker, policy: listing('staging', 'd-2') },
  'wrangler d1 delete DB --env staging',
  'staging hold click shop-b',
  [LISTED('d-2', 'staging')],
);
row(
  'Cloudflare, what the settings call its id lowers nothing',
  { ...worker, policy: listing('staging', 'shop-b') },
  'wrangler d1 delete DB --env staging',
  'unknown hold type shop-b',
);
row(
  'Cloudflare, what the settings call its id raises',
  { ...worker, policy: listing('production', 'shop-b') },
  'wrangler d1 delete DB --env staging',
  'production hold type shop-b',
  [LISTED('shop-b', 'production')],
);
row(
  'Cloudflare, the environment lowers no database',
  { ...worker, policy: listing('staging', 'shop-staging') },
  'wrangler d1 delete blog --env staging',
  'unknown hold type blog',
);
row('Cloudflare, a binding for production', worker, 'wrangler d1 delete DB --env production', 'production hold type orders', [
  'it is bound in the environment production of wrangler @ wrangler.toml:15',
  ENV,
  WORD('production'),
]);
row('Cloudflare, a database that production has', worker, 'wrangler d1 delete orders', 'production hold type orders', [
  'it is bound in the environment production of wrangler @ wrangler.toml:15',
]);
row(
  'Cloudflare, its id in the API',
  worker,
  'curl -X DELETE -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/d1/database/d-3',
  'production hold type d-3',
  ['it is bound in the environment production of wrangler @ wrangler.toml:15'],
);
row(
  'Cloudflare, an id has a name',
  worker,
  'curl -X DELETE -H "Authorization: Bearer $T" https://api.cloudflare.com/client/v4/accounts/a1/d1/database/d-1',
  'unknown hold type shop-dev',
);
row('a database elsewhere with this name', worker, 'dropdb -h db.example.com orders', 'unknown hold type orders', []);
const jsonc =
  '{\n  // ours\n  "name": "shop",\n  "env": {\n    "production": { "name": "shop-x7", "kv_namespaces": [{ "binding": "KV", "id": "k-1" }], },\n  },\n}\n';
row(
  'Cloudflare, settings with comments',
  { files: { 'wrangler.jsonc': jsonc } },
  'wrangler delete --env production',
  'production hold type shop-x7',
  ['the environment production of wrangler is the Worker shop-x7 @ wrangler.jsonc:5', WORD('production')],
);
row(
  'Cloudflare, other settings',
  { ...worker, policy: listing('staging', 'shop') },
  'wrangler delete -c other/wrangler.toml',
  'unknown hold type shop',
);

// DigitalOcean and Serverless.
const doctl = (context: string): Given => ({
  files: {
    '~/.config/doctl/config.yaml': `access-token: fake-token\nauth-contexts:\n  live: fake-token\n  lab: fake-token\ncontext: ${context}\n`,
  },
});
row('DigitalOcean, the context in use', doctl('live'), 'doctl apps delete a1 --force', 'production hold type a1', [
  'doctl works in the context live @ ~/.config/doctl/config.yaml:3',
]);
row('DigitalOcean, another context', doctl('live'), 'doctl --context lab apps delete a1 --force', 'unknown hold type a1', [
  'doctl knows the context lab @ ~/.config/doctl/config.yaml:4',
]);
row('DigitalOcean, a context by name', doctl('lab'), 'doctl apps delete a1 --context live', 'production hold type a1');
row('DigitalOcean, switched first', doctl('lab'), 'doctl auth switch --context live && doctl apps delete a1 -f', 'production hold type a1');
const stage = (value: string): Given => ({
  files: { 'serverless.yml': `service: shop\n\nprovider:\n  name: aws\n  stage: ${value}\n  role: !Ref Role\n\nfunctions: {}\n` },
});
row('Serverless, the stage by default', stage(`\${opt:stage, 'prod'}`), 'serverless remove', 'production hold type shop', [
  'the stage of the service shop is prod @ serverless.yml:5',
]);
row('SST, a flag', {}, 'npx sst remove --stage production', 'production hold type production');
row('SST, the stage of the folder', { files: { '.sst/stage': 'production\n' } }, 'sst remove', 'production hold type all stacks', [
  'the SST stage of this folder is production @ .sst/stage:1',
]);
row('Serverless, a flag', stage('dev'), 'sls remove --stage production', 'production hold type production');
row('Serverless, a flag goes before it', stage('prod'), 'sls remove -s blue', 'unknown hold type blue', []);
row(
  'Cloudflare, a person named the id',
  { ...worker, policy: { names: { 'd-2': 'orders of staging' } } },
  'wrangler d1 delete DB --env staging',
  'unknown hold type orders of staging',
);
