import { resolveEnvironment } from './policy/environment';
import { isGraphql } from './rules/candidates';
import type { Call, EnvironmentLevel, Evidence, Json, Policy } from './types';

/** A request that changes something outside the environment the work is limited to. */
export interface Outside {
  readonly about: string;
  readonly environment: EnvironmentLevel;
}

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Whether a call sends something that may change its target. What a GraphQL request does is told by its fields. */
export function changesTarget(call: Call): boolean {
  if (call.kind === 'graphql') return call.operation === 'mutation';
  return call.kind === 'http' && !READS.has(call.method) && !(isGraphql(call.host, call.path) && call.body.kind === 'text');
}

/** Where a request without a rule of its own leads, if that is positively outside the scope that a person has set. */
export function outsideOf(call: Call, policy: Policy, evidence: readonly Evidence[]): Outside | null {
  if (policy.scope === null || !changesTarget(call) || (call.kind !== 'http' && call.kind !== 'graphql')) return null;
  const { names, environment } = resolveEnvironment(
    { place: [call.host], own: call.kind === 'graphql' ? stringsOf(call.args) : [] },
    policy,
    evidence,
  );
  return names.length === 0 || names.includes(policy.scope) ? null : { about: call.host, environment };
}

function stringsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
