import { CHECKS } from './checks';
import type { Finding } from './finding';
import { keyBefore } from './keyBefore';
import { isPlaceholder } from './placeholder';
import { Prefilter } from './prefilter';
import type { Row } from './row';
import { ROWS } from './rules';

/** Not inside a longer word; an escaped line break or a percent code may stand right before. */
const START = '(?:(?<![A-Za-z0-9])|(?<=\\\\[nrt])|(?<=%[0-9A-Fa-f]{2}))';

interface Prepared {
  readonly row: Row;
  readonly pattern: RegExp;
}

interface Word {
  readonly length: number;
  readonly rows: readonly number[];
}

let prepared: { readonly filter: Prefilter; readonly words: readonly Word[]; readonly rows: readonly Prepared[] } | undefined;

/** The automaton and the patterns, made with the first scan. */
function prepare() {
  if (prepared !== undefined) return prepared;
  const byWord = new Map<string, number[]>();
  const rows = ROWS.map((row, index): Prepared => {
    for (const word of row.words) {
      const low = word.toLowerCase();
      const list = byWord.get(low) ?? [];
      byWord.set(low, [...list, index]);
    }
    // A pattern with a group says itself where its value ends.
    const source = /(?<!\\)\((?!\?)/.test(row.pattern) ? row.pattern : `${START}(?:${row.pattern})(?![A-Za-z0-9])`;
    return { row, pattern: new RegExp(source, (row.near === undefined ? 'y' : 'g') + (row.fold ? 'i' : '')) };
  });
  const words = [...byWord].map(([word, of]): Word => ({ length: word.length, rows: of }));
  prepared = { filter: new Prefilter([...byWord.keys()]), words, rows };
  return prepared;
}

/** The secrets of a text that a precise rule proves, in the order of the text; none overlap. */
export function scan(text: string): readonly Finding[] {
  const { filter, words, rows } = prepare();
  const found: { readonly rule: number; readonly from: number; readonly to: number }[] = [];
  /** How far each rule that searches a window has searched. */
  const searched = new Map<number, number>();
  const tried = (index: number, start: number): void => {
    const one = rows[index];
    if (one === undefined) return;
    const { row, pattern } = one;
    if (row.near === undefined) {
      pattern.lastIndex = start - (row.back ?? 0);
      const match = pattern.lastIndex >= 0 ? pattern.exec(text) : null;
      if (match !== null) add(index, row, match);
      return;
    }
    const from = Math.max(start - row.near, searched.get(index) ?? 0);
    const to = Math.min(start + row.near, text.length);
    if (to <= from) return;
    const part = text.slice(from, to);
    searched.set(index, Math.max(from, start));
    for (const match of part.matchAll(pattern)) {
      add(index, row, match, from);
      searched.set(index, from + match.index + match[0].length);
    }
  };
  const add = (rule: number, { check, placeholders }: Row, match: RegExpExecArray, offset = 0): void => {
    const value = match[1] ?? match[0];
    const to = offset + match.index + match[0].length;
    if (check !== undefined && !CHECKS[check](value)) return;
    if (placeholders !== false && isPlaceholder(value)) return;
    found.push({ rule, from: to - value.length, to });
  };
  filter.each(text, (word, end) => {
    const of = words[word];
    for (const index of of?.rows ?? []) tried(index, end - (of?.length ?? 0));
  });
  return found.length === 0 ? [] : report(text, found);
}

function report(text: string, found: { readonly rule: number; readonly from: number; readonly to: number }[]): readonly Finding[] {
  const { rows } = prepare();
  found.sort((a, b) => a.rule - b.rule || a.from - b.from);
  const kept: typeof found = [];
  for (const one of found) if (!kept.some(({ from, to }) => one.from < to && from < one.to)) kept.push(one);
  kept.sort((a, b) => a.from - b.from);
  let line = 1;
  let counted = 0;
  return kept.flatMap(({ rule, from, to }): Finding[] => {
    const row = rows[rule]?.row;
    for (let at = text.indexOf('\n', counted); at >= 0 && at < from; at = text.indexOf('\n', at + 1)) {
      line += 1;
      counted = at + 1;
    }
    return row === undefined
      ? []
      : [{ rule: row.rule, provider: row.provider, kind: row.kind, key: keyBefore(text, from), from, to, line }];
  });
}
