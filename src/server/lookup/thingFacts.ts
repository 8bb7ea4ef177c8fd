import { memberOf, textOf } from '../../environments/json';
import { counted } from './command';
import type { LiveFact } from './lookup';

/** A thing of a cloud that was asked about. */
export interface Thing {
  readonly provider: string;
  readonly name: string;
  /** Where it was looked for: profile, account, project. */
  readonly where: readonly string[];
  /** The command itself says so. */
  readonly sure: boolean;
  /** What `members` are. */
  readonly members: string;
}
/**
 * What was said of it, in the order of the questions. Keys: `protected` and `versioned` (true), `locks`, `gibibytes`, `bytes`, `rows`, `members` or
 * `number` with `more`, `users`, `backups` (times; null: it was asked and nothing came), `tags`, `changed`.
 */
export type Said = readonly unknown[];

const GIBIBYTE = 1024 ** 3;
/** Tags and labels in which people write where a thing belongs. */
const PROJECT = ['project', 'application', 'app', 'service', 'name'];
const ENVIRONMENT = ['environment', 'env', 'stage'];

export function thingFacts({ provider, name, where, sure, members }: Thing, said: Said, backupsAsked: boolean): readonly LiveFact[] {
  const find = (key: string): unknown => said.map((one) => memberOf(one, key)).find((value) => value !== undefined && value !== null);
  const [gibibytes, bytes, rows, changed, users] = ['gibibytes', 'bytes', 'rows', 'changed', 'users'].map(find);
  const size = isCount(gibibytes) ? gibibytes * GIBIBYTE : bytes;
  const backups = find('backups');
  return [
    { id: 'looked-up', data: { where: where.filter((one) => one !== '').join(', '), sure: sure ? 'yes' : 'no' } },
    ...located(name, find('tags')),
    ...(find('protected') === true ? [{ id: 'protected' as const, data: { by: 'deletion protection' } }] : []),
    ...(find('versioned') === true ? [{ id: 'protected' as const, data: { by: 'versions of its objects' } }] : []),
    ...textsOf(find('locks')).map((lock) => ({ id: 'protected' as const, data: { by: `lock ${lock}` } })),
    ...(isCount(size) ? [{ id: 'size' as const, data: { bytes: String(size) } }] : []),
    ...(isCount(rows) ? [{ id: 'rows' as const, data: { count: String(rows) } }] : []),
    ...held(members, find('members'), find('number'), find('more')),
    ...(textsOf(users).length > 0 ? [{ id: 'dependants' as const, data: counted(textsOf(users)) }] : []),
    ...(backupsAsked && !Array.isArray(backups)
      ? [{ id: 'not-known' as const, data: { provider, about: 'backups', why: 'failed' } }]
      : backupFacts(backups)),
    ...(typeof changed === 'string' ? [{ id: 'last-changed' as const, data: { at: changed } }] : []),
  ];
}

/** A list of names, or of types with many of each; or only how many there are, at least. */
function held(kind: string, members: unknown, number: unknown, more: unknown): readonly LiveFact[] {
  const least = more === true || (typeof more === 'string' && more !== '') ? '+' : '';
  if (isCount(number)) return [{ id: 'holds', data: { kind, count: `${number}${least}`, names: '' } }];
  const names = textsOf(members);
  return names.length === 0
    ? []
    : [{ id: 'holds', data: { kind, count: `${names.length}${least}`, names: counted([...new Set(names)]).names } }];
}

/** Times as texts, or as seconds since 1970. */
function backupFacts(backups: unknown): readonly LiveFact[] {
  if (!Array.isArray(backups)) return [];
  if (backups.length === 0) return [{ id: 'no-backups', data: {} }];
  const times = backups.map((one: unknown) => (typeof one === 'number' ? one * 1000 : Date.parse(String(one))));
  const newest = Math.max(...times.filter((time) => Math.abs(time) <= LATEST));
  const data = { count: String(backups.length), newest: Number.isFinite(newest) ? new Date(newest).toISOString() : '' };
  return [{ id: 'backups', data }];
}
/** The last moment that a `Date` can tell. */
const LATEST = 8.64e15;

/** AWS has a list of `Key` and `Value`, the others an object. */
function located(name: string, tags: unknown): readonly LiveFact[] {
  if (typeof tags !== 'object' || tags === null) return [];
  const pairs = Array.isArray(tags)
    ? tags.map((tag: unknown) => [textOf(tag, 'Key'), textOf(tag, 'Value')] as const)
    : Object.keys(tags).map((key) => [key, textOf(tags, key)] as const);
  const find = (names: readonly string[]): string => pairs.find(([key]) => names.includes(key.toLowerCase()))?.[1] ?? '';
  const data = { name, project: find(PROJECT), environment: find(ENVIRONMENT), service: '' };
  return data.project === '' && data.environment === '' ? [] : [{ id: 'located', data }];
}

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one: unknown) => typeof one === 'string') : [];
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
