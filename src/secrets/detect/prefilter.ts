const MATCH = 1 << 30;
/** Told the number of each word that occurs and the offset after it, in the order of the text. */
type Found = (word: number, end: number) => void;

/**
 * Finds many words in one pass over a text: an Aho-Corasick automaton as a dense table. ASCII letters match in either case; characters
 * beyond ASCII end every word.
 */
export class Prefilter {
  readonly #classes = new Uint8Array(256);
  readonly #next: Int32Array;
  /** For each state the words that end there. */
  readonly #ends: readonly (readonly number[])[];
  readonly #stride: number;
  readonly #longest: number;

  constructor(words: readonly string[]) {
    this.#longest = Math.max(...words.map((word) => word.length));
    let classes = 1;
    for (const code of words.join('').toLowerCase()) {
      const at = code.charCodeAt(0);
      if (at < 128 && this.#classes[at] === 0) this.#classes[at] = classes++;
    }
    for (let code = 65; code <= 90; code += 1) this.#classes[code] = this.#classes[code + 32] ?? 0;
    this.#stride = 2 ** Math.ceil(Math.log2(classes));
    const trie: Map<number, number>[] = [new Map()];
    const ends: number[][] = [[]];
    words.forEach((word, index) => {
      let state = 0;
      for (const character of word.toLowerCase()) {
        const of = this.#classes[character.charCodeAt(0)] ?? 0;
        let to = trie[state]?.get(of);
        if (to === undefined) {
          to = trie.push(new Map()) - 1;
          ends.push([]);
          trie[state]?.set(of, to);
        }
        state = to;
      }
      ends[state]?.push(index);
    });
    // Row by row in breadth: what a state lacks it takes from the state of its longest proper ending.
    const stride = this.#stride;
    const next = new Int32Array(trie.length * stride);
    const fallbacks = new Int32Array(trie.length);
    const queue = [0];
    for (let head = 0; head < queue.length; head += 1) {
      const state = queue[head] ?? 0;
      const fallback = fallbacks[state] ?? 0;
      if (state !== 0) {
        next.copyWithin(state * stride, fallback * stride, (fallback + 1) * stride);
        ends[state]?.push(...(ends[fallback] ?? []));
      }
      for (const [of, to] of trie[state] ?? []) {
        fallbacks[to] = state === 0 ? 0 : (next[fallback * stride + of] ?? 0) / stride;
        next[state * stride + of] = to * stride;
        queue.push(to);
      }
    }
    for (let at = 0; at < next.length; at += 1) {
      const to = next[at] ?? 0;
      if ((ends[to / stride]?.length ?? 0) > 0) next[at] = to | MATCH;
    }
    this.#next = next;
    this.#ends = ends;
  }

  each(text: string, found: Found): void {
    const [next, classes] = [this.#next, this.#classes];
    const hits: number[] = [];
    let state = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      state = next[state + (code < 128 ? (classes[code] ?? 0) : 0)] ?? 0;
      if (state < MATCH) continue;
      state ^= MATCH;
      hits.push(at, state);
    }
    this.#tell(hits, found);
  }

  /**
   * The same for a text of bytes, three times as fast: those beyond ASCII end every word too. Both halves are gone through at once, since a processor
   * waits for one state before it looks up the next.
   */
  eachByte(bytes: Uint8Array, length: number, found: Found): void {
    const [next, classes] = [this.#next, this.#classes];
    const [hits, others]: [number[], number[]] = [[], []];
    const half = length >> 1;
    let state = 0;
    let other = 0;
    // A word may have begun in the first half.
    for (let at = Math.max(0, half - this.#longest); at < half; at += 1)
      other = (next[other + (classes[bytes[at] ?? 0] ?? 0)] ?? 0) & ~MATCH;
    for (let at = 0; at < half; at += 1) {
      state = next[state + (classes[bytes[at] ?? 0] ?? 0)] ?? 0;
      other = next[other + (classes[bytes[half + at] ?? 0] ?? 0)] ?? 0;
      if ((state | other) < MATCH) continue;
      if (state >= MATCH) {
        state ^= MATCH;
        hits.push(at, state);
      }
      if (other >= MATCH) {
        other ^= MATCH;
        others.push(half + at, other);
      }
    }
    if (length % 2 === 1) {
      other = next[other + (classes[bytes[length - 1] ?? 0] ?? 0)] ?? 0;
      if (other >= MATCH) others.push(length - 1, other ^ MATCH);
    }
    this.#tell(hits, found);
    this.#tell(others, found);
  }

  /** `hits`: where words end, and the states. */
  #tell(hits: readonly number[], found: Found): void {
    for (let at = 0; at < hits.length; at += 2)
      for (const word of this.#ends[(hits[at + 1] ?? 0) / this.#stride] ?? []) found(word, (hits[at] ?? 0) + 1);
  }
}
