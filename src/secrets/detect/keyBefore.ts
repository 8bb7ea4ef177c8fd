const MOST = 200;
/** Backwards from the value: an address up to it, a scheme, quotes and blanks, a sign, quotes and blanks, the name. */
const ADDRESS = /[a-z][a-z\d+.-]{1,20}:\/\/[^\s/@]{0,100}$/i;
const LEAD = /(?:(?:Bearer|Basic|token)[ \t]{1,3})?$/i;

/** The name that a value at this place is given to, on its own line: `NAME=`, `"name": "`, `name: Bearer `, `--name `, `NAME=scheme://user:`. */
export function keyBefore(text: string, from: number): string | null {
  const near = text.slice(Math.max(0, from - MOST), from);
  let line = near.slice(near.lastIndexOf('\n') + 1);
  const slashes = line.lastIndexOf('://');
  if (slashes >= 0) line = line.replace(ADDRESS, '');
  line = line.replace(LEAD, '');
  const before = back(line, line.length, ' \t"\'`(\\');
  const sign = back(line, before, '=:>');
  const flag = sign === before && before < line.length;
  if (sign === before && !flag) return null;
  const end = flag ? before : back(line, sign, ' \t"\'\\]');
  let start = end;
  while (start > 0 && /[\w.-]/.test(line.charAt(start - 1))) start -= 1;
  const name = line.slice(start, end);
  if (flag) return /^--?[A-Za-z][\w-]{1,60}$/.test(name) ? name.replace(/^-+/, '') : null;
  return /[A-Za-z_][\w.-]{0,80}$/.exec(name)?.[0] ?? null;
}

/** Where the characters before a place are no longer of these. */
function back(line: string, from: number, of: string): number {
  let at = from;
  while (at > 0 && of.includes(line.charAt(at - 1))) at -= 1;
  return at;
}
