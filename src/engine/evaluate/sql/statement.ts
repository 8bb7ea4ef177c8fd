import { readSql, tokensOfBody } from '../../parse/sql';
import { HOLE, type Text } from '../../types';
import { pieces } from './body';
import { objectAt, readAlter, readDelete, readDrop, readTruncate, readUpdate } from './drop';
import { fact, type Session } from './fact';
import { readExec, readFunctions } from './functions';
import { serverFacts } from './servers';
import { textOfExpression } from './text';
import { closing, findWord, isMark, isUnknown, isWord, nameAt, type Tokens } from './tokens';

const MOST_DEPTH = 12;
const CHANGES = ['DELETE', 'UPDATE', 'INSERT', 'MERGE', 'WITH', 'TRUNCATE', 'DROP'];
const EXPLAINED = [...CHANGES, 'SELECT', 'EXECUTE', 'REPLACE', 'CREATE', 'DECLARE', 'TABLE', 'VALUES'];

/** Reads SQL text that another statement runs. */
export function runText(text: Text, session: Session, depth: number): void {
  if (depth > MOST_DEPTH || !session.spend(1 + text.length / 32)) {
    session.unclear.add('nested');
    return;
  }
  if (/^\s*$/.test(text)) return;
  for (const items of readSql(text, session.dialect))
    for (const item of items) readStatement(item.kind === 'statement' ? item.tokens : item.pending, session, depth + 1);
}

/** What one statement does, added to the session. */
export function readStatement(given: Tokens, session: Session, depth = 0): void {
  const start = given.findIndex((token) => !isMark(token, '('));
  const tokens = start > 0 ? given.slice(start) : given;
  if (start < 0) return;
  const [first, second] = tokens;
  if (first === undefined) return;
  if (depth > MOST_DEPTH || isUnknown(first)) {
    session.unclear.add('statement');
    return;
  }
  const verb = first.upper;
  const run = (text: Text): void => runText(text, session, depth + 1);
  const inner = (rest: Tokens): void => readStatement(rest, session, depth + 1);
  const body = (code: Tokens): void => readBody(code, session, depth + 1);
  const special = (): boolean => {
    const before = session.facts.length;
    session.facts.push(...serverFacts(tokens, session.dialect));
    return session.facts.length > before;
  };
  if (verb !== 'CREATE') {
    readFunctions(tokens, session, run, body);
    if (verb !== 'DO') readNested(tokens, inner);
  }
  switch (verb) {
    case 'DROP':
      readDrop(tokens, session);
      return;
    case 'TRUNCATE':
      readTruncate(tokens, session);
      return;
    case 'DELETE':
      readDelete(tokens, session);
      return;
    case 'UPDATE':
      readUpdate(tokens, session);
      return;
    case 'ALTER':
      readAlter(tokens, session);
      return;
    case 'WITH': {
      const main = findWord(tokens, 1, ['DELETE', 'UPDATE', 'INSERT', 'SELECT', 'MERGE', 'REPLACE']);
      if (main >= 0) inner(tokens.slice(main));
      return;
    }
    case 'EXPLAIN':
    case 'DESCRIBE':
    case 'DESC':
    case 'ANALYZE':
      readExplain(tokens, inner);
      return;
    case 'PREPARE':
      readPrepare(tokens, session, inner, run);
      return;
    case 'EXEC':
    case 'EXECUTE':
      readExec(tokens, session, dynamic(session, run));
      return;
    case 'DO':
      readDo(tokens, session, body);
      return;
    case 'CREATE':
      readCreate(tokens, session, inner, body);
      return;
    case 'COPY': {
      const at = findWord(tokens, 1, ['PROGRAM']);
      if (at < 0) break;
      const command = tokens[at + 1];
      session.shells.push(command?.kind === 'string' || command?.kind === 'code' ? command.text : HOLE);
      session.facts.push(fact('COPY', { action: 'program', names: [command?.text ?? HOLE] }));
      return;
    }
    case 'SET':
    case 'DECLARE':
      readSet(tokens, session, inner);
      return;
    case 'MERGE': {
      const at = tokens.findIndex((token, index) => token.upper === 'THEN' && isWord(tokens[index + 1], 'DELETE'));
      const bare = at > 0 && isWord(tokens[at - 1], 'SOURCE');
      const name = nameAt(tokens, isWord(second, 'INTO') ? 2 : 1)?.name ?? HOLE;
      if (bare) session.facts.push(fact('DELETE', { object: 'table', names: [name] }));
      break;
    }
    case 'PURGE':
    case 'RESET':
      if (!isWord(second, 'BINARY', 'MASTER')) {
        if (special()) return;
        break;
      }
      session.facts.push(fact(verb, { object: 'binary logs' }));
      return;
    case 'RESTORE':
      session.facts.push(fact(verb, { ...objectAt(tokens, 1), names: [nameAt(tokens, 2)?.name ?? HOLE] }));
      return;
    case 'DBCC':
    case 'DETACH':
    case 'FLASHBACK':
    case 'INSERT':
    case 'LOAD':
    case 'REMOVE':
    case 'REPLACE':
    case 'RM':
    case 'SYSTEM':
    case 'VACUUM':
      if (special()) return;
      break;
    case 'CALL': {
      const called = nameAt(tokens, 1)?.name.toLowerCase() ?? '';
      const defined = session.functions.get(called);
      if (defined) {
        session.functions.delete(called);
        body(defined);
      }
      break;
    }
    case 'BEGIN':
    case 'IF':
    case 'WHILE':
    case 'FOR':
    case 'LOOP':
      if (tokens.length > 3 && session.dialect !== 'postgres') body(tokens);
      break;
    default:
      if (verb === '') return;
      // A batch of SQL Server may begin with a procedure's name alone.
      if (/^(?:XP|SP)_/.test(verb)) {
        readExec([first, ...tokens], session, dynamic(session, run));
        return;
      }
  }
  if (!session.facts.some((one) => one.verb === verb && one.object === '')) session.facts.push(fact(verb));
}

