import type { Context } from '../../context';
import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { fileCall } from '../files/fileCall';
import { connection, fromUri } from '../sql/connection';
import { scriptCalls } from '../sql/script';
import type { Token } from './literals';

/** Names between a call that deletes and its paths that leave them what they are. */
const KEEPS = new Set([
  'glob',
  'Dir.glob',
  'File.expand_path',
  'Dir',
  'force',
  'atPath',
  'secure',
  'verbose',
  'true',
  'false',
  'or',
  'and',
  'if',
  'die',
  'warn',
  'rescue',
  'nil',
]);
const STOPS = new Set(['or', 'and', 'if', 'unless', 'die', 'warn', 'rescue']);
const RECURSIVE = /rm_r|rmtree|remove_tree|remove_entry|remove_dir/;

/** The paths that a call deletes, where all of them are written out; null: nobody knows them before it runs. */
export function deletedBy(tokens: readonly Token[], at: number, call: ProgramCall, context: Context): readonly Call[] | null {
  const by = tokens[at]?.text ?? '';
  const paths: Text[] = [];
  let depth = 0;
  for (const token of tokens.slice(at + 1, at + 64)) {
    if (token.kind === 'string') {
      // Several words in one text may be a list of them.
      if (token.text.includes(HOLE) || /\s/.test(token.text) || token.text === '') return null;
      paths.push(token.text);
    } else if (token.kind === 'mark') {
      if (token.text === ';' || token.text === '}') break;
      if ('(['.includes(token.text)) depth += 1;
      else if (')]'.includes(token.text)) {
        depth -= 1;
        if (depth < 0) break;
      } else if (!/[,:=>!]/.test(token.text)) return null;
    } else if (STOPS.has(token.text) && depth === 0) break;
    // A name behind the last bracket belongs to the next line.
    else if (depth === 0 && paths.length > 0) break;
    else if (!KEEPS.has(token.text.replace(/:$/, ''))) return null;
  }
  if (paths.length === 0) return null;
  return paths.map((path) => fileCall(call, context, 'delete', path, { by, recursive: RECURSIVE.test(by) }));
}

/** Names whose first text is a statement. */
const SENDS =
  /(?:^|\.)(?:do|execute|exec|exec_query|async_exec|exec_params|query|prepare|execute_batch|select_all|run|unsafe|selectall_arrayref)$/;
const CHANGES = /^\s*(?:drop|truncate|delete|update|alter|with|do|begin|merge|replace)\s/i;

/** Statements that go through a driver: a text that is one, behind a name that sends it. */
export function statementsIn(tokens: readonly Token[], call: ProgramCall, context: Context): readonly Call[] {
  const texts = tokens.flatMap((token, at) => {
    if (token.kind !== 'string' || token.command || !CHANGES.test(token.text)) return [];
    const before = tokens.slice(Math.max(0, at - 2), at);
    const [sender] = before.filter((one) => one.kind === 'name');
    return sender && SENDS.test(sender.text) && before.every((one) => one === sender || one.text === '(') ? [token.text] : [];
  });
  if (texts.length === 0) return [];
  const uri = tokens.find((token) => token.kind === 'string' && /^\w+(?:\+\w+)?:\/\//.test(token.text))?.text;
  const dsn = tokens.find((token) => token.kind === 'string' && /^dbi:/i.test(token.text))?.text;
  return scriptCalls(texts, uri !== undefined ? fromUri(uri) : dsn !== undefined ? fromDsn(dsn) : namedHost(tokens), {
    client: 'none',
    from: call,
    context,
  });
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
