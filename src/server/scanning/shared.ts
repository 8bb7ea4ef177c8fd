const BUSY = 0;
const COUNT = 1;
const TAKEN = 2;
const LENGTH = 3;
const NUMBERS = 4;
const MOST_PATH = 4_096;
/** A server that takes nothing for so long is ending. */
const WAIT_MS = 60_000;

/** Memory that the server and its scanning thread both see: which file is being looked into, and which reports were taken. */
export class Shared {
  readonly memory: SharedArrayBuffer;
  private readonly numbers: Int32Array;
  private readonly path: Buffer;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(NUMBERS * 4 + MOST_PATH)) {
    this.memory = memory;
    this.numbers = new Int32Array(memory, 0, NUMBERS);
    this.path = Buffer.from(memory, NUMBERS * 4, MOST_PATH);
  }

  /** In the thread: it looks into this file from now on. */
  begin(path: string): void {
    Atomics.store(this.numbers, LENGTH, this.path.write(path));
    Atomics.add(this.numbers, COUNT, 1);
    Atomics.store(this.numbers, BUSY, 1);
  }

  end(): void {
    Atomics.store(this.numbers, BUSY, 0);
  }

  /** In the server: the file that is being looked into, and its number. */
  get at(): { readonly path: string; readonly count: number } | null {
    if (Atomics.load(this.numbers, BUSY) === 0) return null;
    // A copy: what is decoded must not change meanwhile.
    const bytes = Buffer.from(this.path.subarray(0, Atomics.load(this.numbers, LENGTH)));
    return { path: bytes.toString('utf8'), count: Atomics.load(this.numbers, COUNT) };
  }

  /** In the server: a report was taken. */
  took(): void {
    Atomics.add(this.numbers, TAKEN, 1);
    Atomics.notify(this.numbers, TAKEN);
  }

  get taken(): number {
    return Atomics.load(this.numbers, TAKEN);
  }

  /** In the thread: waits until more were taken than these. */
  waitFor(before: number): void {
    Atomics.wait(this.numbers, TAKEN, before, WAIT_MS);
  }
}
