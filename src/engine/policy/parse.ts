import type { Approvers, EnvironmentLevel, Policy, ProtectedResource } from '../types';
import { NO_POLICY } from '../types';
import { withoutKnown } from './allowedKnown';
import { readAllowed } from './allowedShape';
import { APPROVERS, PROTECTED } from './policyShape';
import { RULE } from './ruleShape';
import { fits, isRecord, LONGEST_ENTRY, MOST_ENTRIES, type Path, type Report } from './shape';
import { tighteningOf } from './tightening';

/** What is wrong with one key; `not-accepted`: valid, but this layer may not loosen. */
export interface PolicyProblem {
  readonly kind: 'malformed' | 'not-accepted';
  readonly key: string;
  /** Where it stands in the file; null where there is none, or nobody knows. */
  readonly line: number | null;
  /** One sentence for a person: file, key, what to do. */
  readonly message: string;
}
export interface ParsedPolicy {
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
}
/** Only the workspace's settings are cut down here; what counts of a team's file depends on what a person has accepted (`team.ts`). */
export type PolicyLayer = 'machine' | 'user' | 'team' | 'workspace';

const BUILT_IN: Readonly<Record<string, EnvironmentLevel>> = {
  production: 'production',
  staging: 'staging',
  preview: 'preview',
  local: 'local',
};
const LEVELS: readonly EnvironmentLevel[] = ['production', 'staging', 'preview', 'local', 'unknown'];
/** Settings of the same shape that say nothing to the judge. */
const ELSEWHERE: ReadonlySet<string> = new Set(['$schema', 'mode', 'holdSeconds', 'customAgents', 'restoreHooks']);
const KEYS = ['environments', 'names', 'scope', 'scopeReads', 'protectedFiles', 'protected', 'rules', 'approvers'] as const;
const MOST_RULES = 200;

type Environment = Policy['environments'][string];
/** Tells the line of an entry; null: not known. */
export type LineOf = (path: Path) => number | null;

/**
 * Reads settings or a policy file. `origin` is how messages name it. What is malformed is left out and told; in the workspace layer, what would
 * loosen is left out and told as `not-accepted`.
 */
export function parsePolicy(
  value: unknown,
  layer: PolicyLayer,
  origin: string,
  lineOf: LineOf = () => null,
  others: readonly string[] = [],
): ParsedPolicy {
  const problems: PolicyProblem[] = [];
  const placeOf = (path: Path): string => {
    const line = lineOf(path);
    return line === null ? origin : `${origin} line ${line}`;
  };
  const report =
    (kind: PolicyProblem['kind']): Report =>
    (path, message) => {
      const key = keyOf(path);
      problems.push({ kind, key, line: lineOf(path), message: `${placeOf(path)}: ${key === '' ? '' : `"${key}" `}${message}` });
    };
  const malformed = report('malformed');
  if (!isRecord(value)) {
    malformed([], 'must be a JSON object such as {"environments":{"production":{"match":["db.example.com"]}}}.');
    return { policy: NO_POLICY, problems };
  }
  const known: readonly string[] = [...KEYS, ...others];
  for (const key of Object.keys(value)) {
    if (key === 'allowed') {
      if (layer !== 'user') report('not-accepted')([key], OWN_ADVICE);
    } else if (!known.includes(key) && !ELSEWHERE.has(key))
      malformed([key], `is not known. Known keys are ${known.join(', ')}; remove it or correct its spelling.`);
  }
  const environments = readEnvironments(value.environments, malformed);
  const read: Policy = {
    environments,
    names: readNames(value.names, malformed),
    scope: readScope(value.scope, environments, malformed),
    scopeReads: readScopeReads(value.scopeReads, malformed),
    protectedFiles: readStrings(value.protectedFiles, ['protectedFiles'], malformed),
    protected: readProtected(value.protected, malformed, placeOf),
    rules: readRules(value.rules, malformed),
    allowed: layer === 'user' ? withoutKnown(readAllowed(value.allowed, malformed), malformed) : [],
    approvers: readApprovers(value.approvers, malformed),
    origins: {},
  };
  const policy = layer === 'user' ? read : { ...read, origins: originsOf(read, placeOf) };
  if (layer !== 'workspace') return { policy, problems };
  const { tightening, lowering } = tighteningOf(policy);
  for (const path of lowering) report('not-accepted')(path, WORKSPACE_ADVICE);
  return { policy: tightening, problems };
}
const OWN_ADVICE = 'counts in your own user settings only, as "mollyguard.allowed". Remove it here.';
const WORKSPACE_ADVICE = 'loosens and does not count in a workspace. Put it into the user settings, if it is meant.';

/** `environments.staging.match[0]`. */
export const keyOf = (path: Path): string =>
  path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');

function originsOf(policy: Policy, placeOf: (path: Path) => string): Policy['origins'] {
  const paths: Path[] = Object.entries(policy.environments).flatMap(([name, { match }]) =>
    match.map((entry) => ['environments', name, 'match', entry]),
  );
  paths.push(...policy.rules.map(({ id }, at) => ['rules', id, at]));
  paths.push(...policy.protectedFiles.map((entry) => ['protectedFiles', entry]));
  return Object.fromEntries(
    paths.map((path) => (path[0] === 'rules' ? [`rules.${path[1]}`, placeOf(['rules', path[2] ?? 0])] : [keyOf(path), placeOf(path)])),
  );
}

