import type { SyntaxNode } from '../../parse/php';
import { HOLE } from '../../types';
import { unescaped } from './escapes';
import { type Argument, type Expr, other, positional, text } from './ir';
import { classOf, functionOf, targetOf } from './phpStatements';
import type { Source } from './source';
import { childrenOf, commaGroups, isComment, isMeaning } from './tree';

/** One PHP expression in the common form. */
export const expression = (node: SyntaxNode, source: Source): Expr =>
  source.deeper(
    () => read(node, source),
    (tooDeep) => tooDeep,
  );

const own = (name: string, ...args: readonly Expr[]): Expr => ({
  t: 'call',
  fn: { t: 'path', path: name },
  args: args.map(positional),
});

function read(node: SyntaxNode, source: Source): Expr {
  const kids = childrenOf(node).filter((child) => !isComment(child));
  const parts = kids.filter(isMeaning);
  const [first, second, third] = parts;
  const all = (): Expr => other(...parts.map((part) => expression(part, source)));
  switch (node.name) {
    case 'VariableName':
      return { t: 'name', name: source.text(node) === '$this' ? 'this' : source.text(node) };
    case 'Name':
    case 'QualifiedName':
      if (source.text(node) === '__DIR__') return own('php.dir');
      return { t: 'name', name: className(source.text(node)) };
    case 'String':
      return string(node, kids, source);
    case 'HeredocString':
      return heredoc(source.text(node));
    case 'ShellExpression':
      return own('shell_exec', interpolated(source.text(node).slice(1, -1)));
    case 'Integer':
    case 'Float':
      return { t: 'plain', value: Number(source.text(node).replaceAll('_', '')) };
    case 'Boolean':
      return { t: 'plain', value: /^true$/i.test(source.text(node)) };
    case 'null':
      return { t: 'plain', value: null };
    case 'ParenthesizedExpression':
    case 'CloneExpression':
    case 'ThrowExpression':
      return first ? expression(first, source) : other();
    case 'CastExpression':
      return parts.at(-1) ? expression(parts.at(-1) ?? node, source) : other();
    case 'UnaryExpression':
      return parts.at(-1) ? expression(parts.at(-1) ?? node, source) : other();
    case 'PrintIntrinsic':
      return other(...parts.map((part) => expression(part, source)));
    case 'IncludeExpression':
    case 'RequireExpression':
      return own('php.include', first ? expression(first, source) : other());
    case 'ArrayExpression':
      return array(node, source);
    case 'CallExpression':
      return call(first, parts.at(-1), source);
    case 'NewExpression': {
      const args = kids.find((child) => child.name === 'ArgList');
      const body = kids.find((child) => child.name === 'DeclarationList');
      const fn = body ? classOf(node, source) : first && first.name !== 'ArgList' ? expression(first, source) : other();
      return { t: 'call', fn, args: args ? argumentsOf(args, source) : [] };
    }
    case 'MemberExpression':
    case 'ScopedExpression':
      return first && second ? { t: 'member', of: expression(first, source), key: key(second, source) } : all();
    case 'SubscriptExpression':
      return first ? { t: 'member', of: expression(first, source), key: second ? key(second, source) : text('') } : other();
    case 'AssignmentExpression':
    case 'UpdateExpression': {
      const value = parts.at(-1);
      if (!first || !value || value === first) return all();
      const operator = source.text(kids.find((child) => /Op$/.test(child.name)) ?? node);
      const made = expression(value, source);
      const whole: Expr = operator === '.=' || operator === '+=' ? { t: 'concat', parts: [expression(first, source), made] } : made;
      return { t: 'assign', target: targetOf(first, source), value: whole };
    }
    case 'BinaryExpression': {
      const operator = second ? source.text(second) : '';
      if (!first || !third) return all();
      if (operator === '.') return { t: 'concat', parts: [text(''), expression(first, source), expression(third, source)] };
      if (operator === '??' || operator === '?:') return { t: 'either', options: [expression(first, source), expression(third, source)] };
      return other(expression(first, source), expression(third, source));
    }
    case 'ConditionalExpression': {
      const options = parts.filter((part) => !/Op$/.test(part.name)).map((part) => expression(part, source));
      return {
        t: 'sequence',
        first: options.slice(0, 1),
        value: { t: 'either', options: options.length > 2 ? options.slice(1) : options },
      };
    }
    case 'MatchExpression': {
      const arms = childrenOf(kids.find((child) => child.name === 'MatchBlock') ?? node).filter((child) => child.name === 'MatchArm');
      const values = arms.flatMap((arm) => childrenOf(arm).filter(isMeaning).slice(-1));
      return { t: 'either', options: values.map((value) => expression(value, source)) };
    }
    case 'FunctionExpression':
    case 'ArrowFunction':
      return functionOf(node, source);
    default:
      return all();
  }
}

/** `Foo\Bar` as a dotted path. */
export const className = (name: string): string => name.replace(/^\\/, '').replaceAll('\\', '.');
/** Names of functions know no case, and one without a namespace is found from any. */
const functionName = (name: string): string => name.slice(name.lastIndexOf('\\') + 1).toLowerCase();

