import type { Call, Evidence, ProgramCall, Text } from '../types';
import { HOLE } from '../types';
import type { HostedKind } from './choice';
import type { Chosen } from './chosen';
import { HOSTED, type Hosted, hostedBy } from './hostedTable';
import { type Change, writesTo } from './switches';

/** What a call of a hosting platform's program is pointed at. */
export interface Linked extends Chosen {
  readonly of: HostedKind;
  /** Its own text says what it works on: what the folder is linked to does not count. */
  readonly named: boolean;
  /** What it names besides lies in there. */
  readonly holds: boolean;
  /** Some of what it names is found wherever it is. */
  readonly apart: boolean;
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

/** null where the program is none of a hosting platform. */
export function linkedBy(call: ProgramCall, { calls, changes, at, evidence, folder }: Around): Linked | null {
  const hosted = HOSTED[hostedBy(call.program) ?? ''];
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
  const own =
    !outright &&
    !hasAny(call, [...(hosted.away ?? []), 'HOME', 'XDG_CONFIG_HOME']) &&
    !call.argv.some((word) => mayName(word, hosted)) &&
    !call.via.some((one) => OTHERS.has(one));
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
    apart: hosted.apart === true,
    certain: sure,
  };
}

/**
 * The evidence that counts for a call of a provider. What a folder is linked to elsewhere speaks of this call by hosts only: names of apps are
 * everyday words. Where the call names its target itself, what the folder is linked to does not speak of it.
 */
export function aroundOf(provider: string, link: Linked | null, evidence: readonly Evidence[]): readonly Evidence[] {
  const of = link?.of ?? SOURCES.find((source) => source === `${provider}-link`);
  return evidence.flatMap((one): readonly Evidence[] => {
    if (!one.source.endsWith('-link')) return [one];
    if (one.source === of) return link?.named && one.choice === undefined ? [] : [one];
    const identifiers = one.identifiers.filter((id) => id.includes('.'));
    if (of !== undefined && identifiers.length === 0) return [];
    return [identifiers.length === one.identifiers.length ? one : { ...one, identifiers }];
  });
}

const SOURCES: readonly string[] = Object.values(HOSTED).map(({ of }) => of);

interface Told {
  readonly place: readonly Text[];
  readonly own: readonly Text[];
  readonly labels: readonly Text[];
}
/** With what the settings call by the names that stand in the call: a binding is a database. */
export function meantBy(link: Linked | null, told: Told): Told {
  const meant = link ? [...told.own, ...told.place].flatMap((name) => calledBy(link, name)) : [];
  if (meant.length === 0) return told;
  // What these in turn are called is what somebody wrote beside an id: it can only raise.
  const labels = [...told.labels, ...meant.flatMap((id) => (link ? calledBy(link, id) : []))];
  return link?.certain ? { ...told, own: [...told.own, ...meant], labels } : { ...told, labels: [...labels, ...meant] };
}
const calledBy = ({ evidence }: Linked, name: Text): readonly Text[] =>
  evidence.flatMap(({ names }) => (Object.hasOwn(names, name) ? [names[name] ?? ''] : []));

/** For what the program carries to its platform: a server that the call itself names goes before the link. */
export function carriedBy(link: Linked, place: readonly Text[]): Linked {
  const servers = place.filter((one) => one !== '' && !one.includes(HOLE));
  const others = servers.filter((one) => calledBy(link, one).length === 0);
  if (others.length > 0) return { ...link, evidence: [], sure: false, certain: false, named: true };
  return { ...link, sure: link.sure && !link.apart && servers.length === 0 };
}

/** The platform's program that a call is, or that brought it there: SQL, a command on an app's machine, one with its variables. */
export function carrierOf(call: Call, at: number, calls: readonly Call[]): { readonly call: ProgramCall; readonly at: number } | null {
  if (call.kind === 'program' && call.remote === null && hostedBy(call.program) !== null) return { call, at };
  for (let index = at - 1; index >= 0; index -= 1) {
    const one = calls[index];
    if (one?.kind !== 'program' || one.remote !== null || hostedBy(one.program) === null) continue;
    const opened = call.kind === 'sql' && call.verb === 'SESSION' && index === at - 1;
    if (opened || call.via.some((via) => via === one.program || via.startsWith(`${one.program} `))) return { call: one, at: index };
  }
  return null;
}

/** The flags that say in which folder a program looks for its files. */
export const folderFlags = (program: Text): readonly string[] => HOSTED[hostedBy(program) ?? '']?.folder ?? [];

/** What they run is run with another home, or with another's settings. */
const OTHERS: ReadonlySet<string> = new Set('sudo sudo-rs doas su runuser pkexec chroot unshare nsenter distrobox toolbox'.split(' '));
const MOST_WORDS = 200;

/** Where it was pointed elsewhere, nobody knows what is lost there. */
const unnamed = (one: Evidence): Evidence => (one.choice ? { ...one, names: {}, choice: { ...one.choice, resource: '' } } : one);

const isCalled = (choice: NonNullable<Evidence['choice']>, names: readonly Text[]): boolean =>
  [choice.name, ...(choice.also ?? [])].some((one) => one !== '' && names.includes(one));

/** A word that may be one of the flags that matter, or several at once, or name another app in an argument (`shop-prod::DATABASE_URL`). */
function mayName(word: Text, { flags = [], instead = [], away = [] }: Hosted): boolean {
  if (word.startsWith(HOLE) || word.includes('::') || (word.startsWith('-') && word.includes(HOLE))) return true;
  const letters = [...flags, ...instead, ...away].filter((one) => /^-\w$/.test(one)).map((one) => one.slice(1));
  return /^-[A-Za-z]{2,}/.test(word) && letters.some((letter) => word.indexOf(letter, 2) > 0);
}

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
