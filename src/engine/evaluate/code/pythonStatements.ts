import { parsePython, type SyntaxNode } from '../../parse/python';
import { type Expr, other, type Param, positional, type Stmt, type Target } from './ir';
import { argumentsOf, expression, group } from './pythonExpressions';
import { Source } from './source';
import { childrenOf, commaGroups, isMeaning } from './tree';

/** Python code in the common form. */
export function readPython(code: string): readonly Stmt[] {
  return block(parsePython(code).topNode, new Source(code));
}

function statement(node: SyntaxNode, source: Source): readonly Stmt[] {
  return source.deeper(
    () => statementInner(node, source),
    (tooDeep) => [{ t: 'expr', expr: tooDeep }],
  );
}

/** A function that becomes a command of the program (`@app.command()` of Typer and Click) is called by it. */
function commanded(kids: readonly SyntaxNode[], source: Source): readonly Stmt[] {
  if (!kids.some((one) => one.name === 'Decorator' && /^@[\w.]*\b(?:command|callback|task|flow)\b/.test(source.text(one)))) return [];
  const name = kids
    .filter((one) => one.name === 'FunctionDefinition')
    .flatMap(childrenOf)
    .find((one) => one.name === 'VariableName');
  return name
    ? [
        {
          t: 'expr',
          expr: { t: 'call', fn: { t: 'name', name: 'atexit.register' }, args: [positional({ t: 'name', name: source.text(name) })] },
        },
      ]
    : [];
}

function block(node: SyntaxNode, source: Source): readonly Stmt[] {
  return childrenOf(node)
    .filter(isMeaning)
    .flatMap((child) => statement(child, source));
}

function statementInner(node: SyntaxNode, source: Source): readonly Stmt[] {
  const kids = childrenOf(node);
  const run = (expr: Expr): Stmt => ({ t: 'expr', expr });
  switch (node.name) {
    case 'ExpressionStatement':
      return kids.filter(isMeaning).map((child) => run(expression(child, source)));
    case 'ImportStatement':
      return imports(kids, source).map(run);
    case 'AssignStatement':
      return assignments(kids, source).map(run);
    case 'UpdateStatement': {
      const [target, , value] = kids;
      if (!target || !value) return [];
      return [
        run({
          t: 'assign',
          target: targetOf(target, source),
          value: { t: 'concat', parts: [expression(target, source), expression(value, source)] },
        }),
      ];
    }
    case 'ReturnStatement':
      return [{ t: 'return', value: group(kids.slice(1), source) }];
    case 'FunctionDefinition': {
      const name = kids.find((child) => child.name === 'VariableName');
      return name ? [run({ t: 'assign', target: { t: 'name', name: source.text(name) }, value: functionOf(node, source) })] : [];
    }
    case 'DecoratedStatement':
      return [
        ...kids.filter(isMeaning).flatMap((child) =>
          child.name === 'Decorator'
            ? childrenOf(child)
                .filter(isMeaning)
                .map((one) => run(expression(one, source)))
            : statement(child, source),
        ),
        ...commanded(kids, source),
      ];
    case 'ClassDefinition':
      return [run(classOf(node, source))];
    case 'ForStatement':
      return loop(kids, source);
    case 'WithStatement':
      return withStatement(kids, source);
    case 'StatementGroup':
      return block(node, source);
    case 'IfStatement':
    case 'WhileStatement':
    case 'TryStatement':
    case 'MatchStatement':
      return branches(node, kids, source);
    default:
      return [run(other(...kids.filter(isMeaning).map((child) => expression(child, source))))];
  }
}

function branches(node: SyntaxNode, kids: readonly SyntaxNode[], source: Source): readonly Stmt[] {
  const conditions: Stmt[] = [];
  const blocks: (readonly Stmt[])[] = [];
  for (const child of kids) {
    if (child.name === 'Body' || child.name === 'MatchBody') blocks.push(block(child, source));
    else if (child.name === 'MatchClause')
      blocks.push(
        ...childrenOf(child)
          .filter((one) => one.name === 'Body')
          .map((one) => block(one, source)),
      );
    else if (isMeaning(child)) conditions.push({ t: 'expr', expr: expression(child, source) });
  }
  // The body of `try` runs, as does that of a `while`, at least in part.
  const [first, ...rest] = blocks;
  return node.name === 'TryStatement' && first ? [...first, { t: 'branch', blocks: rest }] : [...conditions, { t: 'branch', blocks }];
}

export function loop(kids: readonly SyntaxNode[], source: Source): readonly Stmt[] {
  const at = kids.findIndex((child) => child.name === 'in');
  const bodies = kids.filter((child) => child.name === 'Body').map((child) => block(child, source));
  const before = kids.slice(0, at).filter((child) => isMeaning(child));
  const over = kids.slice(at + 1).find((child) => isMeaning(child) && child.name !== 'Body');
  return [{ t: 'loop', target: targets(before, source), over: over ? expression(over, source) : other(), body: bodies.flat() }];
}

function withStatement(kids: readonly SyntaxNode[], source: Source): readonly Stmt[] {
  const statements: Stmt[] = [];
  kids.forEach((child, index) => {
    if (child.name === 'Body') statements.push(...block(child, source));
    else if (isMeaning(child) && kids[index - 1]?.name !== 'as') {
      const target = kids[index + 1]?.name === 'as' ? kids[index + 2] : undefined;
      const value = expression(child, source);
      statements.push({ t: 'expr', expr: target ? { t: 'assign', target: targetOf(target, source), value } : value });
    }
  });
  return statements;
}

