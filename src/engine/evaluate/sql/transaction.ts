import type { SqlItem } from '../../parse/sql';
import { objectAt } from './drop';
import { isUnknown, isWord, type Tokens } from './tokens';

/** Statements that PostgreSQL takes back with their transaction. */
const TAKEN_BACK = new Set([
  'DROP',
  'TRUNCATE',
  'DELETE',
  'UPDATE',
  'ALTER',
  'INSERT',
  'SELECT',
  'CREATE',
  'WITH',
  'SAVEPOINT',
  'RELEASE',
  'EXPLAIN',
  'COMMENT',
  'LOCK',
]);
/** What cannot be dropped in a transaction. */
const OUTSIDE = new Set(['database', 'tablespace', 'subscription', 'system']);
const PLAIN = new Set(['WORK', 'TRANSACTION']);

/**
 * The statements of one session that its own text surely takes back: from a plain `BEGIN` to a plain `ROLLBACK`, with nothing between that could end the
 * transaction or that is not understood. Commands of the client end the proof.
 */
export function takenBack(items: readonly SqlItem[]): ReadonlySet<SqlItem> {
  const found = new Set<SqlItem>();
  let open: SqlItem[] | null = null;
  for (const item of items) {
    const tokens = item.kind === 'statement' ? item.tokens : [];
    const [first, ...rest] = tokens;
    const plain = rest.every(({ upper }) => PLAIN.has(upper));
    if (isWord(first, 'BEGIN') && plain) open ??= [];
    else if (isWord(first, 'START') && rest.length === 1 && plain) open ??= [];
    else if (open && isWord(first, 'ROLLBACK', 'ABORT') && plain) {
      for (const one of open) found.add(one);
      open = null;
    } else if (open && isWord(first, 'ROLLBACK') && rest.some(({ upper }) => upper === 'TO')) open.push(item);
    else if (open && isUndone(tokens)) open.push(item);
    else open = null;
  }
  return found;
}

const isUndone = (tokens: Tokens): boolean =>
  TAKEN_BACK.has(tokens[0]?.upper ?? '') && !OUTSIDE.has(objectAt(tokens, 1).object) && !tokens.some(isUnknown);

/** Verbs whose effect goes with the transaction; what functions and programs do stays. */
export const isTransactional = (verb: string): boolean => TAKEN_BACK.has(verb);
