import { Lexer } from './sql/lexer';
import { type SqlClient, type SqlItem, type SqlToken, stylesFor } from './sql/token';

export { commandWords } from './sql/clients';
export type { SqlClient, SqlItem, SqlToken } from './sql/token';

const NO_VARIABLES: ReadonlyMap<string, string> = new Map();

/**
 * Reads SQL text as servers and clients do: comments, quotes and statements, and the commands of the client. One reading for each way in which the
 * dialect may take it; a dialect that is not known is read as all of them. Reading is linear and never fails.
 */
export const readSql = (
  text: string,
  dialect: string,
  client: SqlClient = 'none',
  variables: ReadonlyMap<string, string> = NO_VARIABLES,
): readonly (readonly SqlItem[])[] => stylesFor(dialect, text).map((style) => new Lexer(text, { style, client, variables }).read());

/** The tokens of a piece of code in one dialect, semicolons among them: function bodies. */
export function tokensOfBody(text: string, dialect: string): readonly SqlToken[] {
  const [items = []] = readSql(text, dialect);
  return items.flatMap((item) => (item.kind === 'statement' ? [...item.tokens, { kind: 'mark', text: ';', upper: '' } as const] : []));
}