/** Text that is put together when it runs: without a known beginning it may be anything. */
const dynamic =
  (session: Session, run: (text: Text) => void) =>
  (text: Text): void => {
    if (text.trimStart().startsWith(HOLE)) session.unclear.add('dynamic');
    else run(text);
  };

/** Statements in brackets: common table expressions that change something. */
function readNested(tokens: Tokens, inner: (rest: Tokens) => void): void {
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isMark(tokens[at], '(') || !isWord(tokens[at + 1], 'DELETE', 'UPDATE', 'MERGE', 'WITH', 'TRUNCATE')) continue;
    const end = closing(tokens, at);
    inner(tokens.slice(at + 1, end - 1));
    at = end - 1;
  }
}

function readExplain(tokens: Tokens, inner: (rest: Tokens) => void): void {
  const from = isMark(tokens[1], '(') ? closing(tokens, 1) : 1;
  const at = findWord(tokens, from, EXPLAINED);
  if (at < 0) return;
  const options = tokens.slice(0, at);
  const analyze = options.findIndex(({ upper }) => upper === 'ANALYZE' || upper === 'ANALYSE');
  if (analyze >= 0 && !(analyze > 0 && /^(?:false|off|0|no)$/i.test(options[analyze + 1]?.text ?? ''))) inner(tokens.slice(at));
}

function readPrepare(tokens: Tokens, session: Session, inner: (rest: Tokens) => void, run: (text: Text) => void): void {
  const at = findWord(tokens, 1, ['AS', 'FROM']);
  if (at < 0) return;
  if (isWord(tokens[at], 'AS')) inner(tokens.slice(at + 1));
  else dynamic(session, run)(textOfExpression(tokens.slice(at + 1), session.variables));
}

function readDo(tokens: Tokens, session: Session, body: (code: Tokens) => void): void {
  const code = tokens.find(({ kind }) => kind === 'code' || kind === 'string');
  const language = findWord(tokens, 1, ['LANGUAGE']);
  if (language >= 0 && !/^plpgsql$/i.test(tokens[language + 1]?.text ?? '')) session.unclear.add('language');
  if (code) body([code]);
  else if (tokens.some(isUnknown)) session.unclear.add('statement');
}

