import type { Call, Evidence, ProgramCall, Text } from '../types';
import { HOLE } from '../types';
import type { HostedKind } from './choice';
import type { Chosen } from './chosen';
import { type Change, writesTo } from './switches';

/** How a hosting platform's program says which project, app or environment it works on. */
interface Hosted {
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
const HOSTED: Readonly<Record<string, Hosted>> = {
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
    away: ['--profile', 'SUPABASE_PROFILE'],
    moves: { supabase: ['link', 'unlink', 'bootstrap'] },
    folder: ['--workdir', 'SUPABASE_WORKDIR'],
  },
  firebase: {
    of: 'firebase-link',
    flags: ['-P', '--project'],
    away: ['-c', '--config'],
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
  neonctl: { of: 'neon-link', instead: ['--project-id'], away: ['--context-file', '--org-id', '--branch'], moves: NEON },
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
  serverless: { of: 'serverless-link', flags: ['-s', '--stage'], away: ['-c', '--config'] },
};

function list(words: string): readonly string[] {
  return words.split(' ');
}

/** What a call of a hosting platform's program is pointed at. */
export interface Linked extends Chosen {
  readonly of: HostedKind;
  /** Its own text says what it works on: what the folder is linked to does not count. */
  readonly named: boolean;
  /** What it names besides lies in there. */
  readonly holds: boolean;
  /** What its settings call by a name is certainly that. */
  readonly certain: boolean;
}
interface Around {
  readonly calls: readonly Call[];
  readonly changes: readonly Change[];
  readonly at: number;
  readonly evidence: readonly Evidence[];
  /** The folder whose files count. */
  readonly folder: Text;
}

/** null where the program, by the id under which the rules know it, is none of a hosting platform. */
export function linkedBy(call: ProgramCall, program: string, { calls, changes, at, evidence, folder }: Around): Linked | null {
  const hosted = Object.hasOwn(HOSTED, program) ? HOSTED[program] : undefined;
  if (!hosted) return null;
  const offered = evidence.filter(({ choice }) => choice?.of === hosted.of && (choice.from === '' || choice.from === folder));
  const files = new Set(offered.flatMap(({ file }) => (file === null ? [] : [file])));
  const moved = calls.slice(0, at).flatMap((one) => movedBy(one, hosted));
  const written = changes.filter((one) => one.of === null && one.at < at && [...files].some((file) => writesTo(one, file)));
  const words = [...moved, ...written.flatMap((one) => one.words), ...(hasAny(call, hosted.live) ? ['production'] : [])];
  const flags = valuesOf(call.argv, hosted.flags);
  const named = flags.length > 0 ? flags : (hosted.env ?? []).flatMap((name) => variable(call, name)).slice(0, 1);
  // A request to the API names its target itself.
  const outright = hasAny(call, hosted.instead) || call.argv.find((word) => !word.startsWith('-')) === 'api';
  const those = (names: readonly Text[]): readonly Evidence[] => offered.filter(({ choice }) => choice && isCalled(choice, names));
  const current = offered.filter(({ choice }) => choice?.current === true);
  const last = those(moved);
  const picked = named.length > 0 ? those(named) : outright ? [] : last.length > 0 ? last : current;
  const still = moved.length === 0 && written.length === 0 && !named.some((one) => one.includes(HOLE));
  const own = !outright && !hasAny(call, hosted.away) && !Object.hasOwn(call.env, 'HOME') && !call.via.some((one) => OTHERS.has(one));
  const holds = hosted.within === true || (named.length > 0 && hosted.apart !== true);
  const guessed = named.length === 0 && hosted.guess === true;
  const sure = still && own && !guessed && picked.length > 0 && picked.every(({ strength }) => strength === 'target');
  return {
    of: hosted.of,
    evidence: still ? picked : picked.map(unnamed),
    sure,
    words: words.slice(0, MOST_WORDS),
    named: named.length > 0 || outright,
    holds,
    certain: sure,
  };
}

/**
 * The evidence that counts for a call of a provider. What a folder is linked to elsewhere speaks of this call by hosts only: names of apps are
 * everyday words. Where the call names its target itself, what the folder is linked to does not speak of it.
 */
export function aroundOf(provider: string, link: Linked | null, evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.flatMap((one): readonly Evidence[] => {
    if (!one.source.endsWith('-link')) return [one];
    if (one.source === `${provider}-link` || one.source === link?.of) return link?.named && one.choice === undefined ? [] : [one];
    const identifiers = one.identifiers.filter((id) => id.includes('.'));
    return [identifiers.length === one.identifiers.length ? one : { ...one, identifiers }];
  });
}

interface Told {
  readonly place: readonly Text[];
  readonly own: readonly Text[];
  readonly labels: readonly Text[];
}
/** With what the settings call by the names that stand in the call: a binding is a database. */
export function meantBy(link: Linked | null, told: Told): Told {
  const meant = link
    ? told.own.flatMap((name) => link.evidence.flatMap(({ names }) => (Object.hasOwn(names, name) ? [names[name] ?? ''] : [])))
    : [];
  if (meant.length === 0) return told;
  return link?.certain ? { ...told, own: [...told.own, ...meant] } : { ...told, labels: [...told.labels, ...meant] };
}

/** The flags and variables that say in which folder a program looks for its files. */
export const folderFlags = (program: Text): readonly string[] => {
  const id = Object.entries(HOSTED).find(([name, { moves }]) => name === program || Object.hasOwn(moves ?? {}, program))?.[0];
  return (id !== undefined && id !== 'heroku' ? HOSTED[id]?.folder : undefined) ?? [];
};

/** What they run is run with another home, or with another's settings. */
const OTHERS: ReadonlySet<string> = new Set('sudo sudo-rs doas su runuser pkexec chroot unshare nsenter distrobox toolbox'.split(' '));
const MOST_WORDS = 200;

/** Where it was pointed elsewhere, nobody knows what is lost there. */
const unnamed = (one: Evidence): Evidence => (one.choice ? { ...one, names: {}, choice: { ...one.choice, resource: '' } } : one);

const isCalled = (choice: NonNullable<Evidence['choice']>, names: readonly Text[]): boolean =>
  [choice.name, ...(choice.also ?? [])].some((one) => one !== '' && names.includes(one));

/** The words of a call that points the program elsewhere. */
function movedBy(call: Call, { moves = {} }: Hosted): readonly Text[] {
  if (call.kind !== 'program' || !Object.hasOwn(moves, call.program)) return [];
  const verbs = moves[call.program] ?? [];
  return call.argv.some((word) => verbs.includes(word)) ? call.argv.filter((word) => !verbs.includes(word)) : [];
}

const variable = ({ env }: ProgramCall, name: string): readonly Text[] => {
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  return value === undefined || value === '' ? [] : [value];
};

const hasAny = (call: ProgramCall, names: readonly string[] = []): boolean =>
  valuesOf(call.argv, names).length > 0 || names.some((name) => Object.hasOwn(call.env, name));

/** Values of flags: `--app x`, `--app=x`, `-a x`, `-ax`. */
function valuesOf(argv: readonly Text[], names: readonly string[] = []): readonly Text[] {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  return words.flatMap((word, at): readonly Text[] => {
    const name = names.find((one) => one.startsWith('-') && (word === one || word.startsWith(one.startsWith('--') ? `${one}=` : one)));
    if (name === undefined || (!name.startsWith('--') && word.startsWith('--'))) return [];
    return [word === name ? (words[at + 1] ?? '') : word.slice(name.length).replace(/^=/, '')];
  });
}
