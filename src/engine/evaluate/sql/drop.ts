import { type Fact, fact, type Session } from './fact';
import { mutations, readAlterServer } from './servers';
import { closing, findWord, isMark, isUnknown, isWord, nameAt, split, type Tokens } from './tokens';
import { whereOf } from './where';

/** Objects of more than one word, by their first. */
const OBJECTS: Readonly<Record<string, readonly string[]>> = {
  MATERIALIZED: ['VIEW'],
  FOREIGN: ['TABLE', 'DATA WRAPPER'],
  EVENT: ['TRIGGER'],
  ACCESS: ['METHOD'],
  PLUGGABLE: ['DATABASE'],
  RETENTION: ['POLICY'],
  CONTINUOUS: ['QUERY'],
  NAMED: ['COLLECTION'],
  EXTERNAL: ['TABLE', 'LOCATION'],
  SNAPSHOT: ['TABLE'],
  DYNAMIC: ['TABLE'],
  ICEBERG: ['TABLE'],
  HYBRID: ['TABLE'],
  STREAMING: ['TABLE'],
  STORAGE: ['CREDENTIAL'],
  FAILOVER: ['GROUP'],
  COMPUTE: ['POOL'],
  IMAGE: ['REPOSITORY'],
  RESTORE: ['POINT'],
  FLASHBACK: ['ARCHIVE'],
  AVAILABILITY: ['GROUP'],
  MASTER: ['KEY'],
  SYMMETRIC: ['KEY'],
  SERVER: ['AUDIT'],
  OPERATOR: ['CLASS', 'FAMILY'],
  OWNED: ['BY'],
  USER: ['MAPPING'],
  TEXT: ['SEARCH CONFIGURATION', 'SEARCH DICTIONARY', 'SEARCH PARSER', 'SEARCH TEMPLATE'],
  REPLICATION: ['SLOT'],
};
const SAME: Readonly<Record<string, string>> = {
  keyspace: 'database',
  tables: 'table',
  user: 'role',
  login: 'role',
  group: 'role',
  'foreign table': 'table',
  columnfamily: 'table',
  'snapshot table': 'table',
  'dynamic table': 'table',
  'iceberg table': 'table',
  'hybrid table': 'table',
  'streaming table': 'table',
  // Its data lies elsewhere.
  'external table': 'view',
  dictionary: 'view',
  package: 'procedure',
  synonym: 'view',
  catalog: 'database',
  'pluggable database': 'database',
};
/** Temporary tables go with the session. */
const TEMPORARY = /^(?:pg_temp|temp)\.|^(?:tempdb\.\.?)?#/i;

/** What is behind the verb: the kind of thing, and the index behind it. */
export function objectAt(tokens: Tokens, from: number): { readonly object: string; readonly end: number } {
  const first = tokens[from]?.upper ?? '';
  for (const more of Object.hasOwn(OBJECTS, first) ? (OBJECTS[first] ?? []) : []) {
    const words = more.split(' ');
    if (words.every((word, at) => tokens[from + 1 + at]?.upper === word))
      return { object: `${first} ${more}`.toLowerCase(), end: from + 1 + words.length };
  }
  return { object: first.toLowerCase(), end: from + 1 };
}

function skip(tokens: Tokens, from: number, ...words: readonly string[]): number {
  let at = from;
  while (isWord(tokens[at], ...words)) at += 1;
  return at;
}

/** Names in a list, without those of temporary tables. */
function namesOf(tokens: Tokens, from: number): readonly string[] {
  return split(tokens.slice(from), (token) => isMark(token, ','))
    .map((part) => nameAt(part, skip(part, 0, 'ONLY'))?.name ?? '')
    .filter((name) => name !== '');
}

export function readDrop(tokens: Tokens, session: Session): void {
  const start = skip(tokens, 1, 'TEMPORARY', 'TEMP', 'PUBLIC');
  if (isUnknown(tokens[start])) {
    session.unclear.add('statement');
    return;
  }
  const { object: said, end } = objectAt(tokens, start);
  const object = session.dialect === 'mysql' && said === 'schema' ? 'database' : (SAME[said] ?? said);
  const names = namesOf(tokens, skip(tokens, end, 'CONCURRENTLY', 'IF', 'EXISTS', 'ONLINE', 'OFFLINE'));
  const lasting = names.filter((name) => !TEMPORARY.test(name));
  if (isWord(tokens[1], 'TEMPORARY', 'TEMP') || (names.length > 0 && lasting.length === 0)) return;
  session.facts.push(fact('DROP', { object, names: lasting, cascade: tokens.some(({ upper }) => upper === 'CASCADE') }));
}

export function readTruncate(tokens: Tokens, session: Session): void {
  const names = namesOf(tokens, skip(tokens, 1, 'TABLE', 'ONLY', 'IF', 'EXISTS'));
  const lasting = names.filter((name) => !TEMPORARY.test(name));
  if (lasting.length > 0)
    session.facts.push(fact('TRUNCATE', { object: 'table', names: lasting, cascade: tokens.some(({ upper }) => upper === 'CASCADE') }));
}

