import type { HostedKind } from './choice';

/** How a hosting platform's program says which project, app or environment it works on. */
export interface Hosted {
  /** Kind of the choice, and source of the evidence. */
  readonly of: HostedKind;
  /** Flags and variables that name one of the things which its files offer: an alias, a remote, an environment of the settings. */
  readonly flags?: readonly string[];
  readonly env?: readonly string[];
  /** Flags and variables that name the target outright: the files say nothing of it then. */
  readonly instead?: readonly string[];
  /** With one of these the files do not decide, but may still tell. */
  readonly away?: readonly string[];
  /** Flags that mean production by themselves. */
  readonly live?: readonly string[];
  /** A secret in the environment may lead elsewhere, and nobody is told of it: what the files say by default is never certain. */
  readonly guess?: true;
  /** Commands after which it works on something else, and the programs that have them. */
  readonly moves?: Readonly<Record<string, readonly string[]>>;
  /** All that it names lies in what it is pointed at. */
  readonly within?: true;
  /** Some of what it names is found by that name alone, whatever else it is pointed at. */
  readonly apart?: true;
  /** Flags that say in which folder it looks for its files. */
  readonly folder?: readonly string[];
}

const NEON = { neonctl: ['link', 'set-context', 'checkout', 'init'], neon: ['link', 'set-context', 'checkout', 'init'] };

/** By the id of a rule's program. Flags and variables are those of the programs' own sources. */
export const HOSTED: Readonly<Record<string, Hosted>> = {
  railway: {
    of: 'railway-link',
    flags: ['-e', '--environment'],
    env: ['RAILWAY_ENVIRONMENT_ID'],
    instead: ['-p', '--project', 'RAILWAY_PROJECT_ID', 'RAILWAY_TOKEN'],
    guess: true,
    moves: { railway: ['link', 'unlink', 'environment', 'env', 'init', 'service'] },
  },
  vercel: {
    of: 'vercel-link',
    instead: ['--project', 'VERCEL_PROJECT_ID'],
    away: ['--scope', '-S', '--team', '-T', 'VERCEL_ORG_ID', '-A', '--local-config', '-Q', '--global-config'],
    moves: { vercel: ['link', 'switch'], vc: ['link', 'switch'], now: ['link', 'switch'] },
    folder: ['--cwd'],
  },
  netlify: {
    of: 'netlify-link',
    instead: ['-s', '--site', '--site-id', '-t', '--to', 'NETLIFY_SITE_ID'],
    away: ['--filter'],
    moves: { netlify: ['link', 'unlink', 'init', 'switch'], ntl: ['link', 'unlink', 'init', 'switch'] },
    folder: ['--cwd'],
  },
  fly: {
    of: 'flyio-link',
    flags: ['-c', '--config'],
    instead: ['-a', '--app', 'FLY_APP'],
    apart: true,
    moves: { fly: ['launch', 'config'], flyctl: ['launch', 'config'] },
  },
  heroku: {
    of: 'heroku-link',
    flags: ['-r', '--remote'],
    instead: ['-a', '--app', 'HEROKU_APP'],
    moves: { heroku: ['git:remote', 'create', 'apps:create', 'apps:rename', 'rename', 'git:clone'], git: ['remote', 'config'] },
  },
  supabase: {
    of: 'supabase-link',
    instead: ['--project-ref', '--db-url', '--local', 'SUPABASE_PROJECT_ID', 'SUPABASE_DB_URL'],
    away: ['--profile', 'SUPABASE_PROFILE', 'SUPABASE_WORKDIR'],
    moves: { supabase: ['link', 'unlink', 'bootstrap'] },
    folder: ['--workdir'],
  },
  firebase: {
    of: 'firebase-link',
    flags: ['-P', '--project'],
    // The Realtime Database's instance may be another project's.
    away: ['-c', '--config', '--instance', '--account'],
    within: true,
    moves: { firebase: ['use', 'init', 'projects:create'], 'firebase-tools': ['use', 'init', 'projects:create'] },
  },
  wrangler: {
    of: 'cloudflare-link',
    flags: ['-e', '--env'],
    env: ['CLOUDFLARE_ENV'],
    away: ['-c', '--config', '--name', '--profile', 'CLOUDFLARE_ACCOUNT_ID'],
    apart: true,
    moves: { wrangler: ['init'] },
    folder: ['--cwd'],
  },
  neonctl: {
    of: 'neon-link',
    instead: ['--project-id', '--projectId'],
    away: ['--context-file', '--contextFile', '--org-id', '--orgId', '--branch'],
    moves: NEON,
  },
  pscale: { of: 'planetscale-link', away: ['--org', '--config', '--api-url'], moves: { pscale: ['org'] } },
  doctl: {
    of: 'digitalocean-link',
    flags: ['--context'],
    env: ['DIGITALOCEAN_CONTEXT'],
    away: ['-t', '--access-token', '--config', '-c', 'DIGITALOCEAN_ACCESS_TOKEN'],
    within: true,
    guess: true,
    moves: { doctl: ['auth'] },
  },
  convex: {
    of: 'convex-link',
    instead: list(
      '--prod --deployment --deployment-name --preview-name --url --admin-key --env-file CONVEX_DEPLOYMENT CONVEX_DEPLOY_KEY CONVEX_SELF_HOSTED_URL',
    ),
    live: ['--prod'],
    guess: true,
    moves: { convex: ['deployment', 'dev', 'init'] },
  },
  // The account is told elsewhere.
  serverless: { of: 'serverless-link', flags: ['-s', '--stage'], away: ['-c', '--config'], apart: true, guess: true },
};

function list(words: string): readonly string[] {
  return words.split(' ');
}

/** Other names of these programs. */
const NAMES: Readonly<Record<string, string>> = {
  vc: 'vercel',
  now: 'vercel',
  ntl: 'netlify',
  'netlify-cli': 'netlify',
  flyctl: 'fly',
  'firebase-tools': 'firebase',
  wrangler2: 'wrangler',
  neon: 'neonctl',
  sls: 'serverless',
};
/** The id under which a hosting platform's program is known; null for any other. */
export function hostedBy(program: string): string | null {
  const id = Object.hasOwn(NAMES, program) ? (NAMES[program] ?? program) : program;
  return Object.hasOwn(HOSTED, id) ? id : null;
}
