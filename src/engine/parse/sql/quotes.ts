/** A quoted piece of text, and where what follows it begins. */
export interface Quoted {
  readonly text: string;
  readonly end: number;
}

/** Reads from behind the opening quote to the closing one, which doubles for itself. A quote that is never closed goes to the end. */
export function quoted(text: string, from: number, close: string, backslash: boolean): Quoted {
  const pieces: string[] = [];
  let at = from;
  let start = from;
  for (; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\' && backslash) {
      const { text: decoded, end } = escaped(text, at);
      pieces.push(text.slice(start, at), decoded);
      start = end;
      at = end - 1;
    } else if (char === close) {
      if (text[at + 1] !== close) break;
      pieces.push(text.slice(start, at + 1));
      at += 1;
      start = at + 1;
    }
  }
  pieces.push(text.slice(start, at));
  return { text: pieces.join(''), end: Math.min(text.length, at + 1) };
}

const PAIRS: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')', '<': '>' };

/** Oracle's `q'[it's]'`: from behind the quote to the closing pair. */
export function qQuoted(text: string, from: number): Quoted {
  const open = text[from] ?? '';
  const end = text.indexOf(`${PAIRS[open] ?? open}'`, from + 1);
  return end < 0 ? { text: text.slice(from + 1), end: text.length } : { text: text.slice(from + 1, end), end: end + 2 };
}

const PLAIN: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', Z: '\x1a' };

function escaped(text: string, at: number): Quoted {
  const char = text[at + 1] ?? '';
  const code =
    char === 'x'
      ? /^[\da-f]{1,2}/i.exec(text.slice(at + 2, at + 4))?.[0]
      : char === 'u'
        ? /^[\da-f]{4}/i.exec(text.slice(at + 2, at + 6))?.[0]
        : char === 'U'
          ? /^[\da-f]{8}/i.exec(text.slice(at + 2, at + 10))?.[0]
          : undefined;
  if (code !== undefined) return { text: characterOf(Number.parseInt(code, 16)), end: at + 2 + code.length };
  const octal = /^[0-7]{2,3}/.exec(text.slice(at + 1, at + 4))?.[0];
  if (octal !== undefined) return { text: characterOf(Number.parseInt(octal, 8)), end: at + 1 + octal.length };
  return { text: PLAIN[char] ?? char, end: at + 2 };
}

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD');

/** `U&'\0041\+000042'`. */
export const unicodeEscapes = (text: string): string =>
  text.replace(/\\(?:\+([\da-f]{6})|([\da-f]{4})|(\\))/gi, (_all, long?: string, short?: string) =>
    long === undefined && short === undefined ? '\\' : characterOf(Number.parseInt(long ?? short ?? '0', 16)),
  );

/** The end of a comment that begins at `at` with its two opening characters. */
export function commentEnd(text: string, at: number, nested: boolean): number {
  let depth = 1;
  for (let i = at + 2; i < text.length; i += 1) {
    if (text[i] === '*' && text[i + 1] === '/') {
      depth -= 1;
      i += 1;
      if (depth === 0) return i + 1;
    } else if (nested && text[i] === '/' && text[i + 1] === '*') {
      depth += 1;
      i += 1;
    }
  }
  return text.length;
}

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
