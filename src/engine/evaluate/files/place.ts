/**
 * Where a path lies. For rules with `when: { call: 'file' }` ask `matterOf` (matter.ts), which adds what the words alone cannot tell: symbolic links,
 * whether there is anything to lose, and what a settings file would say afterwards. `placeOf` looks at the path's text only.
 */
import { type Facts, HOLE, type Text } from '../../types';
import { baseName, hasGlob, isWithin, normalise } from './path';
import {
  DISPOSABLE_ENDINGS,
  DISPOSABLE_FOLDERS,
  STARTER_FOLDER,
  STARTERS,
  SYSTEM_DEPTH,
  SYSTEM_FOLDERS,
  TEMPORARY_FOLDERS,
  USR_SYSTEM,
  VAR_SYSTEM,
  WINDOWS_TEMPORARY,
} from './places';
import { placeTables } from './placeTables';
import { entriesBelow, lookUp, reach, type Trie } from './trie';

export const PLACES = [
  'disposable', // made again by a tool: build output, caches, temporary files
  'workspace', // inside the project
  'repository', // the project's .git
  'workspace-root', // the whole project
  'outside', // home, other projects, other data
  'home-root', // ~ itself, or all of it
  'system', // /, /etc, /usr, drive roots
  'disk', // a disk or partition
  'persistence', // what later runs for this user
  'self', // Mollyguard
  'agent-settings', // hook and settings files of agents
  'editor-settings', // the editor's settings
  'device-null', // nothing is lost there
  'off-limits', // a file that holds credentials, where it is shown, copied, sent, overwritten or deleted (only `matterOf` says so)
  'credential', // a credential that no file tells: a command's output, a variable
  'unknown', // not known before it runs
] as const;
export type Place = (typeof PLACES)[number];

/** What the places of this machine are called, worked out once for one set of facts. */
interface Known {
  readonly fold: boolean;
  readonly home: string;
  /** With the number of their segments. */
  readonly homes: readonly (readonly [path: string, depth: number])[];
  readonly own: readonly string[];
  readonly workspace: readonly string[];
  readonly temporary: readonly string[];
}
const known = new WeakMap<Facts, Known>();

/** As a disk takes it that does not tell upper case from lower: letters count that have a plain one as their other case (`ſ`, `ﬁ`), those that it skips do not. */
const folded = (path: string): string =>
  /^[\x20-\x7E]*$/.test(path)
    ? path.toLowerCase()
    : path
        .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g, '')
        .toUpperCase()
        .toLowerCase();

function knownOf(facts: Facts): Known {
  const before = known.get(facts);
  if (before) return before;
  const fold = facts.platform !== 'linux';
  const plain = (path: string): string => (fold ? folded(normalise(path)) : normalise(path));
  const home = plain(facts.home);
  const made: Known = {
    fold,
    home,
    homes: (home === '/' ? ['/root'] : [home, '/root']).map((path) => [path, path.split('/').length - 1] as const),
    own: facts.own.map(plain),
    // A folder that holds the home folder is nobody's project: inside and outside would be the same.
    workspace: facts.workspace.map(plain).filter((folder) => folder !== '/' && !isWithin(home, folder)),
    temporary: [...TEMPORARY_FOLDERS, ...facts.temporary.map(plain)],
  };
  known.set(facts, made);
  return made;
}

/** The most dangerous place that the path may mean. Text only; never asks for a file. */
export function placeOf(path: Text, facts: Facts): Place {
  return classify(path, facts, true);
}

/** The person's own or a managed file, not one of some project: what set-up writes to, and what guards everywhere. */
export function isUserWide(path: Text, facts: Facts): boolean {
  const here = knownOf(facts);
  const plain = here.fold ? folded(normalise(path)) : normalise(path);
  const segments = plain.split('/').slice(1);
  const depth = homeDepth(plain, segments, here);
  if (depth === 0) return isWithin(plain, '/etc') || segments[0]?.toLowerCase() === 'library';
  const first = segments[depth] ?? '';
  return (
    first.startsWith('.') ||
    first.toLowerCase() === 'documents' ||
    first.toLowerCase() === 'library' ||
    first.toLowerCase() === 'appdata' ||
    hasGlob(first)
  );
}

/** The place without regard to special names: what an agent's settings file is when its content does not matter. */
export function placeBeneath(path: Text, facts: Facts): Place {
  return classify(path, facts, false);
}

/** Special places that lie below a folder of the home, as folder or file paths: what goes with it when it goes. */
export function placesBelow(path: Text, facts: Facts): readonly (readonly [string, Place])[] {
  const here = knownOf(facts);
  const table = here.fold ? placeTables.anyCase : placeTables.exactCase;
  const plain = here.fold ? folded(normalise(path)) : normalise(path);
  if (!isWithin(plain, here.home) || plain === here.home) return [];
  const segments = plain.slice(here.home.length + 1).split('/');
  const found: (readonly [string, Place])[] = [];
  for (const trie of [table.home(), table.everywhere()]) gather(trie, segments, 0, plain, found);
  return found;
}

