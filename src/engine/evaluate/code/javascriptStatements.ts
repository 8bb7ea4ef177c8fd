import { parseJavascript } from '../../parse/javascript';
import type { SyntaxNode } from '../../parse/python';
import { unescaped } from './escapes';
import { type Expr, other, type Param, type Stmt, type Target, text } from './ir';
import { expression } from './javascriptExpressions';
import { Source } from './source';
import { childrenOf, commaGroups, isMeaning } from './tree';

/** JavaScript or TypeScript code in the common form. */
export function readJavascript(code: string): readonly Stmt[] {
  return block(parseJavascript(code).topNode, new Source(code));
}

const run = (expr: Expr): Stmt => ({ t: 'expr', expr });

function block(node: SyntaxNode, source: Source): readonly Stmt[] {
  return childrenOf(node)
    .filter(isMeaning)
    .flatMap((child) =>
      source.deeper(
        () => statement(child, source),
        (tooDeep) => [run(tooDeep)],
      ),
    );
}

function statement(node: SyntaxNode, source: Source): readonly Stmt[] {
  const kids = childrenOf(node);
  const parts = kids.filter(isMeaning);
  switch (node.name) {
    case 'ImportDeclaration':
      return imports(kids, source).map(run);
    case 'VariableDeclaration':
      return declarations(kids, source);
    case 'FunctionDeclaration': {
      const name = kids.find((child) => child.name === 'VariableDefinition');
      const value = functionOf(node, source);
      return [run(name ? { t: 'assign', target: { t: 'name', name: source.text(name) }, value } : value)];
    }
    case 'ClassDeclaration': {
      const name = kids.find((child) => child.name === 'VariableDefinition');
      const value = classOf(node, source);
      return [run(name ? { t: 'assign', target: { t: 'name', name: source.text(name) }, value } : value)];
    }
    case 'ReturnStatement':
      return [{ t: 'return', value: parts[0] ? expression(parts[0], source) : other() }];
    case 'Block':
    case 'ExportDeclaration':
    case 'LabeledStatement':
      return block(node, source);
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoStatement':
    case 'SwitchStatement':
    case 'SwitchBody':
      return branches(parts, source);
    case 'TryStatement': {
      const [body, ...rest] = parts;
      return [...(body ? block(body, source) : []), { t: 'branch', blocks: rest.map((clause) => clauseBody(clause, source)) }];
    }
    case 'ForStatement':
      return loop(parts, source);
    case 'InterfaceDeclaration':
    case 'TypeAliasDeclaration':
    case 'EmptyStatement':
      return [];
    case 'ExpressionStatement':
      return parts.map((part) => run(expression(part, source)));
    default:
      return [run(expression(node, source))];
  }
}

const STATEMENT = /(Statement|Declaration|Block)$/;

function branches(parts: readonly SyntaxNode[], source: Source): readonly Stmt[] {
  const blocks: (readonly Stmt[])[] = [];
  const conditions: Stmt[] = [];
  for (const part of parts) {
    if (part.name === 'SwitchBody')
      blocks.push(
        ...childrenOf(part)
          .filter(isMeaning)
          .map((one) => statementOrExpression(one, source)),
      );
    else if (STATEMENT.test(part.name)) blocks.push(statement(part, source));
    else conditions.push(run(expression(part, source)));
  }
  return [...conditions, { t: 'branch', blocks }];
}

const statementOrExpression = (node: SyntaxNode, source: Source): readonly Stmt[] =>
  STATEMENT.test(node.name) ? statement(node, source) : node.name.endsWith('Label') ? [] : [run(expression(node, source))];

function clauseBody(clause: SyntaxNode, source: Source): readonly Stmt[] {
  const body = childrenOf(clause).find((child) => child.name === 'Block');
  return body ? block(body, source) : [];
}

function loop(parts: readonly SyntaxNode[], source: Source): readonly Stmt[] {
  const [head, ...rest] = parts;
  const body = rest.flatMap((part) => statementOrExpression(part, source));
  if (!head) return body;
  const inner = childrenOf(head).filter(isMeaning);
  if (head.name === 'ForOfSpec' || head.name === 'ForInSpec') {
    const [target, over] = inner;
    return [{ t: 'loop', target: target ? targetOf(target, source) : null, over: over ? expression(over, source) : other(), body }];
  }
  return [...inner.flatMap((part) => statementOrExpression(part, source)), { t: 'branch', blocks: [body] }];
}

function declarations(kids: readonly SyntaxNode[], source: Source): readonly Stmt[] {
  return commaGroups(kids).flatMap((group): Stmt[] => {
    const words = group.filter(isMeaning);
    const target = words.find((child) => /^(VariableDefinition|ObjectPattern|ArrayPattern)$/.test(child.name));
    const at = group.findIndex((child) => child.name === 'Equals');
    const value = at < 0 ? undefined : group[at + 1];
    return target && value ? [run({ t: 'assign', target: targetOf(target, source), value: expression(value, source) })] : [];
  });
}

