import { randomBytes } from 'node:crypto';
import type { HttpAnswer, PollRequest } from './guardHttp';

/** An action whose question is not asked yet: something is being found out for it first. */
interface Look {
  readonly attempt: string;
  readonly answer: Promise<HttpAnswer>;
  readonly stop: AbortController;
  polls: number;
  over: boolean;
}

/** Nobody polls for longer than an agent waits. */
const KEPT_MS = 900_000;
const MOST = 200;
const GONE: HttpAnswer = { status: 410, body: '' };

/**
 * Holds the launcher while a look-up runs, so that its first answer comes as fast as any. Its ticket leads to what follows: a denial, or the ticket
 * of a question. When the launcher goes before that, the look-up is given up and nobody is asked.
 */
export class Looking {
  private readonly server: string;
  private readonly looks = new Map<string, Look>();
  private readonly timers = new Set<NodeJS.Timeout>();

  /** `server`: the id that the leader knows the owner of a ticket by. */
  constructor(server: string) {
    this.server = server;
  }

  /** `find` ends in what the launcher is told; it is asked for nothing more once its signal has fired. */
  start(attempt: string, find: (gone: AbortSignal) => Promise<HttpAnswer>): HttpAnswer {
    const ticket = `${this.server}_look${randomBytes(16).toString('hex')}`;
    const stop = new AbortController();
    const look: Look = { attempt, stop, polls: 0, over: false, answer: find(stop.signal) };
    look.answer.catch(() => undefined).finally(() => (look.over = true)); // each poll hears of the failure itself
    this.looks.set(ticket, look);
    const oldest = this.looks.keys().next().value;
    if (this.looks.size > MOST && oldest !== undefined) this.looks.delete(oldest);
    const timer = setTimeout(() => {
      this.looks.delete(ticket);
      this.timers.delete(timer);
    }, KEPT_MS);
    timer.unref();
    this.timers.add(timer);
    return { status: 202, body: ticket };
  }

  /** What follows; null: the ticket is none of a look-up. Rejects where the look-up did: that is a bug of ours. */
  async poll({ ticket, attempt, signal }: PollRequest): Promise<HttpAnswer | null> {
    const look = this.looks.get(ticket);
    if (!look) return null;
    if (look.attempt !== attempt) return GONE;
    look.polls += 1;
    const gone = new Promise<HttpAnswer>((resolve) => signal.addEventListener('abort', () => resolve(GONE), { once: true }));
    const answer = await (signal.aborted ? GONE : Promise.race([look.answer, gone]));
    look.polls -= 1;
    if (signal.aborted && look.polls === 0 && !look.over) this.drop(ticket);
    return answer;
  }

  /** Its launcher has gone before it knew the ticket. */
  drop(ticket: string): void {
    this.looks.get(ticket)?.stop.abort();
    this.looks.delete(ticket);
  }

  close(): void {
    for (const { stop } of this.looks.values()) stop.abort();
    for (const timer of this.timers) clearTimeout(timer);
    this.looks.clear();
  }
}
