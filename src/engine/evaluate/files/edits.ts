import type { FileEdit } from '../../types';

/** A text that grows beyond this by its edits is not computed. */
const LONGEST = 2_000_000;
const MOST_EDITS = 500;

/**
 * What edits leave of a text, with `\n` for every line break; null where that cannot be told. Tools differ in what they do when the old text is not
 * there letter for letter, or is there several times: they refuse, take the first or the most similar place. Only the case in which all agree counts.
 */
export function editedText(before: string, edits: readonly FileEdit[]): string | null {
  if (edits.length > MOST_EDITS) return null;
  const start = unified(before);
  let text = start;
  for (const edit of edits) {
    const next = edit.lines ? replacedLines(text, start, edit) : replaced(text, edit);
    if (next === null || next.length > LONGEST) return null;
    text = next;
  }
  return text;
}

/** An empty old text makes a file, or fills an empty one. */
function replaced(text: string, edit: FileEdit): string | null {
  const old = unified(edit.old);
  if (old === '') return text === '' ? unified(edit.new) : null;
  const times = occurrences(text, old);
  if (times === 0 || (times > 1 && !edit.all)) return null;
  return text.split(old).join(unified(edit.new));
}

/** A patch finds its lines in the file as it was, so they must stand there once too. */
function replacedLines(text: string, start: string, edit: FileEdit): string | null {
  const old = `\n${unified(edit.old)}\n`;
  if (edit.old === '' || occurrences(framed(text), old) !== 1 || occurrences(framed(start), old) !== 1) return null;
  const by = edit.new === '' ? '\n' : `\n${unified(edit.new)}\n`;
  return framed(text)
    .split(old)
    .join(by)
    .slice(1, text.endsWith('\n') ? undefined : -1);
}

const unified = (text: string): string => text.replace(/\r\n?/g, '\n');
const framed = (text: string): string => `\n${text}${text.endsWith('\n') ? '' : '\n'}`;

/** Places where it stands; overlapping ones count, since tools differ in which of them they take. */
function occurrences(text: string, wanted: string): number {
  let count = 0;
  for (let at = text.indexOf(wanted); at >= 0 && count < 1_000; at = text.indexOf(wanted, at + 1)) count += 1;
  return count;
}
