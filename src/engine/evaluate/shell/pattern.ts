/** A shell pattern, taken apart: a character, any one, any run, or a set. */
type Token =
  | string
  | { readonly kind: 'any' | 'run' }
  | { readonly kind: 'set'; readonly negated: boolean; readonly ranges: readonly (readonly [string, string])[] };

const CLASSES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  alpha: [
    ['a', 'z'],
    ['A', 'Z'],
  ],
  digit: [['0', '9']],
  alnum: [
    ['a', 'z'],
    ['A', 'Z'],
    ['0', '9'],
  ],
  upper: [['A', 'Z']],
  lower: [['a', 'z']],
  space: [
    [' ', ' '],
    ['\t', '\r'],
  ],
  blank: [
    [' ', ' '],
    ['\t', '\t'],
  ],
  punct: [
    ['!', '/'],
    [':', '@'],
    ['[', '`'],
    ['{', '~'],
  ],
  xdigit: [
    ['0', '9'],
    ['a', 'f'],
    ['A', 'F'],
  ],
};

export interface Pattern {
  readonly tokens: readonly Token[];
  /** The text itself, where the pattern has no special character. */
  readonly literal: string | null;
}

/** Reads a pattern in which quoted characters are escaped by a backslash. */
export function compilePattern(source: string): Pattern {
  if (!/[*?[\\]/.test(source)) return { tokens: [...source], literal: source };
  const tokens: Token[] = [];
  for (let i = 0; i < source.length; i++) {
    const c = source.charAt(i);
    if (c === '\\' && i + 1 < source.length) tokens.push(source.charAt(++i));
    else if (c === '*') {
      const last = tokens.at(-1);
      if (typeof last !== 'object' || last.kind !== 'run') tokens.push({ kind: 'run' });
    } else if (c === '?') tokens.push({ kind: 'any' });
    else if (c === '[') {
      const set = readSet(source, i);
      tokens.push(set ? set.token : c);
      if (set) i = set.end;
    } else tokens.push(c);
  }
  return { tokens, literal: tokens.every((token) => typeof token === 'string') ? tokens.join('') : null };
}

function readSet(source: string, start: number): { token: Token; end: number } | null {
  let i = start + 1;
  const negated = source[i] === '!' || source[i] === '^';
  if (negated) i++;
  const ranges: (readonly [string, string])[] = [];
  for (let first = true; i < source.length && (first || source[i] !== ']'); first = false) {
    const named = /^\[:(\w+):\]/.exec(source.slice(i, i + 12));
    if (named) {
      ranges.push(...(CLASSES[named[1] ?? ''] ?? []));
      i += named[0].length;
      continue;
    }
    if (source[i] === '\\') i++;
    const from = source.charAt(i++);
    if (source[i] === '-' && i + 1 < source.length && source[i + 1] !== ']') {
      ranges.push([from, source.charAt(i + 1)]);
      i += 2;
    } else ranges.push([from, from]);
  }
  return i < source.length ? { token: { kind: 'set', negated, ranges }, end: i } : null;
}

const fits = (token: Token, c: string): boolean =>
  typeof token === 'string'
    ? token === c
    : token.kind === 'set'
      ? token.ranges.some(([from, to]) => c >= from && c <= to) !== token.negated
      : token.kind === 'any';

/** All ends of matches that begin at `from`, shortest first. */
function matchEnds({ tokens, literal }: Pattern, text: string, from: number): readonly number[] {
  if (literal !== null) return text.startsWith(literal, from) ? [from + literal.length] : [];
  let reached = new Set([from]);
  for (const token of tokens) {
    const next = new Set<number>();
    if (typeof token === 'object' && token.kind === 'run') {
      for (let end = Math.min(...reached); end <= text.length; end++) next.add(end);
    } else for (const at of reached) if (at < text.length && fits(token, text.charAt(at))) next.add(at + 1);
    if (next.size === 0) return [];
    reached = next;
  }
  return [...reached].sort((a, b) => a - b);
}

/** Whether a pattern matches all of a text. */
export const matchesWhole = (pattern: Pattern, text: string): boolean => matchEnds(pattern, text, 0).includes(text.length);

/** `${x#pattern}` and its kin. */
export function remove(text: string, pattern: Pattern, operator: '#' | '##' | '%' | '%%'): string {
  if (operator === '#' || operator === '##') {
    const ends = matchEnds(pattern, text, 0);
    return text.slice((operator === '#' ? ends[0] : ends.at(-1)) ?? 0);
  }
  if (pattern.literal !== null)
    return pattern.literal !== '' && text.endsWith(pattern.literal) ? text.slice(0, -pattern.literal.length) : text;
  const starts = Array.from({ length: text.length + 1 }, (_, i) => (operator === '%' ? text.length - i : i));
  const start = starts.find((at) => matchEnds(pattern, text, at).includes(text.length));
  return start === undefined ? text : text.slice(0, start);
}

/** `${x/pattern/by}` and its kin: the longest match counts. */
export function replace(text: string, pattern: Pattern, by: string, operator: '/' | '//' | '/#' | '/%'): string {
  if (pattern.literal === '') return operator === '/#' ? by + text : operator === '/%' ? text + by : text;
  if (operator === '//' && pattern.literal !== null) return text.replaceAll(pattern.literal, () => by);
  let result = '';
  for (let at = 0; at <= text.length; ) {
    const end = matchEnds(pattern, text, at).findLast((reached) => reached > at && (operator !== '/%' || reached === text.length));
    if (end !== undefined) {
      result += by;
      at = end;
      if (operator !== '//') return result + text.slice(at);
    } else if (operator === '/#') return text;
    else result += text.charAt(at++);
  }
  return result;
}