function gather(trie: Trie<Place>, segments: readonly string[], at: number, path: string, found: (readonly [string, Place])[]): void {
  if (at === segments.length) {
    for (const [below, place] of entriesBelow(trie)) found.push([path + below, place]);
    return;
  }
  const next = trie.children.get(segments[at] ?? '');
  if (next) gather(next, segments, at + 1, path, found);
}

/** No system takes a longer path, and nobody writes so many patterns into one: such a path hides what it means, so a person is asked. */
const LONGEST = 4_096;
const MOST_GLOBS = 16;
const hidesItself = (plain: string, segments: readonly string[]): boolean =>
  plain.length > LONGEST || (hasGlob(plain) && segments.filter(hasGlob).length > MOST_GLOBS);

/** The place of a path with a special name, whatever lies around it; null: it has none. */
export function specialOf(path: Text, facts: Facts): Place | null {
  const here = knownOf(facts);
  const plain = plainOf(path, here);
  const segments = segmentsOf(plain);
  return hidesItself(plain, segments) ? 'persistence' : specialPlace(plain, segments, here);
}

function plainOf(path: Text, { fold }: Known): string {
  if (!fold) return normalise(path);
  const given = folded(normalise(path));
  return given.startsWith('/private/') ? given.slice('/private'.length) : given;
}

/** Without what stands for the root. */
function segmentsOf(plain: string): string[] {
  const segments = plain.split('/');
  if (segments[0] === '' || DRIVE.test(segments[0] ?? '')) segments.shift();
  if (segments[0] === '') segments.shift();
  return segments;
}
const DRIVE = /^[a-z]:$/i;

function classify(path: Text, facts: Facts, names: boolean): Place {
  const here = knownOf(facts);
  const plain = plainOf(path, here);
  const segments = segmentsOf(plain);
  if (hidesItself(plain, segments)) return 'persistence';
  const special = names ? specialPlace(plain, segments, here) : null;
  if (special !== null) return special;
  if (plain.includes(HOLE)) return holePlace(plain, segments, here);
  return /^(?:\/|[a-z]:)/i.test(plain) ? plainPlace(plain, segments, here) : 'unknown';
}

/** Places that need exact names: Mollyguard, agents, editors, profiles. */
function specialPlace(plain: string, segments: readonly string[], here: Known): Place | null {
  if (here.own.some((folder) => isWithin(plain, folder))) return 'self';
  const table = here.fold ? placeTables.anyCase : placeTables.exactCase;
  const globs = hasGlob(plain);
  const wild = globs || plain.includes(HOLE);
  let worst = rankIn(table.root(), segments, 0, globs);
  const home = homeDepth(plain, segments, here);
  if (home > 0) worst = Math.min(worst, rankIn(table.home(), segments, home, wild));
  for (let at = 0; at < segments.length; at++) {
    const segment = segments[at] ?? '';
    if (
      table.firstNames.has(segment) ||
      segment.endsWith('.code-workspace') ||
      (wild && segment.startsWith('.') && hasGlob(segment) && !ALL_OF_IT.has(segment))
    )
      worst = Math.min(worst, rankIn(table.everywhere(), segments, at, wild));
  }
  return PRIORITY[worst] ?? (isStarter(plain, here) && systemPlace(segments) === null ? 'persistence' : null);
}

/** Rank in PRIORITY of the worst place that segments[from..] may mean; its length for none. `spread`: of all that a pattern reaches. */
function rankIn(trie: Trie<Place>, segments: readonly string[], from: number, spread: boolean): number {
  if (from >= segments.length) return PRIORITY.length;
  if (!spread || isWide(segments[from])) return rankOf(lookUp(trie, segments, from));
  const found = new Set<Place>();
  reach(trie, segments, from, found);
  if (found.size === 0) return PRIORITY.length;
  return Math.min(PRIORITY.length, ...[...found].map(rankOf));
}
function rankOf(place: Place | null): number {
  const rank = place === null ? -1 : PRIORITY.indexOf(place);
  return rank < 0 ? PRIORITY.length : rank;
}

/** A program by which everything else is started, for this user: whoever replaces it, or puts one of that name before it, runs in its place. */
function isStarter(plain: string, here: Known): boolean {
  const at = plain.lastIndexOf('/');
  if (!STARTERS.has(plain.slice(at + 1)) || !plain.startsWith('/') || !STARTER_FOLDER.test(plain.slice(0, at))) return false;
  return ![...here.workspace, ...here.temporary].some((folder) => isWithin(plain, folder));
}
const PRIORITY: readonly Place[] = ['self', 'agent-settings', 'persistence', 'editor-settings', 'device-null', 'disposable'];
/** What begins with something unknown, or with all of a folder, is no more special than the folder. */
const isWide = (segment: string | undefined): boolean =>
  segment === undefined || segment.startsWith('*') || segment.startsWith(HOLE) || segment.startsWith('?');

