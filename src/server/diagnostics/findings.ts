import type { Finding } from '../../secrets/detect/finding';
import { scan } from '../../secrets/detect/scan';
import type { Change } from './openText';

/** How far a change can matter: the longest text that a rule reads at once, and a little. */
const REACH = 10_500;
/** Characters scanned at a time: a millisecond or two. */
const STEP = 100_000;
/** So many separate places and more are scanned as one. */
const MOST_PLACES = 50;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The secrets of a text that changes. Only what stands around a change is scanned again; lines of findings are not kept. */
export class Findings {
  private found: readonly Finding[] = [];
  private stale: readonly Span[];

  constructor(length: number) {
    this.stale = [{ from: 0, to: length }];
  }

  /** Of what was scanned, in the order of the text. */
  get list(): readonly Finding[] {
    return this.found;
  }

  /** What changed since is scanned. */
  get done(): boolean {
    return this.stale.length === 0;
  }

  changed({ from, to, length }: Change): void {
    const shift = length - (to - from);
    const moved = (at: number): number => (at >= to ? at + shift : Math.min(at, from));
    this.found = this.found.flatMap((one) => {
      if (one.to <= from) return [one];
      return one.from >= to ? [{ ...one, from: one.from + shift, to: one.to + shift }] : [];
    });
    const spans = this.stale.map((span) => ({ from: moved(span.from), to: moved(span.to) }));
    this.stale = merged([...spans, { from, to: from + length }]);
  }

  /** Scans a step further. */
  step(text: string): void {
    const [first, ...others] = this.stale;
    if (first === undefined) return;
    const end = Math.min(first.to, first.from + STEP);
    this.stale = end < first.to ? [{ from: end, to: first.to }, ...others] : others;
    const inner = { from: Math.max(0, first.from - REACH), to: Math.min(text.length, end + REACH) };
    // What would touch the inner part is read with all that it may depend on; what the outer part's ends cut apart lies outside of it.
    const base = Math.max(0, inner.from - 2 * REACH);
    const fresh = scan(text.slice(base, Math.min(text.length, inner.to + 2 * REACH)))
      .map((one) => ({ ...one, from: one.from + base, to: one.to + base }))
      .filter((one) => touch(one, inner));
    const kept = this.found.filter((one) => !touch(one, inner) && !fresh.some((other) => one.from < other.to && other.from < one.to));
    this.found = [...kept, ...fresh].sort((a, b) => a.from - b.from);
  }
}

const touch = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;

function merged(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = kept.at(-1);
    if (last !== undefined && span.from <= last.to + REACH) kept[kept.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else kept.push(span);
  }
  const [first, last] = [kept[0], kept.at(-1)];
  return kept.length > MOST_PLACES && first && last ? [{ from: first.from, to: last.to }] : kept;
}
