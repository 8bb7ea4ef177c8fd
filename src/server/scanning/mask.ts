import type { Hit } from '../../secrets/known/index';
import { REDACTED } from '../../secrets/redact';

/** Strings that were masked lately, and how they came out. */
const MOST_KEPT = 2_000;
/** What is compared, never shown for itself. */
const EXACT = new Set(['id', 'ticket', 'expects', 'hash', 'digest', 'kind']);

/** Masks the values that are known, wherever they stand in what is written or shown. */
export class Mask {
  private readonly find: (text: string) => readonly Hit[];
  private readonly kept = new Map<string, string>();

  constructor(find: (text: string) => readonly Hit[]) {
    this.find = find;
  }

  /** Other values are known. */
  reset(): void {
    this.kept.clear();
  }

  text(text: string): string {
    if (text.length < 6) return text;
    const before = this.kept.get(text);
    if (before !== undefined) return before;
    const masked = this.masked(text);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(text, masked);
    return masked;
  }

  /** Every string of a JSON value. */
  json<T>(value: T): T {
    const walk = (inner: unknown, key: string): unknown => {
      if (typeof inner === 'string') return EXACT.has(key) ? inner : this.text(inner);
      if (Array.isArray(inner)) return inner.map((item) => walk(item, key));
      if (typeof inner !== 'object' || inner === null) return inner;
      return Object.fromEntries(Object.entries(inner).map(([name, item]) => [name, walk(item, name)]));
    };
    // The walk changes nothing but the text of strings.
    return walk(value, '') as T;
  }

  private masked(text: string): string {
    let out = '';
    let at = 0;
    for (const { from, to } of this.find(text)) {
      if (to <= at) continue;
      if (from >= at) out += text.slice(at, from) + REDACTED;
      at = to;
    }
    return at === 0 ? text : out + text.slice(at);
  }
}
