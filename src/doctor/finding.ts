import type { CheckLine, Finding, FindingId } from '../protocol/doctor';

/** What the checks look at; fixed by the caller, so that none of them reads the environment. */
export interface DoctorOptions {
  readonly home: string;
  /** The runtime folder, as fixed in the launcher. */
  readonly runtime: string;
  /** Absolute paths of the projects that are looked at. */
  readonly folders: readonly string[];
  /** `PATH`, split: where agents' programs are looked for. Nothing found there is started. */
  readonly searchPath: readonly string[];
  readonly platform: string;
  /** How long a hook is waited for, in milliseconds; by default far longer than one takes. */
  readonly patienceMs?: number;
  /** Leave the hooks untried: files alone are looked at, nothing is started. */
  readonly untried?: boolean;
}

type Data = Readonly<Record<string, string>>;

export const problem = (id: FindingId, file: string | null, data: Data = {}): Finding => ({ id, severity: 'problem', file, data });
export const note = (id: FindingId, file: string | null, data: Data = {}): Finding => ({ id, severity: 'note', file, data });

/** One line of the report: as bad as the worst that was found. */
export function line(at: Pick<CheckLine, 'agent' | 'title' | 'check'>, findings: readonly Finding[]): CheckLine {
  const result = findings.some(({ severity }) => severity === 'problem') ? 'problem' : findings.length > 0 ? 'note' : 'ok';
  return { ...at, result, findings };
}
