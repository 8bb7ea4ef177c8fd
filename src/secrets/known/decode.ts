const BASE64 = new Int8Array(128).fill(-1);
for (const [at, char] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) BASE64[char.charCodeAt(0)] = at;
BASE64['-'.charCodeAt(0)] = 62;
BASE64['_'.charCodeAt(0)] = 63;

/** Characters that are made at once: more arguments than that may be too many. */
const CHUNK = 4_096;

function fromBytes(bytes: readonly number[]): string {
  if (bytes.length <= CHUNK) return String.fromCharCode(...bytes);
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.slice(at, at + CHUNK));
  return text;
}

/** A run of base64 (either alphabet) from one offset to another, as bytes in a string; what is no whole byte at its end is left out. */
export function base64Text(text: string, from: number, to: number): string {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (let at = from; at < to; at += 1) {
    const value = BASE64[text.charCodeAt(at)] ?? -1;
    if (value < 0) break;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
  }
  return fromBytes(bytes);
}

const digit = (code: number): number => (code <= 57 ? code - 48 : (code | 32) - 87);

/** A run of hexadecimal digits, two to a character. */
export function hexText(text: string, from: number, to: number): string {
  const bytes: number[] = [];
  for (let at = from; at + 1 < to; at += 2) bytes.push((digit(text.charCodeAt(at)) << 4) | digit(text.charCodeAt(at + 1)));
  return fromBytes(bytes);
}

/** A way in which a text stands for another: what is written for one of its characters, and the character. */
export interface Writing {
  readonly pattern: RegExp;
  readonly meant: (match: readonly (string | undefined)[]) => string;
}

const number = (digits: string): string => String.fromCharCode(Number.parseInt(digits, 16));
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Words of a shell: quotes and backslashes are taken away; a line that ends in a backslash goes on. */
export const quotes: Writing = {
  pattern: /["'`]|\\([\s\S]?)/g,
  meant: ([, char = '']) => (char === '\n' ? '' : char),
};
/** `%41`, byte by byte. */
export const percents: Writing = { pattern: /%([\da-f]{2})/gi, meant: ([, digits = '']) => number(digits) };
/** `\n`, `\"`, `\u0041` and `\x41` as in JSON and in the strings of languages. */
export const escapes: Writing = {
  pattern: /\\(?:u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi,
  meant: ([, wide, narrow, char = '']) => {
    const digits = wide ?? narrow;
    return digits !== undefined ? number(digits) : Object.hasOwn(ESCAPED, char) ? (ESCAPED[char] ?? char) : char;
  },
};

export const readAs = (text: string, { pattern, meant }: Writing): string =>
  text.replace(pattern, (...match: unknown[]) => meant(match.map((one) => (typeof one === 'string' ? one : undefined))));

/** Where in the text a character of what is read out of it comes from. */
export function originOf(text: string, { pattern, meant }: Writing, offset: number): number {
  let behind = 0;
  let read = 0;
  for (const match of text.matchAll(pattern)) {
    const plain = match.index - behind;
    if (offset < read + plain) break;
    const length = meant(match).length;
    read += plain + length;
    behind = match.index + match[0].length;
    if (length > 0 && offset < read) return match.index;
  }
  return Math.min(behind + offset - read, text.length);
}
