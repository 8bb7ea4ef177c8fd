import type { Policy } from '../../../src/engine/types';
import { PROJECT } from '../../engine/world';
import { type Given, row } from './rows';

/** Hosting platforms with projects and databases: files as their programs write them, a command, where it goes. */

const WORD = (name: string): string => `the name ${name} says production`;
const listing = (level: 'staging' | 'production', ...match: readonly string[]): Partial<Policy> => ({
  environments: { [level]: { match, level } },
});
const LISTED = (id: string, level: string): string => `${id} is listed under ${level} in the settings`;

// Supabase: supabase/.temp.
const REF = 'abcdefghijklmnopqrst';
const OTHER = 'zyxwvutsrqponmlkjihg';
const supabase = (name: string, more = ''): Given => ({
  files: {
    'supabase/config.toml': `project_id = "shop"\n\n[api]\nport = 54321\n${more}`,
    'supabase/.temp/project-ref': REF,
    'supabase/.temp/pooler-url': `postgresql://postgres.${REF}:fake-password@aws-0-eu-central-1.pooler.supabase.com:6543/postgres`,
    'supabase/.temp/linked-project.json': JSON.stringify({ ref: REF, name, organization_id: 'o1', organization_slug: 'acme' }),
  },
});
const PROD = `this folder is linked to the Supabase project shop-prod, ${REF} @ supabase/.temp/project-ref:1`;
const DEV = `this folder is linked to the Supabase project shop-b, ${REF} @ supabase/.temp/project-ref:1`;
const remotes = `\n[remotes.production]\nproject_id = "${OTHER}"\n`;
row('Supabase, linked', supabase('shop-prod'), 'supabase db reset --linked', 'production hold type shop-prod', [PROD]);
row('Supabase, linked', supabase('shop-b'), 'npx supabase db reset --linked --yes', 'unknown hold type shop-b', [DEV]);
row(
  'Supabase, the link is listed',
  { ...supabase('shop-b'), policy: listing('staging', REF) },
  'supabase db reset --linked',
  'staging hold click shop-b',
  [LISTED(REF, 'staging')],
);
row(
  'Supabase, a name lowers nothing',
  { ...supabase('shop-b'), policy: listing('staging', 'shop-b') },
  'supabase db reset --linked',
  'unknown hold type shop-b',
  [DEV],
);
row(
  'Supabase, a name raises',
  { ...supabase('shop-b'), policy: listing('production', 'shop-b') },
  'supabase db reset --linked',
  'production hold type shop-b',
  [LISTED('shop-b', 'production')],
);
row('Supabase, this machine', supabase('shop-prod'), 'supabase db reset', 'local hold click local database', []);
row('Supabase, this machine by name', supabase('shop-prod'), 'supabase db reset --local', 'local hold click local database', []);
row('Supabase, a folder below', supabase('shop-prod'), 'cd src && supabase db reset --linked', 'production hold type shop-prod', [PROD]);
row(
  'Supabase, another folder',
  supabase('shop-prod'),
  'supabase --workdir /srv/x db reset --linked',
  'production hold type linked database',
);
row('Supabase, a project by its ref', supabase('shop-prod'), `supabase projects delete ${REF}`, 'production hold type shop-prod', [PROD]);
row('Supabase, another project', supabase('shop-prod'), `supabase projects delete ${OTHER}`, `unknown hold type ${OTHER}`, []);
row(
  'Supabase, a flag goes before the link',
  supabase('shop-prod'),
  `supabase functions delete hello --project-ref ${OTHER}`,
  'unknown hold type hello',
  [],
);
row(
  'Supabase, a variable goes before the link',
  supabase('shop-prod'),
  `SUPABASE_PROJECT_ID=${OTHER} supabase db reset --linked`,
  'unknown hold type linked database',
  [],
);
row(
  'Supabase, a project of the settings',
  supabase('shop-b', remotes),
  `supabase functions delete hello --project-ref ${OTHER}`,
  'production hold type hello',
  [`the Supabase project of the branch production is ${OTHER} @ supabase/config.toml:7`],
);
row(
  'Supabase, its database',
  supabase('shop-prod'),
  `psql -h db.${REF}.supabase.co -U postgres -c "DROP TABLE orders"`,
  'production hold type orders',
  [PROD],
);
row(
  'Supabase, linked first',
  supabase('shop-b'),
  `supabase link --project-ref ${OTHER} && supabase db reset --linked`,
  'unknown hold type linked database',
);
row('Supabase, not linked', {}, 'supabase db reset --linked', 'unknown hold type linked database', []);
row(
  'Supabase, what is no ref',
  { files: { 'supabase/.temp/project-ref': 'fake-token of somebody\n' } },
  'supabase db reset --linked',
  'unknown hold type linked database',
  [],
);

