import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Reply } from '../agents/agent';
import { type Denial, denialText } from '../agents/text';
import type { Action, Reason, Verdict } from '../engine/types';
import { TIMES } from '../protocol/http';
import { type Outcome, TRIAL_AGENT } from '../protocol/messages';
import { isProbe } from '../protocol/probe';
import { redact } from '../secrets/redact';
import { Asking, type Call, type Ruling } from './asking';
import type { Decisions } from './decisions';
import { keptEvidence } from './evidence';
import { type FactsSource, type Settled, settle } from './facts';
import type { ActionRequest, Handlers, HttpAnswer, PollRequest } from './guardHttp';
import type { ApprovalTimes } from './held';
import type { Written } from './journal';
import { actionLine, describeAction, type JournalEvent, troubleEvent, verdictLine } from './journalEvents';
import { keptFiles } from './keptFiles';
import { Looking } from './looking';
import { type Known, type Lookups, NOTHING_KNOWN, type Plan } from './lookup/lookups';
import { Offer } from './offer';
import { understand } from './payload';
import { recentOf, ruleTexts } from './questions';
import { redactedView } from './redactedView';
import { RefusalLog } from './refusalLog';
import { Refusals, targetsOf } from './refusals';
import { denialReply, touchesSelf } from './replies';
import { Saving } from './saving';
import { writtenFiles } from './scanning/writtenFiles';
import { Shells } from './shells';
import type { Snapshots } from './snapshots/snapshots';
import { Terminals } from './terminals';
import { waitMs } from './waits';
import type { WindowState } from './windowState';

export interface ActionsOptions {
  readonly id: string;
  readonly home: string;
  readonly state: WindowState;
  /** Whether a pause of this window is one for actions in this folder. */
  readonly pauses?: (cwd: string) => boolean;
  /** `cwd`: where the action runs. */
  readonly source: (cwd: string, of: Pick<Call['decoded'], 'agent' | 'conversation'>) => FactsSource;
  /** An agent wants to do something: its decision's id, and what is shown of it. */
  readonly saw?: (of: Pick<Call['decoded'], 'agent' | 'conversation'>, id: string, summary: string) => void;
  /** Files that an action writes. */
  readonly writes?: (files: readonly string[]) => void;
  /** A text without the secrets that are known. */
  readonly masked?: (text: string) => string;
  readonly journal: (event: JournalEvent) => Written;
  readonly times?: ApprovalTimes;
  readonly snapshots: Pick<Snapshots, 'make'>;
  readonly lookups: Pick<Lookups, 'plan' | 'find'>;
}

/** One poll ends a little before the launcher would give it up. */
const POLL_MS = TIMES.pollMs - 2_000;
/** Of a patch with more files the first ones are kept; the verdict is about all. */
const MOST_LINES = 100;
/** Of a conversation's last action, characters. */
const SHOWN = 100;
/** Larger payloads are not kept for *Approve Next Try…*, bytes. */
const MOST_KEPT = 256_000;
/** Where something lies is so for everybody. */
const NOBODY = { agent: '', conversation: null } as const;
const NO_JOURNAL = { outcome: 'server-trouble', safer: null, detail: 'its journal cannot be written' } as const satisfies Omit<
  Denial,
  'verdict'
>;

/** What happens to an action: decode → gather facts → judge → (ask) → encode, with a journal line before each answer. */
export class Actions implements Handlers {
  private readonly gather = keptEvidence(keptFiles().reader);
  private readonly options: ActionsOptions;
  private readonly refusals = new Refusals();
  private readonly refusalLog: RefusalLog;
  private readonly asking: Asking;
  private readonly looking: Looking;
  private readonly shells = new Shells();
  private readonly terminals = new Terminals();
  private readonly saving: Saving;

  constructor(options: ActionsOptions) {
    this.options = options;
    this.refusalLog = new RefusalLog(path.join(options.home, '.mollyguard', 'journal'), this.refusals);
    this.asking = new Asking({
      id: options.id,
      state: options.state,
      ...(options.times && { times: options.times }),
      refusals: this.refusals,
      rule: (call, verdict) => this.rule(call, verdict),
      recent: (call, verdict, outcome, reason) => this.recent(call, verdict, outcome, reason),
      write: (event) => this.write(event),
      ...(options.masked && { masked: options.masked }),
    });
    this.looking = new Looking(options.id);
    this.saving = new Saving({ ...options, source: (cwd) => options.source(cwd, NOBODY), write: (event) => this.write(event) });
  }