export function readDelete(tokens: Tokens, session: Session): void {
  const from = findWord(tokens, 1, ['FROM']);
  const plain = skipTop(tokens, skip(tokens, 1, 'LOW_PRIORITY', 'QUICK', 'IGNORE', 'ONLY'));
  const found = from < 0 ? nameAt(tokens, plain) : nameAt(tokens, skip(tokens, from + 1, 'ONLY'));
  if (!found || TEMPORARY.test(found.name)) return;
  const several = from > plain ? namesOf(tokens.slice(0, from), plain) : [];
  const names = several.length > 0 ? several : [found.name];
  session.facts.push(fact('DELETE', { object: 'table', names, where: whereOf(tokens, 1, found.name) }));
}

export function readUpdate(tokens: Tokens, session: Session): void {
  let at = skipTop(tokens, skip(tokens, 1, 'LOW_PRIORITY', 'IGNORE', 'ONLY'));
  if (isWord(tokens[at], 'OR')) at += 2;
  const found = nameAt(tokens, at);
  const set = findWord(tokens, at, ['SET']);
  if (!found || set < 0 || TEMPORARY.test(found.name)) return;
  session.facts.push(fact('UPDATE', { object: 'table', names: [found.name], where: whereOf(tokens, set, found.name) }));
}

const skipTop = (tokens: Tokens, at: number): number =>
  isWord(tokens[at], 'TOP') ? (isMark(tokens[at + 1], '(') ? closing(tokens, at + 1) : at + 2) : at;

const KEPT = ['INDEX', 'KEY', 'PRIMARY', 'FOREIGN', 'CHECK', 'SYSTEM', 'PERIOD', 'DEFAULT', 'NOT', 'EXPRESSION', 'IDENTITY', 'CONSTRAINT'];

export function readAlter(tokens: Tokens, session: Session): void {
  if (isWord(tokens[1], 'SYSTEM', 'DATABASE', 'PLUGGABLE') && readAlterServer(tokens, session)) return;
  if (isUnknown(tokens[1])) {
    session.unclear.add('statement');
    return;
  }
  const { object, end } = objectAt(tokens, 1);
  const found = nameAt(tokens, skip(tokens, end, 'IF', 'EXISTS', 'ONLY'));
  if (!found) return;
  const { name } = found;
  if (TEMPORARY.test(name)) return;
  const before = session.facts.length;
  const behind = isMark(tokens[found.end], '*') ? found.end + 1 : found.end;
  // ClickHouse: `ON CLUSTER name`.
  const actions = tokens.slice(isWord(tokens[behind], 'ON') && isWord(tokens[behind + 1], 'CLUSTER') ? behind + 3 : behind);
  session.facts.push(...mutations(actions, name));
  for (const action of split(actions, (token) => isMark(token, ','))) {
    const done = actionOf(action, SAME[object] ?? object, name);
    if (done) session.facts.push(done);
    if (isUnknown(action[0])) session.unclear.add('statement');
  }
  if (session.facts.length === before) session.facts.push(fact('ALTER', { object, names: [name] }));
}

function actionOf(action: Tokens, object: string, name: string): Fact | null {
  const [first, second, third] = action;
  const cascade = action.some(({ upper }) => upper === 'CASCADE');
  const make = (what: string, names: readonly string[] = [name]): Fact => fact('ALTER', { object, action: what, names, cascade });
  const partOf = (from: number): readonly string[] => {
    const part = nameAt(action, skip(action, from, 'IF', 'EXISTS'))?.name;
    return [part === undefined ? name : `${name}.${part}`];
  };
  switch (first?.upper) {
    case 'DROP':
      if (isWord(second, 'DETACHED')) return make('drop partition', partOf(3));
      if (isWord(second, 'PARTITION', 'SUBPARTITION', 'PART')) return make('drop partition', partOf(2));
      if (isWord(second, 'COLUMN', 'ATTRIBUTE')) return make('drop column', partOf(2));
      if (object !== 'table' || second === undefined || isWord(second, ...KEPT)) return null;
      return make('drop column', isMark(second, '(') ? [name] : partOf(1));
    case 'TRUNCATE':
      return make('truncate partition', partOf(2));
    case 'DISCARD':
      return make('discard tablespace');
    case 'CLEAR':
      return isWord(second, 'COLUMN') ? make('drop column', partOf(2)) : null;
    case 'REPLACE':
      return isWord(second, 'PARTITION') ? make('drop partition', partOf(2)) : null;
    case 'UNFREEZE':
      return make('unfreeze');
    case 'MODIFY':
      return isWord(second, 'TTL') ? make('expire rows') : null;
    case 'SET':
      if (isWord(second, 'UNUSED')) return make('drop column');
      return isWord(second, 'DATA_RETENTION_TIME_IN_DAYS') && /^[01]$/.test(action.at(-1)?.text ?? '') ? make('retention') : null;
    case 'DISABLE':
      if (isWord(second, 'TRIGGER', 'RULE')) return make('disable trigger');
      return isWord(second, 'ROW') ? make('disable row security') : null;
    case 'NO':
      return isWord(second, 'FORCE') && isWord(third, 'ROW') ? make('disable row security') : null;
    default:
      return null;
  }
}
