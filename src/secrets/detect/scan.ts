import { CHECKS } from './checks';
import type { Finding } from './finding';
import { keyBefore } from './keyBefore';
import { isPlaceholder } from './placeholder';
import { Prefilter } from './prefilter';
import { providerNear } from './providers';
import type { Row } from './row';
import { ROWS } from './rules';
import { WIDE_WORDS } from './wideWords';

/** Not inside a longer word; an escaped line break or a percent code may stand right before. */
const START = '(?:(?<![A-Za-z0-9_])|(?<=\\\\[nrt])|(?<=%[0-9A-Fa-f]{2}))';
/** How much of the text after a value its check may see. */
const AFTER = 200;

/** A text as its bytes, each of which is a character; the text itself is made only where something stands in it. */
export interface ByteText {
  readonly bytes: Uint8Array;
  readonly length: number;
  text(): string;
}
/** What one pass over a text tells: the secrets that a precise rule proves, and where words end that stand beside credentials. */
export interface Searched {
  readonly findings: readonly Finding[];
  readonly words: readonly number[];
}

interface Prepared {
  readonly filter: Prefilter;
  /** For each word of the filter its length and the rules that begin with it. */
  readonly lengths: readonly number[];
  readonly rules: readonly (readonly number[])[];
  /** Whether it is a word that stands beside credentials. */
  readonly wide: readonly boolean[];
  readonly patterns: readonly RegExp[];
}

interface Place {
  readonly rule: number;
  /** Where the match begins, before the value. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

let made: Prepared | undefined;

/** The automaton and the patterns, made with the first scan. */
function prepare(): Prepared {
  const byWord = new Map<string, number[]>();
  for (const [rule, { words }] of ROWS.entries())
    for (const word of words) byWord.set(word.toLowerCase(), [...(byWord.get(word.toLowerCase()) ?? []), rule]);
  for (const word of WIDE_WORDS) if (!byWord.has(word)) byWord.set(word, []);
  const words = [...byWord.keys()];
  const wide = new Set<string>(WIDE_WORDS);
  return {
    filter: new Prefilter(words),
    lengths: words.map((word) => word.length),
    rules: [...byWord.values()],
    wide: words.map((word) => wide.has(word)),
    patterns: ROWS.map((row) => new RegExp(sourceOf(row), (row.near === undefined ? 'y' : 'g') + (row.fold ? 'i' : ''))),
  };
}

/** A pattern with a group says itself where its value begins and ends. */
const sourceOf = ({ pattern }: Row): string => (/(?<!\\)\((?!\?)/.test(pattern) ? pattern : `${START}(?:${pattern})(?![A-Za-z0-9])`);

/** The secrets of a text that a precise rule proves, in the order of the text; none overlap. */
export const scan = (text: string): readonly Finding[] => search(text).findings;

/** The same, and where words of the wide tier stand. */
export function search(source: string | ByteText): Searched {
  made ??= prepare();
  const { filter, lengths, rules, wide, patterns } = made;
  let text = typeof source === 'string' ? source : '';
  const ends: number[] = [];
  const found: Place[] = [];
  /** How far each rule has matched; a search in windows: how far they reach, so that those that overlap are searched once. */
  const done = new Map<number, number>();
  const open = new Map<number, { from: number; to: number }>();
  const take = (rule: number, row: Row, match: RegExpExecArray): void => {
    const end = match.index + match[0].length;
    done.set(rule, end);
    const value = match[1] ?? match[0];
    if (row.placeholders !== false && isPlaceholder(value)) return;
    const before = match[0].slice(0, match[0].length - value.length);
    if (CHECKS[row.check]({ value, before, after: text.slice(end, end + AFTER) }))
      found.push({ rule, start: match.index, from: end - value.length, to: end });
  };
  const around = (rule: number, row: Row, pattern: RegExp, window: { from: number; to: number }): void => {
    const part = text.slice(window.from, window.to);
    for (const match of part.matchAll(pattern)) {
      match.index += window.from;
      take(rule, row, match);
    }
  };
  const meet = (word: number, end: number): void => {
    if (wide[word]) ends.push(end);
    if (text === '' && typeof source !== 'string') text = source.text();
    const start = end - (lengths[word] ?? 0);
    for (const rule of rules[word] ?? []) {
      const row = ROWS[rule];
      const pattern = patterns[rule];
      if (row === undefined || pattern === undefined) continue;
      if (row.near === undefined) {
        const at = start - (row.back ?? 0);
        if (at < (done.get(rule) ?? 0)) continue;
        pattern.lastIndex = at;
        const match = pattern.exec(text);
        if (match !== null) take(rule, row, match);
        continue;
      }
      const window = open.get(rule);
      if (window !== undefined && start - row.near <= window.to) window.to = start + row.near;
      else {
        if (window !== undefined) around(rule, row, pattern, window);
        open.set(rule, { from: Math.max(0, start - row.near), to: start + row.near });
      }
    }
  };
  if (typeof source === 'string') filter.each(source, meet);
  else filter.eachByte(source.bytes, source.length, meet);
  for (const [rule, window] of open) {
    const row = ROWS[rule];
    const pattern = patterns[rule];
    if (row !== undefined && pattern !== undefined) around(rule, row, pattern, window);
  }
  return { findings: found.length === 0 ? [] : report(text, found), words: ends };
}

/** Where two rules found overlapping values the first rule counts. */
function report(text: string, found: readonly Place[]): readonly Finding[] {
  const kept: Place[] = [];
  for (const one of found.toSorted((a, b) => a.from - b.from || a.rule - b.rule)) {
    const last = kept.at(-1);
    if (last === undefined || last.to <= one.from) kept.push(one);
    else if (one.rule < last.rule) kept[kept.length - 1] = one;
  }
  let line = 1;
  let lineBreak = text.indexOf('\n');
  return kept.flatMap(({ rule, start, from, to }): Finding[] => {
    const row = ROWS[rule];
    for (; lineBreak >= 0 && lineBreak < from; lineBreak = text.indexOf('\n', lineBreak + 1)) line += 1;
    if (row === undefined) return [];
    const provider = row.provider ?? (row.byHost ? providerNear(text, start, from, to) : null);
    return [{ rule: row.rule, provider, kind: row.kind, key: row.named === false ? null : keyBefore(text, from), from, to, line }];
  });
}
