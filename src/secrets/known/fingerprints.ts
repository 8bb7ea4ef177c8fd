import type { KeyedHash } from './keyedHash';

/** Code units at the start and at the end of a value that its place in a text is found by; shorter values are not kept here. */
const WINDOW = 8;
const SLOTS = 1 << 20;

interface Tails<T> {
  /** What the last `WINDOW` units hash to → keyed hash of the whole → what is known of it. */
  readonly byTail: Map<number, Map<string, T[]>>;
}

/**
 * Values by fingerprint: a rolling hash over their first units, their length, a hash of their last units, and a keyed hash of the whole. No value is
 * kept. A search costs a few steps per unit of the text, however many values there are.
 */
export class Fingerprints<T> {
  readonly #hash: KeyedHash;
  readonly #base: number;
  /** What leaves the window: base ^ WINDOW. */
  readonly #leaving: number;
  readonly #mask: number;
  readonly #heads = new Map<number, Map<number, Tails<T>>>();
  readonly #filter = new Uint32Array(SLOTS >>> 5);
  #stale = false;

  /** `seed`: eight random bytes; they keep texts from being built that meet everywhere. */
  constructor(hash: KeyedHash, seed: Uint8Array) {
    const number = (at: number): number =>
      (seed[at] ?? 0) | ((seed[at + 1] ?? 0) << 8) | ((seed[at + 2] ?? 0) << 16) | ((seed[at + 3] ?? 0) << 24);
    this.#hash = hash;
    this.#base = number(0) | 1;
    this.#mask = number(4);
    let power = 1;
    for (let i = 0; i < WINDOW; i += 1) power = Math.imul(power, this.#base);
    this.#leaving = power;
  }

  add(value: string, what: T): void {
    if (value.length < WINDOW) return;
    const head = this.#rolled(value, 0);
    const lengths = grown(this.#heads, head, () => new Map<number, Tails<T>>());
    const tails = grown(lengths, value.length, () => ({ byTail: new Map<number, Map<string, T[]>>() }));
    const whole = grown(tails.byTail, this.#rolled(value, value.length - WINDOW), () => new Map<string, T[]>());
    grown<string, T[]>(whole, this.#hash(value, 0, value.length), () => []).push(what);
    this.#mark(head);
  }

  /** Forgets what `gone` says of; costs a pass over all. */
  forget(gone: (what: T) => boolean): void {
    for (const [head, lengths] of this.#heads) {
      for (const [length, { byTail }] of lengths) {
        for (const [tail, whole] of byTail) {
          for (const [tag, all] of whole) {
            const kept = all.filter((one) => !gone(one));
            if (kept.length === 0) whole.delete(tag);
            else if (kept.length < all.length) whole.set(tag, kept);
          }
          if (whole.size === 0) byTail.delete(tail);
        }
        if (byTail.size === 0) lengths.delete(length);
      }
      if (lengths.size === 0) this.#heads.delete(head);
    }
    this.#stale = true;
  }

  /** Tells of every place where a value stands, also inside of a longer word. */
  search(text: string, found: (what: T, from: number, to: number) => void): void {
    if (this.#heads.size === 0 || text.length < WINDOW) return;
    if (this.#stale) this.#refresh();
    const [filter, mask, base, leaving] = [this.#filter, this.#mask, this.#base, this.#leaving];
    let hash = 0;
    for (let i = 0; i < WINDOW; i += 1) hash = (Math.imul(hash, base) + text.charCodeAt(i) + 1) | 0;
    for (let at = WINDOW; ; at += 1) {
      const slot = Math.imul(hash ^ mask, 0x9e3779b1) >>> 12;
      if (((filter[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) this.#meet(text, at - WINDOW, hash, found);
      if (at >= text.length) return;
      hash = (Math.imul(hash, base) + text.charCodeAt(at) + 1 - Math.imul(leaving, text.charCodeAt(at - WINDOW) + 1)) | 0;
    }
  }

  #meet(text: string, from: number, head: number, found: (what: T, from: number, to: number) => void): void {
    for (const [length, { byTail }] of this.#heads.get(head) ?? []) {
      const to = from + length;
      if (to > text.length) continue;
      const whole = byTail.get(this.#rolled(text, to - WINDOW));
      for (const what of whole?.get(this.#hash(text, from, to)) ?? []) found(what, from, to);
    }
  }

  #rolled(text: string, from: number): number {
    let hash = 0;
    for (let i = from; i < from + WINDOW; i += 1) hash = (Math.imul(hash, this.#base) + text.charCodeAt(i) + 1) | 0;
    return hash;
  }

  #mark(head: number): void {
    const slot = Math.imul(head ^ this.#mask, 0x9e3779b1) >>> 12;
    this.#filter[slot >>> 5] = (this.#filter[slot >>> 5] ?? 0) | (1 << (slot & 31));
  }

  #refresh(): void {
    this.#filter.fill(0);
    for (const head of this.#heads.keys()) this.#mark(head);
    this.#stale = false;
  }
}

function grown<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key);
  if (there !== undefined) return there;
  const made = make();
  map.set(key, made);
  return made;
}
