/** One token of SQL text. */
export interface SqlToken {
  /** `name` is a quoted identifier, `code` a dollar-quoted string, `param` a placeholder or variable. */
  readonly kind: 'word' | 'name' | 'string' | 'code' | 'number' | 'param' | 'mark';
  /** Without quotes, escapes resolved. */
  readonly text: string;
  /** A word in upper case; `` for all other kinds, so that a quoted name is never taken for a keyword. */
  readonly upper: string;
}

/** What a text comes to: statements, and the commands of a client that stand between (or in) them. */
export type SqlItem =
  | { readonly kind: 'statement'; readonly tokens: readonly SqlToken[] }
  /** `rest` is what follows on the line. `pending`: the statement that it sends, or that was not ended when it came. */
  | { readonly kind: 'command'; readonly name: string; readonly rest: string; readonly pending: readonly SqlToken[] };

/** Clients have commands of their own; `none` is a server or driver that takes nothing but SQL. */
export type SqlClient = 'psql' | 'mysql' | 'sqlite' | 'sqlcmd' | 'sqlplus' | 'cqlsh' | 'snowsql' | 'none';

/** How a server reads text. Where it depends on settings that nobody sees, a text is read in several styles. */
export interface SqlStyle {
  /** A backslash escapes in plain quotes. */
  readonly backslash: boolean;
  /** `"x"` is a string. */
  readonly doubleQuoted: 'name' | 'string';
  /** `#` begins a comment. */
  readonly hash: boolean;
  /** `--` begins a comment only before white space. */
  readonly dashSpace: boolean;
  readonly nestedComments: boolean;
  /** `[x]` is a name. */
  readonly brackets: boolean;
  readonly dollarQuotes: boolean;
  /** `E''`, `U&''`, and strings that go on in the next line. */
  readonly prefixes: boolean;
  /** What stands in a MySQL comment with `!`: executed, or a comment (a newer server's version number in it). */
  readonly executable: 'run' | 'skip' | 'none';
  /** A semicolon in parentheses does not end a statement. */
  readonly parentheses: boolean;
  /** Words start statements without a semicolon (T-SQL). */
  readonly bareStatements: boolean;
  /** `//` begins a comment. */
  readonly slashes: boolean;
  /** `q'[x]'` is a string. */
  readonly qQuotes: boolean;
}

const standard: SqlStyle = {
  backslash: false,
  doubleQuoted: 'name',
  hash: false,
  dashSpace: false,
  nestedComments: false,
  brackets: false,
  dollarQuotes: false,
  prefixes: false,
  executable: 'none',
  parentheses: false,
  bareStatements: false,
  slashes: false,
  qQuotes: false,
};
const postgres: SqlStyle = { ...standard, nestedComments: true, dollarQuotes: true, prefixes: true, parentheses: true };
const mysql: SqlStyle = { ...standard, backslash: true, doubleQuoted: 'string', hash: true, dashSpace: true, executable: 'run' };
const sqlite: SqlStyle = { ...standard, brackets: true };
const clickhouse: SqlStyle = { ...standard, backslash: true, hash: true, dollarQuotes: true };
const oracle: SqlStyle = { ...standard, qQuotes: true };
const cassandra: SqlStyle = { ...standard, dollarQuotes: true, slashes: true };
const snowflake: SqlStyle = { ...standard, backslash: true, dollarQuotes: true, slashes: true };
const databricks: SqlStyle = { ...standard, backslash: true, doubleQuoted: 'string', nestedComments: true };
const mssql: SqlStyle = { ...standard, nestedComments: true, brackets: true, prefixes: true, bareStatements: true };

/** The ways in which a server of a dialect may read a text: all of them count, so that the most dangerous one decides. */
export function stylesFor(dialect: string, text: string): readonly SqlStyle[] {
  switch (dialect) {
    case 'postgres':
      return /standard_conforming_strings/i.test(text) ? [postgres, { ...postgres, backslash: true }] : [postgres];
    case 'mysql': {
      const all = /\/\*M?!/.test(text) ? [mysql, { ...mysql, executable: 'skip' as const }] : [mysql];
      return /sql_mode|ANSI_QUOTES|NO_BACKSLASH/i.test(text) ? [...all, { ...mysql, backslash: false, doubleQuoted: 'name' }] : all;
    }
    case 'sqlite':
      return [sqlite];
    case 'mssql':
      return [mssql];
    case 'clickhouse':
      return /\/\*[\s\S]*\/\*/.test(text) ? [clickhouse, { ...clickhouse, nestedComments: true }] : [clickhouse];
    case 'oracle':
      return [oracle];
    case 'cassandra':
      return [cassandra];
    case 'snowflake':
      return [snowflake];
    case 'databricks':
      return [databricks, { ...databricks, doubleQuoted: 'name' }];
    case 'duckdb':
      return [postgres];
    case 'influxql':
      return [{ ...standard, backslash: true }];
    default:
      return [postgres, mysql, ...(/\/\*M?!/.test(text) ? [{ ...mysql, executable: 'skip' as const }] : []), mssql];
  }
}
