import type { Call, Effect } from '../../engine/types';
import { HOLE } from '../../engine/types';
import type { Connection } from './lookup';

/** What a held effect is about, as far as the action itself says. */
export interface Target {
  readonly kind: 'table' | 'schema' | 'database';
  /** As written, without quotes; a table may be `schema.table`. */
  readonly name: string;
  readonly host: string;
  /** null: not told; any port that a person has named. */
  readonly port: number | null;
  readonly database: string;
  /** The command itself says where it goes; else files do, which a variable may overrule. */
  readonly sure: boolean;
}

/** What one kind of server is like. */
export interface Family {
  readonly port: number;
  /** Whether a database holds schemas; else a schema is a database, and `shop.orders` names one. */
  readonly schemas: boolean;
}
export const POSTGRES: Family = { port: 5_432, schemas: true };
export const MYSQL: Family = { port: 3_306, schemas: false };

const KINDS: Readonly<Record<string, Target['kind']>> = {
  table: 'table',
  column: 'table',
  definition: 'table',
  data: 'table',
  schema: 'schema',
  database: 'database',
};

/** Whether there is anything that a server could tell about such a thing. */
export const isTold = ({ resource }: Effect): boolean => Object.hasOwn(KINDS, resource.kind);

/** null: it cannot be told which database, or what in it. */
export function targetOf({ resource }: Effect, call: Call | undefined, family: Family): Target | null {
  const kind = Object.hasOwn(KINDS, resource.kind) ? KINDS[resource.kind] : undefined;
  if (kind === undefined || !call || call.remote !== null) return null;
  const place = placeOf(call, resource.identifiers, family);
  if (place === null) return null;
  if (call.kind !== 'sql') return kind === 'database' && place.database !== '' ? { ...place, kind, name: place.database } : null;
  const words = resource.claimed ?? resource.name;
  // A name of ours (`unknown/delete-table`) is none of the statement's.
  if (!call.names.includes(words) || words.includes(HOLE)) return null;
  const name = resource.kind === 'column' ? words.slice(0, Math.max(0, words.lastIndexOf('.'))) : words;
  if (name === '') return null;
  if (kind === 'database' || (kind === 'schema' && !family.schemas)) return { ...place, kind: 'database', name, database: name };
  const dot = name.indexOf('.');
  if (!family.schemas && dot > 0) return { ...place, kind, name: name.slice(dot + 1), database: name.slice(0, dot) };
  return place.database === '' ? null : { ...place, kind, name };
}

type Place = Pick<Target, 'host' | 'port' | 'database' | 'sure'>;

function placeOf(call: Call, identifiers: readonly string[], family: Family): Place | null {
  if (call.kind === 'sql' && call.host !== '' && !call.host.includes(HOLE)) {
    if (call.port.includes(HOLE) || call.database.includes(HOLE)) return null;
    const port = call.port === '' ? family.port : Number(call.port);
    return { host: plain(call.host), port, database: call.database, sure: true };
  }
  const [only, ...others] = new Set(identifiers.filter((one) => one.includes('/') && !one.includes(HOLE)).map(plain));
  if (only === undefined || others.length > 0) return null;
  const at = only.lastIndexOf('/');
  const host = only.slice(0, at).replace(/:\d+$/, '');
  return host === '' ? null : { host, port: null, database: only.slice(at + 1), sure: false };
}

const plain = (host: string): string => (host.startsWith('/') ? host : host.replace(/\.$/, '').replace(/^\[(.*)\]$/, '$1'));

/** The connection that a person has named for it: the same host and port, and this database or any. */
export function connectionFor(target: Target, connections: readonly Connection[], family: Family): Connection | undefined {
  const fits = ({ host, port, database }: Connection): boolean =>
    host.toLowerCase() === target.host.toLowerCase() &&
    (target.port === null || (port ?? family.port) === target.port) &&
    (database === null || database === target.database || target.kind === 'database');
  const found = connections.filter(fits);
  return found.find(({ database }) => database === target.database) ?? found[0];
}

export const portOf = ({ port }: Connection, family: Family): number => port ?? family.port;

/** The host that a credential was kept for. */
export const hostOf = ({ host, port }: Connection, family: Family): string =>
  port === null || port === family.port ? host : `${host}:${port}`;
