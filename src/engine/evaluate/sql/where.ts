import type { SqlCall } from '../../types';
import { closing, findWord, isMark, isUnknown, isWord, nameAt, split, type Tokens } from './tokens';

/** Ends of a condition. */
const AFTER = ['RETURNING', 'ORDER', 'LIMIT', 'OPTION', 'OFFSET', 'FETCH', 'GROUP', 'HAVING'];
/** Words that are no column. */
const NO_COLUMN = new Set(
  (
    'TRUE FALSE NULL IS NOT IN BETWEEN LIKE ILIKE SIMILAR TO AND OR XOR ALL ANY SOME EXISTS SELECT CASE WHEN THEN ELSE END ESCAPE REGEXP RLIKE GLOB MATCH ' +
    'DISTINCT FROM AS INTERVAL DATE TIME TIMESTAMP COLLATE BINARY UNKNOWN CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER SESSION_USER USER'
  ).split(' '),
);
/** Names of columns that have a value in every row. */
const ALWAYS_SET = /^(?:id|.*_id|uuid|guid|pk|ctid|rowid|_rowid_|oid|tableoid|xmin|created_at|inserted_at)$/i;
const SAME = new Set(['=', '==', '>=', '<=', '<=>', '~', '~*', '!<', '!>']);
const MOST_DEPTH = 30;

/** What a statement's condition comes to. `from` is where to look for it, `table` what the statement changes. */
export function whereOf(tokens: Tokens, from: number, table: string, depth = 0): SqlCall['where'] {
  const at = findWord(tokens, from, ['WHERE']);
  if (at < 0) return 'none';
  const end = findWord(tokens, at + 1, AFTER);
  return isAlways(tokens.slice(at + 1, end < 0 ? tokens.length : end), table, depth) ? 'constant' : 'real';
}

/** Whether a condition holds for every row, or is not known. */
function isAlways(condition: Tokens, table: string, depth: number): boolean {
  if (depth > MOST_DEPTH) return true;
  if (condition.length === 0) return true;
  if (isMark(condition[0], '(') && closing(condition, 0) === condition.length) return isAlways(condition.slice(1, -1), table, depth + 1);
  const options = split(condition, (token) => token.upper === 'OR' || token.upper === 'XOR' || isMark(token, '||'));
  if (options.length > 1) return options.some((one) => isAlways(one, table, depth + 1)) || coverAll(options);
  const parts = split(condition, (token) => token.upper === 'AND' || isMark(token, '&&'));
  if (parts.length > 1) return parts.every((one) => isAlways(one, table, depth + 1));
  if (isWord(condition[0], 'NOT')) return isAlways(condition.slice(1), table, depth + 1);
  return isAlwaysAtom(condition, table, depth);
}

function isAlwaysAtom(atom: Tokens, table: string, depth: number): boolean {
  const inner = findSelect(atom);
  if (inner) return isAlwaysQuery(atom, inner, table, depth + 1);
  const columns = atom.filter((_token, at) => isColumn(atom, at));
  if (columns.length === 0) return true;
  const name = nameAt(atom, 0);
  const rest = name ? atom.slice(name.end) : [];
  if (name && ALWAYS_SET.test(lastPart(name.name))) {
    if (rest.length === 0) return true;
    if (isWord(rest[0], 'IS') && isWord(rest[1], 'NOT') && isWord(rest[2], 'NULL')) return true;
    if (isBeyond(rest) || isBeforeNow(rest)) return true;
  }
  if (name && isWord(rest[0], 'LIKE', 'ILIKE') && /^%*$/.test(rest[1]?.text ?? 'x')) return true;
  if (
    name &&
    (isWord(rest[0], 'REGEXP', 'RLIKE') || isMark(rest[0], '~') || isMark(rest[0], '~*')) &&
    /^(?:\.\*)?$/.test(rest[1]?.text ?? 'x')
  )
    return true;
  return hasSameSides(atom);
}

