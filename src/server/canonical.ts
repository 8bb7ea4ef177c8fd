import type { Action, Verdict } from '../engine/types';
import { hashOf } from './digest';
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
  const exact = actions.map((action) => ({ ...action, cwd: realPath(action.cwd) }));
  return hashOf(canonical({ actions: exact, environment: verdict.environment, shown: shownOf(verdict), read }));
}

/**
 * The same for a call that an agent tells twice, once without its folder or server: what is done in which conversation, everything that
 * would be lost by it, down to the ids, and every file that the verdict read. Two events with one such hash lose the same.
 */
export function kinHash(actions: readonly Action[], verdict: Verdict, read: Readonly<Record<string, string>>): string {
  const done = actions.map(({ cwd: _cwd, ...action }) => canonical(action.kind === 'mcp' ? { ...action, server: '' } : action));
  const lost = verdict.effects.map(({ verb, resource, environment, rule }) => canonical({ verb, resource, environment, rule }));
  return hashOf(canonical({ done: distinct(done), lost: distinct(lost), environment: verdict.environment, shown: shownOf(verdict), read }));
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();

const shownOf = ({ tier, rule, resource, others }: Verdict) => ({
  tier,
  rule,
  others,
  resource: resource && { kind: resource.kind, name: resource.name, provider: resource.provider },
});
