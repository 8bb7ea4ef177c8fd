import type { Policy } from '../../../src/engine/types';
import { PROJECT } from '../../engine/world';
import { type Given, row } from './rows';

/** Hosting platforms with apps: files as their programs write them, a command, where it goes. */

const LISTED = (id: string, level: string): string => `${id} is listed under ${level} in the settings`;
const WORD = (name: string): string => `the name ${name} says production`;
const listing = (level: 'staging' | 'production', ...match: readonly string[]): Partial<Policy> => ({
  environments: { [level]: { match, level } },
});

// Railway keeps links by folder in ~/.railway/config.json.
const link = (environmentName: string, environment: string, service: string | null = null) => ({
  projectPath: PROJECT,
  name: 'shop',
  project: 'p-shop',
  environment,
  environmentName,
  service,
});
const railway = (projects: Readonly<Record<string, object>>, more: Given = {}): Given => ({
  ...more,
  files: { '~/.railway/config.json': JSON.stringify({ projects, user: { token: 'fake-token' } }, null, 2), ...more.files },
});
const live = railway({ [PROJECT]: link('production', 'e-1') });
const staging = railway({ [PROJECT]: link('staging', 'e-2') });
const LIVE = 'this folder is linked to the Railway environment production @ ~/.railway/config.json:3';
const STAGING = 'this folder is linked to the Railway environment staging @ ~/.railway/config.json:3';

row('Railway, linked', live, 'railway volume delete --volume orders', 'production hold type orders', [LIVE]);
row(
  'Railway, linked, its service',
  railway({ [PROJECT]: link('production', 'e-1', 's-web') }),
  'railway down -y',
  'production hold type s-web',
  [LIVE],
);
row('Railway, linked above', live, 'cd src && railway volume delete -v orders', 'production hold type orders', [LIVE]);
row('Railway, not linked', {}, 'railway volume delete -v orders', 'unknown hold type orders', []);
row('Railway, a label', staging, 'railway volume delete -v orders', 'unknown hold type orders', [STAGING]);
row(
  'Railway, a link never lowers',
  { ...staging, policy: listing('staging', 'e-2') },
  'railway volume delete -v orders',
  'unknown hold type orders',
  [STAGING],
);
row(
  'Railway, the link is listed',
  { ...staging, policy: listing('production', 'e-2') },
  'railway volume delete -v orders',
  'production hold type orders',
  ['e-2 is listed under production in the settings'],
);
row('Railway, a flag goes before the link', live, 'railway volume -e staging delete -v orders', 'unknown hold type orders', []);
row(
  'Railway, the flag is listed',
  { ...live, policy: listing('staging', 'staging') },
  'railway volume -e staging delete -v orders',
  'staging hold click orders',
  ['staging is listed under staging in the settings'],
);
row('Railway, a flag that says it', staging, 'railway volume --environment production delete -v orders', 'production hold type orders', [
  WORD('production'),
]);
row('Railway, by id', live, 'railway volume -e e-1 delete -v orders', 'production hold type orders', [LIVE]);
row('Railway, another project', live, 'railway volume -p p-other -e blue delete -v orders', 'unknown hold type orders', []);
row('Railway, a token leads elsewhere', live, 'RAILWAY_TOKEN=fake-token railway volume delete -v orders', 'unknown hold type orders', []);
row(
  'Railway, linked by an earlier command',
  staging,
  'railway link -p p-9 -e production && railway volume delete -v orders',
  'production hold type orders',
);
row(
  'Railway, the API by id',
  live,
  `curl https://backboard.railway.com/graphql/v2 -d '{"query":"mutation { environmentDelete(id: \\"e-1\\") }"}'`,
  'production hold type production',
  [LIVE],
);
row('Railway, the name of the project', live, 'railway project delete -p p-shop -y', 'unknown hold type shop', []);

