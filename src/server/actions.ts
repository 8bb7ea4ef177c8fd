import { randomUUID } from 'node:crypto';
import type { Codec, Decoded, Reply } from '../agents/agent';
import { type Denial, denialText } from '../agents/text';
import type { Reason, Verdict } from '../engine/types';
import { TIMES } from '../protocol/http';
import type { Answer, AnswerResult, Outcome, Question } from '../protocol/messages';
import { redact } from '../secrets/redact';
import { Approvals, type ApprovalTimes } from './approvals';
import { approvalHash, kinHash } from './canonical';
import { type FactsSource, type Settled, settle } from './facts';
import type { ActionRequest, Handlers, HttpAnswer, PollRequest } from './guardHttp';
import type { Ending, Final } from './held';
import type { Written } from './journal';
import { actionLine, type JournalEvent, troubleEvent, verdictLine } from './journalEvents';
import { understand } from './payload';
import { questionOf, recentOf, ruleTexts } from './questions';
import { Refusals, targetsOf } from './refusals';
import { BEFORE, denialReply, touchesSelf } from './replies';
import { Saving } from './saving';
import { Shells } from './shells';
import type { Snapshots } from './snapshots/snapshots';
import type { WindowState } from './windowState';

export interface ActionsOptions {
  readonly id: string;
  readonly home: string;
  readonly state: WindowState;
  /** `cwd`: where the action runs. */
  readonly source: (cwd: string) => FactsSource;
  readonly journal: (event: JournalEvent) => Written;
  readonly times?: ApprovalTimes;
  readonly snapshots: Pick<Snapshots, 'make'>;
}

/** An action that was decoded; all that its answer needs. */
interface Call {
  readonly id: string;
  readonly codec: Codec;
  readonly decoded: Extract<Decoded, { kind: 'actions' }>;
  /** The event, and the hook file it came by where that is another agent's: each of them is asked once for one call. */
  readonly slot: string;
  readonly settle: () => Settled;
  /** The same where no snapshot can be made. */
  readonly unsaved: () => Settled;
}
/** What follows from a verdict in this window now. */
type Ruling =
  | { readonly kind: 'free'; readonly outcome: Outcome | null }
  | { readonly kind: 'deny'; readonly denial: Omit<Denial, 'verdict'> }
  | { readonly kind: 'save' }
  | { readonly kind: 'ask' };

/** One poll ends a little before the launcher would give it up. */
const POLL_MS = TIMES.pollMs - 2_000;
/** The agent must still be there to hear that nobody approved. */
const MARGIN_MS = 5_000;
/** Of a patch with more files the first ones are kept; the verdict is about all. */
const MOST_LINES = 100;
const NO_JOURNAL = { outcome: 'server-trouble', safer: null, detail: 'its journal cannot be written' } as const satisfies Omit<
  Denial,
  'verdict'
>;

/** What happens to an action: decode → gather facts → judge → (ask) → encode, with a journal line before each answer. */
export class Actions implements Handlers {
  private readonly options: ActionsOptions;
  private readonly approvals: Approvals;
  private readonly refusals = new Refusals();
  private readonly shells = new Shells();
  private readonly saving: Saving;

  constructor(options: ActionsOptions) {
    this.options = options;
    this.approvals = new Approvals(options.id, () => options.state.changed(), options.times);
    this.saving = new Saving({ ...options, write: (event) => this.write(event) });
  }

  get questions(): readonly Question[] {
    return this.approvals.questions;
  }

  answer(answer: Answer): AnswerResult {
    return this.approvals.answer(answer);
  }

  /** What waits is judged anew: the settings have changed. */
  recheck(): void {
    this.approvals.recheck();
  }

  close(): void {
    this.approvals.close();
  }

  async action({ agent, attempt, payload, understood, signal }: ActionRequest): Promise<HttpAnswer> {
    const id = randomUUID();
    const { codec, decoded } = understood ?? understand(payload, agent, this.options.home);
    if (decoded.kind === 'malformed') {
      this.write({ kind: 'malformed', id, agent: codec.id, problem: decoded.problem, length: payload?.length ?? -1 });
      const denial: Denial = { outcome: 'malformed', verdict: null, safer: null, detail: redact(decoded.problem) };
      return { status: 200, body: codec.encode({ kind: 'deny', reason: denialText(denial) }, decoded) };
    }
    if (decoded.kind === 'nothing' || decoded.actions.length === 0)
      return { status: 200, body: codec.encode({ kind: 'no-opinion' }, decoded) };
    const slot = agent === codec.id ? decoded.event : `${decoded.event} by ${agent}`;
    const source = () => this.shells.source(decoded, this.options.source(decoded.actions[0]?.cwd ?? ''));
    const call: Call = {
      id,
      codec,
      decoded,
      slot,
      settle: () => settle(decoded.actions, source()),
      unsaved: () => settle(decoded.actions, { ...source(), snapshots: false }),
    };
    const answer = this.judged(call, attempt);
    if (answer.status === 202 && signal.aborted) this.approvals.drop(answer.body.toString(), attempt);
    return answer;
  }

