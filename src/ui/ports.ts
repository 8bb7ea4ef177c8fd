import type { AllowedEntry, AllowRequest, AllowResult } from '../protocol/allowed';
import type { AuditReport } from '../protocol/audit';
import type { DoctorReport, ManagedOffer } from '../protocol/doctor';
import type { GuardStatus } from '../protocol/guardStatus';
import type {
  Answer,
  AnswerResult,
  AskAgainRequest,
  AskAgainResult,
  DecisionRequest,
  LookupCredential,
  NextTryResult,
  PauseRequest,
  PauseResult,
  RevokeResult,
  TrialResult,
  UndoRequest,
  UndoResult,
} from '../protocol/messages';
import type { ScopeRequest, ScopeResult } from '../protocol/scopes';
import type { SecretPlace } from '../protocol/secretDiagnostics';

interface Subscription {
  dispose(): void;
}

/** The guard server, as the ui sees it. null: it could not be reached, nothing has changed. */
export interface GuardPort {
  readonly status: GuardStatus;
  onDidChange(listener: (status: GuardStatus) => void): Subscription;
  answer(answer: Answer): Promise<AnswerResult | null>;
  nextTry(request: DecisionRequest): Promise<NextTryResult | null>;
  revoke(request: DecisionRequest): Promise<RevokeResult | null>;
  askAgain(request: AskAgainRequest): Promise<AskAgainResult | null>;
  allow(request: AllowRequest): Promise<AllowResult | null>;
  scope(request: ScopeRequest): Promise<ScopeResult | null>;
  pause(request: PauseRequest): Promise<PauseResult | null>;
  undo(request: UndoRequest): Promise<UndoResult | null>;
  trial(): Promise<TrialResult | null>;
  audit(): Promise<AuditReport | null>;
}

/** The person's own list of what is allowed for good. */
export interface AllowedPort {
  /** `broken`: what stands in the settings is no list. */
  find(entry: AllowedEntry): 'absent' | 'there' | 'broken';
  /** Rejects where the settings cannot be written. */
  add(entry: AllowedEntry): Promise<void>;
}

/** Credentials for look-ups, in the editor's secret storage. */
export interface LookupCredentialsPort {
  /** It takes the place of one of the same name. */
  add(credential: LookupCredential): Promise<void>;
  /** All of them; how many there were. */
  forget(): Promise<number>;
}