  get decisions(): Decisions {
    return this.asking;
  }

  /** What waits is judged anew: the settings have changed. */
  recheck(): void {
    this.asking.recheck();
  }

  close(): void {
    this.looking.close();
    this.asking.close();
  }

  async action({ agent, attempt, payload, understood, signal }: ActionRequest): Promise<HttpAnswer> {
    const id = randomUUID();
    const { codec, decoded: told } = understood ?? understand(payload, agent, this.options.home);
    if (told.kind === 'malformed') {
      this.write({ kind: 'malformed', id, agent: codec.id, problem: told.problem, length: payload?.length ?? -1 });
      const denial: Denial = { outcome: 'malformed', verdict: null, safer: null, detail: redact(told.problem) };
      return { status: 200, body: codec.encode({ kind: 'deny', reason: denialText(denial) }, told) };
    }
    if (told.kind === 'nothing' || told.actions.length === 0) return { status: 200, body: codec.encode({ kind: 'no-opinion' }, told) };
    const slot = agent === codec.id ? told.event : `${told.event} by ${agent}`;
    const source = () => this.shells.source(told, this.options.source(told.actions[0]?.cwd ?? '', told));
    const decoded = codec.keepsTerminals ? this.terminals.spread(told, { ...source(), gather: this.gather }) : told;
    const knowing = ({ facts, evidence: found }: Known): Call => ({
      id,
      codec,
      decoded,
      slot,
      limitMs: waitMs(codec, agent),
      again: codec.id !== TRIAL_AGENT && (payload?.length ?? 0) <= MOST_KEPT,
      facts,
      settle: () => settle(decoded.actions, { ...source(), found, gather: this.gather }),
      offer: new Offer((more) => {
        const { policy, ...rest } = source();
        const allowed = [...policy.allowed, ...more];
        return settle(decoded.actions, { ...rest, policy: { ...policy, allowed }, found, gather: this.gather }).verdict;
      }, this.options.masked),
      unsaved: () => settle(decoded.actions, { ...source(), found, gather: this.gather, snapshots: false }),
    });
    const [first] = decoded.actions;
    const pretended = decoded.agent === TRIAL_AGENT || isProbe(decoded.conversation, decoded.actions);
    if (first && !pretended) this.options.saw?.(decoded, id, describeAction(first, SHOWN));
    const answer = this.judged(knowing, attempt);
    const runs = answer.status === 202 || answer.body === codec.encode({ kind: 'no-opinion' }, decoded);
    if (runs && codec.keepsTerminals) this.terminals.learn(told, { ...source(), gather: this.gather });
    if (answer.status === 202 && signal.aborted) this.drop(answer.body.toString(), attempt);
    return answer;
  }

  async poll({ ticket, attempt, signal }: PollRequest): Promise<HttpAnswer> {
    const looked = await this.looking.poll({ ticket, attempt, signal });
    if (looked) return looked.status === 202 ? this.poll({ ticket: looked.body.toString(), attempt, signal }) : looked;
    const polled = await this.asking.poll(ticket, attempt, POLL_MS, signal);
    if (polled.kind === 'gone') return { status: 410, body: '' };
    return polled.kind === 'waiting' ? { status: 202, body: ticket } : { status: 200, body: polled.text };
  }

  private drop(ticket: string, attempt: string): void {
    this.looking.drop(ticket);
    this.asking.drop(ticket, attempt);
  }