  async poll({ ticket, attempt, signal }: PollRequest): Promise<HttpAnswer> {
    const polled = await this.approvals.poll(ticket, attempt, POLL_MS, signal);
    if (polled.kind === 'gone') return { status: 410, body: '' };
    return polled.kind === 'waiting' ? { status: 202, body: ticket } : { status: 200, body: polled.text };
  }

  private judged(call: Call, attempt: string): HttpAnswer {
    const { decoded, id } = call;
    const { state } = this.options;
    const settled = call.settle();
    const { verdict } = settled;
    if (settled.trouble !== null) this.write(troubleEvent(settled.trouble));
    const ruling = this.rule(call, verdict);
    const written =
      this.write({
        kind: 'action',
        id,
        agent: decoded.agent,
        conversation: decoded.conversation,
        event: decoded.event,
        tool: decoded.tool,
        callId: decoded.callId,
        cwd: decoded.actions[0]?.cwd ?? '',
        actions: decoded.actions.slice(0, MOST_LINES).map(actionLine),
      }) && this.write({ kind: 'verdict', id, observed: state.mode === 'observe', paused: state.paused, ...verdictLine(verdict) });
    if (!written && verdict.decision !== 'allow' && state.mode === 'guard') return this.denied(call, verdict, NO_JOURNAL);
    switch (ruling.kind) {
      case 'free':
        if (ruling.outcome) this.recent(call, verdict, ruling.outcome);
        return this.said(call, { kind: 'no-opinion' });
      case 'deny':
        return this.denied(call, verdict, ruling.denial);
      case 'save':
        return this.save(call, attempt, settled);
      case 'ask':
        return this.ask(call, attempt, settled);
    }
  }

  /** What would be lost is saved, and the action goes; where that fails, a person is asked. */
  private save(call: Call, attempt: string, settled: Settled): HttpAnswer {
    const { id, slot, decoded } = call;
    const saved = this.saving.save(id, slot, decoded.callId, decoded.actions, settled);
    if (saved === 'not-journaled') return this.denied(call, settled.verdict, NO_JOURNAL);
    if (saved === 'failed') {
      const again: Call = { ...call, settle: call.unsaved };
      const now = again.settle();
      const ruling = this.rule(again, now.verdict);
      const written = this.write({ kind: 'verdict', id, observed: false, paused: false, ...verdictLine(now.verdict) });
      if (!written) return this.denied(again, now.verdict, NO_JOURNAL);
      return ruling.kind === 'deny' ? this.denied(again, now.verdict, ruling.denial) : this.ask(again, attempt, now);
    }
    if (saved === 'made') this.recent(call, settled.verdict, 'snapshot');
    return this.said(call, { kind: 'no-opinion' });
  }

  private rule({ decoded, codec }: Call, verdict: Verdict): Ruling {
    const { state } = this.options;
    const notable = verdict.effects.length > 0 || verdict.decision !== 'allow';
    // A pause and observing let everything go but what would take Mollyguard away.
    if (state.mode === 'observe' || (state.paused && !touchesSelf(verdict))) return { kind: 'free', outcome: notable ? 'observed' : null };
    if (verdict.decision === 'allow') return { kind: 'free', outcome: notable ? 'allowed' : null };
    const safer = ruleTexts(verdict.rule)?.safer ?? null;
    if (verdict.decision === 'deny') return { kind: 'deny', denial: { outcome: 'denied', safer, detail: null } };
    const targets = targetsOf(verdict, decoded.actions);
    if (this.refusals.find(decoded.agent, decoded.conversation, targets, Date.now()) !== null) {
      return { kind: 'deny', denial: { outcome: 'refused-before', safer, detail: null } };
    }
    if (verdict.decision === 'snapshot') return { kind: 'save' };
    if (!codec.limits.holds)
      return {
        kind: 'deny',
        denial: { outcome: 'denied', safer, detail: 'a person would have to approve it, and this agent does not wait' },
      };
    return { kind: 'ask' };
  }

