/** Longest list that one pattern may become. */
const MOST = 200;
const START = '\u0002';
const END = '\u0003';

interface Read {
  readonly texts: readonly string[];
  readonly next: number;
}

/**
 * A pattern of names as globs that match the same names: `?` is one character, `*` any number of them, `[…]` one of these. null: it says
 * something that these globs cannot say.
 */
export function globsOf({ source }: RegExp): readonly string[] | null {
  const read = choice(source, 0);
  if (read === null || read.next !== source.length) return null;
  return [...new Set(read.texts.map((text) => open(text, START, '^') + text.replaceAll(/[\u0002\u0003]/g, '') + open(text, END, '$')))];
}

/** What is not held at an end goes on there. */
const open = (text: string, mark: string, at: '^' | '$'): string => ((at === '^' ? text.startsWith(mark) : text.endsWith(mark)) ? '' : '*');

function choice(source: string, at: number): Read | null {
  const texts: string[] = [];
  for (let next = at; ; next += 1) {
    const one = sequence(source, next);
    if (one === null) return null;
    texts.push(...one.texts);
    next = one.next;
    if (source[next] !== '|') return { texts, next };
  }
}

function sequence(source: string, at: number): Read | null {
  let texts: readonly string[] = [''];
  let next = at;
  while (next < source.length && source[next] !== '|' && source[next] !== ')') {
    const one = element(source, next);
    if (one === null || /^[*+{]/.test(source.slice(one.next))) return null;
    const optional = source[one.next] === '?';
    const tails = optional ? ['', ...one.texts] : one.texts;
    texts = texts.flatMap((head) => tails.map((tail) => head + tail));
    if (texts.length > MOST) return null;
    next = optional ? one.next + 1 : one.next;
  }
  return { texts, next };
}

function element(source: string, at: number): Read | null {
  const rest = source.slice(at);
  const is = (text: string, length: number): Read => ({ texts: [text], next: at + length });
  if (rest.startsWith('(?:')) {
    const inner = choice(source, at + 3);
    return inner !== null && source[inner.next] === ')' ? { texts: inner.texts, next: inner.next + 1 } : null;
  }
  if (rest.startsWith('^')) return is(START, 1);
  if (rest.startsWith('$')) return is(END, 1);
  if (rest.startsWith('.+')) return is('?*', 2);
  if (rest.startsWith('.*')) return is('*', 2);
  if (rest.startsWith('.')) return is('?', 1);
  const set = /^\[[^\]\\^!]+\]/.exec(rest)?.[0];
  if (set !== undefined) return is(set, set.length);
  const plain = /^(?:\\([./-])|([\w~@/-]))/.exec(rest);
  return plain === null ? null : is(plain[1] ?? plain[2] ?? '', plain[0].length);
}
