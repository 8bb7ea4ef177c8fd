import type { SqlToken } from './token';

/** Words that begin a statement without a semicolon before them, and those before which they do not. */
const STARTS = new Set(['DROP', 'TRUNCATE', 'DELETE', 'UPDATE', 'EXEC', 'EXECUTE', 'SHUTDOWN', 'RESTORE', 'KILL', 'MERGE']);
const CONTINUES = new Set(['ON', 'FOR', 'THEN', 'AS', 'OR', 'INSTEAD', 'AFTER', 'BEFORE', 'OF', 'COLUMN', 'GRANT', 'REVOKE', 'DENY']);
/** Statements that hold such words inside. */
const HOLDS = new Set(['EXPLAIN', 'WITH', 'CREATE', 'GRANT', 'REVOKE', 'PREPARE']);

/** T-SQL: whether a word begins the next statement. `DELETE FROM a DROP TABLE b` is two. */
export function startsBare(tokens: readonly SqlToken[], upper: string): boolean {
  const last = tokens.at(-1);
  if (last === undefined || !STARTS.has(upper)) return false;
  const first = tokens[0]?.upper ?? '';
  if (HOLDS.has(first) || (first === 'ALTER' && upper === 'DROP')) return false;
  return !CONTINUES.has(last.upper) && last.text !== ',' && last.text !== '.';
}
