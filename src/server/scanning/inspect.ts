import { countsByContent } from '../../secrets/byContent';
import { compileOffLimits, type OffLimits } from '../../secrets/globs';
import type { Bytes } from './bytes';
import { look } from './look';
import type { ByContent, Place, Report } from './messages';

/** What is off-limits by its name in a place, and what a person has taken out of that, which its content does not put in again. */
export interface Names {
  readonly secret: OffLimits;
  counts(path: string): boolean;
}

export function namesOf({ home, folders, patterns }: Place): Names {
  const place = { home, fold: process.platform !== 'linux' };
  const secret = compileOffLimits(patterns, place);
  // Behind a pattern for everything only what a person takes out is free.
  const takenOut = patterns.some((pattern) => pattern.startsWith('!')) ? compileOffLimits(['**', ...patterns], place) : null;
  return {
    secret,
    counts(path) {
      const folder = folders.find((one) => path.startsWith(`${one}/`));
      return countsByContent(folder === undefined ? path : path.slice(folder.length)) && (takenOut === null || takenOut(path) !== null);
    },
  };
}

/** What a file holds, as it is told to the index. `plain`: it is known not to be off-limits by its name. */
export function inspect(path: string, bytes: Bytes, names: Names, plain = false): Report {
  const named = !plain && names.secret(path) !== null;
  const nothing = { path, named, content: null, atoms: [] };
  if (bytes.kind === 'gone') return { ...nothing, mark: '' };
  if (bytes.kind === 'none') return { ...nothing, mark: bytes.mark };
  const { atoms, finding } = look(bytes.text, path, named);
  const content: ByContent | null = finding !== null && !named && names.counts(path) ? { kind: finding.kind, line: finding.line } : null;
  return { path, mark: bytes.mark, named, content, atoms };
}
