import { parsePhp, type SyntaxNode } from '../../parse/php';
import { type Expr, other, type Param, type Stmt, type Target, text } from './ir';
import { className, expression } from './phpExpressions';
import { Source } from './source';
import { childrenOf, commaGroups, isMeaning } from './tree';

/** PHP code in the common form; code that is evaluated has no opening tag. */
export function readPhp(code: string): readonly Stmt[] {
  const whole = /^\s*(?:#![^\n]*\n\s*)?<\?/.test(code) || /<\?(?:php|=)/.test(code) ? code : `<?php ${code}`;
  return block(parsePhp(whole).topNode, new Source(whole));
}

const run = (expr: Expr): Stmt => ({ t: 'expr', expr });

const block = (node: SyntaxNode, source: Source): readonly Stmt[] =>
  childrenOf(node)
    .filter(isMeaning)
    .flatMap((child) => statement(child, source));

const statement = (node: SyntaxNode, source: Source): readonly Stmt[] =>
  source.deeper(
    () => statementInner(node, source),
    (tooDeep) => [run(tooDeep)],
  );

function statementInner(node: SyntaxNode, source: Source): readonly Stmt[] {
  const kids = childrenOf(node);
  const parts = kids.filter(isMeaning);
  switch (node.name) {
    case 'Block':
    case 'ColonBlock':
    case 'CaseStatement':
    case 'DefaultStatement':
    case 'NamespaceDefinition':
    case 'DeclareStatement':
      return block(node, source);
    case 'ReturnStatement':
      return [{ t: 'return', value: parts[0] ? expression(parts[0], source) : other() }];
    case 'FunctionDefinition': {
      const name = kids.find((child) => child.name === 'Name');
      return name ? [bind(source.text(name).toLowerCase(), functionOf(node, source))] : [];
    }
    case 'ClassDeclaration':
    case 'TraitDeclaration':
    case 'EnumDeclaration': {
      const name = kids.find((child) => child.name === 'Name');
      return name ? [bind(source.text(name), classOf(node, source))] : [];
    }
    case 'ConstDeclaration':
    case 'FunctionStaticDeclaration':
      return kids.filter((child) => child.name === 'VariableDeclarator').flatMap((one) => declared(one, source));
    case 'NamespaceUseDeclaration':
      return uses(node, source);
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoStatement':
    case 'SwitchStatement':
    case 'ForStatement':
    case 'TryStatement':
      return branches(node, parts, source);
    case 'ForeachStatement':
      return loop(kids, source);
    case 'TextInterpolation':
      return [];
    case 'ExpressionStatement':
    case 'EchoStatement':
      return parts.map((child) => run(expression(child, source)));
    default:
      return parts.map((child) => run(expression(child, source)));
  }
}

const bind = (name: string, value: Expr): Stmt => run({ t: 'assign', target: { t: 'name', name }, value });
const isBody = (node: SyntaxNode): boolean => /Statement$|^(?:Block|ColonBlock)$/.test(node.name);

function branches(node: SyntaxNode, parts: readonly SyntaxNode[], source: Source): readonly Stmt[] {
  const conditions = parts.filter((part) => !isBody(part) && part.name !== 'CatchDeclarator');
  const before = conditions.flatMap((part) =>
    part.name === 'ForSpec'
      ? childrenOf(part)
          .filter(isMeaning)
          .map((one) => run(expression(one, source)))
      : [run(expression(part, source))],
  );
  const bodies = parts.filter(isBody);
  // Each case of a switch may be the one.
  const blocks =
    node.name === 'SwitchStatement'
      ? bodies.flatMap((body) => childrenOf(body).filter(isMeaning)).map((one) => statement(one, source))
      : bodies.map((body) => statement(body, source));
  const [first, ...rest] = blocks;
  if ((node.name === 'TryStatement' || node.name === 'DoStatement') && first) return [...first, { t: 'branch', blocks: rest }, ...before];
  return [...before, { t: 'branch', blocks }];
}

function loop(kids: readonly SyntaxNode[], source: Source): readonly Stmt[] {
  const spec = kids.find((child) => child.name === 'ForSpec');
  const inner = spec ? childrenOf(spec) : [];
  const at = inner.findIndex((child) => child.name === 'as');
  const over = inner.slice(0, at).find(isMeaning);
  const item = inner.slice(at + 1).find((child) => isMeaning(child) || child.name === 'Pair');
  const value = item?.name === 'Pair' ? childrenOf(item).filter(isMeaning).at(-1) : item;
  const body = kids.filter((child) => isMeaning(child) && child.name !== 'ForSpec').flatMap((child) => statement(child, source));
  return [{ t: 'loop', target: value ? targetOf(value, source) : null, over: over ? expression(over, source) : other(), body }];
}

function declared(node: SyntaxNode, source: Source): readonly Stmt[] {
  const [name, ...rest] = childrenOf(node).filter(isMeaning);
  const value = rest.at(-1);
  return name && value && value !== name ? [bind(source.text(name), expression(value, source))] : [];
}

/** `use A\B as C`, `use A\{B, C as D}` */
function uses(node: SyntaxNode, source: Source): readonly Stmt[] {
  const whole = source.text(node).replace(/^use\s+(?:function\s+|const\s+)?|;\s*$/gi, '');
  const isFunction = /^use\s+function/i.test(source.text(node));
  const [, base = '', group] = /^([\s\S]*?)\{([\s\S]*)\}\s*$/.exec(whole) ?? [];
  return (group ?? whole).split(',').flatMap((one): Stmt[] => {
    const [, path = '', alias] = /^\s*([\w\\]+)(?:\s+as\s+(\w+))?\s*$/i.exec(one) ?? [];
    if (path === '' || isFunction) return [];
    const full = className(`${base.trim()}${path}`);
    return [bind(alias ?? full.slice(full.lastIndexOf('.') + 1), { t: 'path', path: full })];
  });
}

export function targetOf(node: SyntaxNode, source: Source): Target {
  if (/^(?:Member|Scoped|Subscript)Expression$/.test(node.name)) {
    const expr = expression(node, source);
    if (expr.t === 'member') return { t: 'member', of: expr.of, key: expr.key };
  }
  if (/^(?:Array|List)Expression$/.test(node.name)) {
    const list = childrenOf(node).find((child) => child.name === 'ValueList') ?? node;
    const items = commaGroups(childrenOf(list)).flatMap((group) => group.filter(isMeaning).slice(-1));
    return { t: 'pattern', items: items.map((item, key) => ({ key, target: targetOf(item, source) })) };
  }
  return { t: 'name', name: source.text(node) };
}

export function functionOf(node: SyntaxNode, source: Source): Expr {
  const kids = childrenOf(node);
  const params = kids.find((child) => child.name === 'ParamList');
  const body = kids.find((child) => child.name === 'Block');
  const last = kids.at(-1);
  return {
    t: 'function',
    params: params
      ? childrenOf(params)
          .filter((child) => /Parameter$/.test(child.name))
          .flatMap((child) => param(child, source))
      : [],
    body: body ? block(body, source) : last ? [{ t: 'return', value: expression(last, source) }] : [],
  };
}

function param(node: SyntaxNode, source: Source): readonly Param[] {
  const kids = childrenOf(node);
  const name = kids.find((child) => child.name === 'VariableName');
  if (!name) return [];
  const at = kids.findIndex((child) => child.name === 'AssignOp');
  const fallback = at < 0 ? undefined : kids[at + 1];
  const rest = node.name === 'VariadicParameter' ? 'list' : null;
  return [{ target: { t: 'name', name: source.text(name) }, fallback: fallback ? expression(fallback, source) : null, rest }];
}

export function classOf(node: SyntaxNode, source: Source): Expr {
  const kids = childrenOf(node);
  const base = kids.find((child) => child.name === 'BaseClause');
  const members: [string, Expr][] = [];
  for (const child of childrenOf(kids.find((one) => one.name === 'DeclarationList') ?? node)) {
    if (child.name === 'MethodDeclaration') {
      const name = childrenOf(child).find((one) => one.name === 'Name');
      const plain = name ? source.text(name) : '';
      members.push([plain.toLowerCase() === '__construct' ? 'constructor' : plain, functionOf(child, source)]);
    } else if (child.name === 'PropertyDeclaration') {
      for (const one of childrenOf(child).filter((item) => item.name === 'VariableDeclarator')) {
        const [name, ...rest] = childrenOf(one).filter(isMeaning);
        const value = rest.at(-1);
        if (name) members.push([source.text(name).replace('$', ''), value && value !== name ? expression(value, source) : text('')]);
      }
    }
  }
  const bases = base ? childrenOf(base).filter((child) => /Name$/.test(child.name)) : [];
  return { t: 'class', bases: bases.map((one) => expression(one, source)), members };
}
