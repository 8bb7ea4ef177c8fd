import type { FileEdit } from '../../engine/types';

const SEARCH = /^(?:-{3,}|<{3,}) ?SEARCH>?$/;
const MIDDLE = /^={3,}$/;
const REPLACE = /^(?:\+{3,}|>{3,}) ?REPLACE>?$/;

/** What blocks of `SEARCH`, `=======` and `REPLACE` do to a file. `content`: all of it is replaced; edits null: that cannot be told. */
export function editsOfBlocks(diff: string): { readonly content: string | null; readonly edits: readonly FileEdit[] | null } {
  const unknown = { content: null, edits: null };
  const edits: { readonly old: string[]; readonly by: string[] }[] = [];
  let part: 'outside' | 'old' | 'by' = 'outside';
  for (const line of diff.split(/\r?\n/)) {
    const last = edits.at(-1);
    if (part === 'outside' && SEARCH.test(line)) {
      edits.push({ old: [], by: [] });
      part = 'old';
    } else if (part === 'old' && MIDDLE.test(line)) part = 'by';
    else if (part === 'by' && REPLACE.test(line)) part = 'outside';
    else if (part === 'outside' && line.trim() !== '') return unknown;
    else if (part === 'old') last?.old.push(line);
    else if (part === 'by') last?.by.push(line);
  }
  const [first, ...more] = edits;
  if (!first || part !== 'outside') return unknown;
  // Nothing to look for: the file is written anew.
  if (first.old.length === 0 && more.length === 0) return { content: first.by.map((line) => `${line}\n`).join(''), edits: null };
  if (edits.some(({ old }) => old.length === 0)) return unknown;
  return { content: null, edits: edits.map(({ old, by }) => ({ old: old.join('\n'), new: by.join('\n'), all: false, lines: true })) };
}
