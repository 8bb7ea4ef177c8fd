import { type Argument, type Expr, other, positional, text } from '../code/ir';
import { pipeline, subexpression } from './pipelines';
import type { Scanner } from './scanner';
import { blockValue, own, stringAt, variable } from './strings';

const NUMBER = /(?:0x[\da-f]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:[kmgtp]b|[dlu])?(?![\w])/iy;
const TYPE = /\[\s*([A-Za-z_][\w.]*(?:\[[^\]]*\])?(?:`\d+)?(?:\[\])?)\s*\]/y;
const COMPARES =
  /-(?:[ci]?(?:eq|ne|gt|ge|lt|le|like|notlike|match|notmatch|contains|notcontains|in|notin|replace|split|join)|isnot|is|as|band|bor|bxor|shl|shr)(?![\w-])/iy;
const LOGIC = /-(?:and|or|xor)(?![\w-])/iy;

/** Binary operators by how strongly they bind, weakest first. */
const LEVELS: readonly RegExp[] = [LOGIC, COMPARES, /[+-](?![=+\-A-Za-z])/y, /[*/%](?!=)/y, /-f(?![\w-])/iy, /\.\.(?!\.)/y];

/** One expression, a list with commas too. */
export const expression = (source: Scanner): Expr => source.deeper(() => level(source, 0), other());

function level(source: Scanner, at: number): Expr {
  const operators = LEVELS[at];
  if (!operators) return list(source);
  let left = level(source, at + 1);
  for (;;) {
    const before = source.at;
    source.blanks();
    const operator = source.take(operators)?.toLowerCase();
    if (operator === undefined) {
      source.at = before;
      return left;
    }
    source.lines();
    left = binary(operator, left, level(source, at + 1));
  }
}

function binary(operator: string, left: Expr, right: Expr): Expr {
  if (operator === '+') return { t: 'concat', parts: [left, right] };
  if (operator === '-f') return own('format', left, right);
  if (operator === '..') return own('range', left, right);
  const named = /^-[ci]?(replace|split|join)$/.exec(operator)?.[1];
  if (named !== undefined) return own(named, left, right);
  return operator === '*' || operator === '-as' ? own(operator === '*' ? 'times' : 'as', left, right) : other(left, right);
}

function list(source: Scanner): Expr {
  const first = unary(source);
  const items = [first];
  for (;;) {
    const before = source.at;
    source.blanks();
    if (source.char !== ',') {
      source.at = before;
      break;
    }
    source.at += 1;
    source.lines();
    items.push(unary(source));
  }
  return items.length === 1 ? first : { t: 'list', items: items.map(positional) };
}

function unary(source: Scanner): Expr {
  source.blanks();
  const sign = source.take(/-(?:join|split|not|bnot|csplit|isplit)(?![\w-])|!|\+\+|--|[-+](?=[\d$(])|,/iy)?.toLowerCase();
  if (sign !== undefined) {
    const value = source.deeper(() => unary(source), other());
    if (sign === '-join') return own('join', value, text(''));
    if (sign.endsWith('split')) return own('split', value, text(' '));
    if (sign === '-' && value.t === 'plain' && typeof value.value === 'number') return { t: 'plain', value: -value.value };
    return sign === ',' ? { t: 'list', items: [positional(value)] } : other(value);
  }
  const type = source.take(TYPE);
  if (type === null) return postfix(source, primary(source));
  const name = { t: 'path', path: type.replace(/\s/g, '').toLowerCase() } as const;
  if (source.startsWith('::') || !/[$"'(@{[\d]/.test(source.char)) return postfix(source, name);
  return own(
    'cast',
    text(name.path),
    source.deeper(() => unary(source), other()),
  );
}

/** A value by itself: a variable, string, number, something in brackets. */
export function primary(source: Scanner): Expr {
  const string = stringAt(source);
  if (string) return string;
  if (source.startsWith('$(') || source.startsWith('@(')) return subexpression(source, source.char === '@');
  if (source.startsWith('@{')) return hashtable(source);
  if (source.char === '(') return parenthesis(source);
  if (source.char === '{') return blockValue(source);
  const found = source.char === '$' ? variable(source) : null;
  if (found) return found;
  const number = source.take(NUMBER);
  if (number !== null) return { t: 'plain', value: Number(number.replace(/[a-z]+$/i, (unit) => (/^0x/i.test(number) ? unit : ''))) };
  const word = source.take(/@?\w+/y);
  if (word === null) {
    source.broken = true;
    source.at += 1;
  }
  return word?.startsWith('@') ? { t: 'name', name: word.slice(1).toLowerCase() } : other();
}

function parenthesis(source: Scanner): Expr {
  source.at += 1;
  source.gaps();
  const inner = source.deeper(() => pipeline(source, 'captured'), other());
  source.gaps();
  if (!source.takeWord(')')) source.broken = true;
  return inner;
}

/** `.name`, `.name(…)`, `::name`, `[index]` behind a value. */
export function postfix(source: Scanner, start: Expr): Expr {
  let made = start;
  for (;;) {
    const sign = source.match(/(?:\??\.|::)(?=[\w$"'({])/y)?.[0];
    if (sign !== undefined) {
      source.at += sign.length;
      const plain = source.take(/\w+/y);
      const key = plain === null ? (stringAt(source) ?? (source.char === '(' ? parenthesis(source) : primary(source))) : text(plain);
      made = { t: 'member', of: made, key };
      if (source.char === '(') made = { t: 'call', fn: made, args: methodArguments(source) };
      else if (source.char === '{') made = { t: 'call', fn: made, args: [positional(blockValue(source))] };
    } else if (source.char === '[' || source.startsWith('?[')) {
      source.at += source.char === '[' ? 1 : 2;
      source.lines();
      const index = expression(source);
      source.lines();
      if (!source.takeWord(']')) source.broken = true;
      made = isPicked(index) ? own('pick', made, index) : { t: 'member', of: made, key: index };
    } else if (source.take(/\+\+|--/y) === null) return made;
  }
}

/** `[-1..-11]`, `[3,1,2]`: several of them, in that order. */
const isPicked = (index: Expr): boolean =>
  index.t === 'list' || (index.t === 'call' && index.fn.t === 'path' && index.fn.path === 'ps.range');

function methodArguments(source: Scanner): readonly Argument[] {
  source.at += 1;
  source.lines();
  if (source.takeWord(')')) return [];
  const value = expression(source);
  source.lines();
  if (!source.takeWord(')')) source.broken = true;
  return value.t === 'list' ? value.items : [positional(value)];
}

/** `@{ name = value; "name" = value }` */
function hashtable(source: Scanner): Expr {
  source.at += 2;
  const entries: { readonly key: Expr | null; readonly value: Expr }[] = [];
  source.gaps();
  while (!source.done && source.char !== '}') {
    const before = source.at;
    const word = source.take(/[\w-]+/y);
    const key = word === null ? source.deeper(() => postfix(source, primary(source)), other()) : text(word);
    source.blanks();
    if (!source.takeWord('=')) source.broken = true;
    source.lines();
    entries.push({ key, value: source.deeper(() => pipeline(source, 'captured'), other()) });
    source.gaps();
    if (source.at === before) break;
  }
  if (!source.takeWord('}')) source.broken = true;
  return { t: 'dict', entries };
}