function imports(kids: readonly SyntaxNode[], source: Source): readonly Expr[] {
  const from = kids.find((child) => child.name === 'String');
  if (!from) return [];
  const module = unescaped(source.text(from).slice(1, -1)).replace(/^node:/, '');
  const bind = (local: SyntaxNode, path: string): Expr => ({
    t: 'assign',
    target: { t: 'name', name: source.text(local) },
    value: { t: 'path', path },
  });
  // Imported for what it does.
  if (!kids.some((child) => child.name === 'VariableDefinition' || child.name === 'ImportGroup')) return [{ t: 'path', path: module }];
  return kids.flatMap((child): Expr[] => {
    if (child.name === 'VariableDefinition') return [bind(child, module)];
    if (child.name !== 'ImportGroup') return [];
    return commaGroups(childrenOf(child)).flatMap((group) => {
      const [first] = group;
      const last = group.at(-1);
      if (!first || !last) return [];
      const name = source.text(first);
      return [bind(last, name === 'default' ? module : `${module}.${name}`)];
    });
  });
}

export function targetOf(node: SyntaxNode, source: Source): Target {
  if (node.name === 'MemberExpression') {
    const expr = expression(node, source);
    if (expr.t === 'member') return { t: 'member', of: expr.of, key: expr.key };
  }
  if (/^(ArrayPattern|ArrayExpression)$/.test(node.name)) {
    return {
      t: 'pattern',
      items: commaGroups(childrenOf(node)).flatMap((group, key) => (group[0] ? [{ key, target: targetOf(group[0], source) }] : [])),
    };
  }
  if (/^(ObjectPattern|ObjectExpression)$/.test(node.name)) {
    const items = childrenOf(node).filter((child) => child.name === 'PatternProperty' || child.name === 'Property');
    return { t: 'pattern', items: items.flatMap((child) => propertyTarget(child, source)) };
  }
  return { t: 'name', name: source.text(node) };
}

function propertyTarget(node: SyntaxNode, source: Source): readonly { readonly key: string; readonly target: Target }[] {
  const [first, sign, third] = childrenOf(node);
  if (!first || first.name === 'Spread') return [];
  const key = source.text(first).replace(/^['"]|['"]$/g, '');
  return [{ key, target: sign?.name === ':' && third ? targetOf(third, source) : { t: 'name', name: key } }];
}

export function functionOf(node: SyntaxNode, source: Source): Expr {
  const kids = childrenOf(node);
  const params = kids.find((child) => child.name === 'ParamList');
  const body = kids.find((child) => child.name === 'Block');
  const last = kids.at(-1);
  return {
    t: 'function',
    params: params ? commaGroups(childrenOf(params)).flatMap((group) => param(group, source)) : [],
    body: body ? block(body, source) : last && isMeaning(last) ? [{ t: 'return', value: expression(last, source) }] : [],
  };
}

function param(group: readonly SyntaxNode[], source: Source): readonly Param[] {
  const target = group.find((child) => /^(VariableDefinition|ObjectPattern|ArrayPattern)$/.test(child.name));
  if (!target) return [];
  const at = group.findIndex((child) => child.name === 'Equals');
  const fallback = at < 0 ? undefined : group[at + 1];
  return [
    {
      target: targetOf(target, source),
      fallback: fallback ? expression(fallback, source) : null,
      rest: group[0]?.name === 'Spread' ? 'list' : null,
    },
  ];
}

export function classOf(node: SyntaxNode, source: Source): Expr {
  const kids = childrenOf(node);
  const body = kids.find((child) => child.name === 'ClassBody');
  const at = kids.findIndex((child) => child.name === 'extends');
  const base = at < 0 ? undefined : kids[at + 1];
  const members = (body ? childrenOf(body) : []).flatMap((child): (readonly [string, Expr])[] => {
    const name = childrenOf(child).find((one) => /^(Private)?PropertyDefinition$/.test(one.name));
    if (!name) return child.name === 'StaticBlock' ? [] : [];
    if (child.name === 'MethodDeclaration') return [[source.text(name), functionOf(child, source)]];
    const inner = childrenOf(child);
    const value = inner[inner.findIndex((one) => one.name === 'Equals') + 1];
    return value && inner.some((one) => one.name === 'Equals') ? [[source.text(name), expression(value, source)]] : [];
  });
  return { t: 'class', bases: base ? [expression(base, source)] : [], members };
}

/** Names of object members as text. */
export const keyText = (node: SyntaxNode, source: Source): Expr => text(source.text(node));
