/** Told where a part of what is read begins, there and in the text it is read out of. */
type Note = (read: number, written: number) => void;
/** A way in which a text stands for another: what is read out of it. */
export type Writing = (text: string, note?: Note) => string;

const BACKSLASH = 0x5c;
const isQuote = (code: number): boolean => code === 0x22 || code === 0x27 || code === 0x60;

/** Words of a shell: quotes and backslashes are taken away; a line that ends in a backslash goes on. */
export const quotes: Writing = (text, note) => {
  let out = '';
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== BACKSLASH && !isQuote(code)) continue;
    out += text.slice(start, at);
    if (code === BACKSLASH) at += 1;
    start = code === BACKSLASH && text.charCodeAt(at) !== 0x0a ? at : at + 1;
    note?.(out.length, start);
  }
  return start === 0 ? text : out + text.slice(start);
};

/** What is written from `mark` on, for one character: how long it is, and what it means; null: nothing of the kind. */
type Reading = (text: string, at: number) => readonly [length: number, meant: string] | null;

const replacing =
  (mark: string, reading: Reading): Writing =>
  (text, note) => {
    let out = '';
    let start = 0;
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at)) {
      const [length, meant] = reading(text, at) ?? [1, mark];
      out += text.slice(start, at);
      note?.(out.length, at);
      out += meant;
      at += length;
      start = at;
      note?.(out.length, at);
    }
    return start === 0 ? text : out + text.slice(start);
  };

const HEX = /^[\da-f]+$/i;
function numbered(text: string, from: number, count: number): string | null {
  const digits = text.slice(from, from + count);
  return digits.length === count && HEX.test(digits) ? String.fromCharCode(Number.parseInt(digits, 16)) : null;
}

/** `%41`, byte by byte. */
export const percents: Writing = replacing('%', (text, at) => {
  const meant = numbered(text, at + 1, 2);
  return meant === null ? null : [3, meant];
});

/** What stands between the pieces of a text that was taken apart: blanks, quotes and the signs that put them together again. */
const BETWEEN = /[\s"'`()*+,.:;\\]+/g;

/** `"ghp_" + "a1b2"`, `67:68:70`, `label.label`: the pieces as one. */
export const joined: Writing = (text, note) => {
  if (!note) return text.replace(BETWEEN, '');
  let length = 0;
  let start = 0;
  for (const { 0: between, index } of text.matchAll(BETWEEN)) {
    length += index - start;
    start = index + between.length;
    note(length, start);
  }
  return text;
};

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** `\n`, `\"`, `\u0041` and `\x41` as in JSON and in the strings of languages. */
export const escapes: Writing = replacing('\\', (text, at) => {
  const next = text.charAt(at + 1);
  const digits = next === 'u' ? 4 : next === 'x' ? 2 : 0;
  const meant = digits === 0 ? null : numbered(text, at + 2, digits);
  if (meant !== null) return [2 + digits, meant];
  return next === '' ? null : [2, ESCAPED[next] ?? next];
});

/** Where in the text a character of what is read out of it comes from. */
export function originOf(text: string, writing: Writing, offset: number): number {
  let origin = offset;
  writing(text, (read, written) => {
    if (read <= offset) origin = written + offset - read;
  });
  return Math.min(origin, text.length);
}
