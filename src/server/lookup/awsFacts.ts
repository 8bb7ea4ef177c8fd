import { memberOf, textOf } from '../../environments/json';
import type { AwsKind } from './awsKinds';
import { counted } from './command';
import type { LiveFact } from './lookup';

export interface AwsPlace {
  /** What is looked up. */
  readonly name: string;
  readonly profile: string;
  readonly account: string;
  readonly alias: string;
  readonly region: string;
}

const GIBIBYTE = 1024 ** 3;
/** Tags in which people write where a thing belongs. */
const PROJECT = ['project', 'application', 'app', 'service', 'name'];
const ENVIRONMENT = ['environment', 'env', 'stage'];

/** Facts of what the calls of a kind have said, in their order. */
export function awsFacts({ members, calls }: AwsKind, said: readonly unknown[], place: AwsPlace): readonly LiveFact[] {
  const find = (key: string): unknown => said.map((one) => memberOf(one, key)).find((value) => value !== undefined && value !== null);
  const account = place.account === '' ? '' : `account ${place.account}${place.alias === '' ? '' : ` (${place.alias})`}`;
  const where = [`profile ${place.profile}`, account, place.region].filter((one) => one !== '').join(', ');
  const backups = find('backups');
  const silent = calls.some(({ query }, at) => query.includes('backups:') && !isObject(said[at]));
  const [gibibytes, bytes, rows, number] = ['gibibytes', 'bytes', 'rows', 'number'].map(find);
  const size = isCount(gibibytes) ? gibibytes * GIBIBYTE : bytes;
  const changed = find('changed');
  return [
    { id: 'looked-up', data: { where } },
    ...located(place.name, find('tags')),
    ...(find('protected') === true ? [{ id: 'protected' as const, data: { by: 'deletion protection' } }] : []),
    ...(find('versioning') === 'Enabled' ? [{ id: 'protected' as const, data: { by: 'versions of its objects' } }] : []),
    ...(isCount(size) ? [{ id: 'size' as const, data: { bytes: String(size) } }] : []),
    ...(isCount(rows) ? [{ id: 'rows' as const, data: { count: String(rows) } }] : []),
    ...held(members, find('members'), number, find('more')),
    ...(silent ? [{ id: 'not-known' as const, data: { provider: 'aws', about: 'backups', why: 'failed' } }] : backupFacts(backups)),
    ...(typeof changed === 'string' ? [{ id: 'last-changed' as const, data: { at: changed } }] : []),
  ];
}

/** A list of names, or of types with many of each; or only how many there are, at least. */
function held(kind: string, members: unknown, number: unknown, more: unknown): readonly LiveFact[] {
  const least = more === true || (typeof more === 'string' && more !== '') ? '+' : '';
  if (isCount(number)) return [{ id: 'holds', data: { kind, count: `${number}${least}`, names: '' } }];
  if (!Array.isArray(members)) return [];
  const names = members.filter((one) => typeof one === 'string');
  return names.length === 0
    ? []
    : [{ id: 'holds', data: { kind, count: `${names.length}${least}`, names: counted([...new Set(names)]).names } }];
}

function backupFacts(backups: unknown): readonly LiveFact[] {
  if (!Array.isArray(backups)) return [];
  const times = backups.map((one) => Date.parse(String(typeof one === 'number' ? new Date(one * 1000).toISOString() : one)));
  const newest = Math.max(...times.filter((time) => !Number.isNaN(time)));
  if (backups.length === 0) return [{ id: 'no-backups', data: {} }];
  return [
    { id: 'backups', data: { count: String(backups.length), newest: Number.isFinite(newest) ? new Date(newest).toISOString() : '' } },
  ];
}

function located(name: string, tags: unknown): readonly LiveFact[] {
  if (!Array.isArray(tags)) return [];
  const find = (names: readonly string[]): string =>
    tags.flatMap((tag) => (names.includes(textOf(tag, 'Key').toLowerCase()) ? [textOf(tag, 'Value')] : []))[0] ?? '';
  const data = { name, project: find(PROJECT), environment: find(ENVIRONMENT), service: '' };
  return data.project === '' && data.environment === '' ? [] : [{ id: 'located', data }];
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
