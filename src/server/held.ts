import type { Denial } from '../agents/text';
import type { Answer, AnswerResult, Question } from '../protocol/messages';
import type { QuestionBody } from './questions';

/** A held action at the moment it is asked about. */
export interface Asked {
  readonly hash: string;
  readonly kin: Kin;
  readonly attempt: string;
  readonly event: string;
  readonly callId: string | null;
  readonly question: QuestionBody;
  readonly holdMs: number;
  /** Judges the same action again, as things are now. */
  judgeAgain(): Again;
  /** The bytes for the agent that made this try. */
  tell(final: Final): string;
  answered(answer: Answer['kind'], result: AnswerResult): void;
  /** Called before an attempt is let go; false: it could not be journaled, and nothing is released. */
  release(hash: string, slot: string): boolean;
  /** The question ended, or was replaced since what it rests on has changed. */
  ended(outcome: Ending): void;
}
/** What two events of one call have in common where one of them is vague: it does not tell its folder or its server. */
export interface Kin {
  readonly hash: string;
  readonly vague: boolean;
}
export type Ending = 'approved' | 'refused' | 'refused-before' | 'denied' | 'expired' | 'lost' | 'changed';
export type Again =
  | { readonly kind: 'ask'; readonly hash: string; readonly kin: Kin; readonly question: QuestionBody }
  /** It needs no approval any more. */
  | { readonly kind: 'free' }
  | { readonly kind: 'deny'; readonly denial: Omit<Denial, 'verdict'> };

/** What one try of an agent is told in the end. */
export type Final =
  | { readonly kind: 'released' }
  | { readonly kind: 'ended'; readonly outcome: 'refused' | 'expired' }
  | Extract<Again, { kind: 'deny' }>;
/** One try of an agent: one launcher that waits. */
export interface Attempt {
  readonly event: string;
  readonly callId: string | null;
  readonly tell: Asked['tell'];
  polls: number;
  lost: NodeJS.Timeout | undefined;
  final: Final | undefined;
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
  state: 'waiting' | 'approved' | 'refused' | 'expired' | 'over';
  timer: NodeJS.Timeout | undefined;
}

/**
 * Whether a try belongs to an action that is held already: another event of the same call. The same event twice is a second action, unless
 * the agent's own call id says otherwise; once approved, each event name passes once.
 */
export function isSameCall(held: Held, asked: Asked): boolean {
  const kin = (held.kin.vague || asked.kin.vague) && held.kin.hash === asked.kin.hash;
  if (held.hash !== asked.hash && !kin) return false;
  const others = [...held.attempts.values()];
  const sameId = asked.callId !== null && others.some(({ callId }) => callId === asked.callId);
  const otherId = asked.callId !== null && others.some(({ callId }) => callId !== null && callId !== asked.callId);
  const newEvent = !otherId && !held.slots.has(asked.event) && !others.some(({ event }) => event === asked.event);
  if (held.state === 'waiting') return sameId || newEvent;
  return held.state === 'approved' && newEvent;
}

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