// Firebase: .firebaserc, and what `firebase use` notes.
const rc = JSON.stringify({ projects: { default: 'shop-4c', prod: 'shop-7f', staging: 'shop-b1' }, targets: {} }, null, 2);
const firebase: Given = { files: { 'firebase.json': '{}', '.firebaserc': rc } };
const using = (project: string, folder = PROJECT): Given => ({
  files: {
    ...firebase.files,
    '~/.config/configstore/firebase-tools.json': JSON.stringify(
      { tokens: { refresh_token: 'fake-token' }, activeProjects: { [folder]: project } },
      null,
      2,
    ),
  },
});
const alias = (name: string, id: string, line: number): string => `the Firebase alias ${name} is the project ${id} @ .firebaserc:${line}`;
const WIPE = 'firebase firestore:delete --all-collections --force';
row('Firebase, the default alias', firebase, WIPE, 'unknown hold type shop-4c', [alias('default', 'shop-4c', 3)]);
row('Firebase, an alias', firebase, `${WIPE} -P prod`, 'production hold type shop-7f', [alias('prod', 'shop-7f', 4), WORD('prod')]);
row(
  'Firebase, an alias that is listed',
  { ...firebase, policy: listing('staging', 'shop-b1') },
  `${WIPE} --project=staging`,
  'staging hold click shop-b1',
  [LISTED('shop-b1', 'staging')],
);
row(
  'Firebase, an alias whose project is listed',
  { ...firebase, policy: listing('production', 'shop-b1') },
  `${WIPE} -P staging`,
  'production hold type shop-b1',
  [LISTED('shop-b1', 'production')],
);
row('Firebase, a project behind an alias', firebase, `${WIPE} --project shop-7f`, 'production hold type data', [
  alias('prod', 'shop-7f', 4),
]);
row('Firebase, the default is listed', { ...firebase, policy: listing('staging', 'shop-4c') }, WIPE, 'staging hold click shop-4c', [
  LISTED('shop-4c', 'staging'),
]);
row('Firebase, the active alias', using('prod'), WIPE, 'production hold type shop-7f', [alias('prod', 'shop-7f', 4)]);
row('Firebase, an active project without alias', using('shop-prod-9'), WIPE, 'production hold type shop-prod-9', [
  'the active Firebase project of this folder is shop-prod-9 @ ~/.config/configstore/firebase-tools.json:6',
]);
row('Firebase, active in a folder above', using('prod', '/home/you/projects'), WIPE, 'production hold type shop-7f', [
  alias('prod', 'shop-7f', 4),
]);
row('Firebase, a flag goes before it', using('prod'), `${WIPE} -P staging`, 'unknown hold type shop-b1', [alias('staging', 'shop-b1', 5)]);
row('Firebase, used first', firebase, `firebase use prod && ${WIPE}`, 'production hold type data', [
  alias('prod', 'shop-7f', 4),
  WORD('prod'),
]);
row(
  'Firebase, used first',
  { ...firebase, policy: listing('staging', 'shop-4c', 'shop-b1') },
  `firebase use staging; ${WIPE}`,
  'unknown hold type data',
  [alias('staging', 'shop-b1', 5)],
);
row('Firebase, the alias is a project', firebase, 'firebase deploy --force -P prod', 'production hold type shop-7f');
row('Firebase, one alias', { files: { '.firebaserc': '// ours\n{"projects":{"live":"shop-1"}}' } }, WIPE, 'production hold type shop-1', [
  alias('live', 'shop-1', 2),
]);
row('Firebase, nothing', {}, WIPE, 'unknown hold type data', []);

