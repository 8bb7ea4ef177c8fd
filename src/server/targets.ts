import { outcomeOf } from '../engine/decide';
import { globMatches } from '../engine/policy/glob';
import { isLoopback } from '../engine/policy/loopback';
import { ruleById } from '../engine/rules/candidates';
import type { Action, Effect, Verb, Verdict } from '../engine/types';
import { canonical } from './canonical';
import { hashOf } from './digest';

/** Verbs that come to the same for who loses the thing. */
const CLASSES: Readonly<Record<Verb, string>> = {
  delete: 'destroy',
  overwrite: 'destroy',
  truncate: 'destroy',
  move: 'destroy',
  detach: 'destroy',
  reset: 'destroy',
  rewrite: 'destroy',
  remove: 'destroy',
  format: 'destroy',
  restore: 'destroy',
  revoke: 'destroy',
  rotate: 'destroy',
  disable: 'disable',
  stop: 'disable',
  kill: 'disable',
  transfer: 'transfer',
  publish: 'transfer',
  send: 'transfer',
  reveal: 'reveal',
  run: 'run',
  change: 'change',
};
/** Databases of these providers are reached by any client that speaks SQL. */
const SQL: ReadonlySet<string> = new Set([
  'postgres',
  'mysql',
  'sqlserver',
  'oracle',
  'clickhouse',
  'cassandra',
  'snowflake',
  'databricks',
  'duckdb',
  'sqlite',
  'sql',
  'supabase',
  'neon',
  'planetscale',
  'prisma',
  'rails',
  'django',
]);
/** What is known by its tool's name only. */
const GUESSED = 'nets';

/** What an action is after: everything that tells one thing from another, whatever the way to it. */
interface Target {
  readonly provider: string;
  readonly kind: string;
  readonly done: string;
  /** Its name and the agent's own words for it. */
  readonly names: readonly string[];
  /** Where it is: projects, servers, databases. */
  readonly places: readonly string[];
}

/**
 * What a held action is after, one text each, as the journal has them: of each effect that has to be asked about what identifies its resource. An
 * action that was held without any effect (it was not understood) stands for itself.
 */
export function targetsOf(verdict: Verdict, actions: readonly Action[]): readonly string[] {
  const asked = verdict.effects.filter((effect) => outcomeOf(effect, { snapshots: false }, false).decision === 'hold');
  if (asked.length > 0) return [...new Set(asked.map((effect) => canonical(targetOf(effect))))];
  return [`action ${hashOf(canonical(actions.map(({ conversation: _conversation, cwd: _cwd, ...action }) => action)))}`];
}

function targetOf({ verb, rule, environment, resource: { provider, kind, name, claimed, identifiers } }: Effect): Target {
  const names = [...new Set([name, ...(claimed === null ? [] : [claimed])].map((one) => plain(one, provider)))];
  const hosts = ruleById(rule)?.provider.hosts ?? [];
  const places = identifiers
    .filter((one) => !names.includes(plain(one, provider)))
    .filter((one) => !hosts.some((host) => host === one || (host.startsWith('*.') && one.endsWith(host.slice(1)))))
    // A tunnel may end there; what is surely local stands for itself.
    .filter((one) => environment === 'local' || !isLoopback(one.split('/')[0] ?? ''));
  return { provider, kind, done: CLASSES[verb], names, places: [...new Set(places)].sort() };
}

/** One thing by all the ways it is written: an address and an ARN end in the name; quotes and the default schema say nothing. */
function plain(name: string, provider: string): string {
  if (provider === 'filesystem' || provider === 'git') return name.length > 1 ? name.replace(/\/+$/, '') : name;
  const bare = name.replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:[^/:]+[/:])?/, '').replace(/^(?:s3|gs|r2):\/\/([^/]+)\/?$/, '$1');
  return SQL.has(provider)
    ? bare
        .replace(/["'`[\]]/g, '')
        .replace(/^(?:public|dbo|main)\./i, '')
        .toLowerCase()
    : bare;
}

/** Whether an action on `now` would lose what a person refused to lose by `before`. Both as `targetsOf` tells them. */
export function isSameTarget(before: string, now: string): boolean {
  if (before === now) return true;
  const one = parsed(before);
  const other = parsed(now);
  if (!one || !other || one.done !== other.done) return false;
  if (one.provider === 'filesystem' && other.provider === 'filesystem')
    return one.names.some((path) => other.names.some((by) => covers(by, path)));
  const shared = one.names.filter((name) => other.names.some((same) => same.toLowerCase() === name.toLowerCase()));
  if (shared.length === 0) return false;
  if (shared.some(isUnique)) return related(one, other);
  const sql = SQL.has(one.provider) && SQL.has(other.provider);
  if ((one.provider !== other.provider && !sql) || one.kind !== other.kind) return false;
  return one.places.length === 0 || other.places.length === 0 || one.places.some((place) => other.places.includes(place));
}

/** An id that no second thing has: by it a thing is known under any provider that only guesses what it deals with. */
const isUnique = (name: string): boolean => /^(?=.*\d)[\w-]{16,}$/.test(name) || /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(name);
const related = (one: Target, other: Target): boolean =>
  (one.provider === other.provider && one.kind === other.kind) || one.provider === GUESSED || other.provider === GUESSED;

/** Whether deleting `path`, a pattern or a folder, takes `lost` with it. */
function covers(path: string, lost: string): boolean {
  const folder = path.replace(/(?:\/(?:\*\*?|\.\*|\.\[!\.\]\*))+$/, '');
  if (!folder.includes('*')) return lost === folder || (folder !== '' && lost.startsWith(`${folder}/`));
  return globMatches(path.replaceAll('/**/', '/*'), lost);
}

function parsed(text: string): Target | null {
  if (!text.startsWith('{')) return null;
  const value: unknown = JSON.parse(text);
  return isTarget(value) ? value : null;
}
function isTarget(value: unknown): value is Target {
  if (typeof value !== 'object' || value === null) return false;
  const { provider, kind, done, names, places } = value as Readonly<Record<string, unknown>>;
  const texts = [provider, kind, done].every((one) => typeof one === 'string');
  return texts && [names, places].every((list) => Array.isArray(list) && list.every((one) => typeof one === 'string'));
}
