import { HOLE } from '../types';

const CEILING = 2_000;

/**
 * Whether `pattern` matches the whole of `text`; `*` stands for any characters, nothing else is special. With `holes`, a HOLE in the text
 * stands for any characters too: the answer is then whether it could match, and yes beyond a ceiling.
 */
export function globMatches(pattern: string, text: string, holes = false): boolean {
  if (!pattern.includes('*') && !(holes && text.includes(HOLE))) return pattern === text;
  if (pattern === '*') return true;
  if (!(holes && text.includes(HOLE))) return inOrder(pattern, text);
  if (pattern.length > CEILING || text.length > CEILING) return true;
  let row = new Array<boolean>(text.length + 1).fill(false);
  row[0] = true;
  for (let t = 0; t < text.length; t += 1) row[t + 1] = text[t] === HOLE && row[t] === true;
  for (let p = 0; p < pattern.length; p += 1) {
    const any = pattern[p] === '*';
    const next = new Array<boolean>(text.length + 1).fill(false);
    next[0] = any && row[0] === true;
    for (let t = 0; t < text.length; t += 1) {
      const hole = text[t] === HOLE;
      if (any) next[t + 1] = row[t + 1] === true || next[t] === true;
      else if (hole) next[t + 1] = row[t + 1] === true || next[t] === true;
      else next[t + 1] = row[t] === true && pattern[p] === text[t];
    }
    row = next;
  }
  return row[text.length] === true;
}

/** Whether a text begins with the first part, ends with the last one, and has the others between them in this order. */
function inOrder(pattern: string, text: string): boolean {
  const first = pattern.indexOf('*');
  const last = pattern.lastIndexOf('*');
  const end = text.length - (pattern.length - last - 1);
  if (end < first || !text.startsWith(pattern.slice(0, first)) || !text.endsWith(pattern.slice(last + 1))) return false;
  if (first === last) return true;
  let from = first;
  for (const part of pattern.slice(first + 1, last).split('*')) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}
