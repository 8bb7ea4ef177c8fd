import { baseName } from './path';

/** Lists by which agents leave files alone, and in which a block of ours may stand. */
const NAMES: ReadonlySet<string> = new Set([
  '.cursorignore',
  '.cursorindexingignore',
  '.geminiignore',
  '.aiexclude',
  '.codeiumignore',
  '.clineignore',
  '.rooignore',
  '.kilocodeignore',
  '.augmentignore',
  '.aiignore',
]);

/** A file of which agents read what they shall leave alone. */
export const isIgnoreFile = (path: string): boolean => NAMES.has(baseName(path));

/**
 * Whether such a list would let an agent read more than before: our block is changed or gone, or a line outside takes files out again. `after` null:
 * it cannot be told, or the file is gone. A list without a block of ours is its project's own.
 */
export function opensFiles(before: string | null, after: string | null): boolean {
  const block = before === null ? null : blockOf(before);
  if (before === null || block === null) return false;
  if (after === null || blockOf(after) !== block) return true;
  const known = new Set(exceptions(before));
  return exceptions(after).some((line) => !known.has(line));
}

const linesOf = (text: string): readonly string[] => text.split(/\r?\n/).map((line) => line.trimEnd());
const exceptions = (text: string): readonly string[] => linesOf(text).filter((line) => line.startsWith('!'));

function blockOf(text: string): string | null {
  const lines = linesOf(text.replace(/^\uFEFF/, ''));
  const from = lines.indexOf('# >>> mollyguard');
  const to = lines.indexOf('# <<< mollyguard', from);
  return from < 0 || to < 0 ? null : lines.slice(from, to).join('\n');
}
