import { Minimatch } from 'minimatch';
import { isSecretByDefault } from './offLimits';

/** Whether the file of an absolute path (`/` as separator) is off limits by its name: by the default list, or because a person says so. */
export type OffLimits = (path: string) => 'default' | 'policy' | null;

/** Where patterns are looked at from. */
export interface GlobPlace {
  readonly home: string;
  /** The platform's file names do not tell upper from lower case. */
  readonly fold: boolean;
}

/** Patterns as two layers of settings list them, unchecked: a workspace only adds. */
export function patternsOf(user: unknown, workspace: unknown): readonly string[] {
  const texts = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string').map((one) => one.trim()) : [];
  return [...texts(user), ...texts(workspace).filter((one) => !one.startsWith('!'))].filter((one) => one !== '');
}

/** Tells the files that a person has taken out by name: whatever is found in them, they stay readable. */
export function compileOpened(patterns: readonly string[], place: GlobPlace): (path: string) => boolean {
  const own = patterns.map((pattern) => {
    const opens = pattern.startsWith('!');
    const matches = compileOffLimits([opens ? pattern.slice(1).trim() : pattern], place);
    return { opens, matches: (path: string): boolean => matches(path) === 'policy' };
  });
  return (path) => own.findLast(({ matches }) => matches(path))?.opens === true;
}

const OPTIONS = { dot: true, nonegate: true, nocomment: true } as const;

/**
 * The default list and a person's own patterns, compiled once. A pattern without a slash is a name anywhere, one with `~/` or `/` at its front a path, any
 * other stands below any folder; a folder stands for all in it. `!` takes files out again, by default ones too. The last pattern that matches
 * decides, so what a workspace adds behind the user's own patterns stays added.
 */
export function compileOffLimits(patterns: readonly string[], { home, fold }: GlobPlace): OffLimits {
  const folded = (text: string): string => (fold ? text.toLowerCase() : text);
  const own = patterns.map((pattern) => {
    const keeps = !pattern.startsWith('!');
    const texts = anchored(keeps ? pattern : pattern.slice(1).trim(), home);
    const globs = texts.map((glob) => new Minimatch(glob, { ...OPTIONS, nocase: fold }));
    const piece = folded(pieceOf(texts[0] ?? ''));
    return { keeps, piece, matches: (path: string): boolean => globs.some((glob) => glob.match(path)) };
  });
  const byDefault: OffLimits = (path) => (isSecretByDefault(path, home) ? 'default' : null);
  if (own.length === 0) return byDefault;
  return (path) => {
    const plain = folded(path);
    const last = own.findLast(({ piece, matches }) => plain.includes(piece) && matches(path));
    if (!last) return byDefault(path);
    return last.keeps ? 'policy' : null;
  };
}

/** A piece that stands in whatever a glob matches: to look for it costs next to nothing. Empty where the glob is not that simple. */
function pieceOf(glob: string): string {
  if (/[\\()]|\{[^}]*\{/.test(glob)) return '';
  const pieces = glob.replace(/\{[^{}]*\}|\[[^\]]*\]/g, '*').split(/[*?[\]{}!/]+/);
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
}

function anchored(pattern: string, home: string): readonly string[] {
  const plain = pattern.replace(/\/+$/, '');
  if (plain === '') return [];
  const from = plain.startsWith('~/')
    ? home + plain.slice(1)
    : plain.startsWith('/') || plain.startsWith('**/')
      ? plain
      : `**/${plain.replace(/^\.\//, '')}`;
  const rooted = from.startsWith('/') ? from : `/${from}`;
  return [rooted, `${rooted}/**`];
}
