import { type Connection, decoded, placed, userName } from './connectionHost';
import { keyedConnection } from './connectionKeys';

export type { Connection } from './connectionHost';

const SCHEMES =
  /^(?:jdbc:(?:log4jdbc:|p6spy:)?)?(?:postgres(?:ql)?|pgsql|postgis|ecto|cockroachdb|cockroach|redshift|mysql2?|mariadb|percona|mongodb(?:\+srv)?|rediss?|valkeys?|keydb|sqlserver|mssql|clickhouses?|amqps?|cassandra|scylla|neo4j|bolt|libsql|couchbases?|couchdb|influxdb|elasticsearch|opensearch|db2|oracle|firebird|trino|presto|vertica|timescaledb?|nats|kafka|memcached)(?:\+[a-z0-9_]+)*:\/\//i;
const WEB = /^https?:\/\//i;
/** `sqlite:db/dev.sqlite3`, `sqlite:///dev.db`, `file:./dev.db` (Prisma), `jdbc:h2:file:./dev`. */
const FILES = /^(?:jdbc:)?(?:sqlite3?(?:\+[a-z0-9_]+)*|file|h2:file|duckdb):(.*)$/is;
const MEMORY = /^(?:jdbc:)?(?:h2:mem:|sqlite3?(?:\+[a-z0-9_]+)*:\/{0,3}:memory:|file::memory:)/i;
/** Go's driver for MySQL: `user:password@tcp(host:3306)/database`. */
const GO = /(?:^|@)(?:tcp[46]?|unix)\(([^()@]*)\)\/([A-Za-z0-9_$-]{0,128})(?:\?|$)/;
const ORACLE = /^jdbc:oracle:(?:thin|oci8?):(?:[^@]*@)?(?:\/\/)?([A-Za-z0-9.-]+)(?::\d+)?[:/]([A-Za-z0-9_.$-]{1,128})/i;

/** No address is longer. */
const LONGEST = 2_000;

/**
 * Host, database and user of a connection string (`postgres://user:password@host:5432/database`, `Server=host;Database=x`, `jdbc:…`,
 * `user@tcp(host)/x`, a file); null for anything else. `web` takes addresses of the web for one: variables called after a database have such.
 */
export function connectionOf(value: string, web = false): Connection | null {
  if (value.length > LONGEST || !/[:=(]/.test(value)) return null;
  if (MEMORY.test(value)) return { host: 'localhost', database: '' };
  const scheme = SCHEMES.exec(value)?.[0] ?? (web ? WEB.exec(value)?.[0] : undefined);
  if (scheme !== undefined) return addressOf(value.slice(scheme.length), scheme.toLowerCase());
  const file = FILES.exec(value)?.[1];
  if (file !== undefined) return fileOf(file);
  if (value.includes('://') && !value.includes(';')) return null;
  const [, at, database = ''] = GO.exec(value) ?? ORACLE.exec(value) ?? [];
  return at === undefined ? keyedConnection(value) : placed(plain(at), database);
}

function addressOf(rest: string, scheme: string): Connection | null {
  const end = rest.search(/[/?#;]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const behind = end < 0 ? '' : rest.slice(end);
  // User and password end at the last @: passwords may contain one.
  const cut = authority.lastIndexOf('@');
  const asked = argumentsOf(behind);
  // With libpq what stands behind the question mark goes before the address itself; others leave it aside: both are looked at.
  const named = ['host', 'hostaddr', 'unix_socket', 'socket', 'servername'].map((name) => asked.get(name) ?? '');
  const hosts = [...named, authority.slice(cut + 1)].flatMap((one) => one.split(',')).filter((one) => one !== '');
  const places = hosts.map((one) => placed(plain(one), ''));
  if (places.includes(null)) return null;
  const host = (places.find((one) => one !== null && !isThisMachine(one.host)) ?? places[0])?.host;
  if (host === undefined) return null;
  const path = /^\/([A-Za-z0-9_$.%-]{1,128})(?:$|[?#;])/.exec(behind)?.[1] ?? '';
  const database = asked.get('dbname') ?? asked.get('databasename') ?? asked.get('database') ?? (/^https?:/.test(scheme) ? '' : path);
  const user = userOf(cut < 0 ? '' : authority.slice(0, cut), scheme) || userName(asked.get('user') ?? '');
  return { host, database: placed('x', database)?.database ?? '', ...(user === '' ? {} : { user }) };
}

/** Three slashes begin an absolute path with some programs and a relative one with others: only a plain name is relative. */
function fileOf(text: string): Connection | null {
  const path = decoded(text.replace(/[?#;].*$/s, ''));
  const [, slashes = '', name = ''] = /^(\/*)(.*)$/s.exec(path) ?? [];
  const relative = [0, 2].includes(slashes.length) || (slashes.length === 3 && /^(?:\.\/.*|[^/]*)$/.test(name));
  if (name === '' || /[$<>{}\\\0]|^[a-z]:/i.test(name)) return null;
  const file = relative ? name : `/${name}`;
  return { host: 'localhost', database: name.slice(name.lastIndexOf('/') + 1).replace(/[^\w.$-]/g, ''), file };
}

/** `?a=b&c=d` and SQL Server's `;a=b;c=d`, names in lower case. */
const argumentsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(/[?&;#]/, 40)
      .slice(1)
      .flatMap((pair): [string, string][] => {
        const at = pair.indexOf('=');
        return at < 1 ? [] : [[pair.slice(0, at).toLowerCase(), decoded(pair.slice(at + 1))]];
      }),
  );

/** A part before the @ without a password may itself be the secret, except where databases know users by name alone. */
const userOf = (text: string, scheme: string): string =>
  text.includes(':') || /postgres|pgsql|ecto|mysql|maria/.test(scheme) ? userName(decoded(text.replace(/:.*$/s, ''))) : '';

/** Without port and SQL Server's instance. */
const plain = (host: string): string =>
  host
    .replace(/\\.*$/s, '')
    .replace(/^\[([^\]]*)\].*$/, '$1')
    .replace(/^([^:]+):\d*$/, '$1');
const isThisMachine = (host: string): boolean => /^(?:localhost|127(?:\.\d+){3}|::1|0\.0\.0\.0)$/.test(host);
