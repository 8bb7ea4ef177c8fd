import { type Expr, other, positional, text } from '../code/ir';
import { command, writeTo } from './commands';
import { expression } from './expressions';
import type { Scanner } from './scanner';
import { returning, statements } from './statements';
import { own } from './strings';

/** `$( … )`, `@( … )`: what the statements in it give. */
export function subexpression(source: Scanner, asList = false): Expr {
  source.at += 2;
  const inner = source.deeper(() => statements(source, ')'), []);
  if (!source.takeWord(')')) source.broken = true;
  const [only] = inner;
  if (inner.length === 0) return asList ? { t: 'list', items: [] } : other();
  if (inner.length === 1 && only?.t === 'expr') return only.expr;
  const plain = inner.flatMap((one) => (one.t === 'expr' ? [one.expr] : []));
  if (asList && plain.length === inner.length) return { t: 'list', items: plain.map(positional) };
  return { t: 'call', fn: { t: 'function', params: [], body: returning(inner) }, args: [] };
}

/** Commands and expressions with `|` between them, chains with `&&` and `||`, and what they are assigned to. */
export function pipeline(source: Scanner, to: string): Expr {
  const first = piped(source, to);
  source.blanks();
  if (source.take(/&&|\|\|/y) === null) return first;
  source.lines();
  return { t: 'sequence', first: [first], value: source.deeper(() => pipeline(source, to), other()) };
}

function piped(source: Scanner, to: string): Expr {
  let made: Expr | null = null;
  for (;;) {
    source.blanks();
    const target = { t: 'text' as const, text: to };
    made = isExpression(source) ? value(source, made) : command(source, made, target);
    source.blanks();
    const next = source.match(/[\s]*\|(?!\|)/y);
    if (!next || (source.char !== '|' && !/^\s*[\r\n]\s*\|/.test(next[0]))) return made;
    source.at += next[0].length;
    target.text = 'pipe';
    source.lines();
  }
}

const isExpression = (source: Scanner): boolean =>
  source.match(
    /["'\u2018\u2019\u201c\u201d($[{]|@[({"']|\d[\d.]*(?:[kmgt]b)?(?=[\s;|)}+*/%,-]|\.\.|$)|[-+][\d$(]|-(?:join|not|split)\b|!|,|\+\+|--[$]/iy,
  ) !== null && !/^\$\w*[\\/]/.test(source.text.slice(source.at, source.at + 40));

function value(source: Scanner, input: Expr | null): Expr {
  const left = expression(source);
  source.blanks();
  const operator = source.take(/(?:[-+*/%]|\?\?)?=(?!=)/y);
  if (operator !== null) {
    source.lines();
    const right = source.deeper(() => pipeline(source, 'captured'), other());
    return assigned(left, operator === '=' || operator === '??=' ? right : { t: 'concat', parts: [left, right] });
  }
  const redirect = source.take(/>>?(?=[^&>])/y);
  if (redirect !== null) {
    const target = command(source, null, text('captured'));
    return writeTo(left, redirect, target.t === 'call' ? (target.args[0]?.value ?? text('')) : text(''));
  }
  return input ? other(input, left) : left;
}

function assigned(left: Expr, right: Expr): Expr {
  if (left.t === 'name') return { t: 'assign', target: { t: 'name', name: left.name }, value: right };
  if (left.t === 'member') return { t: 'assign', target: { t: 'member', of: left.of, key: left.key }, value: right };
  if (left.t === 'list') {
    const items = left.items.map(({ value: one }, key) => ({
      key,
      target: { t: 'name' as const, name: one.t === 'name' ? one.name : '' },
    }));
    return { t: 'assign', target: { t: 'pattern', items }, value: right };
  }
  const path = left.t === 'call' && left.fn.t === 'path' ? left.fn.path : '';
  const args = left.t === 'call' ? left.args.map((one) => one.value) : [];
  const [first, second] = args;
  if (path === 'ps.env' && first) return own('setenv', first, right);
  if (path === 'ps.function' && first) return own('setfunction', first, right);
  if (path === 'ps.cast' && second && first) return assigned(second, own('cast', first, right));
  return other(left, right);
}
