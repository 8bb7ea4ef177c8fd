import type { Policy } from '../../../src/engine/types';
import { PROJECT } from '../../engine/world';
import { type Given, row } from './rows';

/** What hosting platforms' programs carry to their platform: SQL, commands on an app's machine, commands with its variables, terminals. */

const listing = (level: 'staging' | 'production', ...match: readonly string[]): Partial<Policy> => ({
  environments: { [level]: { match, level } },
});
const LISTED = (id: string, level: string): string => `${id} is listed under ${level} in the settings`;
const remotes: Given = {
  files: {
    '.git/config':
      '[remote "production"]\n\turl = https://git.heroku.com/shop-x7.git\n[remote "staging"]\n\turl = https://git.heroku.com/shop-b2.git\n',
  },
};
const X7 = 'the git remote production is the Heroku app shop-x7 @ .git/config:2';
const B2 = 'the git remote staging is the Heroku app shop-b2 @ .git/config:4';

row('Heroku, SQL', remotes, 'heroku pg:psql -r production -c "DROP TABLE orders"', 'production hold type orders', [X7]);
row('Heroku, SQL', remotes, 'heroku pg:psql -r staging -c "DROP TABLE orders"', 'unknown hold type orders', [B2]);
row('Heroku, SQL, an app', remotes, 'heroku pg:psql -a shop-x7 -c "DROP TABLE orders"', 'production hold type orders', [X7]);
row('Heroku, SQL, another app', remotes, 'heroku pg:psql -a blog -c "DROP TABLE orders"', 'unknown hold type orders', []);
row('Heroku, a command there', remotes, 'heroku run -r production rails db:drop', 'production hold type shop-x7', [X7]);
row(
  'Heroku, a command there',
  { ...remotes, policy: listing('staging', 'shop-b2') },
  'heroku run -r staging rails db:drop',
  'unknown hold type shop-b2',
  [B2],
);
row(
  'Heroku, a command there that goes on',
  remotes,
  'heroku run:detached --remote production -- rails db:drop',
  'production hold type shop-x7',
  [X7],
);
row('Heroku, a command in a dyno', remotes, 'heroku run:inside web.1 -r production -- rails db:drop', 'production hold type shop-x7', [X7]);
row('Heroku, a terminal', remotes, 'heroku run bash -r production', 'production hold type production/run-session', [X7]);

const fly = (app: string): Given => ({ files: { 'fly.toml': `app = "${app}"\n` } });
row('Fly.io, a command there', fly('shop-prod'), 'fly ssh console -C "rm -rf /data"', 'production hold type /data', [
  'the Fly.io app of fly.toml is shop-prod @ fly.toml:1',
]);
row('Fly.io, a command there', fly('shop-prod'), 'fly ssh console -a shop-b -C "rm -rf /data"', 'unknown hold type /data', []);
row('Fly.io, a terminal', fly('shop-prod'), 'fly postgres connect', 'production hold type production/run-session', [
  'the Fly.io app of fly.toml is shop-prod @ fly.toml:1',
]);

const railway = (environmentName: string): Given => ({
  files: {
    '~/.railway/config.json': JSON.stringify({
      projects: { [PROJECT]: { project: 'p-1', name: 'shop', environment: 'e-1', environmentName } },
    }),
    '.env': 'DATABASE_URL=postgres://localhost/shop_dev\n',
  },
});
const LIVE = 'this folder is linked to the Railway environment production @ ~/.railway/config.json:1';
row('Railway, with its variables', railway('production'), 'railway run npx prisma migrate reset', 'production hold type shop_dev', [LIVE]);
row('Railway, with its variables', railway('blue'), 'railway run npx prisma migrate reset', 'unknown hold type shop_dev');
row(
  'Railway, with those of another environment',
  railway('production'),
  'railway run -e staging npx prisma migrate reset',
  'unknown hold type shop_dev',
);
row('Railway, a command there', railway('production'), 'railway ssh -- rm -rf /data', 'production hold type /data', [LIVE]);
row('Railway, a terminal', railway('production'), 'railway connect', 'production hold type production/run-session', [LIVE]);
row(
  'Railway, another server',
  railway('production'),
  'railway run psql -h db.example.com -c "DROP TABLE orders"',
  'unknown hold type orders',
  [],
);

const REF = 'abcdefghijklmnopqrst';
const supabase = (name: string): Given => ({
  files: {
    'supabase/config.toml': '',
    'supabase/.temp/project-ref': REF,
    'supabase/.temp/linked-project.json': JSON.stringify({ ref: REF, name }),
  },
});
row('Supabase, SQL', supabase('shop-prod'), 'supabase db query "DROP TABLE orders" --linked', 'production hold type orders', [
  `this folder is linked to the Supabase project shop-prod, ${REF} @ supabase/.temp/project-ref:1`,
]);
row(
  'Supabase, SQL: what is carried is not lowered where its server is not known',
  { ...supabase('shop'), policy: listing('staging', REF) },
  'supabase db query "DROP TABLE orders" --linked',
  'unknown hold type orders',
  [`this folder is linked to the Supabase project shop, ${REF} @ supabase/.temp/project-ref:1`],
);
row('Supabase, SQL on this machine', supabase('shop-prod'), 'supabase db query "DROP TABLE orders"', 'local hold click orders', []);

const worker: Given = {
  files: {
    'wrangler.toml':
      'name = "shop"\n[[d1_databases]]\nbinding = "DB"\ndatabase_name = "shop-dev"\ndatabase_id = "d-1"\n[env.production]\n[[env.production.d1_databases]]\nbinding = "DB"\ndatabase_name = "orders"\ndatabase_id = "d-3"\n',
  },
};
row('Cloudflare, SQL', worker, 'wrangler d1 execute DB --remote --env production --command "DROP TABLE t"', 'production hold type t');
row(
  'Cloudflare, SQL, the database of production',
  worker,
  'wrangler d1 execute orders --remote --command "DROP TABLE t"',
  'production hold type t',
);
row(
  'Cloudflare, SQL, listed',
  { ...worker, policy: listing('staging', 'd-1') },
  'wrangler d1 execute DB --remote --command "DROP TABLE t"',
  'staging hold click t',
  [LISTED('d-1', 'staging')],
);
row('Cloudflare, SQL on this machine', worker, 'wrangler d1 execute DB --local --command "DROP TABLE t"', 'local hold click t', []);
row(
  'Neon, SQL',
  { files: { '.neon': '{"projectId":"wood-1"}' }, policy: listing('production', 'wood-1') },
  'neonctl psql -- -c "DROP TABLE orders"',
  'production hold type orders',
  [LISTED('wood-1', 'production')],
);
row(
  'of one platform, said of another',
  { files: { ...remotes.files, '.vercel/project.json': '{"projectId":"prj_1","orgId":"t","projectName":"shop-prod"}' } },
  'heroku pg:reset -a blog',
  'unknown hold type blog',
  [],
);
