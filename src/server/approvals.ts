import { randomBytes } from 'node:crypto';
import type { Answer, AnswerResult, Question } from '../protocol/messages';
import { Grants } from './grants';
import {
  APPROVAL_TIMES,
  type ApprovalTimes,
  type Asked,
  type Attempt,
  attemptOf,
  type Ending,
  type Final,
  finish,
  type Held,
  heldOf,
  isPutOffCall,
  isSameCall,
  isWaitedFor,
  sleep,
  stop,
  type Ticket,
} from './held';
import { fitOf } from './questions';
import { Unapproved } from './unapproved';

export type Polled = { readonly kind: 'told'; readonly text: string } | { readonly kind: 'waiting' } | { readonly kind: 'gone' };
const MAX_HELD = 100;
const NO_ROOM: Final = { kind: 'deny', denial: { outcome: 'server-trouble', safer: null, detail: 'its journal cannot be written' } };

/**
 * Every held action of this window: waiting → (granted →) approved once | refused | expired. In memory only. The launcher holds the ticket
 * of an action, the person answers a question; a changed action keeps its ticket and gets a new question, so that no answer can reach what
 * the person has not seen. An agent that cannot wait is told to send the action again: that try finds the question, or the grant.
 */
export class Approvals {
  private readonly server: string;
  private readonly changed: () => void;
  private readonly times: ApprovalTimes;
  private readonly byTicket = new Map<string, Held>();
  private readonly unapproved = new Unapproved();
  readonly granted: Grants;

  constructor(server: string, changed: () => void, times: ApprovalTimes = APPROVAL_TIMES) {
    this.server = server;
    this.changed = changed;
    this.times = times;
    this.granted = new Grants({
      milliseconds: times.grantMs,
      over: (held, why) => {
        if (why !== 'withdrawn') this.unapproved.keep(held.asked);
        ended(held, why);
        this.end(held, 'over');
      },
    });
  }

  get questions(): readonly Question[] {
    return this.all('waiting').map((held) => ({ ...held.question, waits: isWaitedFor(held) }));
  }

  /** The ids of the actions that were not approved, whose next try may be. */
  get approvable(): readonly string[] {
    const open = this.all('waiting').flatMap(({ stays, asked }) => (stays ? [asked.id] : []));
    return [...this.unapproved.ids, ...open];
  }

  /** Asks about an action, or attaches it to what is asked already. null: too much is waiting. */
  ask(asked: Asked): Ticket | Extract<Polled, { kind: 'told' }> | null {
    this.granted.lapse();
    const same = [...this.byTicket.values()].filter((one) => isSameCall(one, asked));
    const found = this.sameTry(asked) ?? same.find(({ state }) => state === 'granted') ?? same[0];
    const held = found ?? this.open(asked);
    if (!held) return null;
    const known = held.attempts.get(asked.attempt);
    if (known?.final) return told(known, known.final);
    const attempt = known ?? attemptOf(asked);
    if (!known && isPutOffCall(held, asked)) return told(attempt, finish(attempt, { kind: 'ended', outcome: 'asked' }));
    held.attempts.set(asked.attempt, attempt);
    const approved = held.state === 'approved' || held.state === 'granted';
    if (approved && !known) return told(attempt, finish(attempt, this.pass(held, attempt)));
    this.watch(held, attempt);
    if (!known) this.limit(held, attempt, asked.patienceMs);
    if (found) this.changed();
    return { kind: 'ticket', ticket: held.ticket, question: found ? null : held.question };
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
    const fits = answer.kind === 'refuse' ? 'refused' : fitOf(held.question, answer);
    const result = fits !== 'approved' ? fits : this.stands(held) ? (isWaitedFor(held) ? 'approved' : 'granted') : 'gone';
    held.asked.answered(answer.kind, result);
    if (result === 'approved' || result === 'refused') this.settle(held, result);
    else if (result === 'gone') this.wake(held);
    else if (result === 'granted') return this.grant(held) ? result : 'not-allowed';
    return result;
  }

  /** Asks a person again about an action that nobody approved. To ask approves nothing. */
  nextTry(id: string, holdMs: number): { readonly question: Question; readonly opened: boolean } | 'denied' | 'free' | 'gone' {
    const open = this.all('waiting').find((held) => held.asked.id === id);
    if (open) return { question: open.question, opened: false };
    const asked = this.unapproved.look(id);
    if (typeof asked === 'string') return asked;
    const held = this.open({ ...asked, holdMs });
    if (!held) return 'gone';
    held.stays = true;
    this.unapproved.forget(id);
    return { question: held.question, opened: true };
  }

  /** Judges everything that waits again: after a refusal or a change of settings. Nothing is released by it. */
  recheck(): void {
    for (const held of this.all('waiting')) this.stands(held);
    this.granted.recheck();
  }

  close(): void {
    for (const held of this.byTicket.values()) this.forget(held);
  }

  /** Nobody waits for what was approved: the next identical try runs. */
  private grant(held: Held): boolean {
    if (!this.granted.give(held)) return false;
    ended(held, 'granted');
    this.changed();
    return true;
  }

