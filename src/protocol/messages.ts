import type { Allowed, EnvironmentLevel, Provenance, Reason, Tier, Verb } from '../engine/types';
import type { LiveFact } from './liveFact';
import type { ScopesView } from './scopes';

/**
 * Messages between the extension and its guard server, as custom LSP methods. Validators stand in `validate.ts`.
 * The server tells its whole state after each change; the extension only ever sends answers, settings and focus.
 */
export const methods = {
  /** server → extension, notification: GuardState. */
  state: 'mollyguard/state',
  /** extension → server, request: Answer → AnswerResult. */
  answer: 'mollyguard/answer',
  /** extension → server, notification: WindowSettings (at start and on every change). */
  settings: 'mollyguard/settings',
  /** extension → server, notification: LookupCredentials (at start and on every change). Kept in memory only. */
  credentials: 'mollyguard/credentials',
  /** extension → server, notification: WindowFocus. */
  focus: 'mollyguard/focus',
  /** extension → server, request: null → Pong. The watchdog's pulse. */
  ping: 'mollyguard/ping',
  /** extension → server, request: PauseRequest → PauseResult (the typed text was read in the editor). */
  pause: 'mollyguard/pause',
  /** extension → server, request: DecisionRequest → NextTryResult. Asks again about an action that was not approved; approves nothing. */
  nextTry: 'mollyguard/nextTry',
  /** extension → server, request: DecisionRequest → RevokeResult. */
  revoke: 'mollyguard/revoke',
  /** extension → server, request: AskAgainRequest → AskAgainResult (the typed text was read in the editor). */
  askAgain: 'mollyguard/askAgain',
  /** extension → server, notification: KeptScopes. Told to every new server before its first settings. */
  scopes: 'mollyguard/scopes',
  /** extension → server, request: ScopeRequest → ScopeResult (the typed text was read in the editor). */
  scope: 'mollyguard/scope',
  /** extension → server, request: UndoRequest → UndoResult. */
  undo: 'mollyguard/undo',
  /** server → extension, notification: OffLimitsByContent, after each change. */
  offLimits: 'mollyguard/offLimits',
  /** extension → server, request: null → TrialResult. A pretend action goes the way of a real one; nothing is run at its end. */
  trial: 'mollyguard/trial',
} as const;

/** LSP initializationOptions. */
export interface ServerStart {
  readonly home: string;
  /** Runtime folder (0700, short), as fixed in the launcher. */
  readonly runtime: string;
  /** Folders that no agent may touch besides `<home>/.mollyguard`: runtime folder, the installed extension. */
  readonly own: readonly string[];
  readonly version: string;
  /** In place of the administrator's policy file of this machine, and of root as its owner; for tests. */
  readonly machine?: { readonly file: string; readonly owner: number };
}

/** A line about the environment, for tooltip and question. */
export interface EvidenceLine {
  readonly environment: EnvironmentLevel;
  readonly note: string;
  readonly file: string | null;
  readonly line: number | null;
}

/** What a person is asked. Redacted: no secret stands in any field. */
export interface Question {
  readonly ticket: string;
  readonly agent: string;
  readonly conversation: string | null;
  readonly tier: Exclude<Tier, 'none'>;
  /** The exact text to type (tier `type`). */
  readonly expects: string;
  readonly verb: Verb;
  readonly resource: { readonly kind: string; readonly name: string; readonly provider: string };
  /** The agent's own words for the resource, where they differ. */
  readonly claimed: string | null;
  readonly others: number;
  readonly environment: EnvironmentLevel;
  readonly evidence: readonly EvidenceLine[];
  readonly rule: string | null;
  readonly reason: Reason;
  /** Where the known secrets that it carries come from. */
  readonly provenance?: readonly Provenance[];
  /** What the provider itself told of what would be lost, and what is not known of it. */
  readonly facts: readonly LiveFact[];
  /** What else dies, how it can be undone, the safer way: from the rule. */
  readonly dies: string | null;
  readonly undo: string | null;
  readonly safer: string | null;
  /** The whole action, redacted. */
  readonly command: string;
  readonly cwd: string;
  /** Milliseconds since 1970. */
  readonly asked: number;
  readonly expires: number;
  /** false: no try of the agent waits for the answer, which becomes a grant for its next identical one. */
  readonly waits: boolean;
  /** A denial ends the whole run of its agent. */
  readonly ends: boolean;
  /** The entry of `mollyguard.allowed` with which it is not asked about any more; where a net only guesses. */
  readonly allow?: Allowed;
}