function readCreate(tokens: Tokens, session: Session, inner: (rest: Tokens) => void, body: (code: Tokens) => void): void {
  const replaces = isWord(tokens[1], 'OR');
  let at = replaces ? 3 : 1;
  while (isWord(tokens[at], 'TEMP', 'TEMPORARY', 'UNLOGGED', 'GLOBAL', 'LOCAL', 'DEFINER', 'AGGREGATE', 'CONSTRAINT', 'RECURSIVE')) {
    // `DEFINER = user`
    at += isWord(tokens[at], 'DEFINER') ? findWord(tokens, at, ['FUNCTION', 'PROCEDURE', 'EVENT', 'TRIGGER', 'VIEW']) - at || 1 : 1;
    if (at < 1) return;
  }
  const { object, end } = objectAt(tokens, at);
  const name = nameAt(tokens, isWord(tokens[end], 'IF') ? end + 3 : end);
  if (name) session.made.add(`${object} ${name.name.toLowerCase()}`);
  if (object === 'function' || object === 'procedure') {
    const code = tokens.filter(({ kind }, index) => kind === 'code' || (kind === 'string' && isWord(tokens[index - 1], 'AS')));
    const from = findWord(tokens, end, ['BEGIN', 'RETURN']);
    if (name)
      session.functions.set(
        name.name.split('.').at(-1)?.toLowerCase() ?? '',
        code.length > 0 ? code : tokens.slice(from < 0 ? tokens.length : from),
      );
  } else if (object === 'event') {
    const from = findWord(tokens, end, ['DO']);
    if (from >= 0) body(tokens.slice(from + 1));
  } else if (
    replaces &&
    !tokens.slice(1, at).some((token) => isWord(token, 'TEMP', 'TEMPORARY')) &&
    (object === 'table' || object === 'database' || object === 'schema')
  ) {
    session.facts.push(fact('DROP', { object, names: name ? [name.name] : [] }));
  } else if (object !== 'trigger' && object !== 'rule') readNested(tokens, inner);
  session.facts.push(fact('CREATE', { object, names: name ? [name.name] : [] }));
}

function readSet(tokens: Tokens, session: Session, inner: (rest: Tokens) => void): void {
  if (isWord(tokens[1], 'STATEMENT')) {
    const at = findWord(tokens, 1, ['FOR']);
    if (at >= 0) inner(tokens.slice(at + 1));
  }
  const role = tokens.findIndex(({ text }) => text.toLowerCase() === 'session_replication_role');
  if (role > 0 && !/^(?:origin|default)$/i.test(tokens[role + 2]?.text ?? ''))
    session.facts.push(fact('SET', { object: 'setting', action: 'session_replication_role', names: ['session_replication_role'] }));
  assign(tokens, session);
  if (!session.facts.some(({ verb, object }) => verb === 'SET' && object === '')) session.facts.push(fact('SET'));
}

/** `x := 'text'`, `SET @x = 'text'`, `DECLARE @x nvarchar(max) = N'text'`: the text is known from here on, or no longer. */
function assign(tokens: Tokens, session: Session): void {
  const at = tokens.findIndex((token) => token.kind === 'mark' && (token.text === ':=' || token.text === '='));
  if (at < 1) return;
  const target = tokens
    .slice(0, at)
    .find((token) => token.kind === 'param' || (token.kind === 'word' && !isWord(token, 'SET', 'DECLARE', 'LOCAL', 'SESSION')));
  if (!target) return;
  const text = textOfExpression(tokens.slice(at + 1), session.variables);
  const key = target.text.toLowerCase();
  if (session.variables.has(key) && session.variables.get(key) !== text) session.variables.set(key, HOLE);
  else session.variables.set(key, text);
}

/** The statements of a block or function body: `code` is its text in quotes, or its tokens. */
function readBody(code: Tokens, session: Session, depth: number): void {
  if (depth > MOST_DEPTH) {
    session.unclear.add('nested');
    return;
  }
  const tokens = code.flatMap((token) => {
    if (token.kind !== 'code' && !(code.length === 1 && token.kind === 'string')) return [token];
    if (session.spend(1 + token.text.length / 32)) return tokensOfBody(token.text, session.dialect);
    session.unclear.add('nested');
    return [];
  });
  const run = dynamic(session, (text) => runText(text, session, depth + 1));
  for (const piece of pieces(tokens)) {
    if (isWord(piece[0], 'EXECUTE')) {
      const end = findWord(piece, 1, ['INTO', 'USING', 'LOOP']);
      run(textOfExpression(piece.slice(isWord(piece[1], 'IMMEDIATE') ? 2 : 1, end < 0 ? piece.length : end), session.variables));
    } else if (isMark(piece[1], ':=') || piece.some((token) => isMark(token, ':='))) {
      assign(piece, session);
      readFunctions(piece, session, run, (inner) => readBody(inner, session, depth + 1));
    } else readStatement(piece, session, depth + 1);
  }
}