function readEnvironments(value: unknown, malformed: Report): Policy['environments'] {
  if (value === undefined) return {};
  if (!isRecord(value)) {
    malformed(['environments'], 'must be an object such as {"production":{"match":["db.example.com"]}}.');
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, entry]): (readonly [string, Environment])[] => {
      const path = ['environments', name];
      if (!isRecord(entry)) {
        malformed(path, 'must be an object such as {"match":["db.example.com"]}.');
        return [];
      }
      for (const inner of Object.keys(entry))
        if (inner !== 'match' && inner !== 'level') malformed([...path, inner], 'is not known; use match and level.');
      const level = readLevel(name, entry.level, [...path, 'level'], malformed);
      const match = readStrings(entry.match, [...path, 'match'], malformed);
      const sane = match.filter((one) => level === 'production' || level === 'unknown' || /[^*\s]/.test(one));
      if (sane.length < match.length)
        malformed([...path, 'match'], 'has an entry that is true of everything. Name the hosts, ids or projects that belong to it.');
      return [[name, { match: sane, level }]];
    }),
  );
}

/** A level that is missing or wrong counts as unknown, which is treated as production. */
function readLevel(name: string, value: unknown, path: Path, malformed: Report): EnvironmentLevel {
  const own = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
  const level = LEVELS.find((one) => one === value);
  if (own !== undefined) {
    if (value !== undefined && value !== own) malformed(path, `must be "${own}" or left out, because ${name} is built in.`);
    return own;
  }
  if (level === undefined) malformed(path, `must be one of ${LEVELS.join(', ')}: "${name}" is a name of your own.`);
  return level ?? 'unknown';
}

function readNames(value: unknown, malformed: Report): Readonly<Record<string, string>> {
  if (value === undefined) return {};
  if (!isRecord(value)) {
    malformed(['names'], 'must be an object from ids to names, such as {"vol_1a2b":"orders"}.');
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, name]): (readonly [string, string])[] => {
      if (typeof name === 'string' && name.trim() !== '' && name.length <= LONGEST_ENTRY) return [[id, name]];
      malformed(['names', id], 'must be the name as text, not empty.');
      return [];
    }),
  );
}

function readScope(value: unknown, environments: Policy['environments'], malformed: Report): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || value.trim() === '') {
    malformed(['scope'], 'must be the name of an environment, or null.');
    return null;
  }
  if (!Object.hasOwn(BUILT_IN, value) && !Object.hasOwn(environments, value)) {
    malformed(
      ['scope'],
      `names an environment that is not there: "${value}". Use ${[...Object.keys(BUILT_IN), ...Object.keys(environments)].join(', ')}.`,
    );
  }
  return value;
}

/** What is not understood is taken for the stricter one. */
function readScopeReads(value: unknown, malformed: Report): Policy['scopeReads'] {
  if (value === undefined || value === 'journal') return 'journal';
  if (value !== 'deny') malformed(['scopeReads'], 'must be "journal" or "deny".');
  return 'deny';
}

function readStrings(value: unknown, path: Path, malformed: Report): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MOST_ENTRIES) {
    malformed(path, 'must be a list of texts, such as ["db.example.com"].');
    return [];
  }
  return value.flatMap((one: unknown, at): string[] => {
    if (typeof one === 'string' && one.trim() !== '' && one.length <= LONGEST_ENTRY) return [one.trim()];
    malformed([...path, at], 'must be a text that is not empty.');
    return [];
  });
}

function readProtected(value: unknown, malformed: Report, placeOf: (path: Path) => string): readonly ProtectedResource[] {
  return readList(value, 'protected', MOST_ENTRIES, malformed).flatMap((one, at): ProtectedResource[] => {
    const path = ['protected', at];
    fits(one, PROTECTED, path, malformed);
    // What is wrong beside the name does not take the protection away: it counts for more.
    if (!isRecord(one) || typeof one.name !== 'string' || one.name.trim() === '' || one.name.length > LONGEST_ENTRY) return [];
    const word = (key: string): string | null => (typeof one[key] === 'string' && one[key].trim() !== '' ? one[key].trim() : null);
    const level = one.level === 'staging' || one.level === 'deny' ? one.level : 'production';
    return [{ name: one.name.trim(), kind: word('kind'), provider: word('provider'), level, note: word('note'), origin: placeOf(path) }];
  });
}

function readRules(value: unknown, malformed: Report): Policy['rules'] {
  return readList(value, 'rules', MOST_RULES, malformed).filter((one, at): one is Policy['rules'][number] =>
    fits(one, RULE, ['rules', at], malformed),
  );
}

function readApprovers(value: unknown, malformed: Report): Approvers | null {
  if (value === undefined || !fits(value, APPROVERS, ['approvers'], malformed) || !isRecord(value)) return null;
  const names = Array.isArray(value.names) ? value.names.filter((one): one is string => typeof one === 'string') : [];
  return { names, note: typeof value.note === 'string' ? value.note : null };
}

function readList(value: unknown, key: string, most: number, malformed: Report): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.length <= most) return value;
  malformed([key], Array.isArray(value) ? `must not have more than ${most} entries.` : 'must be a list of objects.');
  return Array.isArray(value) ? value.slice(0, most) : [];
}