export type Outcome =
  | 'allowed'
  | 'snapshot'
  | 'denied'
  | 'approved'
  | 'refused'
  | 'expired'
  | 'lost'
  | 'observed'
  | 'asked' // refused for now: its agent cannot wait, the question is still open
  | 'granted' // approved for the agent's next try, which has not come yet
  | 'revoked'; // a grant that was taken back
/** One line of *Recent*: how things stand with one action. */
export interface Recent {
  readonly id: string;
  readonly at: number;
  readonly agent: string;
  readonly summary: string;
  readonly outcome: Outcome;
  readonly rule: string | null;
  readonly reason: Reason;
  readonly environment: EnvironmentLevel;
  readonly resource: Question['resource'] | null;
  readonly allow?: Allowed;
}

export type Problem = {
  /** What is wrong, for `ui/text.ts`. */
  readonly id:
    | 'hook-missing'
    | 'hook-changed'
    | 'hooks-switched-off'
    | 'socket-taken'
    | 'settings-invalid'
    | 'runtime-missing'
    | 'policy-not-accepted'
    | 'journal-failed'
    /** Tool calls that no hook saw (`data`: agent, cause, count): its hooks are off, or others. */
    | 'agent-unguarded'
    | 'actions-unseen'
    /** An agent's own ignore file that we were let write is behind the list; or our rules in it were changed (`data.why`: lines that open files). */
    | 'ignore-stale'
    | 'ignore-changed';
  readonly file: string | null;
  readonly data: Readonly<Record<string, string>>;
};

export interface GuardState {
  readonly mode: 'guard' | 'observe';
  readonly pausedUntil: number | null;
  readonly leader: boolean;
  /** The ambient environment of the window's folders. */
  readonly environment: EnvironmentLevel;
  readonly evidence: readonly EvidenceLine[];
  /** What the agents' work in this window is limited to; null: no person has set anything. */
  readonly scope: ScopeState | null;
  /** What a scope can be, and the conversations that may have their own. */
  readonly scopes: ScopesView;
  readonly waiting: readonly Question[];
  /** Newest first, at most 100. */
  readonly recent: readonly Recent[];
  readonly problems: readonly Problem[];
  /** What can be brought back here, newest first, at most 100. */
  readonly snapshots: readonly SnapshotLine[];
  /** What was approved for a next try that has not come yet. */
  readonly grants: readonly Grant[];
  /** Decisions (`Recent.id`) that were not approved, and whose next try a person may approve. */
  readonly approvable: readonly string[];
  /** Decisions (`Recent.id`) whose targets are refused unasked, since a person refused them: the newest 100, newest last. */
  readonly refused: readonly string[];
  /** Ids of agents that are guarded: their hooks are installed, and their programs are here or have been heard of. */
  readonly agents: readonly string[];
}
/** The environment that agents' work is limited to, and who set it where. */
export interface ScopeState {
  /** `local`, `staging`, `production` or a name of the person's own. */
  readonly name: string;
  readonly level: EnvironmentLevel;
  /** The narrowest place it was set at. */
  readonly from: 'settings' | 'workspace' | 'window' | 'conversation';
  /** It was widened until then (milliseconds since 1970), and falls back by itself; null: it stays. */
  readonly until: number | null;
}
/** One use of one action, approved ahead. */
export interface Grant {
  /** The decision (`Recent.id`) it was given for. */
  readonly id: string;
  readonly agent: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}
/** A snapshot, as it is offered. */
export interface SnapshotLine {
  readonly id: string;
  readonly at: number;
  /** The decision (`Recent.id`) it was made for; null: made before an undo. */
  readonly action: string | null;
  /** The action, redacted; before an undo that of the action that was undone. */
  readonly summary: string;
  readonly files: number;
}

export type Answer =
  | { readonly ticket: string; readonly kind: 'typed'; readonly text: string }
  | { readonly ticket: string; readonly kind: 'run-once' }
  | { readonly ticket: string; readonly kind: 'refuse' };
