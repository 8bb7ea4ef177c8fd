import { fact, type Session } from './fact';
import { textOfExpression } from './text';
import { closing, isMark, isWord, split, type Tokens } from './tokens';

/** Functions that lose something. */
const DESTROYERS = new Set(['pg_drop_replication_slot', 'drop_chunks', 'lo_unlink', 'pg_replication_origin_drop', 'pg_wal_replay_resume']);
/** Functions that run text as SQL, and such that run it as a command of the server. */
const RUNNERS = new Set([
  'dblink',
  'dblink_exec',
  'dblink_send_query',
  'schedule',
  'schedule_in_database',
  'query_to_xml',
  'query_to_xmlschema',
  'query_to_xml_and_xmlschema',
  'run_command_on_workers',
  'run_command_on_shards',
  'exec_sql',
  'execute_sql',
  'execute',
]);
/** Procedures of SQL Server that take something away. */
const PROCEDURES = new Set([
  'sp_detach_db',
  'sp_delete_backuphistory',
  'sp_delete_database_backuphistory',
  'sp_delete_job',
  'xp_delete_file',
  'sp_configure',
]);
const COMMANDS = new Set(['sys_exec', 'sys_eval', 'xp_cmdshell']);

/** What the functions do that a statement calls. `run` reads text as statements, `call` a function that the text defines. */
export function readFunctions(tokens: Tokens, session: Session, run: (text: string) => void, call: (body: Tokens) => void): void {
  for (const [at, token] of tokens.entries()) {
    if ((token.kind !== 'word' && token.kind !== 'name') || !isMark(tokens[at + 1], '(')) continue;
    const name = token.text.toLowerCase();
    const defined = session.functions.get(name);
    if (defined) {
      session.functions.delete(name);
      call(defined);
    }
    if (!INTERESTING.has(name)) continue;
    const inner = tokens.slice(at + 2, closing(tokens, at + 1) - 1);
    if (!session.spend(1 + inner.length)) {
      session.unclear.add('nested');
      return;
    }
    const values = split(inner, (one) => isMark(one, ',')).map((part) => textOfExpression(part, session.variables));
    if (name === 'pg_terminate_backend') {
      if (inner.some(({ kind }) => kind !== 'number')) session.facts.push(fact('CALL', { object: 'function', action: name, names: [] }));
    } else if (name === 'set_config') {
      if (values[0]?.toLowerCase() === 'session_replication_role' && !/^(?:origin|default)$/i.test(values[1] ?? ''))
        session.facts.push(fact('SET', { object: 'setting', action: 'session_replication_role', names: ['session_replication_role'] }));
    } else if (DESTROYERS.has(name)) session.facts.push(fact('CALL', { object: 'function', action: name, names: values.slice(0, 1) }));
    else if (COMMANDS.has(name)) session.shells.push(values.join(' '));
    else for (const value of values) if (/^\s*[A-Za-z(]+[\s;]/.test(value)) run(value);
  }
}
const INTERESTING = new Set([...DESTROYERS, ...RUNNERS, ...COMMANDS, 'pg_terminate_backend', 'set_config']);

/** T-SQL: `EXEC ('…')`, `EXEC sp_executesql N'…'`, `EXEC xp_cmdshell '…'`. */
export function readExec(tokens: Tokens, session: Session, run: (text: string) => void): void {
  const name = tokens.slice(1).find((token) => (token.kind === 'word' || token.kind === 'name') && /^(?:sp|xp)_/i.test(token.text));
  const word = name?.text.toLowerCase() ?? '';
  if (word === 'xp_cmdshell') {
    session.shells.push(
      textOfExpression(
        tokens.filter(({ kind }) => kind === 'string'),
        session.variables,
      ),
    );
    return;
  }
  if (PROCEDURES.has(word)) {
    const [given] = tokens.filter(({ kind }) => kind === 'string');
    const action = word === 'sp_configure' ? `${word} ${given?.text.toLowerCase() ?? ''}` : word;
    session.facts.push(fact('CALL', { object: 'procedure', action, names: given ? [given.text] : [] }));
    return;
  }
  const at = name === undefined ? 1 : tokens.indexOf(name) + 1;
  const text = isMark(tokens[1], '(') || isWord(tokens[1], 'IMMEDIATE') || /^sp_(?:executesql|msforeach\w+)$/.test(word);
  if (!text) return;
  const [expression = []] = split(
    tokens.slice(isWord(tokens[1], 'IMMEDIATE') ? 2 : at),
    (token) => isMark(token, ',') || isWord(token, 'USING', 'INTO'),
  );
  run(textOfExpression(expression, session.variables));
}
