/**
 * What `doctor` finds. `node dist/cli.js doctor --json` prints a DoctorReport whose findings also carry `message` and `remedy` (English) and
 * `repair`: a public interface. Ids are stable; new checks, ids and fields may come, none changes its meaning within one `version`.
 */

/** What is looked at: the first six for each agent, the others for Mollyguard itself. */
const CHECKS = [
  'registered',
  'denies',
  'passes',
  'switches',
  'environment',
  'version',
  'agents',
  'files',
  'permissions',
  'socket',
  'journal',
  'policy',
] as const;
export type CheckId = (typeof CHECKS)[number];

/**
 * `problem`: protection does not hold, or may not. `note`: good to know; exit status 0 all the same. `absent`: this agent is not on the
 * machine. `skipped`: could not be tried, because of a problem in another line, or because nothing tells.
 */
export type CheckResult = 'ok' | 'note' | 'problem' | 'absent' | 'skipped';

export const FINDINGS = [
  'not-set-up',
  'agent-unguarded',
  'unsupported-platform',
  'hook-missing',
  'hook-file-broken',
  'hook-file-unreadable',
  'hook-file-read-only',
  'hook-command-changed',
  'hook-settings-changed',
  'hook-event-missing',
  'hook-duplicate',
  'hook-foreign-before',
  'hook-elsewhere',
  'hook-untrusted',
  'probe-not-denied',
  'probe-refuses',
  'probe-silent',
  'probe-not-journaled',
  'harmless-denied',
  'observing',
  'hooks-switched-off',
  'managed-hook-missing',
  'settings-broken',
  'environment-injected',
  'agent-outdated',
  'launcher-missing',
  'launcher-changed',
  'launcher-not-executable',
  'library-missing',
  'library-changed',
  'interpreters-gone',
  'state-broken',
  'unsafe-permissions',
  'not-writable',
  'runtime-unsafe',
  'socket-dead',
  'socket-foreign',
  'journal-broken',
  'journal-unreadable',
  'policy-broken',
  'check-failed',
] as const;
export type FindingId = (typeof FINDINGS)[number];

export interface Finding {
  readonly id: FindingId;
  readonly severity: 'problem' | 'note';
  /** Absolute path of what is wrong, or null. */
  readonly file: string | null;
  /** What the sentence needs: key, event, mode, line … Never a secret, never a file's content. */
  readonly data: Readonly<Record<string, string>>;
}

export interface CheckLine {
  /** The agent's id; null: Mollyguard itself. */
  readonly agent: string | null;
  /** The agent as people call it. */
  readonly title: string;
  readonly check: CheckId;
  readonly result: CheckResult;
  readonly findings: readonly Finding[];
}

export interface DoctorReport {
  readonly version: 1;
  readonly home: string;
  readonly folders: readonly string[];
  /** No line has the result `problem`. */
  readonly ok: boolean;
  readonly checks: readonly CheckLine[];
}

/** A hook file that only an administrator can install, and that no project switches off. */
export interface ManagedOffer {
  readonly agent: string;
  readonly title: string;
  readonly file: string;
  /** `there`: the file is there without our hook, and `text` is all of it with the hook; `to-merge`: `text` is our part of it alone. */
  readonly state: 'absent' | 'there' | 'to-merge' | 'installed';
  /** What must stand in the file. */
  readonly text: string;
  /** What a project can still do to it: nothing, name its whole command in a list of hooks that are off, or set a variable of the agent's. */
  readonly leaves: 'nothing' | 'list' | 'variables';
  /** Tried with the real program, or documented alone. */
  readonly proof: 'real' | 'documented';
}

/** What a person can have done about a finding: set-up again, open the file and change it, or what the remedy says. */
export type Repair = 'set-up' | 'open-file' | 'by-hand';

export const repairOf = (id: FindingId): Repair => REPAIRS[id] ?? 'by-hand';
const REPAIRS: Readonly<Partial<Record<FindingId, Repair>>> = {
  'not-set-up': 'set-up',
  'agent-unguarded': 'set-up',
  'hook-missing': 'set-up',
  'hook-command-changed': 'set-up',
  'hook-settings-changed': 'set-up',
  'hook-event-missing': 'set-up',
  'hook-duplicate': 'set-up',
  'hook-untrusted': 'set-up',
  'launcher-missing': 'set-up',
  'launcher-changed': 'set-up',
  'launcher-not-executable': 'set-up',
  'library-missing': 'set-up',
  'library-changed': 'set-up',
  'interpreters-gone': 'set-up',
  'state-broken': 'set-up',
  'hook-file-broken': 'open-file',
  'hook-foreign-before': 'open-file',
  'hooks-switched-off': 'open-file',
  'settings-broken': 'open-file',
  'environment-injected': 'open-file',
};