function call(callee: SyntaxNode | undefined, list: SyntaxNode | undefined, source: Source): Expr {
  const args = list?.name === 'ArgList' ? argumentsOf(list, source) : [];
  if (!callee) return other();
  if (callee.name === 'Name' || callee.name === 'QualifiedName')
    return { t: 'call', fn: { t: 'name', name: functionName(source.text(callee)) }, args };
  const fn = expression(callee, source);
  // What a variable names is called by its name.
  if (callee.name !== 'MemberExpression' && callee.name !== 'ScopedExpression')
    return { t: 'call', fn: { t: 'path', path: 'php.call' }, args: [positional(fn), ...args] };
  return { t: 'call', fn, args };
}

/** A member's or an element's name. */
function key(node: SyntaxNode, source: Source): Expr {
  const inner = node.name === 'ClassMemberName' ? childrenOf(node)[0] : node;
  if (inner?.name === 'Name') return text(source.text(inner));
  if (inner?.name === 'VariableName' && node.name === 'ClassMemberName') return text(source.text(inner).slice(1));
  return inner ? expression(inner, source) : text(source.text(node));
}

function argumentsOf(list: SyntaxNode, source: Source): readonly Argument[] {
  return commaGroups(childrenOf(list)).flatMap((group): Argument[] => {
    const [first] = group.filter(isMeaning);
    if (!first) return [];
    const inner = childrenOf(first);
    const last = inner.at(-1);
    if (first.name === 'NamedArgument' && inner[0] && last)
      return [{ name: source.text(inner[0]), spread: false, value: expression(last, source) }];
    if (first.name === 'SpreadArgument' && last) return [{ name: null, spread: true, value: expression(last, source) }];
    return [positional(expression(first, source))];
  });
}

/** With keys a dict, without a list. */
function array(node: SyntaxNode, source: Source): Expr {
  const list = childrenOf(node).find((child) => child.name === 'ValueList') ?? node;
  const items = commaGroups(childrenOf(list)).flatMap((group) => group.filter((one) => isMeaning(one) || one.name === 'Pair'));
  if (!items.some((item) => item.name === 'Pair'))
    return { t: 'list', items: items.filter((item) => item.name !== 'array').map((item) => positional(expression(item, source))) };
  return {
    t: 'dict',
    entries: items.map((item, at) => {
      const [name, ...rest] = childrenOf(item).filter(isMeaning);
      const value = rest.at(-1);
      if (item.name !== 'Pair' || !name || !value) return { key: text(String(at)), value: expression(item, source) };
      return { key: name.name === 'Name' ? text(source.text(name)) : expression(name, source), value: expression(value, source) };
    }),
  };
}

function string(node: SyntaxNode, kids: readonly SyntaxNode[], source: Source): Expr {
  const whole = source.text(node);
  if (whole.startsWith("'")) return text(whole.slice(1, -1).replace(/\\(['\\])/g, '$1'));
  const parts: Expr[] = [];
  let at = node.from + 1;
  const until = (end: number): void => {
    const piece = source.between(at, end);
    if (piece !== '') parts.push(text(piece));
  };
  for (const child of kids) {
    until(child.from);
    at = child.to;
    if (child.name === 'EscapeSequence')
      parts.push(text(source.text(child) === '\\$' ? '$' : unescaped(source.text(child).replace('\\e', '\\x1b'))));
    else {
      const inner = child.name === 'Interpolation' ? childrenOf(child).find(isMeaning) : child;
      parts.push(inner ? (inner.name === 'Name' ? { t: 'name', name: `$${source.text(inner)}` } : expression(inner, source)) : other());
    }
  }
  until(Math.max(at, node.to - 1));
  const [only] = parts;
  return parts.length === 0 ? text('') : parts.length === 1 && only?.t === 'text' ? only : { t: 'concat', parts: [text(''), ...parts] };
}

/** The text of a here-document; the indentation of its end mark goes. */
function heredoc(whole: string): Expr {
  const [, quote = '', , body = ''] = /^<<<[ \t]*(['"]?)(\w+)['"]?\r?\n([\s\S]*?)\r?\n?[ \t]*\2$/.exec(whole) ?? [];
  return quote === "'" ? text(body) : interpolated(body);
}

const VARIABLE = /\{\$(\w+)\}|\$\{(\w+)\}|\$(\w+)(?![\w[]|->)|\{\$[^}]*\}|\$\w+(?:\[[^\]]*\]|->\w+)/g;

/** Text with variables in it; only plain ones are known. */
function interpolated(body: string): Expr {
  const parts: Expr[] = [text('')];
  let at = 0;
  for (const found of body.matchAll(VARIABLE)) {
    parts.push(text(unescaped(body.slice(at, found.index))));
    const name = found[1] ?? found[2] ?? found[3];
    parts.push(name === undefined ? text(HOLE) : { t: 'name', name: `$${name}` });
    at = found.index + found[0].length;
  }
  parts.push(text(unescaped(body.slice(at))));
  return { t: 'concat', parts };
}
