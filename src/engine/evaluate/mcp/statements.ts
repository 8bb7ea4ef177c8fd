import type { Context } from '../../context';
import type { Call, ProgramCall, SqlDialect } from '../../types';
import { type Connection, connection, fromUri, hostOf, sqlCall } from '../sql/connection';
import { cypherFacts } from '../sql/cypher';
import { scriptCalls } from '../sql/script';
import { hiddenStatements } from './hidden';
import type { ToolInput } from './input';
import { saysYes } from './template';

/** Fields that hold SQL whatever the tool is called. */
const ALWAYS = [
  'sql',
  'sqls',
  'sql_list',
  'sql_queries',
  'raw_sql',
  'sql_code',
  'sql_script',
  'sql_query',
  'sql_statement',
  'sql_statements',
  'migration_sql',
  'sql_text',
  'ddl',
  'sql_command',
] as const;
/** Fields that hold SQL where the tool's name speaks of a database. */
const OFTEN = ['query', 'queries', 'statement', 'statements', 'text', 'script', 'command', 'up', 'up_sql', 'content'] as const;
const DATABASE = new Set(
  'sql query queries statement statements migration migrations psql postgres postgresql pg mysql mariadb sqlite d1 database db ddl dml mssql sqlserver duckdb snowflake redshift bigquery clickhouse cockroach supabase neon turso libsql planetscale'.split(
    ' ',
  ),
);
const OTHER = /search|docs?(?:_|$)|logs|graphql|promql|vector|similar|cypher|sparql/;
const DIALECTS: readonly (readonly [RegExp, SqlDialect])[] = [
  [/mysql|mariadb|tidb|vitess/, 'mysql'],
  [/sqlite|(?:^|[^a-z0-9])d1(?:$|[^a-z0-9])|turso|libsql/, 'sqlite'],
  [/mssql|sqlserver|sql-server|azure-?sql/, 'mssql'],
  [/postgres|supabase|neon|(?:^|[^a-z])pg(?:$|[^a-z])|heroku|prisma|redshift|cockroach|timescale/, 'postgres'],
];

/** The SQL that a tool is told to run (`hands`: some of what it is told is for another tool), as the calls it makes; the project or database that it names stands for the server. */
export function sqlCalls(input: ToolInput, from: ProgramCall, context: Context, hands: boolean): readonly Call[] {
  // What Neon prepares runs on a branch that is made for it.
  if (input.name.endsWith('prepare_database_migration')) return [];
  if (input.name.includes('cypher'))
    return input
      .texts('query', 'cypher', 'statement', 'cypher_query')
      .flatMap(cypherFacts)
      .map((one) => sqlCall(one, { ...connectionOf(input), dialect: 'cypher' }, from));
  const speaksSql =
    !OTHER.test(input.name) && ([...input.words].some((word) => DATABASE.has(word)) || /sql|postgres|database/.test(input.server));
  const texts = [
    ...new Set([
      ...input.texts(...ALWAYS),
      ...(speaksSql ? input.texts(...OFTEN) : []),
      ...hiddenStatements(input, hands),
      ...emptied(input),
      ...mutations(input),
    ]),
  ];
  if (texts.length === 0) return [];
  const explained = /(?:^|_)explain/.test(input.name);
  const runs =
    explained &&
    (input.values('analyze').some(saysYes) || (input.name.endsWith('explain_sql_statement') && input.values('analyze').length === 0));
  const read = explained ? texts.map((text) => `EXPLAIN ${runs ? 'ANALYZE ' : ''}${text}`) : texts;
  return scriptCalls(read, connectionOf(input), { client: 'none', from, context }).map((call) =>
    // A statement that is put together while it runs counts as it does for a client.
    call.kind === 'opaque' ? { ...call, text: `psql ${call.text}` } : call,
  );
}

/** A table that is emptied before something is put into it (`import_table_data {tableName, truncateFirst: true}`). */
function emptied(input: ToolInput): readonly string[] {
  if (!input.values('truncate_first', 'truncate', 'truncate_table', 'truncate_target', 'truncate_before').some(saysYes)) return [];
  return input.texts('table', 'table_name', 'target_table').map((table) => `TRUNCATE TABLE ${table}`);
}

/** `execute_mutation {operation: 'delete', table, where}`: a condition that is told as an object names rows. */
function mutations(input: ToolInput): readonly string[] {
  if (!input.name.endsWith('execute_mutation')) return [];
  const [table = ''] = input.texts('table', 'table_name');
  const [where] = input.values('where', 'raw_where').filter((one) => one !== '' && JSON.stringify(one) !== '{}');
  const rows = where === undefined || where === null ? '' : ` WHERE ${typeof where === 'string' ? where : 'id = 1'}`;
  return input.texts('operation').flatMap((one) => {
    if (/^delete$/i.test(one)) return [`DELETE FROM ${table}${rows}`];
    return /^update$/i.test(one) ? [`UPDATE ${table} SET a = 1${rows}`] : [];
  });
}

function connectionOf(input: ToolInput): Connection {
  const dialect = DIALECTS.find(([pattern]) => pattern.test(`${input.server} ${input.name}`))?.[1] ?? 'unknown';
  const uri = input.texts('connection_string', 'connection_url', 'database_url', 'dsn', 'uri', 'url').find((text) => text.includes('://'));
  if (uri !== undefined && !/^https?:/i.test(uri)) return fromUri(uri, dialect);
  const [host] = input.texts('host', 'hostname', 'server');
  const [project] = input.texts('project_id', 'project_ref', 'ref', 'organization', 'instance', 'cluster', 'warehouse');
  const [branch] = input.texts('branch_id', 'branch');
  const [database = ''] = input.texts('database', 'database_name', 'dbname', 'db', 'database_id', 'db_path');
  // A database of SQLite that no server is named for is a file here.
  const local = dialect === 'sqlite' && project === undefined && !/d1|turso|libsql|cloudflare/.test(`${input.server} ${input.name}`);
  const server = host === undefined ? (project === undefined ? '' : projectHost(project, input)) : hostOf(host);
  return connection(dialect, {
    host: local ? 'localhost' : server,
    database: [...new Set([database, branch ?? ''])].filter((one) => one !== '').join('/'),
  });
}

/** Supabase's projects answer under a host of their own, by which connection strings name them. */
const projectHost = (project: string, { server }: ToolInput): string =>
  /^[a-z]{20}$/.test(project) || server.includes('supabase') ? `db.${project}.supabase.co` : project;