/** Number of leading segments that are somebody's home folder; 0: none. */
function homeDepth(plain: string, segments: readonly string[], here: Known): number {
  for (const [home, depth] of here.homes) if (isWithin(plain, home)) return depth;
  return (segments[0] === 'home' || segments[0]?.toLowerCase() === 'users') && segments.length > 2 ? 2 : 0;
}

function plainPlace(plain: string, segments: readonly string[], here: Known): Place {
  const named = segments.findLastIndex((segment) => !ALL_OF_IT.has(segment)) + 1;
  const whole =
    named < segments.length
      ? plain
          .split('/')
          .slice(0, named - segments.length)
          .join('/') || '/'
      : plain;
  if (whole === '/' || /^[a-z]:$/i.test(whole)) return 'system';
  if (isWithin(here.home, whole)) return systemPlace(whole.split('/').slice(1)) ?? 'home-root';
  for (const root of here.workspace) {
    if (isWithin(root, whole)) return systemPlace(whole.split('/').slice(1)) ?? 'workspace-root';
    if (isWithin(plain, root)) return projectPlace(plain.slice(root.length + 1).split('/'));
  }
  const ours = here.own.some((own) => isWithin(own, whole));
  const inHome = isWithin(plain, here.home);
  for (const folder of here.temporary)
    if (isWithin(plain, folder) && plain !== folder && !(inHome && isWithin(here.home, folder))) return ours ? 'self' : 'disposable';
  if (WINDOWS_TEMPORARY.test(whole)) return ours ? 'self' : 'disposable';
  const system = systemPlace(segments.slice(0, named));
  if (system !== null || ours) return system ?? 'self';
  return segments.length === 1 && hasGlob(plain) ? 'system' : 'outside';
}
const ALL_OF_IT: ReadonlySet<string> = new Set(['*', '**', '.*', '.[!.]*', '.[^.]*', '*.*', '?*']);

/** Inside the project: its git state, what tools make again, or somebody's work. */
function projectPlace(relative: readonly string[]): Place {
  const git = relative.indexOf('.git');
  const last = relative.at(-1) ?? '';
  if (git >= 0) return git < relative.length - 1 && (last.endsWith('.lock') || last.endsWith('_EDITMSG')) ? 'disposable' : 'repository';
  return relative.some((segment) => DISPOSABLE_FOLDERS.has(segment)) || isDisposableName(last) ? 'disposable' : 'workspace';
}
/** The name of a folder that a tool makes again. */
export const isDisposableFolder = (name: string): boolean => DISPOSABLE_FOLDERS.has(name);
const isDisposableName = (name: string): boolean =>
  DISPOSABLE_ENDINGS.some((ending) => name.endsWith(ending) && name.length > ending.length) || /\.log\.\d+$|^npm-debug\.log/.test(name);

function systemPlace(segments: readonly string[]): Place | null {
  const [top, second, third] = segments.slice(0, 3).map((segment) => segment.toLowerCase());
  if (top === undefined) return 'system';
  if (top === 'dev' && second !== undefined) return 'disk';
  if (SYSTEM_FOLDERS.has(top) || segments.length <= (SYSTEM_DEPTH[top] ?? 0))
    return top === 'home' || top === 'users' ? 'home-root' : 'system';
  if (
    top === 'usr' &&
    second !== undefined &&
    (USR_SYSTEM.has(second) || (second === 'local' && third !== undefined && segments.length === 3 && USR_SYSTEM.has(third)))
  )
    return 'system';
  return top === 'var' && second !== undefined && segments.length === 2 && VAR_SYSTEM.has(second) ? 'system' : null;
}

/** A path with an unknown part. What stands before it bounds it only if nothing in it can climb, so most are `unknown`. */
function holePlace(plain: string, segments: readonly string[], here: Known): Place {
  const at = segments.findIndex((segment) => segment.includes(HOLE));
  const after = segments.slice(at + 1);
  const last = baseName(plain);
  if (after.some((segment) => DISPOSABLE_FOLDERS.has(segment)) || (!last.endsWith(HOLE) && isDisposableName(last))) return 'disposable';
  if (at < 1) return 'unknown';
  const prefix = `/${segments.slice(0, at).join('/')}`;
  const place = plainPlace(`${prefix}/x`, [...segments.slice(0, at), 'x'], here);
  if (place === 'disposable' || place === 'system' || place === 'disk') return place;
  return place === 'workspace' && last !== HOLE ? 'workspace' : 'unknown';
}
