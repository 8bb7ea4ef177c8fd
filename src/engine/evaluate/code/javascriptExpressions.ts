import type { SyntaxNode } from '../../parse/python';
import { unescaped } from './escapes';
import { type Argument, type Expr, other, positional, text } from './ir';
import { classOf, functionOf, keyText, targetOf } from './javascriptStatements';
import type { Source } from './source';
import { childrenOf, commaGroups, isComment, isMeaning } from './tree';

/** One JavaScript expression in the common form. */
export function expression(node: SyntaxNode, source: Source): Expr {
  return source.deeper(
    () => read(node, source),
    (tooDeep) => tooDeep,
  );
}

function read(node: SyntaxNode, source: Source): Expr {
  const kids = childrenOf(node).filter((child) => !isComment(child));
  const parts = kids.filter(isMeaning);
  const [first, second, third] = parts;
  const expr = (one: SyntaxNode | undefined): Expr => (one ? expression(one, source) : other());
  switch (node.name) {
    case 'VariableName':
    case 'this':
    case 'super':
      return { t: 'name', name: source.text(node) };
    case 'String':
      return text(unescaped(source.text(node).slice(1, -1)));
    case 'TemplateString':
      return { t: 'concat', parts: templateParts(node, source) };
    case 'TaggedTemplateExpression':
      return first && second
        ? {
            t: 'call',
            fn: { t: 'member', of: expr(first), key: text('``') },
            args: [positional({ t: 'concat', parts: templateParts(second, source) })],
          }
        : other();
    case 'Number':
      return { t: 'plain', value: Number(source.text(node).replace(/_|n$/g, '')) };
    case 'BooleanLiteral':
      return { t: 'plain', value: source.text(node) === 'true' };
    case 'ParenthesizedExpression':
      return parts.length > 1 ? other(...parts.slice(0, -1).map(expr)) : expr(first);
    case 'AwaitExpression':
    case 'YieldExpression':
      return expr(first);
    case 'UnaryExpression':
      return other(expr(parts.at(-1)));
    case 'MemberExpression': {
      const [, sign, name] = kids;
      if (sign?.name === '[' || kids[2]?.name === '[') return { t: 'member', of: expr(first), key: expr(parts.at(-1)) };
      return { t: 'member', of: expr(first), key: name ? keyText(name, source) : other() };
    }
    case 'ImportMeta':
    case 'MetaProperty':
      return { t: 'path', path: source.text(node) };
    case 'DynamicImport':
      return { t: 'call', fn: { t: 'name', name: 'require' }, args: first ? [positional(expr(first))] : [] };
    case 'CallExpression':
      // `import(x)` stands in a call too.
      return {
        t: 'call',
        fn: kids[0]?.name === 'import' ? { t: 'name', name: 'require' } : expr(first),
        args: argumentsOf(
          kids.find((one) => one.name === 'ArgList'),
          source,
        ),
      };
    case 'NewExpression':
      return {
        t: 'call',
        fn: expr(first),
        args: argumentsOf(
          kids.find((one) => one.name === 'ArgList'),
          source,
        ),
      };
    case 'ArrayExpression':
      return { t: 'list', items: argumentsOf(node, source) };
    case 'ObjectExpression':
      return { t: 'dict', entries: parts.flatMap((part) => property(part, source)) };
    case 'ArrowFunction':
    case 'FunctionExpression':
      return functionOf(node, source);
    case 'ClassExpression':
      return classOf(node, source);
    case 'AssignmentExpression':
      return assignment(kids, parts, source);
    case 'ConditionalExpression':
      return { t: 'sequence', first: [expr(first)], value: { t: 'either', options: [expr(parts[2]), expr(parts.at(-1))] } };
    case 'BinaryExpression': {
      const operator = second ? source.text(second) : '';
      if (operator === '+') return { t: 'concat', parts: [expr(first), expr(third)] };
      if (second?.name === 'LogicOp') return { t: 'either', options: [expr(first), expr(third)] };
      // `x as T`, `x satisfies T`.
      if (kids[1] && !isMeaning(kids[1])) return expr(first);
      return other(expr(first), expr(third));
    }
    case 'SequenceExpression': {
      return { t: 'sequence', first: parts.slice(0, -1).map(expr), value: expr(parts.at(-1)) };
    }
    case 'null':
      return { t: 'plain', value: null };
    default:
      return other(...parts.map(expr));
  }
}

function assignment(kids: readonly SyntaxNode[], parts: readonly SyntaxNode[], source: Source): Expr {
  const [target] = kids;
  const value = parts.at(-1);
  if (!target || !value) return other();
  const made = expression(value, source);
  const added = kids.some((one) => one.name === 'UpdateOp');
  return {
    t: 'assign',
    target: targetOf(target, source),
    value: added ? { t: 'concat', parts: [expression(target, source), made] } : made,
  };
}

function argumentsOf(list: SyntaxNode | undefined, source: Source): readonly Argument[] {
  if (!list) return [];
  return commaGroups(childrenOf(list)).flatMap((group): Argument[] => {
    const [first, second] = group;
    if (!first) return [];
    if (first.name === 'Spread') return second ? [{ name: null, spread: true, value: expression(second, source) }] : [];
    return [positional(expression(first, source))];
  });
}

function property(node: SyntaxNode, source: Source): readonly { readonly key: Expr | null; readonly value: Expr }[] {
  const kids = childrenOf(node);
  const [first, second] = kids;
  if (node.name !== 'Property' || !first) return [{ key: null, value: other(expression(node, source)) }];
  if (first.name === 'Spread') return second ? [{ key: null, value: expression(second, source) }] : [];
  if (kids.some((one) => one.name === 'ParamList')) {
    const name = kids.find((one) => one.name === 'PropertyDefinition');
    return [{ key: name ? keyText(name, source) : other(), value: functionOf(node, source) }];
  }
  const colon = kids.findIndex((one) => one.name === ':');
  const value = colon < 0 ? undefined : kids[colon + 1];
  const key: Expr =
    first.name === '[' && second
      ? expression(second, source)
      : first.name === 'String' || first.name === 'Number'
        ? expression(first, source)
        : keyText(first, source);
  return [{ key, value: value ? expression(value, source) : { t: 'name', name: source.text(first) } }];
}

function templateParts(node: SyntaxNode, source: Source): readonly Expr[] {
  const parts: Expr[] = [];
  let at = node.from + 1;
  for (const child of childrenOf(node)) {
    if (child.name !== 'Interpolation') continue;
    parts.push(text(unescaped(source.between(at, child.from))));
    const inner = childrenOf(child).find(isInside);
    parts.push(inner ? expression(inner, source) : other());
    at = child.to;
  }
  parts.push(text(unescaped(source.between(at, node.to - 1))));
  return parts;
}
const isInside = (node: SyntaxNode): boolean => isMeaning(node) && !/^Interpolation(Start|End)$/.test(node.name);
