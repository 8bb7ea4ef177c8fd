import type { Context } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { connection, fromUri } from '../sql/connection';
import { scriptCalls } from '../sql/script';
import type { Token } from './literals';

/** Names whose first text is a statement. */
const SENDS =
  /(?:^|[.:])(?:do|execute|exec|exec_query|async_exec|exec_params|query|prepare|execute_batch|select_all|run|unsafe|selectall_arrayref)$/;
const CHANGES = /^\s*(?:drop|truncate|delete|update|alter|with|do|begin|merge|replace)\s/i;
/** The same where the statement stands behind a connection, or in a call inside the call. */
const SENDS_LATER =
  /(?:^|[.:])(?:execute\w*|exec\w*|Exec\w*|query\w*|Query\w*|prepare\w*|Prepare\w*|dbExecute|dbGetQuery|dbSendQuery|dbSendStatement|batch_execute|sql_query|sqlx::query\w*|CommandText|createStatement|jdbcTemplate|update|Sql\.newInstance)$/;
const DESTROYS =
  /^\s*(?:drop\s+(?:table|database|schema|view|index|keyspace|collection|user|role)\b|truncate\b|delete\s+from\b|alter\s+table\b)/i;

/** Statements that go through a driver: a text that is one, behind a name that sends it. */
export function statementsIn(tokens: readonly Token[], call: ProgramCall, context: Context): readonly Call[] {
  const texts = tokens.flatMap((token, at) => {
    if (token.kind !== 'string' || token.command || !CHANGES.test(token.text)) return [];
    const before = tokens.slice(Math.max(0, at - 2), at);
    const [sender] = before.filter((one) => one.kind === 'name');
    if (sender && SENDS.test(sender.text) && before.every((one) => one === sender || one.text === '(')) return [token.text];
    return DESTROYS.test(token.text) && sentLater(tokens, at) ? [token.text] : [];
  });
  if (texts.length === 0) return [];
  const uri = tokens
    .find((token) => token.kind === 'string' && /^(?:jdbc:)?\w+(?:\+\w+)?:\/\//.test(token.text))
    ?.text.replace(/^jdbc:/, '');
  const dsn = tokens.find((token) => token.kind === 'string' && /^dbi:/i.test(token.text))?.text;
  return scriptCalls(texts, uri !== undefined ? fromUri(uri) : dsn !== undefined ? fromDsn(dsn) : namedHost(tokens), {
    client: 'none',
    from: call,
    context,
  });
}

/** `Ecto.Adapters.SQL.query!(Repo, "DROP …")`, `db.Exec(ctx, "DROP …")`, `.CommandText = "DROP …"` */
function sentLater(tokens: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 24); before -= 1) {
    const token = tokens[before];
    if (token?.kind === 'mark' && token.text === ';') return false;
    if (token?.kind === 'name' && SENDS_LATER.test(token.text)) return true;
  }
  return false;
}

/** `dbi:Pg:dbname=shop;host=db.example` */
function fromDsn(dsn: Text): ReturnType<typeof connection> {
  const driver = /^dbi:(\w+)/i.exec(dsn)?.[1]?.toLowerCase() ?? '';
  const dialect =
    driver === 'pg'
      ? 'postgres'
      : driver.startsWith('mysql') || driver === 'mariadb'
        ? 'mysql'
        : driver === 'sqlite'
          ? 'sqlite'
          : 'unknown';
  const host = /host(?:name)?=([^;:]+)/i.exec(dsn)?.[1] ?? (dialect === 'sqlite' ? 'localhost' : '');
  return connection(dialect, { host: host.toLowerCase(), database: /(?:dbname|database|db)=([^;:]+)/i.exec(dsn)?.[1] ?? '' });
}

/** `PG.connect(host: "db.example", dbname: "shop")` */
function namedHost(tokens: readonly Token[]): ReturnType<typeof connection> {
  const value = (name: RegExp): Text => {
    const at = tokens.findIndex((token) => token.kind === 'name' && name.test(token.text));
    const found = at < 0 ? undefined : tokens.slice(at + 1, at + 4).find((token) => token.kind === 'string');
    return found?.text ?? '';
  };
  return connection(
    tokens.some(({ text }) => /^PG\b/.test(text)) ? 'postgres' : tokens.some(({ text }) => /^Mysql2?\b/.test(text)) ? 'mysql' : 'unknown',
    {
      host: value(/^host:?$/).toLowerCase(),
      database: value(/^(?:dbname|database):?$/),
    },
  );
}