/** One file of an agent before and after; null: it does not exist. */
export interface ProposedChange {
  readonly agent: string;
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Set-up and removal of hooks. A rejected promise's message is for a person: it names file and remedy. */
export interface HooksPort {
  /** The first look is done: from now on the guard's status tells whether agents are set up. */
  readonly checked: boolean;
  /** The first look is done, or the findings differ from those before. */
  onDidChange(listener: () => void): Subscription;
  /** `left`: told why a file cannot be changed; the others can. */
  plan(left: (why: string) => void): Promise<readonly ProposedChange[]>;
  apply(changes: readonly ProposedChange[]): Promise<void>;
  planRemoval(): Promise<readonly ProposedChange[]>;
  applyRemoval(changes: readonly ProposedChange[]): Promise<void>;
  /** Looks again now; the findings arrive with the guard's status. */
  check(): Promise<void>;
  /** Looks at everything that the protection rests on, and tries each registered hook. Changes nothing. */
  examine(): Promise<DoctorReport>;
  /** The file that an administrator can install for an agent; null: there is none. */
  managed(agent: string): Promise<ManagedOffer | null>;
}

/** A settings file that the colours of a window could be written to. */
export interface TintTarget {
  readonly kind: 'folder' | 'workspace' | 'user';
  readonly file: string;
  readonly base: readonly string[];
}

/** Colours of this window, in files that the person has accepted. A rejected promise's message is for a person. */
export interface TintPort {
  targets(): readonly TintTarget[];
  /** The files of this window that were accepted. */
  accepted(): Promise<readonly string[]>;
  /** What would be written; `own`: every one of these colours is the person's own already. Writes nothing. */
  plan(
    target: TintTarget,
  ): Promise<
    { readonly before: string | null } & (
      | { readonly kind: 'edited'; readonly text: string }
      | { readonly kind: 'own' }
      | { readonly kind: 'broken'; readonly problem: string }
    )
  >;
  accept(target: TintTarget): Promise<void>;
  /** Takes the colours away for good; returns the files. */
  stop(): Promise<readonly string[]>;
  /** Whether production is in reach. */
  show(production: boolean): void;
}

/**
 * An off-limits file of the workspace, and the pattern that made it so; by content what was found in it, and where (`` and null where that cannot be
 * found out). `shown`: relative to its folder.
 */
export interface ProtectedFile {
  readonly path: string;
  readonly shown: string;
  readonly list: 'default' | 'policy' | 'content';
  readonly pattern: string;
  readonly line: number | null;
}

/** Policy files of this window's folders, and what a person has accepted of them. */
export interface PolicyPort {
  readonly folders: readonly { readonly name: string; readonly folder: string; readonly file: string }[];
  /** The text on the disk, `` where there is none. A rejected promise's message is for a person. */
  read(file: string): Promise<string>;
  /** null: nothing was accepted yet. */
  accepted(folder: string): string | null;
  accept(folder: string, text: string): Promise<void>;
  create(file: string, text: string): Promise<void>;
}

/** A value in the editor's secret storage; itself it stands nowhere else. */
export interface KeptSecret {
  readonly id: string;
  readonly name: string;
  /** The workspace folder it was taken from. */
  readonly folder: string;
  readonly kind: string;
}
/** `nowhere`: there is no file that it could be written to; `broken`: the one there is cannot be edited. */
export type PlannedChange = (ProposedChange & { readonly after: string }) | 'already' | 'nowhere' | 'broken';

/** What a person does about a secret in a file. A rejected promise's message is for a person. */
export interface SecretsPort {
  readonly list: readonly KeptSecret[];
  keep(secret: Omit<KeptSecret, 'id'>, value: string): Promise<void>;
  /** null: the storage has it no longer. */
  read(id: string): Promise<string | null>;
  /** Its squiggle ends; false: it is not there any more. */
  notASecret(place: SecretPlace): Promise<boolean>;
  /** Plans write nothing. `file`: its path. */
  planOffLimits(file: string): Promise<PlannedChange>;
  planIgnored(file: string): Promise<PlannedChange>;
  write(change: ProposedChange & { readonly after: string }): Promise<void>;
}

/** An agent's own ignore file. `covers`, `misses`: what it keeps from the agent, and what not. */
export interface IgnoreRow {
  readonly id: string;
  readonly agent: string;
  readonly path: string;
  readonly covers: string;
  readonly misses: string;
  readonly state: 'absent' | 'there' | 'written';
}

/** Agents' own ignore files in this window's folders. A rejected promise's message is for a person. */
export interface IgnorePort {
  rows(): Promise<readonly IgnoreRow[]>;
  /** Files that are right already are among the changes. `opened`: lines of others that open files to agents; `left`: why something is not written. */
  plan(
    rows: readonly IgnoreRow[],
  ): Promise<{ readonly changes: readonly ProposedChange[]; readonly opened: readonly string[]; readonly left: readonly string[] }>;
  accept(changes: readonly ProposedChange[]): Promise<void>;
  planRemoval(files: readonly string[]): Promise<readonly ProposedChange[]>;
  remove(files: readonly string[], changes: readonly ProposedChange[]): Promise<void>;
}

/** Finds off-limits files on demand. */
export interface ProtectedFilesPort {
  onDidChange(listener: () => void): Subscription;
  /** `complete` is false where the workspace has more files than are looked at. */
  list(signal: AbortSignal): Promise<{ readonly files: readonly ProtectedFile[]; readonly complete: boolean }>;
  /** Changes are noticed only while watching. */
  watch(on: boolean): void;
}
