/** Keyed hash of a part of a text, as eight characters of any kind: without the key it says nothing of the text, not even of a short one. */
export type KeyedHash = (text: string, from: number, to: number) => string;

/** The four 32-bit halves of SipHash's state words, low before high. */
type State = Int32Array;

const word = (key: Uint8Array, at: number): number =>
  (key[at] ?? 0) | ((key[at + 1] ?? 0) << 8) | ((key[at + 2] ?? 0) << 16) | ((key[at + 3] ?? 0) << 24);

/**
 * SipHash-2-4 with 128 bits of output over UTF-16 code units (Aumasson and Bernstein, 2012), made for keyed tables of short strings. It costs a
 * tenth of an HMAC and needs no `node:crypto`. `key`: at least 16 random bytes.
 */
export function keyedHash(key: Uint8Array): KeyedHash {
  const [k0, k1, k2, k3] = [word(key, 0), word(key, 4), word(key, 8), word(key, 12)];
  const state: State = new Int32Array(8);
  return (text, from, to) => {
    state[0] = k0 ^ 0x70736575;
    state[1] = k1 ^ 0x736f6d65;
    state[2] = k2 ^ 0x6e646f6d ^ 0xee;
    state[3] = k3 ^ 0x646f7261;
    state[4] = k0 ^ 0x6e657261;
    state[5] = k1 ^ 0x6c796765;
    state[6] = k2 ^ 0x79746573;
    state[7] = k3 ^ 0x74656462;
    let at = from;
    for (; at + 4 <= to; at += 4)
      absorb(state, text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16), text.charCodeAt(at + 2) | (text.charCodeAt(at + 3) << 16));
    const rest = to - at;
    const low = (rest > 0 ? text.charCodeAt(at) : 0) | (rest > 1 ? text.charCodeAt(at + 1) << 16 : 0);
    const high = (rest > 2 ? text.charCodeAt(at + 2) : 0) | ((((to - from) * 2) & 0xff) << 24);
    absorb(state, low, high);
    state[4] = (state[4] ?? 0) ^ 0xee;
    for (let i = 0; i < 4; i += 1) round(state);
    const first = folded(state);
    state[2] = (state[2] ?? 0) ^ 0xdd;
    for (let i = 0; i < 4; i += 1) round(state);
    return first + folded(state);
  };
}

function absorb(v: State, low: number, high: number): void {
  v[6] = (v[6] ?? 0) ^ low;
  v[7] = (v[7] ?? 0) ^ high;
  round(v);
  round(v);
  v[0] = (v[0] ?? 0) ^ low;
  v[1] = (v[1] ?? 0) ^ high;
}

/** The 64 bits of the state as four characters: digits would take longer to write than the hash does to make. */
function folded(v: State): string {
  const low = (v[0] ?? 0) ^ (v[2] ?? 0) ^ (v[4] ?? 0) ^ (v[6] ?? 0);
  const high = (v[1] ?? 0) ^ (v[3] ?? 0) ^ (v[5] ?? 0) ^ (v[7] ?? 0);
  return String.fromCharCode(low >>> 16, low & 0xffff, high >>> 16, high & 0xffff);
}

/** One SipRound on 64-bit words in halves. */
function round(v: State): void {
  add(v, 0, 2);
  turn(v, 2, 13, 0);
  swap(v, 0);
  add(v, 4, 6);
  turn(v, 6, 16, 4);
  add(v, 0, 6);
  turn(v, 6, 21, 0);
  add(v, 4, 2);
  turn(v, 2, 17, 4);
  swap(v, 4);
}

function add(v: State, to: number, from: number): void {
  const low = ((v[to] ?? 0) >>> 0) + ((v[from] ?? 0) >>> 0);
  v[to] = low | 0;
  v[to + 1] = ((v[to + 1] ?? 0) + (v[from + 1] ?? 0) + (low > 0xffff_ffff ? 1 : 0)) | 0;
}

/** Rotates a word left by less than 32 and mixes another into it. */
function turn(v: State, at: number, by: number, other: number): void {
  const [low, high] = [v[at] ?? 0, v[at + 1] ?? 0];
  v[at] = ((low << by) | (high >>> (32 - by))) ^ (v[other] ?? 0);
  v[at + 1] = ((high << by) | (low >>> (32 - by))) ^ (v[other + 1] ?? 0);
}

function swap(v: State, at: number): void {
  const low = v[at] ?? 0;
  v[at] = v[at + 1] ?? 0;
  v[at + 1] = low;
}
