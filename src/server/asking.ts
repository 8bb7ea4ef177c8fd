import type { Codec, Decoded } from '../agents/agent';
import type { Denial } from '../agents/text';
import type { Reason, Verdict } from '../engine/types';
import type { LiveFact } from '../protocol/liveFact';
import {
  type Answer,
  type AnswerResult,
  type AskAgainRequest,
  type AskAgainResult,
  type Grant,
  type NextTryResult,
  type Outcome,
  type Question,
  type RevokeResult,
  TRIAL_AGENT,
} from '../protocol/messages';
import { Approvals, type Polled } from './approvals';
import { approvalHash, kinHash } from './canonical';
import type { Decisions } from './decisions';
import type { Settled } from './facts';
import type { HttpAnswer } from './guardHttp';
import type { Again, ApprovalTimes, Asked, Ending, Final } from './held';
import { type JournalEvent, verdictLine } from './journalEvents';
import type { Offer } from './offer';
import { questionOf, ruleTexts } from './questions';
import { type Refusals, targetsOf } from './refusals';
import { BEFORE, denialReply } from './replies';
import type { WindowState } from './windowState';

/** An action that was decoded; all that its answer needs. */
export interface Call {
  readonly id: string;
  readonly codec: Codec;
  readonly decoded: Extract<Decoded, { kind: 'actions' }>;
  /** The event, and the hook file it came by where that is another agent's: each of them is asked once for one call. */
  readonly slot: string;
  /** How long its agent waits for the hook that brought it. */
  readonly limitMs: number;
  /** Small enough to be kept for *Approve Next Try…*. */
  readonly again: boolean;
  /** What look-ups told of it before it is asked about. */
  readonly facts: readonly LiveFact[];
  readonly settle: () => Settled;
  /** What a person could allow for good, so that it goes. */
  readonly offer: Pick<Offer, 'for' | 'last'>;
  /** The same where no snapshot can be made. */
  readonly unsaved: () => Settled;
}
/** What follows from a verdict in this window now. */
export type Ruling =
  | { readonly kind: 'free'; readonly outcome: Outcome | null }
  | { readonly kind: 'deny'; readonly denial: Omit<Denial, 'verdict'> }
  | { readonly kind: 'save' }
  | { readonly kind: 'ask' };

export interface AskingOptions {
  readonly id: string;
  readonly state: WindowState;
  readonly times?: ApprovalTimes;
  readonly refusals: Refusals;
  readonly rule: (call: Call, verdict: Verdict) => Ruling;
  readonly recent: (call: Call, verdict: Verdict, outcome: Outcome, reason?: Reason) => void;
  /** false: it could not be written. */
  readonly write: (event: JournalEvent) => boolean;
  /** A text without the secrets that are known. */
  readonly masked?: (text: string) => string;
}

/** The agent must still be there to hear the answer. */
const MARGIN_MS = 5_000;

/** What waits for a person: binds each action to its question, and tells journal, *Recent* and agent how it went on. */
export class Asking implements Decisions {
  private readonly options: AskingOptions;
  private readonly approvals: Approvals;

  constructor(options: AskingOptions) {
    this.options = options;
    this.approvals = new Approvals(options.id, () => options.state.changed(), options.times);
  }

  get questions(): readonly Question[] {
    return this.approvals.questions;
  }

  get grants(): readonly Grant[] {
    return this.approvals.granted.lines;
  }

  get approvable(): readonly string[] {
    return this.approvals.approvable;
  }

  get refused(): readonly string[] {
    return this.options.refusals.ids(performance.now());
  }

  answer(answer: Answer): AnswerResult {
    return this.approvals.answer(answer);
  }

  /** *Approve Next Try…*: asks again about an action that nobody approved. */
  nextTry(id: string): NextTryResult {
    const found = this.approvals.nextTry(id, this.options.state.holdMs);
    if (typeof found === 'string') return { kind: found };
    if (found.opened) this.opened(id, found.question);
    return { kind: 'question', ticket: found.question.ticket };
  }

  revoke(id: string): RevokeResult {
    return this.approvals.granted.revoke(id) ? 'revoked' : 'gone';
  }

  /** *Allow Asking Again*. It approves nothing: the next try is asked about. */
  askAgain({ id }: AskAgainRequest): AskAgainResult {
    const { refusals, write, state } = this.options;
    const targets = refusals.remembered(id);
    if (targets.length === 0) return 'gone';
    if (!write({ kind: 'refusal-ended', id, targets })) return 'failed';
    refusals.forget(id);
    state.changed();
    return 'allowed';
  }

  /** What waits is judged anew: the settings have changed. */
  recheck(): void {
    this.approvals.recheck();
  }

  poll(ticket: string, attempt: string, milliseconds: number, signal: AbortSignal): Promise<Polled> {
    return this.approvals.poll(ticket, attempt, milliseconds, signal);
  }

  drop(ticket: string, attempt: string): void {
    this.approvals.drop(ticket, attempt);
  }

  close(): void {
    this.approvals.close();
  }

