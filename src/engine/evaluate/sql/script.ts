import type { Context } from '../../context';
import { readSql, type SqlClient, type SqlItem } from '../../parse/sql';
import { type Call, HOLE, type ProgramCall, type SqlCall, type Text } from '../../types';
import { contentOf } from '../http/sources';
import { readCommand } from './commands';
import { type Connection, sqlCall } from './connection';
import { type Session, session } from './fact';
import { OwnTables } from './ownTables';
import { readStatement, runText } from './statement';
import { textOfExpression } from './text';
import { findWord, isMark, split, type Tokens } from './tokens';
import { isTransactional, takenBack } from './transaction';

/** A text that a client is given, and how it reads it. */
export interface Script {
  readonly client: SqlClient;
  readonly variables?: ReadonlyMap<string, string>;
  readonly from: ProgramCall;
  readonly context: Context;
  /** The client ends at the first error. `transaction`: what it is given runs in one. Not given: a server that is sent one text stops by itself. */
  readonly stops?: boolean;
  readonly transaction?: boolean;
}

/** Statements that are kept apart; a text with more is held for what it is. */
const MOST_FACTS = 600;
const MOST_FILES = 16;
/** What is lost with a definition is in the text that makes it again. */
const DEFINITIONS = new Set(['view', 'materialized view', 'function', 'procedure', 'type', 'domain', 'aggregate', 'sequence', 'trigger']);

/** Everything that a client does with texts it is given one after the other in one session. */
export function scriptCalls(texts: readonly Text[], connected: Connection, script: Script, files = 0): readonly Call[] {
  const { from, context } = script;
  const stops = script.stops ?? (script.client === 'none' && texts.length === 1);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const budget: Call = { kind: 'opaque', via: from.via, remote: from.remote, why: 'budget', about: from.program, text: '' };
  if (!context.spend(1 + length / 32)) return [budget];
  const readings = texts.map((text) => readSql(text, connected.dialect, script.client, script.variables));
  const most = Math.max(1, ...readings.map((one) => one.length));
  const calls: Call[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < most; at += 1) {
    const items = readings.flatMap((one) => one[Math.min(at, one.length - 1)] ?? []);
    for (const call of readItems(items, connected, { ...script, stops }, files)) {
      const key = JSON.stringify(call);
      if (seen.has(key)) continue;
      seen.add(key);
      calls.push(call);
    }
  }
  return calls.length > MOST_FACTS ? [...calls.slice(0, MOST_FACTS), budget] : calls;
}

function readItems(items: readonly SqlItem[], connected: Connection, script: Script, files: number): readonly Call[] {
  const { from, context } = script;
  const known = session(connected.dialect, (steps) => context.spend(steps));
  const undone = connected.dialect === 'postgres' ? takenBack(items) : new Set<SqlItem>();
  const own = ELSEWHERE.test(settingsOf(from))
    ? null
    : new OwnTables(connected.dialect, script.stops === true, script.transaction === true);
  const calls: Call[] = [];
  const shell = (text: Text, remote: ProgramCall['remote']): void => {
    const via = [...from.via, from.program];
    calls.push(
      ...context.shell(text, { ...from, program: 'sh', path: 'sh', argv: ['-c', text], stdin: { kind: 'none' }, via, remote }, 'sh', []),
    );
  };
  let at = connected;
  const collect = (read: () => void, back: boolean, tokens: Tokens = []): void => {
    const before = known.facts.length;
    read();
    const found = known.facts.splice(before);
    const added = own?.rest(tokens, found) ?? found;
    for (const one of added) if (!(back && isTransactional(one.verb))) calls.push(sqlCall(one, at, from));
    // What stays in the session's list only tells which plain verbs were noted already.
    known.facts.push(...added.filter(({ object }) => object === ''));
    for (const command of known.shells.splice(0)) shell(command, from.remote ?? { kind: 'other', host: at.host === '' ? HOLE : at.host });
  };
  const take = (tokens: Tokens, back: boolean): void => {
    if (tokens[0]?.upper === 'USE') at = { ...at, database: tokens[1]?.text ?? HOLE };
    collect(() => readStatement(tokens, known), back, tokens);
  };
  for (const item of items) {
    if (calls.length > 2 * MOST_FACTS || !context.spend(item.kind === 'statement' ? 1 : 8)) {
      known.unclear.add('budget');
      break;
    }
    if (item.kind === 'statement') {
      take(item.tokens, undone.has(item));
      continue;
    }
    own?.command(item.name, item.rest);
    const done = readCommand(item, script, at);
    if (done.connection) at = done.connection;
    for (const command of done.shells) shell(command, from.remote);
    calls.push(...done.calls);
    if (done.statement) take(done.statement, false);
    if (item.name === 'gexec') collect(() => runRows(item.pending, known), false);
    take(item.pending, false);
    for (const path of done.follow) {
      const content = files < MOST_FILES ? contentOf(path, from, context) : ({ kind: 'unreadable', why: 'depth' } as const);
      if (content.kind === 'text') calls.push(...scriptCalls([content.text], at, script, files + 1));
      else if (content.kind === 'unreadable' && content.why !== 'missing') known.unclear.add(content.why);
    }
  }
  for (const why of known.unclear)
    calls.push({ kind: 'opaque', via: from.via, remote: from.remote, why: 'unreadable-code', about: from.program, text: why });
  return calls.filter((call) => !isMadeAgain(call, known));
}

/** Where tables are looked for is set from outside: then a name may mean another table than the one just made. */
const ELSEWHERE = /search_path/i;
const settingsOf = ({ argv, env }: ProgramCall): string => [...argv, ...Object.values(env)].join(' ').slice(0, 4_000);

/** psql's `\gexec`: each value that the query gives is a statement. */
function runRows(query: Tokens, known: Session): void {
  const from = findWord(query, 1, ['FROM', 'WHERE', 'ORDER', 'UNION', 'LIMIT']);
  for (const column of split(query.slice(1, from < 0 ? query.length : from), (token) => isMark(token, ','))) {
    const as = findWord(column, 0, ['AS']);
    const text = textOfExpression(as < 0 ? column : column.slice(0, as), known.variables);
    if (text === '' || text.trimStart().startsWith(HOLE)) known.unclear.add('gexec');
    else runText(text, known, 1);
  }
}

const isMadeAgain = (call: Call, known: Session): boolean =>
  call.kind === 'sql' && call.verb === 'DROP' && !call.cascade && DEFINITIONS.has(call.object) && isAllMade(call, known);

const isAllMade = ({ names, object }: SqlCall, { made }: Session): boolean =>
  names.length > 0 && names.every((name) => made.has(`${object} ${name.toLowerCase()}`));