/** What `from os import *` brings that does something outside the process. */
const STARS: Readonly<Record<string, readonly string[]>> = {
  os: 'system popen remove unlink rmdir removedirs rename replace truncate chmod execv execvp execl execlp path environ listdir walk'.split(
    ' ',
  ),
  subprocess: 'run call check_call check_output Popen getoutput getstatusoutput'.split(' '),
  shutil: 'rmtree move copy copy2 copyfile'.split(' '),
  pathlib: ['Path'],
  requests: 'get post put patch delete request Session'.split(' '),
  sqlalchemy: 'create_engine text delete select'.split(' '),
};

function imports(kids: readonly SyntaxNode[], source: Source): readonly Expr[] {
  const from = kids[0]?.name === 'from';
  const at = kids.findIndex((child) => child.name === 'import');
  const module = from
    ? kids
        .slice(1, at)
        .map((child) => source.text(child))
        .join('')
    : '';
  return commaGroups(kids.slice(at + 1)).flatMap((group): Expr[] => {
    const as = group.findIndex((child) => child.name === 'as');
    const name = (as < 0 ? group : group.slice(0, as)).map((child) => source.text(child)).join('');
    const alias = as < 0 ? undefined : group[as + 1];
    const local = alias ? source.text(alias) : from ? name : (name.split('.')[0] ?? name);
    const path = from ? `${module}.${name}` : as < 0 ? local : name;
    if (from && name === '*')
      return (STARS[module] ?? []).map((one) => ({
        t: 'assign',
        target: { t: 'name', name: one },
        value: { t: 'path', path: `${module}.${one}` },
      }));
    const bound: Expr = { t: 'assign', target: { t: 'name', name: local }, value: { t: 'path', path } };
    // `import a.b` runs both.
    return path === name || from ? [bound] : [{ t: 'path', path: name }, bound];
  });
}

/** `a = b = value`, `a, b = 1, 2`, `a: T = value`. */
function assignments(kids: readonly SyntaxNode[], source: Source): readonly Expr[] {
  const sides: SyntaxNode[][] = [[]];
  for (const child of kids) {
    if (child.name === 'AssignOp') sides.push([]);
    else if (isMeaning(child) && child.name !== 'TypeDef') sides.at(-1)?.push(child);
  }
  const value = group(sides.at(-1) ?? [], source);
  if (sides.length < 2) return [];
  return sides.slice(0, -1).flatMap((side): Expr[] => {
    const target = targets(side, source);
    return target ? [{ t: 'assign', target, value }] : [];
  });
}

function targets(nodes: readonly SyntaxNode[], source: Source): Target | null {
  const [first] = nodes;
  if (nodes.length === 1 && first) return targetOf(first, source);
  return nodes.length === 0 ? null : { t: 'pattern', items: nodes.map((node, key) => ({ key, target: targetOf(node, source) })) };
}

export function targetOf(node: SyntaxNode, source: Source): Target {
  if (node.name === 'MemberExpression') {
    const expr = expression(node, source);
    if (expr.t === 'member') return { t: 'member', of: expr.of, key: expr.key };
  }
  if (/^(Tuple|Array|Parenthesized)/.test(node.name)) {
    return {
      t: 'pattern',
      items: childrenOf(node)
        .filter(isMeaning)
        .map((child, key) => ({ key, target: targetOf(child, source) })),
    };
  }
  return { t: 'name', name: source.text(node) };
}

export function functionOf(node: SyntaxNode, source: Source): Expr {
  const kids = childrenOf(node);
  const params = kids.find((child) => child.name === 'ParamList');
  const body = kids.find((child) => child.name === 'Body');
  const last = kids.at(-1);
  return {
    t: 'function',
    params: params ? commaGroups(childrenOf(params)).flatMap((group) => param(group, source)) : [],
    body: body ? block(body, source) : last ? [{ t: 'return', value: expression(last, source) }] : [],
  };
}

function param(group: readonly SyntaxNode[], source: Source): readonly Param[] {
  const name = group.find((child) => child.name === 'VariableName');
  if (!name) return [];
  const at = group.findIndex((child) => child.name === 'AssignOp');
  const fallback = at < 0 ? undefined : group[at + 1];
  return [
    {
      target: { t: 'name', name: source.text(name) },
      fallback: fallback ? expression(fallback, source) : null,
      rest: group[0]?.name === '*' ? 'list' : group[0]?.name === '**' ? 'dict' : null,
    },
  ];
}

function classOf(node: SyntaxNode, source: Source): Expr {
  const kids = childrenOf(node);
  const name = kids.find((child) => child.name === 'VariableName');
  const bases = kids.find((child) => child.name === 'ArgList');
  const body = kids.find((child) => child.name === 'Body');
  const members: [string, Expr][] = [];
  for (const statement of body ? block(body, source) : []) {
    if (statement.t === 'expr' && statement.expr.t === 'assign' && statement.expr.target.t === 'name') {
      members.push([statement.expr.target.name, statement.expr.value]);
    }
  }
  const value: Expr = { t: 'class', bases: bases ? argumentsOf(bases, source).map((one) => one.value) : [], members };
  return name ? { t: 'assign', target: { t: 'name', name: source.text(name) }, value } : value;
}
