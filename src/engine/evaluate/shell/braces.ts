import { limits } from '../../limits';
import { HOLE } from '../../types';

/**
 * Brace expansion of a word's source text: `a{b,c}` → `ab`, `ac`. Quoted parts and substitutions are passed over. Beyond the ceiling one word
 * with a HOLE stands for all that are left out.
 */
export function expandBraces(source: string): readonly string[] {
  // Nobody writes such a word; what it stands for is not known.
  if (source.length > 4_000) return [HOLE];
  const words: string[] = [];
  const waiting = [source];
  while (waiting.length > 0) {
    const word = waiting.shift() ?? '';
    const brace = firstBrace(word);
    if (!brace) words.push(word);
    else {
      const items = brace.items.map((item) => word.slice(0, brace.start) + item + word.slice(brace.end));
      if (words.length + waiting.length + items.length > limits.passes) {
        words.push(word.slice(0, brace.start) + HOLE + word.slice(brace.end));
        words.push(...items.slice(0, Math.max(0, limits.passes - words.length)).filter((item) => !firstBrace(item)));
      } else waiting.unshift(...items);
    }
  }
  return words;
}

interface Brace {
  readonly start: number;
  readonly end: number;
  readonly items: readonly string[];
}

function firstBrace(word: string): Brace | null {
  let tries = 0;
  for (let i = 0; i < word.length; i = after(word, i)) {
    if (word[i] !== '{') continue;
    if (++tries > limits.passes) return null;
    const brace = braceAt(word, i);
    if (brace) return brace;
  }
  return null;
}

function braceAt(word: string, start: number): Brace | null {
  const cuts = [start];
  let depth = 0;
  for (let i = start; i < word.length; i = after(word, i)) {
    const c = word[i];
    if (c === '{') depth++;
    else if (c === ',' && depth === 1) cuts.push(i);
    else if (c === '}' && --depth === 0) {
      cuts.push(i);
      const items = cuts.slice(1).map((cut, n) => word.slice((cuts[n] ?? 0) + 1, cut));
      if (items.length > 1) return { start, end: i + 1, items };
      const range = sequence(items[0] ?? '');
      return range && { start, end: i + 1, items: range };
    }
  }
  return null;
}

/** The next position that is plain text: quoted parts and substitutions are one step. */
function after(word: string, at: number): number {
  const c = word[at];
  if (c === '\\') return at + 2;
  if (c === "'") return past(word, word.indexOf("'", at + 1));
  if (c === '"' || c === '`') return closing(word, at + 1, c);
  if (c === '$' && (word[at + 1] === '(' || word[at + 1] === '{')) return balanced(word, at + 1);
  if (c === '$' && word[at + 1] === "'") return closing(word, at + 2, "'");
  return at + 1;
}

const past = (word: string, at: number): number => (at < 0 ? word.length : at + 1);

function closing(word: string, from: number, quote: string): number {
  let i = from;
  while (i < word.length && word[i] !== quote) i += word[i] === '\\' ? 2 : 1;
  return i + 1;
}

function balanced(word: string, from: number): number {
  const [open, close] = word[from] === '(' ? ['(', ')'] : ['{', '}'];
  let depth = 0;
  for (let i = from; i < word.length; i++) {
    const c = word[i];
    if (c === '\\') i++;
    else if (c === "'") i = past(word, word.indexOf("'", i + 1)) - 1;
    else if (c === open) depth++;
    else if (c === close && --depth === 0) return i + 1;
  }
  return word.length;
}

function sequence(body: string): readonly string[] | null {
  const match = /^(-?\d{1,9}|[A-Za-z])\.\.(-?\d{1,9}|[A-Za-z])(?:\.\.(-?\d{1,9}))?$/.exec(body);
  if (!match) return null;
  const [, first = '', last = '', by = '1'] = match;
  const letters = /[A-Za-z]/.test(first);
  if (letters !== /[A-Za-z]/.test(last)) return null;
  const from = letters ? first.charCodeAt(0) : Number(first);
  const to = letters ? last.charCodeAt(0) : Number(last);
  const step = Math.max(1, Math.abs(Number(by))) * (from <= to ? 1 : -1);
  const width = !letters && (/^-?0\d/.test(first) || /^-?0\d/.test(last)) ? Math.max(first.length, last.length) : 0;
  const items: string[] = [];
  for (let n = from; step > 0 ? n <= to : n >= to; n += step) {
    if (items.length >= limits.passes) return [...items, HOLE];
    items.push(letters ? String.fromCharCode(n) : padded(n, width));
  }
  return items;
}

const padded = (n: number, width: number): string => (n < 0 ? '-' : '') + String(Math.abs(n)).padStart(n < 0 ? width - 1 : width, '0');
