import { HOLE, type ProgramCall, type SqlCall, type SqlDialect, type Text } from '../../types';
import type { Fact } from './fact';

/** Where a client is connected to, as far as its own words tell. */
export type Connection = Pick<SqlCall, 'dialect' | 'host' | 'port' | 'database' | 'user' | 'credential'>;

export const connection = (dialect: SqlDialect, more: Partial<Connection> = {}): Connection => ({
  dialect,
  host: more.host ?? '',
  port: more.port ?? '',
  database: more.database ?? '',
  user: more.user ?? '',
  credential: more.credential ?? false,
});

const SCHEMES: readonly (readonly [RegExp, SqlDialect])[] = [
  [/^(?:postgres|postgresql|postgis|pg|cockroach|cockroachdb|crdb|redshift|timescale|psql|jdbc:postgresql)(?:\+\w+)?:/i, 'postgres'],
  [/^(?:mysql|mysql2|mariadb|maria|my|vitess|tidb|jdbc:mysql|jdbc:mariadb)(?:\+\w+)?:/i, 'mysql'],
  [/^(?:duckdb|md)(?:\+\w+)?:/i, 'duckdb'],
  [/^(?:sqlite|sqlite3|libsql|file|sq)(?:\+\w+)?:/i, 'sqlite'],
  [/^(?:clickhouses?|ch|jdbc:clickhouse|jdbc:ch)(?:\+\w+)?:/i, 'clickhouse'],
  [/^(?:oracle|godror|ora|jdbc:oracle)(?:\+\w+)?:/i, 'oracle'],
  [/^(?:cassandra|cql|scylla)(?:\+\w+)?:/i, 'cassandra'],
  [/^(?:snowflake|sf|jdbc:snowflake)(?:\+\w+)?:/i, 'snowflake'],
  [/^(?:databricks|jdbc:databricks|jdbc:spark)(?:\+\w+)?:/i, 'databricks'],
  [/^(?:sqlserver|mssql|ms|jdbc:sqlserver)(?:\+\w+)?:/i, 'mssql'],
  [/^mongodb(?:\+srv)?:/i, 'mongodb'],
  [/^(?:rediss?|valkeys?|unix):/i, 'redis'],
];

/** The dialect that a connection URI names. */
export const dialectOf = (uri: Text): SqlDialect => SCHEMES.find(([pattern]) => pattern.test(uri))?.[1] ?? 'unknown';

const isSocket = (host: Text): boolean => host.startsWith('/') || host.startsWith('@') || host.startsWith('%2F');
/** Sockets of Google's proxies are called after what they lead to: https://cloud.google.com/sql/docs/postgres/connect-auth-proxy */
const PROXIED = /^(?:\/|%2F)(?:.*(?:\/|%2F))?(?:cloudsql|alloydb)(?:\/|%2F)(.+)$/i;
/** A socket on this machine is loopback. Of several hosts the one that is not; of several such nobody knows which one answers. */
export function hostOf(host: Text): Text {
  const hosts = host.split(',').filter((one) => one !== '');
  const named = hosts.length > 1 ? hosts.map((one) => one.replace(/^(\[.*\]|[^:]*):\d*$/, '$1')) : hosts;
  const away = [...new Set(named.filter((one) => !isHere(one)))];
  if (away.length > 1) return `${away.join(',').toLowerCase()}${HOLE}`;
  const first = away[0] ?? named[0] ?? '';
  const proxied = PROXIED.exec(first)?.[1];
  if (proxied !== undefined) return proxied.toLowerCase();
  return isSocket(first) ? 'localhost' : first.toLowerCase();
}
/** libpq's services are described in a file of the person's: where one leads is not known here, but what it is called may say something. */
export const serviceHost = (service: Text): Text => `${service}${HOLE}`;
const isHere = (host: Text): boolean => isSocket(host) || /^(?:localhost|127\.|\[?::1)/i.test(host);

/** Reads `scheme://user:password@host:port/database?host=…`; a part that is not known is a HOLE. */
export function fromUri(uri: Text, given: SqlDialect = 'unknown'): Connection {
  const dialect = dialectOf(uri) === 'unknown' ? given : dialectOf(uri);
  const [, rest = ''] = /^[^:]+(?::[a-z]+)?:(?:\/\/)?([\s\S]*)$/i.exec(uri) ?? [];
  if ((dialect === 'sqlite' && !/^libsql/i.test(uri)) || (dialect === 'duckdb' && !/^md:/i.test(uri)))
    return connection(dialect, { host: 'localhost', database: rest.replace(/\?.*$/s, '') });
  const [address = '', query = ''] = cut(rest, '?');
  const [authority = '', database = ''] = cut(address, '/');
  const at = authority.lastIndexOf('@');
  const [user = '', password = ''] = cut(at < 0 ? '' : authority.slice(0, at), ':');
  const server = authority.slice(at + 1);
  const [, first = '', port = ''] = /^(\[[^\]]*\]|[^:,]*)(?::([^,]*))?/.exec(server) ?? [];
  const host = server.includes(',') ? server : first;
  const others = [...query.matchAll(/(?:^|[?&])host(?:addr)?=([^&]+)/gi)].map((match) => match[1]).join(',');
  const other = others === '' ? undefined : others;
  return connection(dialect, {
    host: hostOf(other ?? (authority === '' && uri.includes(HOLE) ? HOLE : host)),
    port,
    database: /(?:^|&)dbname=([^&]+)/i.exec(query)?.[1] ?? database,
    user,
    credential: password !== '' || /(?:^|&)password=/i.test(query),
  });
}

function cut(text: Text, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Reads libpq's `host=… dbname='…'`; null where the text is none. */
export function fromKeywords(text: Text): Partial<Connection> | null {
  if (!/^\s*\w+\s*=/.test(text)) return null;
  const found = new Map<string, string>();
  for (const [, key = '', quoted, plain] of text.slice(0, 4_000).matchAll(/(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|(\S*))/g))
    found.set(key.toLowerCase(), quoted ?? plain ?? '');
  // The address is where it connects, the name what is expected there.
  const hosts = [found.get('host'), found.get('hostaddr')].filter((one) => one !== undefined);
  const host = hosts.length === 0 ? undefined : hosts.join(',');
  return {
    ...(host === undefined ? (found.has('service') ? { host: serviceHost(found.get('service') ?? '') } : {}) : { host: hostOf(host) }),
    ...(found.has('port') ? { port: found.get('port') ?? '' } : {}),
    ...(found.has('dbname') ? { database: found.get('dbname') ?? '' } : {}),
    ...(found.has('user') ? { user: found.get('user') ?? '' } : {}),
    ...(found.has('password') ? { credential: true } : {}),
  };
}

/** A fact as a call to where the client is connected. Loopback on another machine is that machine. */
export function sqlCall(fact: Fact, { dialect, host, port, database, user, credential }: Connection, from: ProgramCall): SqlCall {
  const here = from.remote && (host === '' || host === 'localhost' || /^127\.|^\[?::1/.test(host)) ? from.remote.host : host;
  const via = [...from.via, from.program];
  return { kind: 'sql', via, remote: from.remote, dialect, ...fact, host: here, port, database, user, credential };
}
