/** A snapshot cannot be made, and why; a person is asked instead. */
export class NotSaved extends Error {}

/** Work in small steps, so that one code serves a short deadline and a server that must go on answering. */
export type Steps<T> = Generator<undefined, T, undefined>;

export interface Limits {
  /** Bytes copied for one action, and by all snapshots together. */
  readonly bytes: number;
  readonly total: number;
  readonly entries: number;
  readonly snapshots: number;
  /** Milliseconds until an agent's action must have its first answer, with room to ask a person instead. */
  readonly milliseconds: number;
}
export const SNAPSHOT_LIMITS: Limits = {
  bytes: 200_000_000,
  total: 1_000_000_000,
  entries: 100_000,
  snapshots: 100,
  milliseconds: 1_000,
};

/** What one snapshot may still take. */
export class Budget {
  bytes = 0;
  entries = 0;
  private readonly limits: Limits;
  private readonly deadline: number;

  constructor(limits: Limits, milliseconds: number) {
    this.limits = limits;
    this.deadline = performance.now() + milliseconds;
  }

  get left(): number {
    return Math.max(1, Math.ceil(this.deadline - performance.now()));
  }

  /** Throws when it is too late. */
  tick(): void {
    if (performance.now() > this.deadline) throw new NotSaved('it takes too long to save what would be lost');
  }

  spend(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.limits.bytes) throw new NotSaved('what would be lost is too big to be saved');
  }

  count(): void {
    this.tick();
    this.entries += 1;
    if (this.entries > this.limits.entries) throw new NotSaved('too many files would be lost');
  }
}

/** Runs to the end at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const SLICE_MS = 50;
/** Runs in slices, so that whoever asks meanwhile is answered. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (let started = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - started < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    started = performance.now();
  }
}
