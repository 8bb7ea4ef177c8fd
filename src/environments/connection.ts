/** Where an address leads, without anything secret. */
export interface Connection {
  readonly host: string;
  readonly database: string;
}

const SCHEMES =
  /^(?:jdbc:)?(?:postgres(?:ql)?|postgis|cockroachdb|mysql2?|mariadb|mongodb(?:\+srv)?|rediss?|valkeys?|sqlserver|mssql|clickhouse|amqps?|cassandra|neo4j|libsql)(?:\+[a-z0-9]+)?:\/\//i;

/** Host and database of a connection string (`postgres://user:password@host:5432/database`); null for anything else. */
export function connectionOf(value: string): Connection | null {
  const scheme = SCHEMES.exec(value)?.[0];
  if (scheme === undefined) return null;
  const rest = value.slice(scheme.length);
  const end = rest.search(/[/?#;]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  // User and password end at the last @: passwords may contain one.
  const first = authority.slice(authority.lastIndexOf('@') + 1).split(',')[0] ?? '';
  const host = first.replace(/:\d*$/, '').toLowerCase();
  const database = /^\/([A-Za-z0-9_$-]{1,128})(?:$|[?#;])/.exec(end < 0 ? '' : rest.slice(end))?.[1] ?? '';
  return host === '' ? null : { host, database };
}
