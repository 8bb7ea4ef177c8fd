import type { Finding } from '../../secrets/detect/finding';
import { Prefilter } from '../../secrets/detect/prefilter';
import { strengthOf } from '../../secrets/detect/strength';

/** What stands beside a credential in code, scripts and settings. */
const WORDS = [
  'token',
  'secret',
  'passw',
  'passphrase',
  'pwd',
  'apikey',
  'api_key',
  'api-key',
  'accesskey',
  '_key',
  '-key',
  'authoriz',
  '_auth',
  'bearer',
  'credential',
  'dsn',
  '://',
] as const;

/** Characters of a line that are looked at around such a word: more is no line that a person wrote. */
const BEFORE = 300;
const AFTER = 600;
/** Parts of a file that are kept; more is a file about credentials, not one with some. */
const MOST_PARTS = 2_000;

/** Shorter values are known by the files that hold credentials by their names. */
const RUN = /[\w+/~-]{12,}/g;
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
let filter: Prefilter | undefined;

/**
 * The lines of a text that may hold a credential, and those with findings. Going through names and values costs a hundred times more than finding out
 * that there are none.
 */
export function thinned(text: string, findings: readonly Finding[]): Thinned | null {
  filter ??= new Prefilter(WORDS);
  const parts: Part[] = findings.map(({ from, to }) => lineAround(text, from, to));
  let done = 0;
  filter.each(text, (_word, end) => {
    if (end <= done || parts.length >= MOST_PARTS) return;
    const line = lineAround(text, end, end);
    const holds = holdsValue(text.slice(line.from, line.to));
    if (holds) parts.push(line);
    done = holds ? line.to : Math.min(line.to, end + AFTER / 2);
    // `Authorization:` on one line, the value on the next.
    if (holds || text.charCodeAt(line.to) !== 10) return;
    const next = lineAround(text, line.to + 1, line.to + 1);
    if (holdsValue(text.slice(next.from, next.to))) parts.push(line, next);
  });
  return parts.length === 0 ? null : joined(text, parts);
}

function lineAround(text: string, from: number, to: number): Part {
  const before = text.slice(Math.max(0, from - BEFORE), from);
  const after = text.slice(to, to + AFTER);
  const end = after.indexOf('\n');
  return { from: from - before.length + before.lastIndexOf('\n') + 1, to: to + (end < 0 ? after.length : end) };
}

function holdsValue(line: string): boolean {
  for (const [run] of line.matchAll(RUN)) if (/\d/.test(run) && strengthOf(run) === 'strong') return true;
  return line.includes('://') && USER_INFO.test(line);
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