// Heroku: git remotes.
const git = (remotes: Readonly<Record<string, string>>, more = ''): Given => ({
  files: {
    '.git/config': `[core]\n\trepositoryformatversion = 0\n\tbare = false\n${Object.entries({
      origin: 'git@github.com:acme/shop.git',
      ...remotes,
    })
      .map(([name, url]) => `[remote "${name}"]\n\turl = ${url}\n\tfetch = +refs/heads/*:refs/remotes/${name}/*\n`)
      .join('')}${more}`,
  },
});
const two = git({ production: 'https://git.heroku.com/shop-x7.git', staging: 'https://git.heroku.com/shop-b2.git' });
const X7 = 'the git remote production is the Heroku app shop-x7 @ .git/config:8';
const B2 = 'the git remote staging is the Heroku app shop-b2 @ .git/config:11';

row(
  'Heroku, the only remote',
  git({ heroku: 'https://git.heroku.com/shop-prod.git' }),
  'heroku pg:reset',
  'production hold type shop-prod',
  ['the git remote heroku is the Heroku app shop-prod @ .git/config:8'],
);
row(
  'Heroku, the only remote',
  git({ heroku: 'git@heroku.com:shop.git' }),
  'heroku pg:reset DATABASE_URL',
  'unknown hold type DATABASE_URL',
  ['the git remote heroku is the Heroku app shop @ .git/config:8'],
);
row(
  'Heroku, the only remote is listed',
  { ...git({ heroku: 'ssh://git@heroku.com/shop-b2.git' }), policy: listing('staging', 'shop-b2') },
  'heroku pg:reset',
  'staging hold click shop-b2',
  ['shop-b2 is listed under staging in the settings'],
);
row('Heroku, a remote', two, 'heroku pg:reset -r production', 'production hold type shop-x7', [X7, WORD('production')]);
row('Heroku, a remote', two, 'heroku pg:reset --remote=staging --confirm shop-b2', 'unknown hold type shop-b2', [B2]);
row(
  'Heroku, a remote that is listed',
  { ...two, policy: listing('staging', 'shop-b2') },
  'heroku pg:reset DATABASE_URL -r staging',
  'staging hold click DATABASE_URL',
  ['shop-b2 is listed under staging in the settings'],
);
row(
  'Heroku, a remote whose app is listed',
  { ...two, policy: listing('production', 'shop-b2') },
  'heroku pg:reset -r staging',
  'production hold type shop-b2',
  ['shop-b2 is listed under production in the settings'],
);
row(
  'Heroku, a remote that is moved first',
  { ...two, policy: listing('staging', 'shop-b2') },
  'git remote set-url staging https://git.heroku.com/shop-x7.git && heroku pg:reset -r staging',
  'unknown hold type unknown/reset-database',
);
row('Heroku, several and none is named', two, 'heroku pg:reset', 'unknown hold type unknown/reset-database', []);
row(
  'Heroku, the remote that is set',
  git(
    { production: 'https://git.heroku.com/shop-x7.git', staging: 'https://git.heroku.com/shop-b2.git' },
    '[heroku]\n\tremote = production\n',
  ),
  'heroku pg:reset',
  'production hold type shop-x7',
  [X7],
);
row('Heroku, an app', two, 'heroku pg:reset -a shop-b2 --confirm shop-b2', 'unknown hold type shop-b2', []);
row('Heroku, an app behind the remote for production', two, 'heroku pg:reset -a shop-x7', 'production hold type shop-x7', [X7]);
row(
  'Heroku, an app goes before the only remote',
  git({ heroku: 'https://git.heroku.com/shop-prod.git' }),
  'heroku pg:reset -a shop-b2',
  'unknown hold type shop-b2',
  [],
);
row(
  'Heroku, an app, listed',
  { ...two, policy: listing('staging', 'shop-b2') },
  'heroku apps:destroy -a shop-b2 --confirm shop-b2',
  'staging hold click shop-b2',
  ['shop-b2 is listed under staging in the settings'],
);
row(
  'Heroku, a variable',
  git({ heroku: 'https://git.heroku.com/shop-prod.git' }),
  'HEROKU_APP=shop-b2 heroku pg:reset',
  'unknown hold type unknown/reset-database',
  [],
);
row('Heroku, a variable of the editor', { ...two, env: { HEROKU_APP: 'shop-prod' } }, 'heroku pg:reset', 'production hold type shop-prod', [
  'HEROKU_APP of the editor: the Heroku app shop-prod',
]);
row(
  'Heroku, the API',
  two,
  'curl -X DELETE -H "Authorization: Bearer $T" https://api.heroku.com/apps/shop-x7',
  'production hold type shop-x7',
  [X7],
);
row('an app of another platform with this name', two, 'kubectl delete ns shop-x7', 'unknown hold type shop-x7', []);

// Fly.io: fly.toml.
const toml = (app: string): string =>
  `# fly.toml app configuration file\n\napp = '${app}'\nprimary_region = 'ams'\n\n[[mounts]]\n  source = 'data'\n  destination = '/data'\n`;
const fly = (files: Readonly<Record<string, string>>, more: Given = {}): Given => ({
  ...more,
  files: Object.fromEntries(Object.entries(files).map(([name, app]) => [name, toml(app)])),
});
row('Fly.io, fly.toml', fly({ 'fly.toml': 'shop-prod' }), 'fly volumes destroy vol_1', 'production hold type vol_1', [
  'the Fly.io app of fly.toml is shop-prod @ fly.toml:3',
]);
row('Fly.io, fly.toml', fly({ 'fly.toml': 'shop' }), 'fly secrets unset KEY', 'unknown hold type KEY', [
  'the Fly.io app of fly.toml is shop @ fly.toml:3',
]);
row(
  'Fly.io, an id is found anywhere',
  { ...fly({ 'fly.toml': 'shop-b2' }), policy: listing('staging', 'shop-b2') },
  'fly volumes destroy vol_1',
  'unknown hold type vol_1',
  ['the Fly.io app of fly.toml is shop-b2 @ fly.toml:3'],
);
row(
  'Fly.io, an app as an argument',
  { ...fly({ 'fly.toml': 'shop-b2' }), policy: listing('staging', 'shop-b2') },
  'fly apps destroy shop',
  'unknown hold type shop',
);
row('Fly.io, an app that says it', fly({ 'fly.toml': 'shop-b2' }), 'fly apps destroy shop-prod', 'production hold type shop-prod', [
  WORD('shop-prod'),
]);
row('Fly.io, a flag goes before it', fly({ 'fly.toml': 'shop-prod' }), 'fly secrets unset KEY -a shop-b2', 'unknown hold type KEY', []);
row(
  'Fly.io, a flag that is listed',
  { ...fly({ 'fly.toml': 'shop-prod' }), policy: listing('staging', 'shop-b2') },
  'fly secrets unset KEY --app=shop-b2',
  'staging hold click KEY',
  ['shop-b2 is listed under staging in the settings'],
);
row(
  'Fly.io, another file',
  fly({ 'fly.toml': 'shop-b2', 'fly.production.toml': 'shop-x7' }),
  'fly secrets unset KEY -c fly.production.toml',
  'production hold type KEY',
  ['the Fly.io app of fly.production.toml is shop-x7 @ fly.production.toml:3', WORD('fly.production.toml')],
);
row(
  'Fly.io, the app of that file',
  fly({ 'fly.toml': 'shop-b2', 'fly.production.toml': 'shop-x7' }),
  'fly secrets unset KEY -a shop-x7',
  'production hold type KEY',
  ['the Fly.io app of fly.production.toml is shop-x7 @ fly.production.toml:3'],
);
row('Fly.io, a variable', fly({ 'fly.toml': 'shop-b2' }), 'FLY_APP=shop-prod fly secrets unset KEY', 'production hold type KEY', [
  WORD('shop-prod'),
]);
row(
  'Fly.io, in another folder',
  fly({ 'fly.toml': 'shop-b2', 'api/fly.toml': 'api-prod' }),
  'cd api && fly secrets unset KEY',
  'production hold type KEY',
  ['the Fly.io app of fly.toml is api-prod @ api/fly.toml:3'],
);
row(
  'Fly.io, written first',
  fly({ 'fly.toml': 'shop-b2' }),
  `echo "app = 'shop-prod'" > fly.toml && fly secrets unset KEY`,
  'production hold type KEY',
);
row('Fly.io, a broken file', { files: { 'fly.toml': "app = 'shop\n[[" } }, 'fly secrets unset KEY', 'unknown hold type KEY', []);

row(
  'Heroku, a database of another app',
  { ...two, policy: listing('staging', 'shop-b2') },
  'heroku pg:reset shop-x7::DATABASE_URL -r staging',
  'unknown hold type shop-x7::DATABASE_URL',
);
row(
  'Heroku, a database of another app',
  { ...two, policy: listing('staging', 'shop-b2') },
  'heroku pg:copy DATABASE_URL shop-prod::DATABASE_URL -r staging',
  'production hold type DATABASE_URL',
);

// The scope of the work: what is known to be production is denied, its twin is asked about, and so is what nobody knows.
const scoped: Given = { ...two, policy: { scope: 'staging', ...listing('staging', 'shop-b2') } };
row('in staging scope', scoped, 'heroku pg:reset -r production', 'production deny none shop-x7', [X7, WORD('production')]);
row('in staging scope', scoped, 'heroku pg:reset -r staging', 'staging hold click shop-b2', [LISTED('shop-b2', 'staging')]);
row('in staging scope', scoped, 'heroku pg:reset -a blog', 'unknown hold type blog', []);
row('in staging scope', { ...live, policy: { scope: 'staging' } }, 'railway volume delete -v orders', 'production deny none orders', [
  LIVE,
]);
