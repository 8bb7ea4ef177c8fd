import type { Denial } from '../agents/text';
import { TIMES } from '../protocol/http';
import type { Answer, AnswerResult, Question } from '../protocol/messages';
import type { QuestionBody } from './questions';

export interface ApprovalTimes {
  /** A launcher that does not come back in this time has gone. */
  readonly lostMs: number;
  /** After an approval: the other events of the same call pass once each. After any end: the same try hears the same again. */
  readonly keptMs: number;
  /** A judgement this young needs not be made again. */
  readonly freshMs: number;
  /** An approval that no try waits for serves the next identical one for so long. */
  readonly grantMs: number;
}
export const APPROVAL_TIMES: ApprovalTimes = { lostMs: 35_000, keptMs: 60_000, freshMs: 50, grantMs: TIMES.grantMs };

/** A held action at the moment it is asked about. */
export interface Asked {
  /** The action's. */
  readonly id: string;
  readonly hash: string;
  readonly kin: Kin;
  readonly attempt: string;
  readonly event: string;
  readonly callId: string | null;
  readonly question: QuestionBody;
  readonly holdMs: number;
  /** How long this try can wait; then its agent is told to send the action again, and the question stays. */
  readonly patienceMs: number;
  /** Whether it may be asked about again after nobody approved it. */
  readonly again: boolean;
  /** Judges the same action again, as things are now. */
  judgeAgain(): Again;
  /** The bytes for the agent that made this try. */
  tell(final: Final): string;
  answered(answer: Answer['kind'], result: AnswerResult): void;
  /** Called before a grant stands; false: it could not be journaled, and there is none. */
  grant(hash: string, until: number): boolean;
  /**
   * Called before an attempt is let go; false: it could not be journaled, and nothing is released. `by`: the action of the later try that
   * runs on a grant.
   */
  release(hash: string, slot: string, by: string | null): boolean;
  /** The question ended, or was replaced since what it rests on has changed, after it could be answered for so long. */
  ended(outcome: Ending, milliseconds: number): void;
}
/** What two events of one call have in common where one of them is vague: it does not tell its folder or its server. */
export interface Kin {
  readonly hash: string;
  readonly vague: boolean;
}
export type Ending =
  | 'approved'
  | 'refused'
  | 'refused-before'
  | 'denied'
  | 'expired'
  | 'lost'
  | 'changed'
  | 'asked' // its agent was told to send it again; the question stays
  | 'granted' // the agent's next try runs
  | 'used' // it did
  | GrantEnding;
/** No try came in time, a person took it back, or it would be refused by now. */
export type GrantEnding = 'lapsed' | 'revoked' | 'withdrawn';
export type Again =
  | { readonly kind: 'ask'; readonly hash: string; readonly kin: Kin; readonly question: QuestionBody }
  /** It needs no approval any more. */
  | { readonly kind: 'free' }
  | { readonly kind: 'deny'; readonly denial: Omit<Denial, 'verdict'> };

/** What one try of an agent is told in the end. */
export type Final =
  | { readonly kind: 'released' }
  | { readonly kind: 'ended'; readonly outcome: 'refused' | 'expired' | 'asked' }
  | Extract<Again, { kind: 'deny' }>;
/** One try of an agent: one launcher that waits. */
export interface Attempt {
  /** The action's. */
  readonly id: string;
  readonly event: string;
  readonly callId: string | null;
  readonly tell: Asked['tell'];
  /** Its own, which is not its question's where one of two events is vague. */
  hash: string;
  polls: number;
  lost: NodeJS.Timeout | undefined;
  patience: NodeJS.Timeout | undefined;
  final: Final | undefined;
}
/** What the launcher waits with; `question`: the one that was opened for it. */
export interface Ticket {
  readonly kind: 'ticket';
  readonly ticket: string;
  readonly question: Question | null;
}
/** One held action, from its question to some time after its end. */
export interface Held {
  readonly ticket: string;
  readonly asked: Asked;
  readonly attempts: Map<string, Attempt>;
  /** Event names that have passed on this approval. */
  readonly slots: Set<string>;
  readonly wake: Set<() => void>;
  hash: string;
  kin: Kin;
  question: Question;
  judgedAt: number;
  /** Its question stays although no agent waits for it. */
  stays: boolean;
  /** It was approved for a later try. */
  granted: boolean;
  state: 'waiting' | 'granted' | 'approved' | 'refused' | 'expired' | 'over';
  timer: NodeJS.Timeout | undefined;
}

export const attemptOf = (asked: Asked): Attempt => ({
  id: asked.id,
  event: asked.event,
  callId: asked.callId,
  tell: (final) => asked.tell(final),
  hash: asked.hash,
  polls: 0,
  lost: undefined,
  patience: undefined,
  final: undefined,
});

/** `question`: the ticket that the person's answer names. */
export function heldOf(asked: Asked, ticket: string, question: string): Held {
  const now = Date.now();
  return {
    ticket,
    asked,
    attempts: new Map(),
    slots: new Set(),
    wake: new Set(),
    hash: asked.hash,
    kin: asked.kin,
    question: { ...asked.question, ticket: question, asked: now, expires: now + asked.holdMs },
    judgedAt: now,
    stays: false,
    granted: false,
    state: 'waiting',
    timer: undefined,
  };
}

/** What a try is told stands once it is said. */
export function finish(attempt: Attempt, final: Final): Final {
  stop(attempt);
  attempt.final ??= final;
  return attempt.final;
}

export function stop(attempt: Attempt | undefined): void {
  clearTimeout(attempt?.lost);
  clearTimeout(attempt?.patience);
}

/**
 * Whether a try belongs to an action that is held or granted already: another event of the same call, or exactly the same again after its
 * agent was told to send it again. Otherwise the same event twice is a second action, unless the agent's own call id says that it is one;
 * once approved, each event name passes once.
 */
export function isSameCall(held: Held, asked: Asked): boolean {
  const all = [...held.attempts.values()];
  const exact = held.hash === asked.hash || all.some(({ hash }) => hash === asked.hash);
  const kin = (held.kin.vague || asked.kin.vague) && held.kin.hash === asked.kin.hash;
  if (!exact && !kin) return false;
  const others = all.filter((attempt) => !isPutOff(attempt));
  if (held.state === 'granted' || (held.state === 'waiting' && others.length === 0)) return exact;
  const sameId = asked.callId !== null && others.some(({ callId }) => callId === asked.callId);
  const otherId = asked.callId !== null && others.some(({ callId }) => callId !== null && callId !== asked.callId);
  const newEvent = !otherId && !held.slots.has(asked.event) && !others.some(({ event }) => event === asked.event);
  if (held.state === 'waiting') return sameId || newEvent;
  return held.state === 'approved' && newEvent;
}

/** Its agent was told to send the action again. */
const isPutOff = ({ final }: Attempt): boolean => final?.kind === 'ended' && final.outcome === 'asked';

/**
 * Another event of a call that was put off: its agent asks all its hooks and runs nothing after that one answer, so that an approval would be
 * spent on nothing. By the agent's own id of the call only.
 */
export const isPutOffCall = (held: Held, { callId }: Asked): boolean =>
  callId !== null && [...held.attempts.values()].some((attempt) => isPutOff(attempt) && attempt.callId === callId);

/** Whether an agent waits for the answer. */
export const isWaitedFor = (held: Held): boolean => [...held.attempts.values()].some(({ final }) => final === undefined);

/** Sleeps until something happens to a held action, its asker goes, or the time is over. */
export function sleep(held: Held, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      held.wake.delete(done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    held.wake.add(done);
    signal.addEventListener('abort', done, { once: true });
  });
}
