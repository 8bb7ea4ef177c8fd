import type { Edited } from '../installer';
import { readBlock, withBlock, withoutBlock } from './block';
import type { Dialect } from './dialects';
import { places, readEntries, withEntries, withoutEntries } from './entries';

/** What we left in a file. */
export interface Written {
  readonly rules: readonly string[];
  /** Those of them that were not there before. */
  readonly added: readonly string[];
  /** Lines of others that take files out again, as they were then. */
  readonly exceptions: readonly string[];
}

/** What a file says now of what we wrote: `changed`: rules of ours are gone, or others take files out again (`by`). */
export type Found = { readonly kind: 'same' } | { readonly kind: 'changed'; readonly by: readonly string[] };

/** Writes these rules into the text of an agent's file (null: there is none) in place of those written before. Pure. */
export function write({ format }: Dialect, text: string | null, rules: readonly string[], last: Written | null): Edited {
  const place = places[format];
  if (place === undefined) return withBlock(text, rules);
  const stale = last?.added.filter((rule) => !rules.includes(rule)) ?? [];
  const less = text === null || stale.length === 0 ? text : withoutEntries(text, place, stale, text);
  if (typeof less === 'object' && less?.kind === 'broken') return less;
  return withEntries(typeof less === 'object' && less !== null ? less.text : less, place, rules);
}

/** What is to be remembered of a text that was written in place of another. */
export function writtenIn(
  { format }: Dialect,
  before: string | null,
  after: string,
  rules: readonly string[],
  last: Written | null,
): Written {
  const place = places[format];
  if (place === undefined) return { rules, added: rules, exceptions: readBlock(after).exceptions };
  const there = before === null || before.trim() === '' ? [] : (readEntries(before, place)?.rules ?? []);
  const now = readEntries(after, place);
  const stand = rules.filter((rule) => now?.rules.includes(rule));
  return {
    rules: stand,
    added: stand.filter((rule) => !there.includes(rule) || last?.added.includes(rule)),
    exceptions: now?.others ?? [],
  };
}

/** Takes out what was written, and no more. `before`: the text of then; null: there was none. */
export function unwrite({ format }: Dialect, text: string, last: Written, before: string | null): Edited {
  const place = places[format];
  return place === undefined ? withoutBlock(text) : withoutEntries(text, place, last.added, before);
}

/** Whether what was written still stands. */
export function found({ format }: Dialect, text: string | null, last: Written): Found {
  const place = places[format];
  const now = text === null ? null : place === undefined ? readBlock(text) : readEntries(text, place);
  if (now === null) return { kind: 'changed', by: [] };
  const rules = ('lines' in now ? now.lines : now.rules) ?? [];
  const others = 'exceptions' in now ? now.exceptions : now.others;
  const by = others.filter((one) => !last.exceptions.includes(one));
  const kept = new Set(rules);
  // Of a block each line counts, in its order: an exception put between them opens files.
  const whole = place === undefined ? JSON.stringify(rules) === JSON.stringify(last.rules) : last.rules.every((rule) => kept.has(rule));
  return whole && by.length === 0 ? { kind: 'same' } : { kind: 'changed', by };
}
