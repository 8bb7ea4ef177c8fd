import type { Searched } from '../../secrets/detect/scan';
import { strengthOf } from '../../secrets/detect/strength';

/** Characters of a line that are looked at around such a word: more is no line that a person wrote. */
const BEFORE = 300;
const AFTER = 600;
/** Parts of a file that are kept; more is a file about credentials, not one with some. */
const MOST_PARTS = 2_000;

/** Shorter values are known by the files that hold credentials by their names. */
const SHORTEST = 12;
/** One without a letter is a number, unless it is as long as this. */
const SHORTEST_NUMBER = 24;
/** What values are made of: 1; with digits 2, with letters 4. */
const KINDS = new Uint8Array(128);
for (const [kind, of] of [
  [1, '+/~-_'],
  [2, '0123456789'],
  [4, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'],
] as const)
  for (const character of of) KINDS[character.charCodeAt(0)] = kind;
const kindAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code < 128 ? (KINDS[code] ?? 0) : 0;
};
const BREAK = 10;
const USER_INFO = /:\/\/[^\s/:@"']{0,100}:[^\s/@"']{3,200}@/;

interface Part {
  readonly from: number;
  readonly to: number;
}
/** Lines of a text, and which they were. */
export interface Thinned {
  readonly text: string;
  /** For each line its number, counted from one. */
  readonly lines: readonly number[];
}

/**
 * The lines of a text that may hold a credential, and those with findings. Going through names and values costs a hundred times more than finding out
 * that there are none.
 */
export function thinned(text: string, { findings, words }: Searched): Thinned | null {
  const parts: Part[] = findings.map(({ from, to }) => lineAround(text, from, to));
  let done = 0;
  for (const end of words) {
    if (end <= done) continue;
    if (parts.length >= MOST_PARTS) break;
    const line = lineAround(text, end, end);
    const holds = holdsValue(text, line);
    if (holds) parts.push(line);
    done = holds ? line.to : Math.min(line.to, end + AFTER / 2);
    // `Authorization:` on one line, the value on the next.
    if (holds || line.to >= text.length || text.charCodeAt(line.to) !== BREAK) continue;
    const next = lineAround(text, line.to + 1, line.to + 1);
    if (holdsValue(text, next)) parts.push(line, next);
  }
  return parts.length === 0 ? null : joined(text, parts);
}

/** Character by character: on a line of a million, a search for its ends would go through all of it. */
function lineAround(text: string, from: number, to: number): Part {
  const [first, last] = [Math.max(0, from - BEFORE), Math.min(text.length, to + AFTER)];
  let [start, end] = [from, to];
  while (start > first && text.charCodeAt(start - 1) !== BREAK) start -= 1;
  while (end < last && text.charCodeAt(end) !== BREAK) end += 1;
  return { from: start, to: end };
}

/** Something as strong as a token, or a login in an address. Most lines hold nothing that is as much as made of the right characters. */
function holdsValue(text: string, { from, to }: Part): boolean {
  // A run that is long enough holds the last of so many characters, wherever it begins: most others need no look.
  for (let start = from; start + SHORTEST <= to; ) {
    let at = start + SHORTEST - 1;
    while (at >= start && kindAt(text, at) !== 0) at -= 1;
    if (at >= start) {
      start = at + 1;
      continue;
    }
    let end = start;
    let kinds = 0;
    for (let kind = kindAt(text, end); kind !== 0; kind = end < to ? kindAt(text, end) : 0) {
      kinds |= kind;
      end += 1;
    }
    const shortest = (kinds & 4) !== 0 ? SHORTEST : SHORTEST_NUMBER;
    if ((kinds & 2) !== 0 && end - start >= shortest && strengthOf(text.slice(start, end)) === 'strong') return true;
    start = end + 1;
  }
  const line = text.slice(from, to);
  return line.includes('@') && line.includes('://') && USER_INFO.test(line);
}

function joined(text: string, parts: Part[]): Thinned {
  parts.sort((a, b) => a.from - b.from);
  const kept: string[] = [];
  const lines: number[] = [];
  let line = 1;
  let counted = 0;
  let at = 0;
  for (const { from, to } of parts) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    for (let end = text.indexOf('\n', counted); end >= 0 && end < start; end = text.indexOf('\n', counted)) {
      line += 1;
      counted = end + 1;
    }
    const part = text.slice(start, to);
    kept.push(part);
    // A private key has several lines.
    for (let more = 0, end = -1; end < part.length; more += 1) {
      lines.push(line + more);
      end = part.indexOf('\n', end + 1);
      if (end < 0) break;
    }
    at = to;
  }
  return { text: kept.join('\n'), lines };
}