  private judged(knowing: (known: Known) => Call, attempt: string): HttpAnswer {
    const call = knowing(NOTHING_KNOWN);
    const { decoded, id } = call;
    const { state } = this.options;
    const settled = call.settle();
    const { verdict } = settled;
    this.options.writes?.(writtenFiles(settled.judged));
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
      }) &&
      this.write({
        kind: 'verdict',
        id,
        observed: state.mode === 'observe',
        paused: this.isPaused(decoded.actions),
        ...verdictLine(verdict),
      });
    if (!written && verdict.decision !== 'allow' && state.mode === 'guard') return this.denied(call, verdict, NO_JOURNAL);
    if (ruling.kind !== 'ask') return this.ruled(call, attempt, settled, ruling);
    const plan = this.options.lookups.plan(settled);
    if (plan.wanted.length === 0) return this.asking.ask(knowing({ ...NOTHING_KNOWN, facts: plan.facts }), attempt, settled);
    return this.looking.start(attempt, (gone) => this.lookedUp(knowing, attempt, plan, gone));
  }

  /** Asks the providers first; with what they tell the action is judged again. When the launcher has gone meanwhile, nobody is asked. */
  private async lookedUp(knowing: (known: Known) => Call, attempt: string, plan: Plan, gone: AbortSignal): Promise<HttpAnswer> {
    const started = performance.now();
    const known = await this.options.lookups.find(plan, gone);
    const call = knowing(known);
    const { id } = call;
    this.write({ kind: 'look-up', id, milliseconds: Math.round(performance.now() - started), facts: known.facts });
    if (gone.aborted) {
      this.write({ kind: 'lost', id });
      return { status: 410, body: '' };
    }
    const settled = call.settle();
    const ruling = this.rule(call, settled.verdict);
    const written = this.write({ kind: 'verdict', id, observed: false, paused: false, ...verdictLine(settled.verdict) });
    if (!written) return this.denied(call, settled.verdict, NO_JOURNAL);
    return this.ruled(call, attempt, settled, ruling);
  }

  private ruled(call: Call, attempt: string, settled: Settled, ruling: Ruling): HttpAnswer {
    const { verdict } = settled;
    switch (ruling.kind) {
      case 'free':
        if (ruling.outcome) this.recent(call, verdict, ruling.outcome);
        return this.said(call, { kind: 'no-opinion' });
      case 'deny': {
        const view = redactedView(settled);
        return this.denied(call, verdict, view === undefined ? ruling.denial : { ...ruling.denial, view });
      }
      case 'save':
        return this.save(call, attempt, settled);
      case 'ask':
        return this.asking.ask(call, attempt, settled);
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
      return ruling.kind === 'deny' ? this.denied(again, now.verdict, ruling.denial) : this.asking.ask(again, attempt, now);
    }
    if (saved === 'made') this.recent(call, settled.verdict, 'snapshot');
    return this.said(call, { kind: 'no-opinion' });
  }

  private rule({ decoded }: Call, verdict: Verdict): Ruling {
    const { state } = this.options;
    const notable = verdict.effects.length > 0 || verdict.decision !== 'allow' || verdict.reason.id === 'scope-read';
    // Observing lets everything go; a pause all that happens in this window, but what would take Mollyguard away.
    if (state.mode === 'observe' || (this.isPaused(decoded.actions) && !touchesSelf(verdict)))
      return { kind: 'free', outcome: notable ? 'observed' : null };
    if (verdict.decision === 'allow') return { kind: 'free', outcome: notable ? 'allowed' : null };
    const safer = ruleTexts(verdict)?.safer ?? null;
    if (verdict.decision === 'deny') return { kind: 'deny', denial: { outcome: 'denied', safer, detail: null } };
    const targets = targetsOf(verdict, decoded.actions);
    this.refusalLog.read();
    // Nobody goes round anything by trying it safely.
    if (decoded.agent !== TRIAL_AGENT && this.refusals.find(decoded.agent, decoded.conversation, targets, performance.now()) !== null) {
      return { kind: 'deny', denial: { outcome: 'refused-before', safer, detail: null } };
    }
    if (verdict.decision === 'snapshot') return { kind: 'save' };
    return { kind: 'ask' };
  }

  /** What happens in nobody's folder comes to the window that was focused last: its pause was not meant for that. */
  private isPaused(actions: readonly Action[]): boolean {
    const { state, pauses } = this.options;
    return state.paused && actions.every(({ cwd }) => pauses?.(cwd) ?? true);
  }

  private denied(call: Call, verdict: Verdict, denial: Omit<Denial, 'verdict'>): HttpAnswer {
    if (denial.outcome === 'refused-before') this.asking.refusedBefore(call, verdict);
    else this.recent(call, verdict, 'denied');
    return this.said(call, denialReply(verdict, denial));
  }

  private said({ codec, decoded }: Call, answer: Reply): HttpAnswer {
    return { status: 200, body: codec.encode(answer, decoded) };
  }

  private recent({ id, decoded, offer }: Call, verdict: Verdict, outcome: Outcome, reason?: Reason): void {
    if (isProbe(decoded.conversation, decoded.actions)) return;
    const line = recentOf(id, Date.now(), verdict, decoded.actions, outcome, reason);
    this.options.state.add(offer.last === null ? line : { ...line, allow: offer.last });
  }

  private write(event: JournalEvent): boolean {
    const written = this.options.journal(event);
    this.options.state.journal(written);
    return written.kind === 'written';
  }
}
