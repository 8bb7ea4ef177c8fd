import type { SqlToken } from '../../parse/sql';
import { isMark, isWord, type Tokens } from './tokens';

const OPENS = new Set(['BEGIN', 'THEN', 'ELSE', 'LOOP', 'DECLARE', 'REPEAT']);
/** First words of statements that may hold those words inside. */
const WHOLE = new Set(['MERGE', 'CREATE']);
/** Words before a statement that is run for its rows. */
const BEFORE = new Set(['QUERY', 'IN', 'FOR', 'DO']);

/** The statements of a procedural body one by one, without the words that hold them together. */
export function pieces(tokens: Tokens): readonly Tokens[] {
  const found: SqlToken[][] = [];
  let piece: SqlToken[] = [];
  let cases = 0;
  const end = (): void => {
    if (piece.length > 0) found.push(piece);
    piece = [];
    cases = 0;
  };
  for (const token of tokens) {
    const first = piece[0]?.upper ?? '';
    if (isMark(token, ';')) end();
    else if (token.upper === 'CASE' && piece.length > 0) {
      cases += 1;
      piece.push(token);
    } else if (token.upper === 'END' && cases > 0) {
      cases -= 1;
      piece.push(token);
    } else if (OPENS.has(token.upper) && cases === 0 && !WHOLE.has(first)) end();
    else if (isStart(token) && BEFORE.has(piece.at(-1)?.upper ?? '') && isLoose(first)) {
      end();
      piece.push(token);
    } else piece.push(token);
  }
  end();
  return found;
}

const isStart = (token: SqlToken): boolean =>
  isWord(token, 'DELETE', 'UPDATE', 'INSERT', 'WITH', 'EXECUTE', 'SELECT', 'DROP', 'TRUNCATE', 'ALTER');
const isLoose = (first: string): boolean =>
  first === 'FOR' || first === 'RETURN' || first === 'OPEN' || first === 'CREATE' || first === 'WHILE';