/** `> 0`, `>= 1`, `<> 0`, `> -1`: every id. */
function isBeyond(rest: Tokens): boolean {
  const [operator, first, second] = rest;
  if (rest.length < 2 || rest.length > 3 || operator?.kind !== 'mark' || !['>', '>=', '<>', '!='].includes(operator.text)) return false;
  const number = rest.length === 3 ? (isMark(first, '-') ? -Number(second?.text) : Number.NaN) : Number(first?.text);
  if (first?.kind === 'string') return first.text === '';
  return operator.text === '>' || operator.text === '>=' ? number <= 1 : number <= 0;
}

/** `created_at < now()`: every row so far. */
const isBeforeNow = ([operator, now, ...more]: Tokens): boolean =>
  (isMark(operator, '<') || isMark(operator, '<=')) &&
  isWord(now, 'NOW', 'CURRENT_TIMESTAMP', 'CURRENT_DATE') &&
  more.every((token) => isMark(token, '(') || isMark(token, ')'));

function isColumn(atom: Tokens, at: number): boolean {
  const token = atom[at];
  if (token === undefined || isUnknown(token)) return false;
  if (token.kind !== 'name' && token.kind !== 'word') return false;
  return !NO_COLUMN.has(token.upper) && !isMark(atom[at + 1], '(') && !isMark(atom[at - 1], '::') && atom[at + 1]?.kind !== 'string';
}

const lastPart = (name: string): string => (name.split('.').at(-1) ?? '').toLowerCase();

function hasSameSides(atom: Tokens): boolean {
  const at = atom.findIndex(
    (token) => (token.kind === 'mark' && SAME.has(token.text)) || token.upper === 'LIKE' || token.upper === 'IS' || token.upper === 'IN',
  );
  if (at <= 0) return false;
  const left = shape(atom.slice(0, at));
  const skipped = isWord(atom[at], 'IS') ? atom.slice(at).findIndex((token) => token.upper === 'FROM') + 1 || 1 : 1;
  const right = shape(atom.slice(at + skipped));
  if (isWord(atom[at], 'IN')) return right.split(' ').includes(left);
  if (left !== right) return false;
  // `a.id = b.id` joins; `a.id = id` does not.
  const [one, other] = [atom.slice(0, at), atom.slice(at + skipped)].map((side) => nameAt(side, 0)?.name.toLowerCase() ?? '');
  return one === other || !one?.includes('.') || !other?.includes('.');
}

/** The side of a comparison without qualifiers, brackets and case. */
const shape = (side: Tokens): string =>
  side
    .filter((token, at) => !isMark(side[at + 1], '.') && !['.', '(', ')', ','].includes(token.kind === 'mark' ? token.text : ''))
    .map((token) => (token.kind === 'string' ? `'${token.text}` : token.text.toLowerCase()))
    .join(' ');

/** `x IS NULL OR x IS NOT NULL`. */
function coverAll(options: readonly Tokens[]): boolean {
  const shapes = options.map(shape);
  return shapes.some((one) => one.endsWith(' is null') && shapes.includes(one.replace(/ is null$/, ' is not null')));
}

function findSelect(atom: Tokens): Tokens | null {
  const at = atom.findIndex((token, index) => isMark(token, '(') && isWord(atom[index + 1], 'SELECT', 'TABLE', 'VALUES'));
  return at < 0 ? null : atom.slice(at + 1, closing(atom, at) - 1);
}

/** `EXISTS (SELECT 1)`, `id IN (SELECT id FROM same)`: a query that leaves nothing out. */
function isAlwaysQuery(atom: Tokens, query: Tokens, table: string, depth: number): boolean {
  const from = findWord(query, 0, ['FROM']);
  const narrowed = findWord(query, 0, ['WHERE', 'LIMIT', 'JOIN', 'HAVING', 'EXCEPT', 'INTERSECT', 'FETCH', 'TOP', 'OFFSET']) >= 0;
  if (narrowed)
    return whereOf(query, 0, table, depth) === 'constant' && findWord(query, 0, ['LIMIT', 'JOIN', 'HAVING', 'EXCEPT', 'INTERSECT']) < 0;
  if (isWord(atom[0], 'EXISTS') || from < 0) return true;
  const source = nameAt(query, from + 1)?.name ?? '';
  return lastPart(source) === lastPart(table);
}