  /** A ticket for the launcher, or what its agent is told at once. */
  ask(call: Call, attempt: string, settled: Settled): HttpAnswer {
    const asked = this.bind(call, attempt, settled);
    const found = this.approvals.ask(asked);
    if (found === null) return { status: 503, body: '' };
    if (found.kind === 'told') return { status: 200, body: found.text };
    const { question } = found;
    if (question) this.opened(call.id, question);
    return { status: 202, body: found.ticket };
  }

  /** The same target as one that was refused. */
  refusedBefore(call: Call, verdict: Verdict): void {
    const { id, decoded } = call;
    const { refusals, write, recent } = this.options;
    const targets = targetsOf(verdict, decoded.actions);
    refusals.repeated(id, decoded.agent, decoded.conversation, targets, performance.now());
    write({ kind: 'refusal', id, agent: decoded.agent, conversation: decoded.conversation, targets, by: 'memory' });
    recent(call, verdict, 'refused', BEFORE);
  }

  private bind(call: Call, attempt: string, settled: Settled): Asked {
    const { codec, decoded, id } = call;
    const { write, rule, state } = this.options;
    const patienceMs = Math.max(0, call.limitMs - MARGIN_MS);
    const holdMs = codec.limits.holds ? Math.min(state.holdMs, codec.limits.registeredSeconds * 1_000 - MARGIN_MS) : state.holdMs;
    let { verdict } = settled;
    const first = approvalHash(decoded.actions, settled.verdict, settled.read);
    const bound = (now: Settled) => {
      const hash = approvalHash(decoded.actions, now.verdict, now.read);
      // What was told of one target says nothing about another.
      const facts = hash === first ? call.facts : call.facts.filter((one) => one.id === 'not-known');
      const kin = { hash: kinHash(decoded.actions, now.verdict, now.read), vague: decoded.vague ?? false };
      const question = questionOf(now.verdict, decoded.actions, codec.limits.ends === true, facts, this.options.masked);
      const allow = call.offer.for(now);
      return { hash, kin, question: allow === null ? question : { ...question, allow } };
    };
    return {
      ...bound(settled),
      id,
      attempt,
      event: call.slot,
      callId: decoded.callId,
      holdMs,
      patienceMs,
      again: call.again,
      judgeAgain: (): Again => {
        const settled = call.settle();
        // A person was asked, so a person answers: what could be saved by now is not let go behind the question.
        const now = settled.verdict.decision === 'snapshot' ? call.unsaved() : settled;
        verdict = now.verdict;
        const ruling = rule(call, verdict);
        return ruling.kind === 'ask' || ruling.kind === 'save' ? { kind: 'ask', ...bound(now) } : ruling;
      },
      tell: (final) => tell(call, verdict, final),
      answered: (answer, result) => write({ kind: 'answer', id, answer, result }),
      grant: (hash, until) => write({ kind: 'grant', id, hash, until: new Date(until).toISOString() }),
      release: (hash, slot, by) => write(by === null ? { kind: 'release', id, hash, slot } : { kind: 'grant-used', id, by, hash, slot }),
      ended: (outcome, milliseconds) => this.ended(call, verdict, outcome, milliseconds),
    };
  }

  private opened(id: string, { tier, expects, expires }: Question): void {
    this.options.write({ kind: 'question', id, tier, expects, expires: new Date(expires).toISOString() });
  }

  private ended(call: Call, verdict: Verdict, outcome: Ending, milliseconds: number): void {
    const { id, decoded } = call;
    const { write, recent, refusals } = this.options;
    switch (outcome) {
      case 'changed':
        write({ kind: 'changed', id });
        return;
      case 'refused': {
        const targets = targetsOf(verdict, decoded.actions);
        if (decoded.agent !== TRIAL_AGENT) refusals.remember(id, decoded.agent, decoded.conversation, targets, performance.now());
        write({ kind: 'refusal', id, agent: decoded.agent, conversation: decoded.conversation, targets, by: 'person' });
        // The same target may wait under another question.
        queueMicrotask(() => this.approvals.recheck());
        break;
      }
      case 'expired':
        write({ kind: 'expiry', id, seconds: milliseconds / 1_000 });
        break;
      case 'lost':
      case 'asked':
        write({ kind: outcome, id });
        break;
      case 'approved':
      case 'granted':
        break; // the answer, the release and the grant are journaled themselves
      case 'denied':
        write({ kind: 'verdict', id, observed: false, paused: false, ...verdictLine(verdict) });
        break;
      case 'refused-before':
        this.refusedBefore(call, verdict);
        return;
      case 'used':
        recent(call, verdict, 'approved');
        return;
      case 'lapsed':
      case 'revoked':
      case 'withdrawn':
        write({ kind: 'grant-expired', id, why: outcome });
        recent(call, verdict, outcome === 'lapsed' ? 'expired' : 'revoked');
        return;
    }
    recent(call, verdict, outcome);
  }
}

/** The bytes that end one try. */
function tell({ codec, decoded }: Call, verdict: Verdict, final: Final): string {
  const safer = ruleTexts(verdict)?.safer ?? null;
  switch (final.kind) {
    case 'released':
      return codec.encode({ kind: 'no-opinion' }, decoded);
    case 'ended':
      return codec.encode(denialReply(verdict, { outcome: final.outcome, safer, detail: null }), decoded);
    case 'deny':
      return codec.encode(denialReply(verdict, final.denial), decoded);
  }
}
