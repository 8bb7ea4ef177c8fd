/** Clocks of file systems tick this slowly: what was written just now may be written again without another time. */
const TICK_MS = 50;

/**
 * Which files were looked into, each as it was then, as numbers of 52 bits: a few hundred kilobytes for a large workspace, so that the next pass looks
 * into no file twice.
 */
export class Seen {
  private readonly before: ReadonlySet<number>;
  private readonly now: number[] = [];

  constructor(before: Float64Array | null) {
    this.before = new Set(before ?? []);
  }

  get any(): boolean {
    return this.before.size > 0;
  }

  /** Whether this very file was looked into; if so it counts as seen in this pass too. */
  has(path: string, mark: string): boolean {
    const number = numberOf(path, mark);
    if (!this.before.has(number)) return false;
    this.now.push(number);
    return true;
  }

  /** `changed`: the latest of its times, in milliseconds. */
  add(path: string, mark: string, changed: number): void {
    if (Date.now() - changed > TICK_MS) this.now.push(numberOf(path, mark));
  }

  get all(): Float64Array {
    return Float64Array.from(this.now);
  }
}

function numberOf(path: string, mark: string): number {
  const text = `${path}\0${mark}`;
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul((b << 13) | (b >>> 19), 5) + Math.imul(code + at, 0xcc9e2d51);
  }
  return (a >>> 0) * 2 ** 20 + ((b ^ (b >>> 12)) & 0xf_ffff);
}
