import { ENDINGS, NAME_PATTERNS, NAMES, OPEN_IN_STORES, OPEN_NAMES, PLACES } from '../../secrets/defaultFiles';
import { globsOf } from './globs';

/**
 * One line of a list in which the last line that matches decides. A glob without a slash is a name in any folder, one with a slash stands below
 * any folder, one that begins with it in the workspace folder itself. `open`: these files may be read.
 */
export interface Pattern {
  readonly glob: string;
  readonly open: boolean;
}

const closed = (glob: string): Pattern => ({ glob, open: false });
const opened = (glob: string): Pattern => ({ glob, open: true });
const globs = (patterns: readonly RegExp[]): readonly string[] => patterns.flatMap((pattern) => globsOf(pattern) ?? []);

/** Stores in which what is no key may be read. */
const STORES = ['.ssh', '.gnupg'] as const;

/**
 * Names made to be read, as far as the lines before cover them and no further: an exception for every `*.html` or `dist` would take out what
 * the agent leaves aside by itself.
 */
const examples = (): readonly string[] => {
  const all = globs(OPEN_NAMES);
  const words = all.filter((glob) => !/[*?]/.test(glob) && !glob.startsWith('.'));
  return [
    ...all.filter((glob) => /^\.env\.[^*?]+$/.test(glob)),
    ...['.env', '.dev.vars'].flatMap((stem) => all.filter((glob) => glob.startsWith('*[')).map((glob) => stem + glob)),
    ...words.flatMap((word) => [`${word}.env`, `*[._-]${word}.env`]),
    ...all.filter((glob) => glob === '*.pub').map((glob) => `id_${glob}`),
  ];
};

/**
 * The default list of off-limits files for a workspace, exceptions in their places. These files see names alone: what lies in a folder for tests,
 * certificates among the keys and most examples but those of `.env` stay out of reach with the rest. What counts in a person's home only is not in it.
 */
export const defaultPatterns: readonly Pattern[] = [
  ...ENDINGS.map((ending) => closed(`*${ending}`)),
  ...globs(NAME_PATTERNS).map(closed),
  ...examples().map(opened),
  ...NAMES.map(closed),
  ...PLACES.map(closed),
  ...STORES.flatMap((store) => globs([OPEN_IN_STORES]).map((name) => opened(`${store}/${name}`))),
];

/** What stands for the rest of a name where an exception cannot be told: nobody calls an example so. */
const STAGES = 'local production prod staging stage development dev preview private secret secrets backup bak old'.split(' ');
const COPIES = ['backup', 'bak', 'old'] as const;

/** The same for files that know no exceptions: names that only a secret has. */
export const narrowPatterns: readonly Pattern[] = [
  ...NAMES,
  ...ENDINGS.map((ending) => `*${ending}`),
  ...globs(NAME_PATTERNS).flatMap(narrowed),
  ...PLACES.filter((place) => !STORES.some((store) => place === `${store}/**`)),
].map(closed);

function narrowed(glob: string): readonly string[] {
  const stem = /^(.*[^*?])\??\*$/.exec(glob)?.[1];
  if (stem === undefined) return [glob];
  if (stem !== '.env.' && stem !== '.dev.vars.') return COPIES.map((word) => stem + word);
  return [...STAGES.map((word) => stem + word), `${stem}*.local`];
}

/** A folder of a workspace, and whose home stands for `~`; both with `/` as separator. */
export interface ListPlace {
  readonly folder: string;
  readonly home: string;
}

/** A person's and a team's own patterns, as they count in one folder. `left`: what another program's list cannot say. */
export function ownPatterns(
  texts: readonly string[],
  place: ListPlace,
): { readonly patterns: readonly Pattern[]; readonly left: readonly string[] } {
  const patterns: Pattern[] = [];
  const left: string[] = [];
  for (const text of texts) {
    const open = text.startsWith('!');
    const plain = (open ? text.slice(1) : text).trim();
    const found = isPlain(plain) ? braces(plain.replace(/\/+$/, ''))?.map((glob) => placed(glob, place)) : undefined;
    if (found === undefined) left.push(text);
    else for (const glob of found) if (glob !== null) patterns.push({ glob, open });
  }
  return { patterns, left };
}

/** One line, nothing that begins a comment or means different things to different programs. */
const isPlain = (text: string): boolean => /^[^\p{Cc}\\#!()|"]+$/u.test(text) && text !== '/' && !/[@?+*]\(/.test(text);

/** null: it lies outside this folder. */
function placed(glob: string, { folder, home }: ListPlace): string | null {
  const full = glob.startsWith('~/') ? home + glob.slice(1) : glob;
  if (full.startsWith('/')) return full.startsWith(`${folder}/`) ? full.slice(folder.length) : null;
  return full.replace(/^(?:\.\/)+/, '').replace(/^(?:\*\*\/)+/, '');
}

/** `a.{b,c}` as `a.b` and `a.c`; undefined: too many, or a range. */
function braces(text: string): readonly string[] | undefined {
  const inner = /\{([^{}]*)\}/.exec(text);
  if (inner === null) return /[{}]/.test(text) ? undefined : [text];
  const parts = (inner[1] ?? '').split(',');
  if (parts.length < 2 || parts.length > 20) return undefined;
  const all = parts.map((part) => braces(text.slice(0, inner.index) + part + text.slice(inner.index + inner[0].length)));
  const flat = all.flatMap((one) => one ?? []);
  return all.includes(undefined) || flat.length > 100 ? undefined : flat;
}
