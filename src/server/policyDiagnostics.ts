import { hintsOf } from '../engine/policy/hints';
import type { TeamPolicy } from './teamPolicy';

/** One thing to be seen in the editor, on one line of a policy file, from 1. */
export interface PolicyDiagnostic {
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
}
export type PolicyDiagnostics = readonly PolicyDiagnostic[];

/** What is wrong with a policy file, what waits for a person, and what is valid and yet hardly meant. */
export function policyDiagnostics({ read, accepted, removed }: TeamPolicy): PolicyDiagnostics {
  const found: PolicyDiagnostic[] = read.problems.map(({ line, message }) => ({
    line: line ?? 1,
    severity: 'error',
    message: message.replace(/^mollyguard\.json(?: line \d+)?: /, ''),
  }));
  if (accepted === null)
    for (const { key, line } of read.lowering)
      found.push({
        line,
        severity: 'warning',
        message: `"${key}" loosens, so it does not count yet. Run "Mollyguard: Review Policy…" to accept this file.`,
      });
  if (removed.length > 0)
    found.push({
      line: 1,
      severity: 'warning',
      message: `Entries that were taken out still count: ${removed.slice(0, 5).join(', ')}. Run "Mollyguard: Review Policy…" to accept that.`,
    });
  found.push(
    ...hintsOf(read.whole).map(({ path, message }): PolicyDiagnostic => ({ line: read.lineOf(path), severity: 'information', message })),
  );
  return found;
}
