const PRIMES = primes(64);
/** The first 32 bits of a number's fraction. */
const fraction = (value: number): number => ((value - Math.floor(value)) * 0x1_0000_0000) | 0;
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUNDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

/** SHA-256 of a short text in hexadecimal (FIPS 180-4): Docker names the folders of its contexts by it. */
export function sha256(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  const length = bytes.length * 8;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (let shift = 56; shift >= 0; shift -= 8) bytes.push(shift >= 32 ? 0 : (length >>> shift) & 0xff);
  let state: readonly number[] = START;
  for (let at = 0; at < bytes.length; at += 64) state = mixed(state, bytes.slice(at, at + 64));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

const rotated = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function mixed(state: readonly number[], block: readonly number[]): readonly number[] {
  const words: number[] = [];
  for (let i = 0; i < 64; i += 1) {
    const [first = 0, second = 0, third = 0, fourth = 0] = block.slice(i * 4, i * 4 + 4);
    const [near = 0, far = 0] = [words[i - 2] ?? 0, words[i - 15] ?? 0];
    const low = rotated(far, 7) ^ rotated(far, 18) ^ (far >>> 3);
    const high = rotated(near, 17) ^ rotated(near, 19) ^ (near >>> 10);
    words.push(
      i < 16 ? (first << 24) | (second << 16) | (third << 8) | fourth : ((words[i - 16] ?? 0) + low + (words[i - 7] ?? 0) + high) | 0,
    );
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const one = (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g)) + (ROUNDS[i] ?? 0) + (words[i] ?? 0)) | 0;
    const two = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  }
  const after = [a, b, c, d, e, f, g, h];
  return state.map((word, i) => (word + (after[i] ?? 0)) | 0);
}

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let next = 2; found.length < count; next += 1) if (found.every((prime) => next % prime !== 0)) found.push(next);
  return found;
}
