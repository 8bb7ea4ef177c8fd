import type { Policy } from '../types';
import { dangerOf } from './environment';

/** What stands above what; each says nothing where it is not there. */
export interface Layers {
  /** An administrator's: nothing below takes it back. */
  readonly machine?: Policy;
  readonly user: Policy;
  /** A team's file whose content a person has accepted, whole. */
  readonly accepted?: Policy;
  /** What a team's files tighten besides. */
  readonly team?: Policy;
  /** The workspace's settings, which tighten alone. */
  readonly workspace?: Policy;
}

/**
 * All layers together. Lists are joined, and of two levels of an environment the more dangerous counts. Names and scope are those of the highest layer that
 * has them. What is allowed for good the person alone says. The last pattern for a file decides: a layer that may take files out comes before those that put them in again.
 */
export function mergePolicies({ machine, user, accepted, team, workspace }: Layers): Policy {
  const down = [machine, user, accepted, team, workspace].filter((one) => one !== undefined);
  const patterns = [accepted, user, team, workspace, machine].flatMap((one) => one?.protectedFiles ?? []);
  const approvers = down.flatMap((one) => one.approvers ?? []);
  return {
    environments: environmentsOf(down),
    names: Object.fromEntries([...down].reverse().flatMap((one) => Object.entries(one.names))),
    scope: down.find(({ scope }) => scope !== null)?.scope ?? null,
    scopeReads: down.some(({ scopeReads }) => scopeReads === 'deny') ? 'deny' : 'journal',
    protectedFiles: lastOfEach(patterns),
    protected: distinct(
      down.flatMap((one) => one.protected),
      ({ origin: _, ...one }) => one,
    ),
    rules: distinct(
      down.flatMap((one) => one.rules),
      (one) => one,
    ),
    allowed: user.allowed,
    approvers:
      approvers.length === 0
        ? null
        : { names: [...new Set(approvers.flatMap(({ names }) => names))], note: approvers.find(({ note }) => note !== null)?.note ?? null },
    origins: originsOf(down),
  };
}

function environmentsOf(layers: readonly Policy[]): Policy['environments'] {
  const environments = new Map<string, Policy['environments'][string]>();
  for (const [name, added] of layers.flatMap((layer) => Object.entries(layer.environments))) {
    const present = environments.get(name);
    const level = present && dangerOf(present.level) >= dangerOf(added.level) ? present.level : added.level;
    environments.set(name, { match: [...new Set([...(present?.match ?? []), ...added.match])], level });
  }
  return Object.fromEntries(environments);
}

/** The highest layer that has an entry tells where it stands. */
function originsOf(layers: readonly Policy[]): Policy['origins'] {
  const origins = new Map<string, string>();
  const own = new Set(layers.flatMap((layer) => (Object.keys(layer.origins).length > 0 ? [] : keysOf(layer))));
  for (const [key, origin] of layers.flatMap((layer) => Object.entries(layer.origins)))
    if (!origins.has(key) && !own.has(key)) origins.set(key, origin);
  return Object.fromEntries(origins);
}

const keysOf = ({ environments }: Policy): readonly string[] =>
  Object.entries(environments).flatMap(([name, { match }]) => match.map((entry) => `environments.${name}.match.${entry}`));

/** A pattern counts where it stands last. */
const lastOfEach = (patterns: readonly string[]): readonly string[] => patterns.filter((one, at) => patterns.lastIndexOf(one) === at);

/** The first of those that say the same. */
function distinct<T>(all: readonly T[], said: (one: T) => unknown): readonly T[] {
  const seen = new Map<string, T>();
  for (const one of all) {
    const key = JSON.stringify(said(one));
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