  private ask(call: Call, attempt: string, settled: Settled): HttpAnswer {
    const { codec, decoded, id } = call;
    let { verdict } = settled;
    const bound = (now: Settled) => ({
      hash: approvalHash(decoded.actions, now.verdict, now.read),
      kin: { hash: kinHash(decoded.actions, now.verdict, now.read), vague: decoded.vague ?? false },
      question: questionOf(now.verdict, decoded.actions),
    });
    const first = bound(settled);
    const holdMs = Math.min(this.options.state.holdMs, codec.limits.registeredSeconds * 1_000 - MARGIN_MS);
    const found = this.approvals.ask({
      ...first,
      attempt,
      event: call.slot,
      callId: decoded.callId,
      holdMs,
      judgeAgain: () => {
        const settled = call.settle();
        // A person was asked, so a person answers: what could be saved by now is not let go behind the question.
        const now = settled.verdict.decision === 'snapshot' ? call.unsaved() : settled;
        verdict = now.verdict;
        const ruling = this.rule(call, verdict);
        return ruling.kind === 'ask' || ruling.kind === 'save' ? { kind: 'ask', ...bound(now) } : ruling;
      },
      tell: (final) => this.final(call, verdict, final),
      answered: (answer, result) => this.write({ kind: 'answer', id, answer, result }),
      release: (hash, slot) => this.write({ kind: 'release', id, hash, slot }),
      ended: (outcome) => this.ended(call, verdict, outcome, holdMs),
    });
    if (found === null) return { status: 503, body: '' };
    if (found.kind === 'told') return { status: 200, body: found.text };
    if (found.opened) {
      const { tier, expects } = first.question;
      this.write({ kind: 'question', id, tier, expects, expires: new Date(Date.now() + holdMs).toISOString() });
    }
    return { status: 202, body: found.ticket };
  }

  private ended(call: Call, verdict: Verdict, outcome: Ending, holdMs: number): void {
    const { id, decoded } = call;
    switch (outcome) {
      case 'changed':
        this.write({ kind: 'changed', id });
        return;
      case 'refused': {
        const targets = targetsOf(verdict, decoded.actions);
        this.refusals.remember(decoded.agent, decoded.conversation, targets, Date.now());
        this.write({ kind: 'refusal', id, targets, by: 'person' });
        // The same target may wait under another question.
        queueMicrotask(() => this.approvals.recheck());
        break;
      }
      case 'expired':
        this.write({ kind: 'expiry', id, seconds: holdMs / 1_000 });
        break;
      case 'lost':
        this.write({ kind: 'lost', id });
        break;
      case 'approved':
        break; // the answer and the release are journaled themselves
      case 'denied':
        this.write({ kind: 'verdict', id, observed: false, paused: false, ...verdictLine(verdict) });
        break;
      case 'refused-before':
        this.write({ kind: 'refusal', id, targets: targetsOf(verdict, decoded.actions), by: 'memory' });
        this.recent(call, verdict, 'refused', BEFORE);
        return;
    }
    this.recent(call, verdict, outcome);
  }

  /** The bytes that end one try. */
  private final(call: Call, verdict: Verdict, final: Final): string {
    const safer = ruleTexts(verdict.rule)?.safer ?? null;
    switch (final.kind) {
      case 'released':
        return call.codec.encode({ kind: 'no-opinion' }, call.decoded);
      case 'ended':
        return call.codec.encode(denialReply(verdict, { outcome: final.outcome, safer, detail: null }), call.decoded);
      case 'deny':
        return call.codec.encode(denialReply(verdict, final.denial), call.decoded);
    }
  }

  private denied(call: Call, verdict: Verdict, denial: Omit<Denial, 'verdict'>): HttpAnswer {
    const before = denial.outcome === 'refused-before';
    if (before) this.write({ kind: 'refusal', id: call.id, targets: targetsOf(verdict, call.decoded.actions), by: 'memory' });
    this.recent(call, verdict, before ? 'refused' : 'denied', before ? BEFORE : undefined);
    return this.said(call, denialReply(verdict, denial));
  }

  private said({ codec, decoded }: Call, answer: Reply): HttpAnswer {
    return { status: 200, body: codec.encode(answer, decoded) };
  }

  private recent({ id, decoded }: Call, verdict: Verdict, outcome: Outcome, reason?: Reason): void {
    this.options.state.add(recentOf(id, Date.now(), verdict, decoded.actions, outcome, reason));
  }

  private write(event: JournalEvent): boolean {
    const written = this.options.journal(event);
    this.options.state.journal(written);
    return written.kind === 'written';
  }
}
