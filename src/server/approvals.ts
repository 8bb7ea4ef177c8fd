import { randomBytes } from 'node:crypto';
import type { Answer, AnswerResult, Question } from '../protocol/messages';
import { type Asked, type Attempt, type Final, type Held, isSameCall, sleep } from './held';

export type Polled = { readonly kind: 'told'; readonly text: string } | { readonly kind: 'waiting' } | { readonly kind: 'gone' };

export interface ApprovalTimes {
  /** A launcher that does not come back in this time has gone. */
  readonly lostMs: number;
  /** After an approval: the other events of the same call pass once each. After any end: the same try hears the same again. */
  readonly keptMs: number;
  /** A judgement this young needs not be made again. */
  readonly freshMs: number;
}
const APPROVAL_TIMES: ApprovalTimes = { lostMs: 35_000, keptMs: 60_000, freshMs: 50 };

const MAX_HELD = 100;
const NO_ROOM: Final = { kind: 'deny', denial: { outcome: 'server-trouble', safer: null, detail: 'its journal cannot be written' } };

/**
 * Every held action of this window: waiting → approved once | refused | expired. In memory only. The launcher holds the ticket of an
 * action, the person answers a question; a changed action keeps its ticket and gets a new question, so that no answer can reach what the
 * person has not seen.
 */
export class Approvals {
  private readonly server: string;
  private readonly changed: () => void;
  private readonly times: ApprovalTimes;
  private readonly byTicket = new Map<string, Held>();

  constructor(server: string, changed: () => void, times: ApprovalTimes = APPROVAL_TIMES) {
    this.server = server;
    this.changed = changed;
    this.times = times;
  }

  get questions(): readonly Question[] {
    return [...this.byTicket.values()].filter(({ state }) => state === 'waiting').map(({ question }) => question);
  }

  /** Asks about an action, or attaches it to what is asked already. null: too much is waiting. */
  ask(
    asked: Asked,
  ): { readonly kind: 'ticket'; readonly ticket: string; readonly opened: boolean } | Extract<Polled, { kind: 'told' }> | null {
    const found = this.sameTry(asked) ?? [...this.byTicket.values()].find((one) => isSameCall(one, asked));
    const held = found ?? this.open(asked);
    if (!held) return null;
    const known = held.attempts.get(asked.attempt);
    if (known?.final) return told(known, known.final);
    const attempt: Attempt = known ?? {
      event: asked.event,
      callId: asked.callId,
      tell: (final) => asked.tell(final),
      polls: 0,
      lost: undefined,
      final: undefined,
    };
    held.attempts.set(asked.attempt, attempt);
    if (held.state === 'approved' && !known) return told(attempt, this.finish(attempt, this.pass(held, attempt)));
    this.watch(held, attempt);
    return { kind: 'ticket', ticket: held.ticket, opened: found === undefined };
  }

  /** Waits until there is something to tell, at most so long. */
  async poll(ticket: string, nonce: string, milliseconds: number, signal: AbortSignal): Promise<Polled> {
    const held = this.byTicket.get(ticket);
    const attempt = held?.attempts.get(nonce);
    if (!held || !attempt) return { kind: 'gone' };
    if (attempt.final) return told(attempt, attempt.final);
    attempt.polls += 1;
    clearTimeout(attempt.lost);
    const deadline = Date.now() + milliseconds;
    try {
      for (;;) {
        if (signal.aborted) return { kind: 'waiting' };
        const final = attempt.final ?? this.outcome(held, attempt);
        if (final) return told(attempt, final);
        const left = deadline - Date.now();
        if (left <= 0) return { kind: 'waiting' };
        await sleep(held, left, signal);
      }
    } finally {
      attempt.polls -= 1;
      if (!attempt.final) this.watch(held, attempt);
    }
  }

  /** The asker has gone before it knew its ticket. */
  drop(ticket: string, nonce: string): void {
    const held = this.byTicket.get(ticket);
    const attempt = held?.attempts.get(nonce);
    if (held && attempt && !attempt.final && attempt.polls === 0) this.lose(held, nonce);
  }

  answer(answer: Answer): AnswerResult {
    const held = [...this.byTicket.values()].find(({ question, state }) => state === 'waiting' && question.ticket === answer.ticket);
    if (!held) return 'gone';
    const result = this.decide(held, answer);
    held.asked.answered(answer.kind, result);
    if (result === 'approved' || result === 'refused') this.settle(held, result);
    else if (result === 'gone') this.wake(held);
    return result;
  }

  /** Judges everything that waits again: after a refusal or a change of settings. Nothing is released by it. */
  recheck(): void {
    for (const held of this.byTicket.values()) if (held.state === 'waiting') this.stands(held);
  }

  close(): void {
    for (const held of this.byTicket.values()) this.forget(held);
  }

  private decide(held: Held, answer: Answer): AnswerResult {
    const { question } = held;
    if (answer.kind === 'refuse') return 'refused';
    if (answer.kind !== (question.tier === 'type' ? 'typed' : 'run-once')) return 'not-allowed';
    if (answer.kind === 'typed' && plain(answer.text) !== plain(question.expects)) return 'mismatch';
    return this.stands(held) ? 'approved' : 'gone';
  }

