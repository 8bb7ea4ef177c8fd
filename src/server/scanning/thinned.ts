import type { Finding } from '../../secrets/detect/finding';
import { Prefilter } from '../../secrets/detect/prefilter';

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

const RUN = /[\w+/=~-]{16,}/g;
const USER_INFO = /:\/\/[^\s/:@"']{0,100}:[^\s/@"']{3,200}@/;

interface Part {
  readonly from: number;
  readonly to: number;
}
let filter: Prefilter | undefined;

/**
 * What is left of a text when every line is emptied but those that may hold a credential, and those with findings: the numbers of lines stay. Going
 * through names and values costs a hundred times more than finding out that there are none.
 */
export function thinned(text: string, findings: readonly Finding[]): string {
  filter ??= new Prefilter(WORDS);
  const parts: Part[] = findings.map(({ from, to }) => lineAround(text, from, to));
  let done = 0;
  filter.each(text, (_word, end) => {
    if (end <= done || parts.length >= MOST_PARTS) return;
    const line = lineAround(text, end, end);
    done = line.to;
    if (holdsValue(text.slice(line.from, line.to))) parts.push(line);
    else done = Math.min(line.to, end + AFTER / 2);
    // `Authorization:` on one line, the value on the next.
    const next = lineAround(text, line.to + 1, line.to + 1);
    if (line.to < text.length && next.to - next.from <= AFTER && holdsValue(text.slice(next.from, next.to))) parts.push(next);
  });
  return parts.length === 0 ? '' : joined(text, parts);
}

function lineAround(text: string, from: number, to: number): Part {
  const before = text.slice(Math.max(0, from - BEFORE), from);
  const after = text.slice(to, to + AFTER);
  const end = after.indexOf('\n');
  return { from: from - before.length + before.lastIndexOf('\n') + 1, to: to + (end < 0 ? after.length : end) };
}

function holdsValue(line: string): boolean {
  if (line.includes('://') && USER_INFO.test(line)) return true;
  return line.match(RUN)?.some((run) => /\d/.test(run) && /[A-Za-z]/.test(run)) ?? false;
}

function joined(text: string, parts: Part[]): string {
  parts.sort((a, b) => a.from - b.from);
  let out = '';
  let at = 0;
  for (const { from, to } of parts) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    for (let line = text.indexOf('\n', at); line >= 0 && line < start; line = text.indexOf('\n', line + 1)) out += '\n';
    out += text.slice(start, to);
    at = to;
  }
  return out;
}
