import type { Finding } from './finding';
import { scan } from './scan';

/** No rule sees further than this from its value, and no value is longer. */
const REACH = 10_500;
/** Compared at once. */
const CHUNK = 4096;

/** The findings of a text that was changed in one place, from those before the change: only the surroundings of the change are scanned. */
export function rescan(findings: readonly Finding[], before: string, now: string): readonly Finding[] {
  const same = Math.min(before.length, now.length);
  let head = 0;
  while (head + CHUNK <= same && before.slice(head, head + CHUNK) === now.slice(head, head + CHUNK)) head += CHUNK;
  while (head < same && before.charCodeAt(head) === now.charCodeAt(head)) head += 1;
  let tail = 0;
  const left = same - head;
  while (tail + CHUNK <= left && before.slice(-tail - CHUNK, before.length - tail) === now.slice(-tail - CHUNK, now.length - tail))
    tail += CHUNK;
  while (tail < left && before.charCodeAt(before.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)) tail += 1;
  const end = now.length - tail;
  const start = Math.max(0, head - 2 * REACH);
  const moved = now.length - before.length;
  const movedLines = lines(now, head, end) - lines(before, head, before.length - tail);
  const lineOfStart = lines(now, 0, start);
  const first = findings.filter(({ to }) => to <= head - REACH);
  const last = findings.filter(({ from }) => from >= before.length - tail + REACH);
  const around = scan(now.slice(start, end + 2 * REACH)).map((one) => ({
    ...one,
    from: one.from + start,
    to: one.to + start,
    line: one.line + lineOfStart,
  }));
  return [
    ...first,
    ...around.filter(({ from, to }) => to > head - REACH && from < end + REACH),
    ...last.map((one) => ({ ...one, from: one.from + moved, to: one.to + moved, line: one.line + movedLines })),
  ];
}

function lines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
