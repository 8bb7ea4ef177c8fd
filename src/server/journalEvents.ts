import type { Action, Allowed, EnvironmentLevel, Reason, Verdict } from '../engine/types';
import type { LiveFact } from '../protocol/liveFact';
import { redact } from '../secrets/redact';

/** What an action wants, as the journal keeps it: never file content or prompts, only their length. */
export interface ActionLine {
  readonly kind: Action['kind'];
  readonly text: string;
  readonly contentLength: number | null;
}

/** One line of the journal, before time, writer and hash are added. `id` ties the lines of one action together. */
export type JournalEvent =
  | { readonly kind: 'start'; readonly version: string; readonly pid: number }
  | { readonly kind: 'stop'; readonly why: string }
  | { readonly kind: 'settings'; readonly mode: string; readonly digest: string; readonly problems: readonly string[] }
  | { readonly kind: 'leader'; readonly what: 'taken' | 'stepped-down' | 'restored' }
  | { readonly kind: 'pause'; readonly until: string | null }
  /** A person has limited agents' work to another environment, or what was wider for a time is over. `until`: a time, `window` or `kept`. */
  | {
      readonly kind: 'scope';
      readonly how: 'narrower' | 'wider' | 'over';
      readonly who: string;
      readonly place: 'workspace' | 'window' | 'conversation';
      readonly agent: string | null;
      readonly conversation: string | null;
      readonly from: string | null;
      readonly to: string | null;
      readonly until: string | null;
    }
  /** A person has allowed something for good: the entry that is written into the settings next. */
  | { readonly kind: 'allowed'; readonly who: string; readonly entry: Allowed }
  /** What was found wrong is so no more: a person or the policy has put it right. */
  | { readonly kind: 'problem-over'; readonly problem: string; readonly file: string | null }
  | { readonly kind: 'problem'; readonly problem: string; readonly file: string | null; readonly data: Readonly<Record<string, string>> }
  | {
      readonly kind: 'action';
      readonly id: string;
      readonly agent: string;
      readonly conversation: string | null;
      readonly event: string;
      readonly tool: string;
      readonly callId: string | null;
      readonly cwd: string;
      readonly actions: readonly ActionLine[];
    }
  | { readonly kind: 'malformed'; readonly id: string; readonly agent: string; readonly problem: string; readonly length: number }
  | ({ readonly kind: 'verdict'; readonly id: string; readonly observed: boolean; readonly paused: boolean } & VerdictLine)
  /** What was looked up before the question, from whom, and how it ended. */
  | { readonly kind: 'look-up'; readonly id: string; readonly milliseconds: number; readonly facts: readonly LiveFact[] }
  | { readonly kind: 'question'; readonly id: string; readonly tier: string; readonly expects: string; readonly expires: string }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: 'typed' | 'run-once' | 'refuse'; readonly result: string }
  | { readonly kind: 'release'; readonly id: string; readonly hash: string; readonly slot: string }
  /** The agent could not wait and was told to send it again; the question stays. */
  | { readonly kind: 'asked'; readonly id: string }
  | { readonly kind: 'grant'; readonly id: string; readonly hash: string; readonly until: string }
  /** `id`: the action that a person was asked about; `by`: the one that runs. */
  | { readonly kind: 'grant-used'; readonly id: string; readonly by: string; readonly hash: string; readonly slot: string }
  | { readonly kind: 'grant-expired'; readonly id: string; readonly why: 'lapsed' | 'revoked' | 'withdrawn' }
  | {
      readonly kind: 'refusal';
      readonly id: string;
      readonly agent: string;
      readonly conversation: string | null;
      readonly targets: readonly string[];
      readonly by: 'person' | 'memory';
      readonly note?: typeof ROUND;
    }
  /** A person allows asking again about what was refused; `id`: by that decision, null: by all. */
  | { readonly kind: 'refusal-ended'; readonly id: string | null; readonly targets: readonly string[] }
  /** A tool call that a transcript tells of and no hook saw. */
  | {
      readonly kind: 'gap';
      readonly agent: string;
      readonly conversation: string | null;
      readonly callId: string | null;
      readonly tool: string;
      readonly cause: string;
    }
  | { readonly kind: 'expiry'; readonly id: string; readonly seconds: number }
  | { readonly kind: 'lost'; readonly id: string }
  | { readonly kind: 'changed'; readonly id: string }
  | { readonly kind: 'snapshot'; readonly id: string; readonly snapshot: string; readonly files: number; readonly bytes: number }
  | { readonly kind: 'unsaved'; readonly id: string; readonly why: string }
  | {
      readonly kind: 'undo';
      readonly snapshot: string;
      /** Where what was there before is kept. */
      readonly before: string | null;
      readonly files: number;
      readonly problem: string | null;
    };

const ROUND = 'tried to go round a refusal';
/** An event as it is written: what was refused before and comes back by whatever way is told as what it is. */
export const noted = (event: JournalEvent): JournalEvent =>
  event.kind === 'refusal' && event.by === 'memory' ? { ...event, note: ROUND } : event;

/** An action could not be judged: an error of ours, by its place. */
export const troubleEvent = (place: string): JournalEvent => ({ kind: 'problem', problem: 'engine-error', file: null, data: { place } });

export interface VerdictLine {
  readonly decision: Verdict['decision'];
  readonly tier: Verdict['tier'];
  readonly rule: string | null;
  readonly environment: EnvironmentLevel;
  readonly resource: { readonly kind: string; readonly name: string; readonly provider: string } | null;
  readonly effects: readonly string[];
  readonly reason: Reason;
  /** Where the known secrets that it carries come from. */
  readonly provenance?: Verdict['provenance'];
}

/** A verdict's part of its line. */
export const verdictLine = (verdict: Verdict): VerdictLine => ({
  decision: verdict.decision,
  tier: verdict.tier,
  rule: verdict.rule,
  environment: verdict.environment,
  resource: verdict.resource && { kind: verdict.resource.kind, name: verdict.resource.name, provider: verdict.resource.provider },
  effects: verdict.effects
    .slice(0, 20)
    .map((effect) => `${effect.rule} ${effect.verb} ${effect.resource.kind} ${effect.resource.name}`.slice(0, 300)),
  reason: verdict.reason,
  ...(verdict.provenance ? { provenance: verdict.provenance } : {}),
});

/** An action's line, masked. */
export const actionLine = (action: Action): ActionLine => ({
  kind: action.kind,
  text: describeAction(action, 4_000),
  contentLength: action.kind === 'write' ? (action.content?.length ?? null) : action.kind === 'http' ? (action.body?.length ?? null) : null,
});

/** What a person sees of an action: masked, at most `length` characters, never a file's content. */
export function describeAction(action: Action, length: number): string {
  switch (action.kind) {
    case 'shell':
      return maskedText(action.command, length);
    case 'mcp':
      return maskedText(`${action.server} ${action.tool} ${JSON.stringify(action.input)}`, length);
    case 'read':
    case 'write':
    case 'delete':
      return maskedText(`${action.kind} ${action.path}`, length);
    case 'http':
      return maskedText(`${action.method} ${action.url}`, length);
  }
}

/** Masks and cuts. What is cut before masking ends at a blank, so that half a token cannot slip through its shape. */
export function maskedText(text: string, length: number): string {
  const room = length * 4;
  const masked = redact(text.length > room ? text.slice(0, room).replace(/\S*$/, '') : text);
  const short = masked.length > length ? masked.slice(0, length) : masked;
  return text.length > room || short.length < masked.length ? `${short}… (${text.length} characters)` : short;
}