  /** Judges again; false: what was asked about is no longer what would run. A new question stands, or the action is denied. */
  private stands(held: Held): boolean {
    const again = held.asked.judgeAgain();
    held.judgedAt = Date.now();
    if (again.kind === 'free' || (again.kind === 'ask' && again.hash === held.hash)) return true;
    if (again.kind === 'deny') {
      held.asked.ended(again.denial.outcome === 'refused-before' ? 'refused-before' : 'denied');
      for (const attempt of held.attempts.values()) this.finish(attempt, again);
      this.end(held, 'over');
      return false;
    }
    held.asked.ended('changed');
    held.hash = again.hash;
    held.kin = again.kin;
    held.state = 'waiting';
    held.question = { ...again.question, ticket: token(), asked: Date.now(), expires: held.question.expires };
    clearTimeout(held.timer);
    held.timer = setTimeout(() => this.settle(held, 'expired'), Math.max(0, held.question.expires - Date.now()));
    this.changed();
    return false;
  }

  private settle(held: Held, outcome: 'approved' | 'refused' | 'expired'): void {
    held.asked.ended(outcome);
    this.end(held, outcome);
  }

  private end(held: Held, state: Held['state']): void {
    held.state = state;
    clearTimeout(held.timer);
    held.timer = setTimeout(() => this.forget(held), this.times.keptMs);
    this.wake(held);
    this.changed();
  }

  /** What an attempt is told now; undefined while it waits. */
  private outcome(held: Held, attempt: Attempt): Final | undefined {
    switch (held.state) {
      case 'refused':
      case 'expired':
        return this.finish(attempt, { kind: 'ended', outcome: held.state });
      case 'approved':
        if (Date.now() - held.judgedAt > this.times.freshMs && !this.stands(held)) return attempt.final;
        return this.finish(attempt, this.pass(held, attempt));
      case 'waiting':
      case 'over':
        return attempt.final;
    }
  }

  private pass(held: Held, attempt: Attempt): Final {
    held.slots.add(attempt.event);
    return held.asked.release(held.hash, attempt.event) ? { kind: 'released' } : NO_ROOM;
  }

  private finish(attempt: Attempt, final: Final): Final {
    clearTimeout(attempt.lost);
    attempt.final ??= final;
    return attempt.final;
  }

  /** The same try, sent again: it finds its question, unless what it would do has changed meanwhile. */
  private sameTry(asked: Asked): Held | undefined {
    for (const held of this.byTicket.values()) {
      const attempt = held.attempts.get(asked.attempt);
      if (!attempt) continue;
      if (held.hash === asked.hash && attempt.event === asked.event) return held;
      this.lose(held, asked.attempt);
    }
    return undefined;
  }

  private open(asked: Asked): Held | undefined {
    if (this.questions.length >= MAX_HELD) return undefined;
    const now = Date.now();
    const held: Held = {
      ticket: `${this.server}_${token()}`,
      asked,
      attempts: new Map(),
      slots: new Set(),
      wake: new Set(),
      hash: asked.hash,
      kin: asked.kin,
      question: { ...asked.question, ticket: token(), asked: now, expires: now + asked.holdMs },
      judgedAt: now,
      state: 'waiting',
      timer: undefined,
    };
    held.timer = setTimeout(() => this.settle(held, 'expired'), asked.holdMs);
    this.byTicket.set(held.ticket, held);
    this.changed();
    return held;
  }

  private watch(held: Held, attempt: Attempt): void {
    clearTimeout(attempt.lost);
    if (attempt.polls > 0) return;
    attempt.lost = setTimeout(() => {
      for (const [nonce, one] of held.attempts) if (one === attempt) this.lose(held, nonce);
    }, this.times.lostMs);
  }

  private lose(held: Held, nonce: string): void {
    clearTimeout(held.attempts.get(nonce)?.lost);
    held.attempts.delete(nonce);
    if ([...held.attempts.values()].some(({ final }) => final === undefined)) return;
    if (held.state === 'waiting' || (held.state === 'approved' && held.slots.size === 0)) {
      held.asked.ended('lost');
      this.forget(held);
      this.changed();
    }
  }

  private forget(held: Held): void {
    clearTimeout(held.timer);
    for (const attempt of held.attempts.values()) clearTimeout(attempt.lost);
    this.byTicket.delete(held.ticket);
    held.state = 'over';
    this.wake(held);
  }

  private wake(held: Held): void {
    for (const wake of [...held.wake]) wake();
  }
}

const told = ({ tell }: Attempt, final: Final): Extract<Polled, { kind: 'told' }> => ({ kind: 'told', text: tell(final) });

const token = (): string => randomBytes(16).toString('hex');

/** As a person means it: outer blanks and the way of composing letters do not count, case does. */
const plain = (text: string): string => text.normalize('NFC').trim();
