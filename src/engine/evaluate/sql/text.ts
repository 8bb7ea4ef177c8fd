import { HOLE, type Text } from '../../types';
import { closing, isMark, split, type Tokens } from './tokens';

/** Values of variables that a text sets itself, by lower-case name. */
export type Variables = ReadonlyMap<string, Text>;

const JOINS = new Set(['concat', 'concat_ws', 'quote_ident', 'quote_literal', 'trim', 'upper', 'lower', 'quotename', 'cast', 'text']);
const MOST_DEPTH = 20;

/** What an expression of text comes to; what is not constant is a HOLE. */
export function textOfExpression(tokens: Tokens, variables: Variables, depth = 0): Text {
  if (depth > MOST_DEPTH) return HOLE;
  let text = '';
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const called = isMark(tokens[at + 1], '(');
    if (token.kind === 'string' || token.kind === 'code') text += token.text;
    else if (token.kind === 'number') text += token.text;
    else if (isMark(token, '(')) {
      const end = closing(tokens, at);
      text += textOfExpression(tokens.slice(at + 1, end - 1), variables, depth + 1);
      at = end - 1;
    } else if (token.kind === 'word' && called) {
      const end = closing(tokens, at + 1);
      text += textOfCall(token.text.toLowerCase(), tokens.slice(at + 2, end - 1), variables, depth + 1);
      at = end - 1;
    } else if (isMark(token, '::')) at += 1;
    else if (token.kind === 'mark') text += token.text === '||' || token.text === '+' || token.text === '.' ? '' : HOLE;
    else text += variables.get(token.text.toLowerCase()) ?? HOLE;
  }
  return text;
}

function textOfCall(name: string, inner: Tokens, variables: Variables, depth: number): Text {
  const values = split(inner, (token) => isMark(token, ',')).map((part) => textOfExpression(part, variables, depth));
  if (name === 'format') {
    let next = 1;
    return (values[0] ?? HOLE).replace(/%(?:(\d+)\$)?-?\d*([sIL%])/g, (_all, at: string | undefined, kind: string) => {
      if (kind === '%') return '%';
      const value = values[at === undefined ? next++ : Number(at)] ?? HOLE;
      return kind === 'L' ? `'${value}'` : value;
    });
  }
  if (name === 'coalesce' || name === 'ifnull') return values[0] ?? HOLE;
  return JOINS.has(name) ? values.slice(name === 'concat_ws' ? 1 : 0).join(name === 'concat_ws' ? (values[0] ?? ' ') : '') : HOLE;
}
