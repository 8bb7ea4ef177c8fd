import type { Grant } from '../protocol/messages';
import type { GrantEnding, Held } from './held';

export interface GrantsOptions {
  readonly milliseconds: number;
  /** The grant is over without having been used. */
  readonly over: (held: Held, why: GrantEnding) => void;
}

/** Approvals that no agent waits for: each serves the next identical try, once, and ends with its time. In memory only. */
export class Grants {
  private readonly options: GrantsOptions;
  private readonly given = new Map<Held, number>();

  constructor(options: GrantsOptions) {
    this.options = options;
  }

  get lines(): readonly Grant[] {
    return [...this.given].map(([{ asked, question }, until]) => ({ id: asked.id, agent: question.agent, until }));
  }

  /** false: it could not be journaled, so there is none. */
  give(held: Held): boolean {
    const { milliseconds } = this.options;
    const until = Date.now() + milliseconds;
    if (!held.asked.grant(held.hash, until)) return false;
    held.state = 'granted';
    held.granted = true;
    this.given.set(held, until);
    clearTimeout(held.timer);
    held.timer = setTimeout(() => this.end(held, 'lapsed'), milliseconds);
    return true;
  }

  /** It is used, or its holder is gone. */
  drop(held: Held): void {
    this.given.delete(held);
  }

  end(held: Held, why: GrantEnding): void {
    if (this.given.delete(held)) this.options.over(held, why);
  }

  /** `id`: the action's. false: there is no such grant. */
  revoke(id: string): boolean {
    const held = [...this.given.keys()].find(({ asked }) => asked.id === id);
    if (held) this.end(held, 'revoked');
    return held !== undefined;
  }

  /** Ends those whose time is over: timers stand still while the machine sleeps. */
  lapse(): void {
    for (const [held, until] of [...this.given]) if (until <= Date.now()) this.end(held, 'lapsed');
  }

  /** Judges again: what would be refused by now needs no grant. */
  recheck(): void {
    for (const held of [...this.given.keys()]) if (held.asked.judgeAgain().kind === 'deny') this.end(held, 'withdrawn');
  }
}
