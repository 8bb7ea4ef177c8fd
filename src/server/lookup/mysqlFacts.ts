import type { LiveFact } from './lookup';
import type { Ask } from './mysqlClient';

/**
 * What `information_schema` says of a MySQL or MariaDB (https://dev.mysql.com/doc/refman/8.4/en/information-schema.html,
 * https://mariadb.com/kb/en/information-schema-tables/). No table of anybody is read; names are values, never part of a statement. A user is
 * shown only what it has a privilege for: what is not shown is never told as not there.
 */

const MOST_NAMES = 5;
const weightOf = (where: string): string => `SELECT CAST(COALESCE(SUM(t.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')), 0) AS CHAR),
  CAST(COALESCE(SUM(t.TABLE_ROWS), 0) AS CHAR), CAST(COALESCE(SUM(t.DATA_LENGTH + t.INDEX_LENGTH), 0) AS CHAR)
  FROM information_schema.TABLES t WHERE ${where}`;

const FIND_TABLE = `SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES
  WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY BINARY TABLE_NAME = BINARY ? DESC LIMIT 1`;
const TABLE_WEIGHT = weightOf('t.TABLE_SCHEMA = ? AND t.TABLE_NAME = ?');
const PARTITIONS = `SELECT CAST(COUNT(*) AS CHAR) FROM information_schema.PARTITIONS
  WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND PARTITION_NAME IS NOT NULL`;
const FIND_SCHEMA =
  'SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ? ORDER BY BINARY SCHEMA_NAME = BINARY ? DESC LIMIT 1';
const SCHEMA_WEIGHT = weightOf('t.TABLE_SCHEMA = ?');
const LARGEST = `SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')
  ORDER BY DATA_LENGTH + INDEX_LENGTH DESC, TABLE_NAME LIMIT ${MOST_NAMES}`;
/** Both servers keep a view's definition with every name in full: `shop`.`orders`. */
const VIEWS = `SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.VIEWS WHERE INSTR(VIEW_DEFINITION, ?) > 0`;
const REFERENCES = `SELECT DISTINCT TABLE_SCHEMA, TABLE_NAME FROM information_schema.KEY_COLUMN_USAGE WHERE REFERENCED_TABLE_SCHEMA = ?`;
/** Privileges of this user itself for the whole server; what a role adds is not counted. */
const PRIVILEGES = `SELECT PRIVILEGE_TYPE FROM information_schema.USER_PRIVILEGES WHERE GRANTEE = ? AND PRIVILEGE_TYPE IN ('SELECT', 'SHOW VIEW')`;

/** Rows, size, partitions and what hangs on one table or view of a database. */
export async function tableFacts(ask: Ask, database: string, table: string): Promise<readonly LiveFact[]> {
  const [found] = await ask(FIND_TABLE, [database, table, table]);
  const [schema, name, type] = found ?? [];
  if (!schema || !name) return [unseen(`${database}.${table}`, 'not-found')];
  const shown = `${schema}.${name}`;
  const [weight] = await ask(TABLE_WEIGHT, [schema, name]);
  const [, rows = '0', bytes = '0'] = weight ?? [];
  const [parts] = await ask(PARTITIONS, [schema, name]);
  const partitions = parts?.[0] ?? '0';
  const own = (row: readonly (string | null)[]) => row[0] === schema && row[1] === name;
  const views = await ask(VIEWS, [`${quoted(schema)}.${quoted(name)}`]);
  const references = await ask(`${REFERENCES} AND REFERENCED_TABLE_NAME = ?`, [schema, name]);
  return [
    ...(type === 'VIEW' ? [] : [fact('rows', { count: rows, name: shown }), fact('size', { bytes, name: shown })]),
    ...(partitions === '0' ? [] : [fact('partitions', { count: partitions })]),
    ...(await dependants(
      ask,
      shown,
      views.filter((row) => !own(row)),
      references.filter((row) => !own(row)),
    )),
  ];
}

/** What lies in a database, and what outside of it hangs on that. */
export async function databaseFacts(ask: Ask, database: string): Promise<readonly LiveFact[]> {
  const [found] = await ask(FIND_SCHEMA, [database, database]);
  const schema = found?.[0];
  if (!schema) return [unseen(database, 'not-found')];
  const [weight] = await ask(SCHEMA_WEIGHT, [schema]);
  const [tables = '0', rows = '0', bytes = '0'] = weight ?? [];
  const largest = (await ask(LARGEST, [schema])).map(([name]) => name).join(', ');
  const outside = ([other]: readonly (string | null)[]) => other !== schema;
  const views = (await ask(VIEWS, [`${quoted(schema)}.`])).filter(outside);
  const references = (await ask(REFERENCES, [schema])).filter(outside);
  const all = (await privileges(ask)).has('SELECT');
  return [
    ...(tables === '0' ? [] : [fact('holds', { kind: 'tables', count: tables, names: largest })]),
    ...(tables === '0' ? [] : [fact('rows', { count: rows, name: schema }), fact('size', { bytes, name: schema })]),
    ...(tables === '0' && all ? [fact('holds', { kind: 'tables', count: '0', names: '' })] : []),
    ...(all ? [] : [unseen('other tables in it', 'not-shown')]),
    ...(await dependants(ask, schema, views, references)),
  ];
}

type Rows = readonly (readonly (string | null)[])[];

async function dependants(ask: Ask, name: string, views: Rows, references: Rows): Promise<readonly LiveFact[]> {
  const some = [...listed('views', views), ...listed('references', references)];
  if (some.length > 0) return some;
  const own = await privileges(ask);
  return [own.has('SELECT') && own.has('SHOW VIEW') ? fact('no-dependants', { name }) : unseen('what depends on it', 'not-shown')];
}

async function privileges(ask: Ask): Promise<ReadonlySet<string | null | undefined>> {
  const [account] = await ask('SELECT CURRENT_USER()', []);
  const [, user = '', host = ''] = /^(.*)@([^@]*)$/s.exec(account?.[0] ?? '') ?? [];
  return new Set((await ask(PRIVILEGES, [`'${user}'@'${host}'`])).map(([one]) => one));
}

function listed(id: 'views' | 'references', rows: Rows): readonly LiveFact[] {
  const names = rows.map((row) => row.join('.')).sort();
  return names.length === 0 ? [] : [fact(id, { count: String(names.length), names: names.slice(0, MOST_NAMES).join(', ') })];
}

const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
const unseen = (about: string, why: 'not-found' | 'not-shown'): LiveFact => fact('not-known', { provider: 'mysql', about, why });
const fact = (id: LiveFact['id'], data: Readonly<Record<string, string | null>>): LiveFact => ({
  id,
  data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, value ?? ''])),
});