/** `granted`: approved, and the agent's next identical try runs. */
export type AnswerResult = 'approved' | 'granted' | 'refused' | 'mismatch' | 'gone' | 'not-allowed';

export interface DecisionRequest {
  /** `Recent.id`. */
  readonly id: string;
}
export type NextTryResult =
  /** The question to answer, with `typed`. */
  | { readonly kind: 'question'; readonly ticket: string }
  /** It would be refused now, or needs no approval any more. */
  | { readonly kind: 'denied' | 'free' }
  | { readonly kind: 'gone' };
export type RevokeResult = 'revoked' | 'gone';
export interface AskAgainRequest {
  /** `Recent.id` of what was refused; null: everything that was refused. */
  readonly id: string | null;
}
/** `failed`: it could not be journaled, so it is refused as before. */
export type AskAgainResult = 'allowed' | 'gone' | 'failed';

export interface WindowSettings {
  readonly mode: 'guard' | 'observe';
  /** Seconds a question waits, 10–600. */
  readonly holdSeconds: number;
  /** User-layer settings, as written; validated by the server. */
  readonly user: unknown;
  /** Workspace-layer settings: only what tightens counts. */
  readonly workspace: unknown;
  /** The person's own `mollyguard.lookups`, as written; no other layer has it. */
  readonly lookups: unknown;
  /** Absolute paths of the window's folders. */
  readonly folders: readonly string[];
  readonly trusted: boolean;
  /** Whether the agents' transcripts are compared with hook calls. */
  readonly watchTranscripts: boolean;
  /** Agents whose hooks are in place. */
  readonly agents: readonly InstalledAgent[];
  /** Problems found by the extension (hook file, `chat.useHooks` …), shown with the server's own. */
  readonly problems: readonly Problem[];
}
/** An agent whose hook is as it must be. `here`: a program or a folder of its own tells that it is used on this machine. */
export interface InstalledAgent {
  readonly id: string;
  readonly here: boolean;
}
/** A credential for look-ups. It is sent to its host, and to no other. */
export interface LookupCredential {
  readonly name: string;
  /** With its port where that is not the usual one. */
  readonly host: string;
  readonly secret: string;
}
export interface LookupCredentials {
  readonly credentials: readonly LookupCredential[];
}
/** Files that are off-limits to agents because a secret was found in them, by their real paths. */
export interface OffLimitsByContent {
  readonly files: readonly {
    readonly path: string;
    /** What was found, in words for people, and its line, counted from one; null: what it holds cannot be found out. */
    readonly why: { readonly kind: string; readonly line: number } | null;
  }[];
}
export interface WindowFocus {
  readonly focused: boolean;
}
export interface Pong {
  readonly pid: number;
  readonly leader: boolean;
}
export interface PauseRequest {
  /** Minutes, 0–60; 0 ends a pause. */
  readonly minutes: number;
}
/** `forbidden`: the machine's policy allows no pause. */
export type PauseResult = 'paused' | 'ended' | 'forbidden';
export interface UndoRequest {
  readonly id: string;
  /** `seen` of the answer that a person has read and agreed to; null: only tell what would change. */
  readonly seen: string | null;
}
export type UndoResult =
  | {
      readonly kind: 'look';
      /** Stands for all of what would change and what is there now. */
      readonly seen: string;
      /** Files, links and folders that would be written, and that would be taken away. */
      readonly write: number;
      readonly remove: number;
      /** The first of them. */
      readonly paths: readonly { readonly path: string; readonly removed: boolean }[];
      /** Branches and tags that would move, be there again or no longer; `HEAD`, `index` and `stash` where these change. */
      readonly refs: readonly string[];
    }
  | { readonly kind: 'done'; readonly files: number }
  /** Something is not as it was when a person read what would change: nothing was done. */
  | { readonly kind: 'changed' }
  /** It went wrong on the way; what was there before is kept as a snapshot. */
  | { readonly kind: 'partly'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

/** The pretend agent of *Try It Safely*. No adapter gives this id, so an approval of a trial never fits a real action. */
export const TRIAL_AGENT = 'mollyguard-trial';
export type TrialResult =
  | { readonly kind: 'approved' }
  /** Not approved; `told` is what an agent would have read. */
  | { readonly kind: 'denied'; readonly told: string }
  /** The window only observes, or is paused: a real action would have run. */
  | { readonly kind: 'not-asked' };
