const MATCH = 1 << 30;
/** Characters gone through at a time, so that the innermost loop calls nothing and asks for no room. */
const CHUNK = 4_096;

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
  /** Where words end within a chunk: an offset and a state each. */
  readonly #hits = new Int32Array(2 * CHUNK);

  constructor(words: readonly string[]) {
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
    const [next, classes, hits] = [this.#next, this.#classes, this.#hits];
    let state = 0;
    for (let from = 0; from < text.length; from += CHUNK) {
      const to = Math.min(text.length, from + CHUNK);
      let count = 0;
      for (let at = from; at < to; at += 1) {
        const code = text.charCodeAt(at);
        state = next[state + (code < 128 ? (classes[code] ?? 0) : 0)] ?? 0;
        if (state < MATCH) continue;
        state ^= MATCH;
        hits[count] = at;
        hits[count + 1] = state;
        count += 2;
      }
      this.#tell(count, found);
    }
  }

  /** The same for a text of bytes, twice as fast. Those beyond ASCII end every word too. */
  eachByte(bytes: Uint8Array, length: number, found: Found): void {
    const [next, classes, hits] = [this.#next, this.#classes, this.#hits];
    let state = 0;
    for (let from = 0; from < length; from += CHUNK) {
      const to = Math.min(length, from + CHUNK);
      let count = 0;
      for (let at = from; at < to; at += 1) {
        state = next[state + (classes[bytes[at] ?? 0] ?? 0)] ?? 0;
        if (state < MATCH) continue;
        state ^= MATCH;
        hits[count] = at;
        hits[count + 1] = state;
        count += 2;
      }
      this.#tell(count, found);
    }
  }

  #tell(count: number, found: Found): void {
    for (let at = 0; at < count; at += 2)
      for (const word of this.#ends[(this.#hits[at + 1] ?? 0) / this.#stride] ?? []) found(word, (this.#hits[at] ?? 0) + 1);
  }
}
