import type { SqlDialect } from '../../types';
import { type Connection, connection } from '../sql/connection';
import { scriptCalls } from '../sql/script';
import type { Invocation, Machine } from './machine';
import { choices, textOf, type Value } from './values';

const PDO = /(?:^|\.)PDO\(\)\.(?:exec|query|prepare)$/;
const MYSQLI = /(?:^|\.)mysqli(?:_connect)?\(\)\.(?:query|multi_query|real_query|prepare|execute_query)$/;
const FUNCTIONS =
  /^(mysqli|pg|sqlsrv|oci|odbc|mysql)_(?:query|multi_query|real_query|prepare|query_params|send_query|exec|unbuffered_query|execute_query|parse)$/;
/** Laravel, Doctrine, WordPress, CodeIgniter. */
const FRAMEWORKS = /(?:^|\.)DB(?:\.connection\(\))?\.(?:statement|unprepared|delete|update|select|affectingStatement|insert)$/;
const TABLES = /(?:^|\.)DB(?:\.connection\(\))?\.table\(\)(?:\.\w+\(\))*\.(delete|truncate)$/;
const SCHEMA = /(?:^|\.)Schema(?:\.connection\(\))?\.(drop|dropIfExists|dropAllTables|dropColumns|dropDatabaseIfExists)$/;

const DIALECTS: Readonly<Record<string, SqlDialect>> = {
  pg: 'postgres',
  pgsql: 'postgres',
  mysqli: 'mysql',
  mysql: 'mysql',
  sqlsrv: 'mssql',
  sqlite: 'sqlite',
};

/** Statements that PHP code sends to a database. */
export function phpSql({ path, self, args }: Invocation, machine: Machine): void {
  const [first, second] = args;
  const send = (text: Value | undefined, at: Connection): void => {
    for (const one of choices(text ?? { v: 'unknown' })) {
      if (one.v === 'text')
        machine.calls.push(...scriptCalls([one.text], at, { client: 'none', from: machine.from, context: machine.context }));
    }
  };
  const made = FUNCTIONS.exec(path)?.[1];
  if (PDO.test(path)) send(first, fromDsn(self));
  else if (MYSQLI.test(path)) send(first, fromHost(self, 'mysql'));
  else if (made !== undefined) send(second ?? first, fromHost(first ?? null, DIALECTS[made] ?? 'unknown'));
  else if (FRAMEWORKS.test(path)) send(first, connection('unknown'));
  else if (TABLES.test(path) && self?.v === 'object') {
    const table = tableOf(self);
    const where = /\.(?:or)?where\w*\(\)/i.test(path);
    send(
      { v: 'text', text: path.endsWith('truncate') ? `TRUNCATE TABLE ${table}` : `DELETE FROM ${table}${where ? ' WHERE id = ?' : ''}` },
      connection('unknown'),
    );
  } else if (SCHEMA.test(path)) {
    const drops = /drop(?:IfExists)?$/.test(path)
      ? `DROP TABLE ${textOf(first)}`
      : path.endsWith('dropColumns')
        ? `ALTER TABLE ${textOf(first)} DROP COLUMN x`
        : 'DROP DATABASE laravel';
    send({ v: 'text', text: drops }, connection('unknown'));
  }
}

function tableOf(value: Value): string {
  for (let at: Value | null = value, depth = 0; at?.v === 'object' && depth < 12; at = at.self, depth += 1)
    if (at.of.endsWith('.table()')) return textOf(at.args[0]);
  return 'x';
}

/** `mysql:host=db.example;dbname=shop` */
function fromDsn(self: Value | null): Connection {
  const dsn = textOf(self?.v === 'object' ? self.args[0] : undefined);
  const scheme = /^(\w+):/.exec(dsn)?.[1]?.toLowerCase() ?? '';
  const of = (pattern: RegExp): string | undefined => pattern.exec(dsn)?.[1];
  if (scheme === 'sqlite') return connection('sqlite', { host: 'localhost', database: dsn.slice(7) });
  return connection(DIALECTS[scheme] ?? 'unknown', {
    host: (of(/(?:host|server)=([^;,]+)/i) ?? '').toLowerCase(),
    database: of(/(?:dbname|database)=([^;]+)/i) ?? '',
    user: textOf(self?.v === 'object' ? self.args[1] : undefined),
  });
}

/** `new mysqli($host, $user, $password, $database)`, `pg_connect("host=… dbname=…")` */
function fromHost(link: Value | null, dialect: SqlDialect): Connection {
  const args = link?.v === 'object' ? link.args : [];
  const [host, user, , database] = args.map(textOf);
  const words = host?.includes('=') ? host : undefined;
  if (words !== undefined)
    return connection(dialect, {
      host: (/host=(\S+)/.exec(words)?.[1] ?? '').toLowerCase(),
      database: /dbname=(\S+)/.exec(words)?.[1] ?? '',
    });
  return connection(dialect, { host: (host ?? '').toLowerCase(), user: user ?? '', database: database ?? '' });
}
