import { HOLE } from '../types';

const CEILING = 2_000;

/**
 * Whether `pattern` matches the whole of `text`; `*` stands for any characters, nothing else is special. With `holes`, a HOLE in the text
 * stands for any characters too: the answer is then whether it could match. Beyond a ceiling the answer is yes where holes count, else no.
 */
export function globMatches(pattern: string, text: string, holes = false): boolean {
  if (!pattern.includes('*') && !(holes && text.includes(HOLE))) return pattern === text;
  if (pattern === '*') return true;
  const star = pattern.indexOf('*');
  if (star >= 0 && star === pattern.lastIndexOf('*') && !(holes && text.includes(HOLE)))
    return text.length >= pattern.length - 1 && text.startsWith(pattern.slice(0, star)) && text.endsWith(pattern.slice(star + 1));
  if (pattern.length > CEILING || text.length > CEILING) return holes;
  let row = new Array<boolean>(text.length + 1).fill(false);
  row[0] = true;
  for (let t = 0; t < text.length; t += 1) row[t + 1] = holes && text[t] === HOLE && row[t] === true;
  for (let p = 0; p < pattern.length; p += 1) {
    const any = pattern[p] === '*';
    const next = new Array<boolean>(text.length + 1).fill(false);
    next[0] = any && row[0] === true;
    for (let t = 0; t < text.length; t += 1) {
      const hole = holes && text[t] === HOLE;
      if (any) next[t + 1] = row[t + 1] === true || next[t] === true;
      else if (hole) next[t + 1] = row[t + 1] === true || next[t] === true;
      else next[t + 1] = row[t] === true && pattern[p] === text[t];
    }
    row = next;
  }
  return row[text.length] === true;
}
