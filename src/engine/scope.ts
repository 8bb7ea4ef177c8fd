import type { EnvironmentLevel, Policy } from './types';

/** The environment that an agent's work is limited to. */
export interface Scope {
  readonly name: string;
  readonly level: EnvironmentLevel;
}
/** Where a target was resolved to: the level that counts, and every environment of that level which claims it. */
export interface Placed {
  readonly environment: EnvironmentLevel;
  readonly names: readonly string[];
}

const BUILT_IN = ['local', 'preview', 'staging', 'production'] as const;
const isBuiltIn = (name: string): boolean => BUILT_IN.some((one) => one === name);

/** Unknown counts as production. */
const weights = { local: 0, preview: 1, staging: 2, production: 3, unknown: 3 } as const satisfies Record<EnvironmentLevel, number>;

/** The environments that a scope can name: the built-in ones, least dangerous first, then the person's own. */
export function environmentsOf({ environments }: Pick<Policy, 'environments'>): readonly Scope[] {
  const own = Object.entries(environments).filter(([name]) => !isBuiltIn(name));
  return [...BUILT_IN.map((name) => ({ name, level: name })), ...own.map(([name, { level }]) => ({ name, level }))];
}

/** A scope by its name. A name that no environment has is as narrow as can be: nobody knows what was meant to be inside. */
export const scopeNamed = (name: string, policy: Pick<Policy, 'environments'>): Scope =>
  environmentsOf(policy).find((one) => one.name === name) ?? { name, level: 'local' };

/**
 * The name of the environment that a target lies in, if that is positively outside the scope; else null. What is less dangerous than the
 * scope is inside (local < preview < staging < production), what is more dangerous is outside, and at the scope's own level all others by
 * name are. Where several environments of one level claim a target, those of the person's own decide before the built-in one, and each of
 * them must be the scope. A target that is not resolved to any environment is never outside: it counts as production, and is held. So is
 * never what is on this machine.
 */
export function outsideScope({ environment, names }: Placed, scope: Scope): string | null {
  const distance = weights[environment] - weights[scope.level];
  const own = names.filter((name) => !isBuiltIn(name));
  const deciding = own.length > 0 || environment === 'local' ? own : names;
  if (distance < 0) return null;
  return deciding.find((name) => distance > 0 || name !== scope.name) ?? null;
}

/** Whether nothing that is outside one scope is inside another; null: no limit. */
export function narrows(from: Scope | null, to: Scope | null): boolean {
  if (from === null || to === null) return from === null;
  return to.name === from.name || weights[to.level] < weights[from.level];
}

/** The narrowest of several; of two that overlap the first. null: none of them limits anything. */
export const narrowest = (scopes: readonly (Scope | null)[]): Scope | null =>
  scopes.reduce((a, b) => (b !== null && (a === null || weights[b.level] < weights[a.level]) ? b : a), null);
