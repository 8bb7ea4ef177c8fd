import type { EnvironmentLevel, Policy } from '../types';
import { NO_POLICY } from '../types';

/** What is wrong with one key; `not-accepted`: valid, but this layer may not loosen. */
export interface PolicyProblem {
  readonly kind: 'malformed' | 'not-accepted';
  readonly key: string;
  /** One sentence for a person: file, key, what to do. */
  readonly message: string;
}
export interface ParsedPolicy {
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
}
export type PolicyLayer = 'user' | 'workspace';

const BUILT_IN: Readonly<Record<string, EnvironmentLevel>> = {
  production: 'production',
  staging: 'staging',
  preview: 'preview',
  local: 'local',
};
const LEVELS: readonly EnvironmentLevel[] = ['production', 'staging', 'preview', 'local', 'unknown'];
/** Settings of the same shape that say nothing to the judge. */
const ELSEWHERE: ReadonlySet<string> = new Set(['$schema', 'mode', 'holdSeconds', 'customAgents', 'restoreHooks']);
const MOST_ENTRIES = 5_000;
const LONGEST_ENTRY = 500;

type Environment = Policy['environments'][string];
type Report = (key: string, message: string) => void;

/**
 * Reads settings or a policy file. `origin` is how messages name it. What is malformed is left out and told; in the workspace layer, what would
 * loosen is left out and told as `not-accepted`.
 */
export function parsePolicy(value: unknown, layer: PolicyLayer, origin: string): ParsedPolicy {
  const problems: PolicyProblem[] = [];
  const report =
    (kind: PolicyProblem['kind']): Report =>
    (key, message) => {
      problems.push({ kind, key, message: `${origin}: ${key === '' ? '' : `"${key}" `}${message}` });
    };
  const malformed = report('malformed');
  const refused = report('not-accepted');
  if (!isRecord(value)) {
    malformed('', 'must be a JSON object such as {"environments":{"production":{"match":["db.example.com"]}}}.');
    return { policy: NO_POLICY, problems };
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(NO_POLICY, key) && !ELSEWHERE.has(key)) {
      malformed(key, `is not known. Known keys are ${Object.keys(NO_POLICY).join(', ')}; remove it or correct its spelling.`);
    }
  }
  const all = readEnvironments(value.environments, malformed);
  const read: Policy = {
    environments: all,
    names: readNames(value.names, malformed),
    scope: readScope(value.scope, all, malformed),
    scopeReads: readScopeReads(value.scopeReads, malformed),
    protectedFiles: readStrings(value.protectedFiles, 'protectedFiles', malformed),
  };
  return { policy: layer === 'user' ? read : tightening(read, refused), problems };
}

/** Only what makes the judge stricter; the rest is told. */
function tightening(policy: Policy, refused: Report): Policy {
  const advice = 'loosens and does not count in a workspace. Put it into the user settings, if it is meant.';
  const raises = ({ level }: Environment): boolean => level === 'production' || level === 'unknown';
  const entries = Object.entries(policy.environments);
  for (const [name, environment] of entries)
    if (!raises(environment) && environment.match.length > 0) refused(`environments.${name}`, advice);
  for (const id of Object.keys(policy.names)) refused(`names.${id}`, advice);
  if (policy.scope !== null) refused('scope', advice);
  for (const entry of policy.protectedFiles) if (entry.startsWith('!')) refused(`protectedFiles.${entry}`, advice);
  return {
    environments: Object.fromEntries(entries.filter(([, environment]) => raises(environment))),
    names: {},
    scope: null,
    scopeReads: policy.scopeReads,
    protectedFiles: policy.protectedFiles.filter((entry) => !entry.startsWith('!')),
  };
}

function readEnvironments(value: unknown, malformed: Report): Policy['environments'] {
  if (value === undefined) return {};
  if (!isRecord(value)) {
    malformed('environments', 'must be an object such as {"production":{"match":["db.example.com"]}}.');
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, entry]): (readonly [string, Environment])[] => {
      const key = `environments.${name}`;
      if (!isRecord(entry)) {
        malformed(key, 'must be an object such as {"match":["db.example.com"]}.');
        return [];
      }
      for (const inner of Object.keys(entry))
        if (inner !== 'match' && inner !== 'level') malformed(`${key}.${inner}`, 'is not known; use match and level.');
      const level = readLevel(name, entry.level, `${key}.level`, malformed);
      const match = readStrings(entry.match, `${key}.match`, malformed);
      const sane = match.filter((one) => level === 'production' || level === 'unknown' || /[^*\s]/.test(one));
      if (sane.length < match.length)
        malformed(`${key}.match`, 'has an entry that is true of everything. Name the hosts, ids or projects that belong to it.');
      return [[name, { match: sane, level }]];
    }),
  );
}

/** A level that is missing or wrong counts as unknown, which is treated as production. */
function readLevel(name: string, value: unknown, key: string, malformed: Report): EnvironmentLevel {
  const own = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
  const level = LEVELS.find((one) => one === value);
  if (own !== undefined) {
    if (value !== undefined && value !== own) malformed(key, `must be "${own}" or left out, because ${name} is built in.`);
    return own;
  }
  if (level === undefined) malformed(key, `must be one of ${LEVELS.join(', ')}: "${name}" is a name of your own.`);
  return level ?? 'unknown';
}

function readNames(value: unknown, malformed: Report): Readonly<Record<string, string>> {
  if (value === undefined) return {};
  if (!isRecord(value)) {
    malformed('names', 'must be an object from ids to names, such as {"vol_1a2b":"orders"}.');
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, name]): (readonly [string, string])[] => {
      if (typeof name === 'string' && name.trim() !== '' && name.length <= LONGEST_ENTRY) return [[id, name]];
      malformed(`names.${id}`, 'must be the name as text, not empty.');
      return [];
    }),
  );
}

function readScope(value: unknown, environments: Policy['environments'], malformed: Report): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || value.trim() === '') {
    malformed('scope', 'must be the name of an environment, or null.');
    return null;
  }
  if (!Object.hasOwn(BUILT_IN, value) && !Object.hasOwn(environments, value)) {
    malformed(
      'scope',
      `names an environment that is not there: "${value}". Use ${[...Object.keys(BUILT_IN), ...Object.keys(environments)].join(', ')}.`,
    );
  }
  return value;
}

/** What is not understood is taken for the stricter one. */
function readScopeReads(value: unknown, malformed: Report): Policy['scopeReads'] {
  if (value === undefined || value === 'journal') return 'journal';
  if (value !== 'deny') malformed('scopeReads', 'must be "journal" or "deny".');
  return 'deny';
}

function readStrings(value: unknown, key: string, malformed: Report): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MOST_ENTRIES) {
    malformed(key, 'must be a list of texts, such as ["db.example.com"].');
    return [];
  }
  return value.flatMap((one: unknown, at): string[] => {
    if (typeof one === 'string' && one.trim() !== '' && one.length <= LONGEST_ENTRY) return [one.trim()];
    malformed(`${key}[${at}]`, 'must be a text that is not empty.');
    return [];
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
