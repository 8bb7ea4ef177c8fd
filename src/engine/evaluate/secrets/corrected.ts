import { HOLE, type ProgramCall, type Text } from '../../types';
import { baseName } from '../files/path';

/** Longer commands are not written out again. */
const LONGEST = 300;
const MOST_PATTERNS = 5;

/** Patterns of names that leave these files out. */
const patternsFor = (files: readonly Text[]): readonly string[] => [
  ...new Set(files.map(baseName).map((name) => (name.startsWith('.env') ? '.env*' : name))),
];

/**
 * How a command that goes through folders is said without what is off limits in them: whole, with these words put in at `at`, where all of it is
 * known and nothing stands around it; else `otherwise`, which says it in general.
 */
export function leftOut(
  call: ProgramCall,
  files: readonly Text[],
  words: (pattern: string) => readonly string[],
  otherwise: string,
  at = 0,
): string {
  if (files.length === 0) return otherwise;
  const { argv, path, via, remote } = call;
  const patterns = patternsFor(files);
  const argued = [...argv.slice(0, at), ...patterns.flatMap(words), ...argv.slice(at)];
  const known = via.length === 0 && remote === null && patterns.length > 0 && patterns.length <= MOST_PATTERNS;
  const whole = [path, ...argued].map(quoted).join(' ');
  if (!known || whole.length > LONGEST || /[`\n]/.test(whole) || whole.includes(HOLE) || /\/dev\/fd\//.test(whole)) return otherwise;
  return `Leave them out: \`${whole}\`.`;
}

const quoted = (word: Text): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
