/** One thing that is being found out, for everybody who asks for it meanwhile. */
interface Entry<T> {
  readonly promise: Promise<T>;
  readonly stop: AbortController;
  users: number;
  /** When it was found; 0 while it is being looked for. */
  at: number;
}

/** What was found is asked for again only after this. */
const FRESH_MS = 30_000;
const MOST = 100;

/**
 * Keeps what was found for a short time, so that the second event of a call and an agent's next try find the same. Two who ask at once wait for
 * one answer; it is given up when both have gone. What failed is not kept.
 */
export class Cache<T> {
  private readonly entries = new Map<string, Entry<T>>();

  clear(): void {
    this.entries.clear();
  }

  /** `find` gets the signal that it is no longer wanted. Rejects as `find` does, and when `signal` fires. */
  async get(key: string, signal: AbortSignal, find: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const entry = this.fresh(key) ?? this.start(key, find);
    entry.users += 1;
    const gone = new Promise<never>((_resolve, reject) => {
      if (signal.aborted) reject(new Error('gone'));
      signal.addEventListener('abort', () => reject(new Error('gone')), { once: true });
    });
    try {
      return await Promise.race([entry.promise, gone]);
    } finally {
      entry.users -= 1;
      if (entry.users === 0 && entry.at === 0) entry.stop.abort();
    }
  }

  private fresh(key: string): Entry<T> | undefined {
    const entry = this.entries.get(key);
    return entry && !entry.stop.signal.aborted && (entry.at === 0 || Date.now() - entry.at < FRESH_MS) ? entry : undefined;
  }

  private start(key: string, find: (signal: AbortSignal) => Promise<T>): Entry<T> {
    const stop = new AbortController();
    const entry: Entry<T> = { promise: find(stop.signal), stop, users: 0, at: 0 };
    this.entries.delete(key);
    this.entries.set(key, entry);
    const oldest = this.entries.keys().next().value;
    if (this.entries.size > MOST && oldest !== undefined) this.entries.delete(oldest);
    const forget = () => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    };
    entry.promise.then(() => {
      entry.at = Date.now();
    }, forget);
    return entry;
  }
}