// Neon, PlanetScale, Convex.
const neon = (branch: string): Given => ({
  files: { '.neon': JSON.stringify({ orgId: 'org-acme', projectId: 'muddy-wood-1', branch }, null, 2) },
});
const NEON = (branch: string): string => `this folder is linked to the Neon project muddy-wood-1, branch ${branch} @ .neon:3`;
row('Neon, linked', neon('main'), 'neonctl branches delete feature', 'unknown hold type feature', [NEON('main')]);
row(
  'Neon, the project is listed',
  { ...neon('main'), policy: listing('staging', 'muddy-wood-1') },
  'neonctl branches delete feature',
  'staging hold click feature',
  [LISTED('muddy-wood-1', 'staging')],
);
row(
  'Neon, the project is listed',
  { ...neon('main'), policy: listing('production', 'muddy-wood-1') },
  'neonctl branches delete feature',
  'production hold type feature',
  [LISTED('muddy-wood-1', 'production')],
);
row('Neon, the branch is a label', neon('production'), 'neonctl databases delete shop', 'production hold type shop', [NEON('production')]);
row(
  'Neon, a flag goes before the link',
  { ...neon('main'), policy: listing('staging', 'muddy-wood-1') },
  'neonctl branches delete main --project-id dry-sea-2',
  'unknown hold type main',
  [],
);
row(
  'Neon, another project',
  { ...neon('main'), policy: listing('staging', 'muddy-wood-1') },
  'neonctl projects delete dry-sea-2',
  'unknown hold type dry-sea-2',
  [],
);
row(
  'Neon, another context',
  { ...neon('main'), policy: listing('staging', 'muddy-wood-1') },
  'neonctl branches delete main --context-file /srv/.neon',
  'unknown hold type main',
);
row('Neon, a branch that says it', neon('main'), 'neonctl branches delete production', 'production hold type production');
const pscale: Given = { files: { '.pscale.yml': 'org: acme\ndatabase: shop\nbranch: production\n' } };
row('PlanetScale, its settings', pscale, 'pscale branch delete shop main --force', 'production hold type main', [
  'the PlanetScale settings of this folder name acme/shop/production @ .pscale.yml:2',
]);
row('PlanetScale, another database', pscale, 'pscale database delete blog --force', 'unknown hold type blog', []);
const convex = (deployment: string): Given => ({
  files: { '.env.local': `CONVEX_DEPLOYMENT=${deployment} # team: acme, project: shop\nCONVEX_DEPLOY_KEY=fake-key\n` },
});
row('Convex, its file', convex('dev:tall-forest-12'), 'npx convex import --replace-all b.zip', 'unknown hold type tall-forest-12', [
  'the Convex deployment of this folder is tall-forest-12, of kind dev @ .env.local:1',
]);
row('Convex, its file', convex('prod:tall-forest-12'), 'npx convex env remove KEY', 'production hold type KEY', [
  'the Convex deployment of this folder is tall-forest-12, of kind prod @ .env.local:1',
]);
row('Convex, a flag', convex('dev:tall-forest-12'), 'npx convex env remove KEY --prod', 'production hold type KEY', [WORD('production')]);
row(
  'Convex, a variable',
  convex('dev:tall-forest-12'),
  'CONVEX_DEPLOYMENT=prod:big-sea-3 npx convex env remove KEY',
  'production hold type KEY',
  [WORD('prod:big-sea-3')],
);
row(
  'Convex, a key may lead elsewhere',
  { ...convex('dev:tall-forest-12'), policy: listing('staging', 'tall-forest-12') },
  'npx convex import --replace-all b.zip',
  'unknown hold type tall-forest-12',
);

// What could be another target's name never lowers.
const sure: Given = { ...firebase, policy: listing('staging', 'shop-4c', 'shop-b1') };
row('Firebase, flags written together', sure, 'firebase firestore:delete --all-collections -fP prod', 'production hold type shop-4c');
row('Firebase, flags written together', sure, 'firebase firestore:delete --all-collections -fP x7', 'unknown hold type shop-4c');
row('Firebase, a flag and its value in one', sure, 'firebase firestore:delete --all-collections -Pstaging', 'staging hold click shop-b1');
row(
  'Firebase, words that are not known',
  sure,
  'firebase firestore:delete --all-collections $MORE',
  'unknown hold type unknown/delete-data',
);
row('Firebase, another instance', sure, 'firebase database:remove / --instance shop-x7 -f', 'unknown hold type /');
row('Firebase, other settings', sure, 'XDG_CONFIG_HOME=/tmp/x firebase firestore:delete --all-collections -f', 'unknown hold type shop-4c');
row('Firebase, another user', sure, `sudo ${WIPE}`, 'unknown hold type shop-4c');
row('Firebase, nothing is known of the environment', { ...sure, env: null }, WIPE, 'unknown hold type shop-4c');
row('Firebase, the file is written first', sure, `cp /tmp/rc .firebaserc && ${WIPE}`, 'unknown hold type data');
row('Firebase, in a container', sure, `docker compose exec web ${WIPE}`, 'unknown hold type data');
row(
  'Neon, the same flag otherwise',
  { ...neon('main'), policy: listing('staging', 'muddy-wood-1') },
  'neonctl branches delete main --projectId dry-sea-2',
  'unknown hold type main 2',
);
