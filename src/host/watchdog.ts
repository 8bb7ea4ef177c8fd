export interface WatchdogTimes {
  /** Pause between two pulses. */
  readonly everyMs: number;
  /** Silence after which the other side counts as dead. */
  readonly silentMs: number;
}
const WATCHDOG_TIMES: WatchdogTimes = { everyMs: 2_000, silentMs: 5_000 };

/** A timer that fires this much too late tells that this process itself was stopped or busy, not that the other one is dead. */
const LATE_MS = 250;

/**
 * Feels the pulse of a process: `ping` is sent every so often, and `onSilent` is called once when an answer does not come in time or
 * is an error. A stopped process (SIGSTOP) keeps its connection open, so only the missing answer tells.
 */
export class Watchdog {
  private readonly ping: () => Promise<unknown>;
  private readonly onSilent: (why: string) => void;
  private readonly times: WatchdogTimes;
  private timer: NodeJS.Timeout | undefined;
  private ended = false;

  constructor(ping: () => Promise<unknown>, onSilent: (why: string) => void, times: WatchdogTimes = WATCHDOG_TIMES) {
    this.ping = ping;
    this.onSilent = onSilent;
    this.times = times;
    this.pulse();
  }

  dispose(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }

  private pulse(): void {
    this.wait();
    this.ping().then(
      () => this.next(),
      (error: unknown) => this.silent(error instanceof Error ? error.message : 'error'),
    );
  }

  private wait(): void {
    const due = performance.now() + this.times.silentMs;
    this.timer = setTimeout(() => {
      if (performance.now() > due + LATE_MS) this.wait();
      else this.silent('no answer');
    }, this.times.silentMs);
  }

  private next(): void {
    clearTimeout(this.timer);
    if (!this.ended) this.timer = setTimeout(() => this.pulse(), this.times.everyMs);
  }

  private silent(why: string): void {
    if (this.ended) return;
    this.dispose();
    this.onSilent(why);
  }
}