  /** Judges again; false: what was asked about is no longer what would run. A new question stands, or the action is denied. */
  private stands(held: Held): boolean {
    const again = held.asked.judgeAgain();
    held.judgedAt = Date.now();
    if (again.kind === 'free' || (again.kind === 'ask' && again.hash === held.hash)) return true;
    if (again.kind === 'deny') {
      ended(held, again.denial.outcome === 'refused-before' ? 'refused-before' : 'denied');
      for (const attempt of held.attempts.values()) finish(attempt, again);
      this.end(held, 'over');
      return false;
    }
    ended(held, 'changed');
    held.hash = again.hash;
    held.kin = again.kin;
    for (const attempt of held.attempts.values()) attempt.hash = again.hash;
    held.state = 'waiting';
    held.question = { ...again.question, ticket: token(), asked: Date.now(), expires: held.question.expires };
    clearTimeout(held.timer);
    held.timer = setTimeout(() => this.settle(held, 'expired'), Math.max(0, held.question.expires - Date.now()));
    this.changed();
    return false;
  }

  private settle(held: Held, outcome: 'approved' | 'refused' | 'expired'): void {
    if (outcome === 'expired') this.unapproved.keep(held.asked);
    ended(held, outcome);
    this.end(held, outcome);
  }

  private all(state: Held['state']): readonly Held[] {
    return [...this.byTicket.values()].filter((held) => held.state === state);
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
        return finish(attempt, { kind: 'ended', outcome: held.state });
      case 'approved':
        if (Date.now() - held.judgedAt > this.times.freshMs && !this.stands(held)) return attempt.final;
        return finish(attempt, this.pass(held, attempt));
      case 'waiting':
      case 'over':
        return attempt.final;
    }
  }

  private pass(held: Held, attempt: Attempt): Final {
    held.slots.add(attempt.event);
    const written = held.asked.release(held.hash, attempt.event, held.granted ? attempt.id : null);
    if (held.state === 'granted' && !written) this.granted.end(held, 'lapsed');
    if (held.state === 'granted') {
      this.granted.drop(held);
      ended(held, 'used');
      this.end(held, 'approved');
    }
    return written ? { kind: 'released' } : NO_ROOM;
  }

  /** The same try, sent again: it finds its question, unless what it would do has changed meanwhile. */
  private sameTry(asked: Asked): Held | undefined {
    for (const held of this.byTicket.values()) {
      const attempt = held.attempts.get(asked.attempt);
      if (!attempt) continue;
      if (attempt.hash === asked.hash && attempt.event === asked.event) return held;
      this.lose(held, asked.attempt);
    }
    return undefined;
  }

  private open(asked: Asked): Held | undefined {
    if (this.questions.length >= MAX_HELD) return undefined;
    const held = heldOf(asked, `${this.server}_${token()}`, token());
    held.timer = setTimeout(() => this.settle(held, 'expired'), asked.holdMs);
    this.byTicket.set(held.ticket, held);
    this.changed();
    return held;
  }

  /** The agent that made this try cannot wait as long as its question: before it gives up, all events of its call are told so. */
  private limit(held: Held, attempt: Attempt, patienceMs: number): void {
    if (Date.now() + patienceMs >= held.question.expires) return;
    attempt.patience = setTimeout(() => {
      if (held.state !== 'waiting' || attempt.final) return;
      held.stays = true;
      for (const one of held.attempts.values()) finish(one, { kind: 'ended', outcome: 'asked' });
      ended(held, 'asked');
      this.wake(held);
      this.changed();
    }, patienceMs);
  }

  private watch(held: Held, attempt: Attempt): void {
    clearTimeout(attempt.lost);
    if (attempt.polls > 0) return;
    attempt.lost = setTimeout(() => {
      for (const [nonce, one] of held.attempts) if (one === attempt) this.lose(held, nonce);
    }, this.times.lostMs);
  }

  private lose(held: Held, nonce: string): void {
    stop(held.attempts.get(nonce));
    held.attempts.delete(nonce);
    if (isWaitedFor(held)) return;
    if (held.state === 'waiting' && held.stays) this.changed();
    else if (held.state === 'waiting' || (held.state === 'approved' && held.slots.size === 0)) {
      this.unapproved.keep(held.asked);
      ended(held, 'lost');
      this.forget(held);
      this.changed();
    }
  }

  private forget(held: Held): void {
    clearTimeout(held.timer);
    for (const attempt of held.attempts.values()) stop(attempt);
    this.granted.drop(held);
    this.byTicket.delete(held.ticket);
    held.state = 'over';
    this.wake(held);
  }

  private wake(held: Held): void {
    for (const wake of [...held.wake]) wake();
  }
}

const told = ({ tell }: Attempt, final: Final): Extract<Polled, { kind: 'told' }> => ({ kind: 'told', text: tell(final) });

const ended = ({ asked, question }: Held, outcome: Ending): void => asked.ended(outcome, question.expires - question.asked);

const token = (): string => randomBytes(16).toString('hex');
