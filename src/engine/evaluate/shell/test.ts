import type { TestExpression, Word, WordPart } from '../../parse/shell';
import { HOLE, type Text } from '../../types';
import { type Mark, marksOf } from '../secrets/marks';
import { numberOf } from './arithmetic';
import { runSubscript } from './hooks';
import { DECODING } from './output';
import { regularExpression } from './outputs/sed';
import { compilePattern, matchesWhole } from './pattern';
import { nested, type Run, spend } from './run';
import type { State } from './state';
import { setVariable } from './variables';
import { expandPattern, expandText, newFields } from './words';

/** Looks at `[[ … ]]`: the substitutions in it run. Tells how it ends where that does not hang on variables or files; else null. */
export function lookAtTest(run: Run, state: State, expression: TestExpression): boolean | null {
  if (!spend(run, 1)) return null;
  return nested(run, null, () => {
    switch (expression.type) {
      case 'TestUnary': {
        const text = expandText(run, state, expression.operand);
        if (expression.operator === '-v') runSubscript(run, state, text);
        return unary(expression.operator, constant(expression.operand, text));
      }
      case 'TestBinary': {
        const { operator, left, right } = expression;
        const fields = newFields(null);
        const whole = expandText(run, state, left, fields);
        const text = constant(left, whole);
        if (/^-[a-z]{2}$/.test(operator)) for (const side of [whole, expandText(run, state, right)]) numberOf(run, state, side);
        const pattern = constant(right, expandPattern(run, state, right));
        if (operator === '=~') matched(run, state, whole, expandText(run, state, right), marksOf(fields.from));
        if (text === null || pattern === null || operator === '=~') return null;
        if (operator === '=' || operator === '==') return matchesWhole(compilePattern(pattern), text);
        if (operator === '!=') return !matchesWhole(compilePattern(pattern), text);
        return binary(operator, text, pattern);
      }
      case 'TestLogical': {
        const ends = expression.operands.map((operand) => lookAtTest(run, state, operand));
        const decisive = expression.operator === '||';
        return ends.includes(decisive) ? decisive : ends.includes(null) ? null : !decisive;
      }
      case 'TestNot': {
        const end = lookAtTest(run, state, expression.operand);
        return end === null || expression.negations.length % 2 === 0 ? end : !end;
      }
      case 'TestGroup':
        return lookAtTest(run, state, expression.expression);
    }
  });
}

/** `[[ text =~ expression ]]` leaves what fitted in an array. */
function matched(run: Run, state: State, text: Text, source: Text, marks: readonly Mark[]): void {
  const expression = text.includes(HOLE) || source.includes(HOLE) ? null : regularExpression(source, true, '');
  const found = expression?.exec(text);
  const from = text.includes(HOLE) ? marks : [`${DECODING}=~`, ...marks];
  if (expression)
    setVariable(run, state, 'BASH_REMATCH', { value: new Map(found?.map((group, i) => [String(i), group ?? '']) ?? []), from: marks });
  else setVariable(run, state, 'BASH_REMATCH', { value: HOLE, from });
}

/** The text of a word that is the same whatever variables say; null for any other. */
export const constant = (word: Word, text: Text): Text | null =>
  text.includes(HOLE) || text.length > 200 || !isWrittenOut(word) ? null : text;

/** Nothing in a word is expanded but quotes; globs stand for themselves. */
export const isWrittenOut = ({ parts, text }: Word): boolean => !text.startsWith('~') && (parts?.every(isPlain) ?? true);

const isPlain = (part: WordPart): boolean =>
  part.type === 'Literal' ||
  part.type === 'SingleQuoted' ||
  part.type === 'AnsiCQuoted' ||
  part.type === 'Glob' ||
  (part.type === 'DoubleQuoted' && part.parts.every(isPlain));

/** `[ … ]`, `test …` with these words. null: not certain. */
export function testWords(words: readonly Text[]): boolean | null {
  if (words.some((word) => /[*?[(]/.test(word) || word.includes(HOLE))) return null;
  const [first = '', second = '', third = ''] = words;
  if (words.length === 0) return false;
  if (words.length === 1) return first !== '';
  if (words.length === 2) return first === '!' ? second === '' : unary(first, second);
  if (words.length > 3) return null;
  return second === '=' || second === '==' ? first === third : second === '!=' ? first !== third : binary(second, first, third);
}

function unary(operator: string, text: Text | null): boolean | null {
  if (text === null || (operator !== '-n' && operator !== '-z')) return null;
  return (text === '') === (operator === '-z');
}

const NUMBER = /^-?\d{1,15}$/;

function binary(operator: string, left: Text, right: Text): boolean | null {
  if (!NUMBER.test(left) || !NUMBER.test(right) || /^-?0\d/.test(left) || /^-?0\d/.test(right)) return null;
  const [a, b] = [Number(left), Number(right)];
  switch (operator) {
    case '-eq':
      return a === b;
    case '-ne':
      return a !== b;
    case '-lt':
      return a < b;
    case '-le':
      return a <= b;
    case '-gt':
      return a > b;
    case '-ge':
      return a >= b;
    default:
      return null;
  }
}
