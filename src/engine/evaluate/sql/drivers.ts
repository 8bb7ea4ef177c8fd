import type { ProgramCall, SqlCall, SqlDialect, Text } from '../../types';
import { HOLE } from '../../types';
import type { Invocation, Machine } from '../code/machine';
import { choices, memberOf, textOf, type Value } from '../code/values';
import { type Connection, connection, fromKeywords, fromUri, hostOf, sqlCall } from './connection';
import type { Fact } from './fact';
import { mongoFact } from './mongoFacts';
import { drizzleDelete, ormFact } from './ormCalls';
import { rowsFact } from './ormRows';
import { redisFacts } from './redisFacts';
import { scriptCalls } from './script';
import { serviceCall } from './serviceDrivers';

/** Modules of drivers, by the first part of a dotted path. */
const MODULES: readonly (readonly [RegExp, SqlDialect])[] = [
  [
    /^(?:psycopg|psycopg2|psycopg_pool|asyncpg|aiopg|pg8000|pg|pg-promise|postgres|pg-native|@neondatabase\/serverless|@vercel\/postgres|slonik)\b/,
    'postgres',
  ],
  [/^(?:pymysql|MySQLdb|mysql|mysql2|mariadb|aiomysql|asyncmy|@planetscale\/database)\b/, 'mysql'],
  [/^(?:sqlite3|aiosqlite|better-sqlite3|sqlite|node:sqlite|bun:sqlite|sql\.js)\b/, 'sqlite'],
  [/^(?:duckdb|duckdb-async|@duckdb\/node-api)\b/, 'duckdb'],
  [/^(?:oracledb|cx_Oracle)\b/, 'oracle'],
  [/^(?:clickhouse_driver|clickhouse_connect|@clickhouse\/client|aiochclient|asynch|clickhouse)\b/, 'clickhouse'],
  [/^(?:cassandra|cassandra-driver|scylla)\b/, 'cassandra'],
  [/^(?:snowflake|snowflake-sdk)\b/, 'snowflake'],
  [/^(?:databricks|@databricks\/sql)\b/, 'databricks'],
  [/^(?:pymssql|mssql|tedious)\b/, 'mssql'],
  [/^(?:pymongo|motor|mongodb|mongoose|mongoengine|db)\b/, 'mongodb'],
  [/^(?:redis|ioredis|valkey|iovalkey|@redis\/client|@upstash\/redis|aioredis)\b/, 'redis'],
];
/** Any of them: nearly every call that code makes is none of a driver's. */
const DRIVER = new RegExp(MODULES.map(([{ source }]) => source).join('|'));
const dialectOf = (path: string): SqlDialect =>
  DRIVER.test(path) ? (MODULES.find(([pattern]) => pattern.test(path))?.[1] ?? 'unknown') : 'unknown';
const RUNS =
  /\.(?:execute|execute_batch|execute_values|executeStatement|execute_async|command|executemany|executescript|execute_sync|exec_driver_sql|query|raw|exec|run|unsafe|sql|read_sql|read_sql_query|none|any|one|oneOrNone|manyOrNone|prepare|batch|multi|simple|\$(?:execute|query)Raw(?:Unsafe)?)(?:\.``)?$|^sql\.``$|\(\)\.``$/;
