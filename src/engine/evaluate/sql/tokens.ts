import type { SqlToken } from '../../parse/sql';
import { HOLE, type Text } from '../../types';

export type Tokens = readonly SqlToken[];

export const isMark = (token: SqlToken | undefined, mark: string): boolean => token?.kind === 'mark' && token.text === mark;
export const isWord = (token: SqlToken | undefined, ...words: readonly string[]): boolean =>
  token !== undefined && words.includes(token.upper);
/** A word or placeholder that is not known before the statement runs. */
export const isUnknown = (token: SqlToken | undefined): boolean =>
  token !== undefined && (token.kind === 'param' || ((token.kind === 'word' || token.kind === 'name') && token.text.includes(HOLE)));

/** The index behind the bracket that closes the one at `open`. */
export function closing(tokens: Tokens, open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (isMark(tokens[at], '(')) depth += 1;
    else if (isMark(tokens[at], ')')) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return tokens.length;
}

/** The first of some words outside brackets, from `from` on; -1 if there is none. */
export function findWord(tokens: Tokens, from: number, words: readonly string[]): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (isMark(token, '(')) depth += 1;
    else if (isMark(token, ')')) depth -= 1;
    else if (depth <= 0 && token !== undefined && token.upper !== '' && words.includes(token.upper)) return at;
  }
  return -1;
}

/** The parts between separators outside brackets. */
export function split(tokens: Tokens, isSeparator: (token: SqlToken, at: number) => boolean): readonly Tokens[] {
  const parts: SqlToken[][] = [[]];
  let depth = 0;
  tokens.forEach((token, at) => {
    if (isMark(token, '(')) depth += 1;
    else if (isMark(token, ')')) depth -= 1;
    if (depth <= 0 && isSeparator(token, at)) parts.push([]);
    else parts.at(-1)?.push(token);
  });
  return parts;
}

/** A name with its qualifiers (`shop.orders`), and the index behind it; null where none stands there. */
export function nameAt(tokens: Tokens, from: number): { readonly name: Text; readonly end: number } | null {
  const parts: string[] = [];
  let at = from;
  for (;;) {
    const token = tokens[at];
    if (token === undefined || !(token.kind === 'word' || token.kind === 'name' || token.kind === 'param' || token.kind === 'string'))
      break;
    parts.push(token.kind === 'param' ? HOLE : token.text);
    at += 1;
    if (!isMark(tokens[at], '.')) break;
    at += 1;
  }
  return parts.length === 0 ? null : { name: parts.join('.'), end: at };
}
