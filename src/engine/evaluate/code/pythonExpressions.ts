import type { SyntaxNode } from '../../parse/python';
import { unescaped } from './escapes';
import { type Argument, type Expr, other, positional, text } from './ir';
import { functionOf, loop, targetOf } from './pythonStatements';
import type { Source } from './source';
import { childrenOf, commaGroups, isComment, isMeaning } from './tree';

/** One Python expression in the common form. */
export function expression(node: SyntaxNode, source: Source): Expr {
  return source.deeper(
    () => read(node, source),
    (tooDeep) => tooDeep,
  );
}

/** One expression, or a tuple without parentheses. */
export function group(nodes: readonly SyntaxNode[], source: Source): Expr {
  const parts = nodes.filter(isMeaning);
  const [first] = parts;
  if (parts.length === 1 && first) return expression(first, source);
  return { t: 'list', items: parts.map((part) => positional(expression(part, source))) };
}

export function argumentsOf(list: SyntaxNode, source: Source): readonly Argument[] {
  return commaGroups(childrenOf(list)).flatMap((group): Argument[] => {
    const [first, second, third] = group;
    if (!first) return [];
    if (second?.name === 'AssignOp' && third) return [{ name: source.text(first), spread: false, value: expression(third, source) }];
    if ((first.name === '*' || first.name === '**') && second)
      return [{ name: first.name === '**' ? '**' : null, spread: true, value: expression(second, source) }];
    if (group.some((one) => one.name === 'for')) return [positional(comprehension(group, source))];
    return [
      positional(group.length === 1 ? expression(first, source) : other(...group.filter(isMeaning).map((one) => expression(one, source)))),
    ];
  });
}

function read(node: SyntaxNode, source: Source): Expr {
  const kids = childrenOf(node).filter((child) => !isComment(child));
  const parts = kids.filter(isMeaning);
  const [first, second, third] = parts;
  switch (node.name) {
    case 'VariableName':
      return { t: 'name', name: source.text(node) };
    case 'String':
      return text(literal(source.text(node)));
    case 'FormatString':
      return formatString(node, kids, source);
    case 'ContinuedString':
      return { t: 'concat', parts: parts.map((part) => expression(part, source)) };
    case 'Number':
      return { t: 'plain', value: Number(source.text(node).replaceAll('_', '')) };
    case 'Boolean':
      return { t: 'plain', value: source.text(node) === 'True' };
    case 'None':
      return { t: 'plain', value: null };
    case 'ParenthesizedExpression':
    case 'AwaitExpression':
    case 'YieldExpression':
      return first ? expression(first, source) : other();
    case 'MemberExpression':
      return member(kids, source);
    case 'CallExpression':
      return first && second ? { t: 'call', fn: expression(first, source), args: argumentsOf(second, source) } : other();
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'SetExpression':
      return { t: 'list', items: argumentsOf(node, source) };
    case 'DictionaryExpression':
      return dictionary(kids, source);
    case 'BinaryExpression': {
      if (!first || !third || !second) return other();
      const operator = source.text(second);
      if (operator === '+') return { t: 'concat', parts: [expression(first, source), expression(third, source)] };
      if (operator === '%') return { t: 'format', template: expression(first, source), values: expression(third, source) };
      // `a / b` on paths joins them.
      if (operator === '/') return { t: 'concat', parts: [expression(first, source), text('/'), expression(third, source)] };
      return other(expression(first, source), expression(third, source));
    }
    case 'ConditionalExpression':
      if (!first || !second || !third) return other();
      return {
        t: 'sequence',
        first: [expression(second, source)],
        value: { t: 'either', options: [expression(first, source), expression(third, source)] },
      };
    case 'NamedExpression':
      return first && third ? { t: 'assign', target: targetOf(first, source), value: expression(third, source) } : other();
    case 'LambdaExpression':
      return functionOf(node, source);
    case 'ArrayComprehensionExpression':
    case 'SetComprehensionExpression':
    case 'DictionaryComprehensionExpression':
    case 'ComprehensionExpression':
      return comprehension(kids, source);
    default:
      return other(...parts.map((part) => expression(part, source)));
  }
}

/** `[f(x) for x in xs]` calls f on each: a function called through a loop. */
function comprehension(kids: readonly SyntaxNode[], source: Source): Expr {
  const at = kids.findIndex((child) => child.name === 'for');
  const items = kids
    .slice(0, at)
    .filter(isMeaning)
    .map((child) => expression(child, source));
  const [first] = loop(kids.slice(at + 1), source);
  return first?.t === 'loop' ? { t: 'map', target: first.target, over: first.over, items } : other(...items);
}

function member(kids: readonly SyntaxNode[], source: Source): Expr {
  const [of, sign, ...rest] = kids;
  if (!of) return other();
  if (sign?.name === '.') return { t: 'member', of: expression(of, source), key: text(rest[0] ? source.text(rest[0]) : '') };
  const inside = rest.filter((child) => child.name !== ']');
  if (inside.some((child) => child.name === ':')) {
    const bounds: (number | null)[] = [null];
    for (const child of inside) {
      if (child.name === ':') bounds.push(null);
      else bounds[bounds.length - 1] = Number(source.text(child).replaceAll(' ', ''));
    }
    return { t: 'slice', of: expression(of, source), bounds };
  }
  return { t: 'member', of: expression(of, source), key: group(inside, source) };
}

function dictionary(kids: readonly SyntaxNode[], source: Source): Expr {
  return {
    t: 'dict',
    entries: commaGroups(kids).flatMap((group): { key: Expr | null; value: Expr }[] => {
      const [first, , third] = group;
      if (!first) return [];
      if (first.name === '**') return group[1] ? [{ key: null, value: expression(group[1], source) }] : [];
      return third ? [{ key: expression(first, source), value: expression(third, source) }] : [];
    }),
  };
}

function formatString(node: SyntaxNode, kids: readonly SyntaxNode[], source: Source): Expr {
  const whole = source.text(node);
  const [, prefix = '', quote = ''] = /^([a-zA-Z]*)("""|'''|"|')/.exec(whole) ?? [];
  const raw = /r/i.test(prefix);
  const parts: Expr[] = [];
  let at = node.from + prefix.length + quote.length;
  const literalUntil = (end: number): void => {
    const piece = source.between(at, end).replaceAll('{{', '{').replaceAll('}}', '}');
    if (piece !== '') parts.push(text(raw ? piece : unescaped(piece)));
  };
  for (const child of kids) {
    if (child.name !== 'FormatReplacement') continue;
    literalUntil(child.from);
    const inner = childrenOf(child).find((one) => isMeaning(one) && !/^Format/.test(one.name));
    parts.push(inner ? expression(inner, source) : other());
    at = child.to;
  }
  literalUntil(Math.max(at, node.to - quote.length));
  return { t: 'concat', parts };
}

/** The value of a string literal with its prefix and quotes. */
function literal(source: string): string {
  const [, prefix = '', , body = ''] = /^([a-zA-Z]*)("""|'''|"|')([\s\S]*)$/.exec(source) ?? [];
  const quote = source.slice(prefix.length).match(/^("""|'''|"|')/)?.[0] ?? '';
  const inner = body.endsWith(quote) ? body.slice(0, body.length - quote.length) : body;
  return /r/i.test(prefix) ? inner : unescaped(inner);
}