/** Text that is only taken for SQL where nothing is known of what takes it. */
const CHANGES = /^[\s(;]*(?:--[^\n]*\n\s*|\/\*[\s\S]{0,400}?\*\/\s*)*(?:drop|truncate|delete|update|alter|with|do|begin|explain|merge)\s/i;
const SQLALCHEMY =
  /^(?:sqlalchemy|sqlmodel|django|flask_sqlalchemy|databases|records|knex|sequelize|typeorm|@prisma|drizzle|kysely|peewee|pyodbc|odbc)/;

/** What a call of a database driver sends: statements as they are written, and methods that are statements themselves. */
export function sendStatement(invocation: Invocation, machine: Machine): void {
  const { path, args, named } = invocation;
  const service = serviceCall(invocation, machine);
  if (service) {
    machine.calls.push(service);
    return;
  }
  const rows = rowsFact(invocation);
  const dialect = dialectOf(path);
  if (dialect === 'mongodb' || dialect === 'redis') {
    for (const call of documentCalls(invocation, dialect, machine.from)) machine.calls.push(call);
    // A database that is dropped is told of already.
    if (rows && dialect === 'mongodb' && rows.object !== 'database')
      machine.calls.push(sqlCall({ ...rows, object: 'collection' }, connectionOf(invocation.self, dialect), machine.from));
    return;
  }
  const sent = (one: Fact): void => void machine.calls.push(sqlCall(one, connectionOf(invocation.self, dialect), machine.from));
  const mapped = rows ?? ormFact(invocation);
  if (mapped) sent(mapped);
  drizzleDelete(invocation, sent, machine);
  if (!RUNS.test(path)) return;
  const given =
    args.find((one) => one.v === 'text' || one.v === 'either' || one.v === 'dict' || wraps(one)) ?? named.get('sql') ?? named.get('query');
  for (const one of choices(given ?? { v: 'unknown' })) {
    const text = statementOf(one);
    if (text === null || text.startsWith(HOLE) || (dialect === 'unknown' && !SQLALCHEMY.test(path) && !CHANGES.test(text))) continue;
    const at = connectionOf(invocation.self, dialect);
    if (at.database === ':memory:' && !attaches(machine.from)) continue;
    machine.calls.push(...scriptCalls([text], at, { client: 'none', from: machine.from, context: machine.context }));
  }
}

/** Whether the code may bring another database into one that lives in memory alone; of code in a file nobody has looked. */
const attaches = ({ argv, stdin }: ProgramCall): boolean =>
  !argv.some((word) => word.includes(':memory:')) && !(stdin.kind === 'text' && stdin.text.includes(':memory:'))
    ? true
    : /attach/i.test(`${argv.join(' ')} ${stdin.kind === 'text' ? stdin.text : ''}`);

/** `text("…")` of SQLAlchemy, `sql.raw("…")`. */
const wraps = (value: Value): boolean => value.v === 'object' && /(?:^|\.)(?:text|SQL|raw|literal)\(\)(?:\.format\(\))?$/.test(value.of);

function statementOf(value: Value): Text | null {
  if (value.v === 'text') return value.text;
  if (value.v === 'dict') {
    const inner = memberOf(value, 'text') ?? memberOf(value, 'sql') ?? memberOf(value, 'query') ?? memberOf(value, 'sqlText');
    return inner?.v === 'text' ? inner.text : null;
  }
  // `sql.SQL("TRUNCATE {}").format(…)` of psycopg
  if (value.v === 'object' && value.of.endsWith('.format()') && value.self?.v === 'object') return statementOf(value.self);
  return value.v === 'object' && wraps(value) ? textOf(value.args[0]).replace(/\{\w*\}/g, HOLE) : null;
}

function* documentCalls({ path, self, args }: Invocation, dialect: 'mongodb' | 'redis', from: ProgramCall): Iterable<SqlCall> {
  const method = path.slice(path.lastIndexOf('.') + 1);
  const at = connectionOf(self, dialect);
  if (dialect === 'mongodb') {
    const found = mongoFact(path, self, args);
    if (found) yield sqlCall(found.fact, { ...at, database: found.database ?? at.database }, from);
    return;
  }
  const words =
    method === 'call' || method === 'execute_command' || method === 'sendCommand' ? args.flatMap(flat) : [method, ...args.flatMap(flat)];
  for (const one of redisFacts(words, false)) yield sqlCall(one, at, from);
}

const flat = (value: Value): readonly Text[] =>
  value.v === 'list' ? value.items.map((one) => textOf(one)) : value.v === 'text' ? [value.text] : isListed(value) ? [HOLE] : [];
/** Any of the keys that a listing gives. */
const isListed = (value: Value): boolean =>
  value.v === 'object' && /\.(?:keys|scan\w*|smembers)\(\)(?:\.\w+\(\))*\.each\(\)$/i.test(value.of);

const CONNECTS =
  /(?:connect|connection|createConnection|createPool|Client|Pool|ConnectionPool|Database|DatabaseSync|MongoClient|Redis|StrictRedis|from_url|create_engine|createClient|postgres|open|sql|better-sqlite3|sqlite)\(\)$/;

/** Where an object is connected to, by what it was made from. */
function connectionOf(self: Value | null, dialect: SqlDialect): Connection {
  let at: Value | null = self;
  for (let depth = 0; depth < 12 && at?.v === 'object'; depth += 1, at = at.self) {
    if (!CONNECTS.test(at.of)) continue;
    const [first] = at.args;
    const options = at.args.find((one) => one.v === 'dict');
    const of = (...names: readonly string[]): Text | undefined => {
      const made: Value = at?.v === 'object' ? { v: 'dict', entries: at.named } : { v: 'unknown' };
      const value = names.map((name) => memberOf(made, name) ?? memberOf(options, name)).find((one) => one !== undefined);
      return value === undefined ? undefined : textOf(value);
    };
    const uri = of('connectionString', 'uri', 'url', 'dsn', 'conninfo') ?? (first?.v === 'text' ? first.text : undefined);
    if (dialect === 'sqlite' || dialect === 'duckdb')
      return uri?.includes('://') ? fromUri(uri, dialect) : connection(dialect, { host: 'localhost', database: uri ?? '' });
    const base = uri?.includes('://') ? fromUri(uri, dialect) : connection(dialect, uri === undefined ? {} : (fromKeywords(uri) ?? {}));
    const host = of('host', 'hostname', 'server', 'server_hostname', 'unix_socket');
    return {
      ...base,
      dialect,
      host: host === undefined ? base.host : hostOf(host),
      database: of('database', 'dbname', 'db') ?? base.database,
      user: of('user', 'username') ?? base.user,
    };
  }
  // What a driver of SQLite opens is a file, wherever it is.
  return connection(dialect, dialect === 'sqlite' || dialect === 'duckdb' ? { host: 'localhost' } : {});
}
