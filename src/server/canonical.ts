import type { Action, Verdict } from '../engine/types';
import { hashOf } from './journalFile';
import { realPath } from './registry';

/** JSON whose keys are in order, so that the same value gives the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/**
 * What an approval is bound to: who acts where, exactly what all actions do, every file that the verdict read, and what the person was
 * shown of it. Descriptions, time-outs and call ids are no part of an action.
 */
export function approvalHash(actions: readonly Action[], verdict: Verdict, read: Readonly<Record<string, string>>): string {
  const { tier, rule, environment, resource, others } = verdict;
  const shown = { tier, rule, others, resource: resource && { kind: resource.kind, name: resource.name, provider: resource.provider } };
  return hashOf(canonical({ actions: actions.map((action) => ({ ...action, cwd: realPath(action.cwd) })), environment, shown, read }));
}
