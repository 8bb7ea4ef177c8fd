import { type Expr, other, type Param, type Stmt, text } from '../code/ir';
import { command } from './commands';
import { expression } from './expressions';
import { pipeline } from './pipelines';
import { Scanner } from './scanner';
import { own, stringAt, variable } from './strings';

/** PowerShell in the common form; `broken`: there is something that was not understood. */
export function readPowershell(code: string): { readonly statements: readonly Stmt[]; readonly broken: boolean } {
  const source = new Scanner(code);
  const read = statements(source, '');
  if (!source.done) source.broken = true;
  return { statements: read, broken: source.broken };
}

const run = (expr: Expr): Stmt => ({ t: 'expr', expr });

/** Statements up to the closing bracket, which is left. */
export function statements(source: Scanner, close: string): readonly Stmt[] {
  const found: Stmt[] = [];
  for (;;) {
    source.gaps();
    if (source.done || source.char === close) return found;
    const before = source.at;
    found.push(...source.deeper(() => statement(source), []));
    if (source.at === before) {
      // Nobody knows what this is: the rest of the text is looked at all the same.
      source.broken = true;
      source.at += 1;
    }
  }
}

const KEYWORD =
  /(?:if|elseif|else|foreach|for|while|do|until|switch|function|filter|workflow|try|catch|finally|trap|param|return|break|continue|exit|throw|begin|process|end|dynamicparam|class|enum|using|data|parallel|sequence)(?![\w-])/iy;

function statement(source: Scanner): readonly Stmt[] {
  source.take(/:\w+(?=\s+(?:for|foreach|while|do|switch)\b)\s*/iy);
  // What stands in brackets before parameters tells nothing.
  while (source.match(/\[[A-Za-z]\w*\([^[\]]*\)\]\s*(?=[[#]|param\b)/iy)) {
    source.take(/\[[A-Za-z]\w*\([^[\]]*\)\]\s*/y);
    source.gaps();
  }
  const start = source.at;
  const keyword = source.take(KEYWORD)?.toLowerCase();
  switch (keyword) {
    case undefined:
      return [run(pipeline(source, 'shown'))];
    case 'if':
      return branches(source);
    case 'while':
      return [run(condition(source)), { t: 'branch', blocks: [body(source)] }];
    case 'do': {
      const inner = body(source);
      source.gaps();
      return source.take(/(?:while|until)\b/iy) === null ? inner : [...inner, run(condition(source))];
    }
    case 'for':
      return forLoop(source);
    case 'foreach': {
      source.blanks();
      // `foreach` is an alias of ForEach-Object, too.
      if (source.char === '(' || source.char === '-') return foreachLoop(source);
      source.at = start;
      return [run(pipeline(source, 'shown'))];
    }
    case 'switch':
      return switchCases(source);
    case 'function':
    case 'filter':
    case 'workflow':
      return define(source);
    case 'try': {
      const inner = body(source);
      const blocks: (readonly Stmt[])[] = [];
      while (source.match(/[\s;]*(?:catch|finally)\b/iy)) {
        source.take(/[\s;]*(?:catch|finally)\b/iy);
        source.take(/(?:\s*\[[^\]]*\]\s*,?)+/y);
        blocks.push(body(source));
      }
      return [...inner, { t: 'branch', blocks }];
    }
    case 'trap':
      source.take(/\s*\[[^\]]*\]/y);
      return [{ t: 'branch', blocks: [body(source)] }];
    case 'begin':
    case 'process':
    case 'end':
    case 'dynamicparam':
    case 'finally':
    case 'data':
    case 'parallel':
    case 'sequence':
      return source.match(/\s*\{/y) ? body(source) : again(source, start);
    case 'param':
      source.gaps();
      return source.char === '(' ? parameters(source).flatMap(scriptParameter) : [];
    case 'return':
    case 'throw':
    case 'exit':
    case 'break':
    case 'continue': {
      source.blanks();
      if (source.done || /[\n\r;})]/.test(source.char)) return [];
      return [{ t: 'return', value: pipeline(source, 'shown') }];
    }
    case 'using':
      source.take(/[^\r\n;]*/y);
      return [];
    default:
      // Classes and the like: what is in them is not looked for.
      source.broken = true;
      source.take(/[^{\r\n]*/y);
      return source.char === '{' ? body(source) : [];
  }
}

function again(source: Scanner, start: number): readonly Stmt[] {
  source.at = start;
  return [run(command(source, null, text('shown')))];
}

/** `{ … }` as statements. */
function body(source: Scanner): readonly Stmt[] {
  source.gaps();
  if (!source.takeWord('{')) {
    source.broken = true;
    return [];
  }
  const inner = statements(source, '}');
  if (!source.takeWord('}')) source.broken = true;
  return inner;
}

/** `( … )` before a block. */
function condition(source: Scanner): Expr {
  source.gaps();
  if (!source.takeWord('(')) {
    source.broken = true;
    return other();
  }
  source.gaps();
  const inner = pipeline(source, 'captured');
  source.gaps();
  if (!source.takeWord(')')) source.broken = true;
  return inner;
}

function branches(source: Scanner): readonly Stmt[] {
  const conditions = [run(condition(source))];
  const blocks = [body(source)];
  for (;;) {
    const found = source.match(/[\s;]*(elseif|else)\b/iy);
    if (!found) return [...conditions, { t: 'branch', blocks }];
    source.at += found[0].length;
    if (found[1]?.toLowerCase() === 'elseif') conditions.push(run(condition(source)));
    blocks.push(body(source));
  }
}

function forLoop(source: Scanner): readonly Stmt[] {
  source.gaps();
  if (!source.takeWord('(')) source.broken = true;
  const parts = statements(source, ')');
  if (!source.takeWord(')')) source.broken = true;
  return [...parts, { t: 'branch', blocks: [body(source)] }];
}

function foreachLoop(source: Scanner): readonly Stmt[] {
  source.take(/-parallel\b/iy);
  source.gaps();
  if (!source.takeWord('(')) source.broken = true;
  source.lines();
  const item = variable(source);
  source.lines();
  if (source.take(/in\b/iy) === null) source.broken = true;
  source.lines();
  const over = pipeline(source, 'captured');
  source.gaps();
  if (!source.takeWord(')')) source.broken = true;
  return [{ t: 'loop', target: item?.t === 'name' ? { t: 'name', name: item.name } : null, over, body: body(source) }];
}

function switchCases(source: Scanner): readonly Stmt[] {
  source.take(/(?:\s*-\w+)+/y);
  const subject = condition(source);
  source.gaps();
  if (!source.takeWord('{')) source.broken = true;
  const blocks: (readonly Stmt[])[] = [];
  source.gaps();
  while (!source.done && source.char !== '}') {
    const before = source.at;
    if (source.char === '{') body(source);
    else if (source.take(/default\b/iy) === null && stringAt(source) === null && source.take(/[^\s{}]+/y) === null) source.broken = true;
    blocks.push(body(source));
    source.gaps();
    if (source.at === before) break;
  }
  if (!source.takeWord('}')) source.broken = true;
  return [run({ t: 'assign', target: { t: 'name', name: '_' }, value: subject }), { t: 'branch', blocks }];
}

function define(source: Scanner): readonly Stmt[] {
  source.blanks();
  const name = source.take(/[^\s({]+/y) ?? '';
  source.gaps();
  const params = source.char === '(' ? parameters(source) : [];
  source.gaps();
  return [run(own('define', text(name.replace(/^\w+:/, '').toLowerCase()), block(source, params)))];
}

/** `{ param($a) … }` as a function; what its last statement gives is its value. */
export function block(source: Scanner, given: readonly Param[] = []): Expr {
  source.at += source.char === '{' ? 1 : 0;
  source.gaps();
  source.take(/(?:\[[\w.]+\([^)]*\)\]\s*)+(?=param\b)/iy);
  const before = source.at;
  const hasParams = source.take(/param\b/iy) !== null;
  source.gaps();
  const own = hasParams && source.char === '(' ? parameters(source) : [];
  if (hasParams && own.length === 0 && source.at === before) source.broken = true;
  const inner = source.deeper(() => statements(source, '}'), []);
  if (!source.takeWord('}')) source.broken = true;
  const params = [...given, ...own];
  return { t: 'function', params: params.length > 0 ? params : [UNDERSCORE], body: returning(inner) };
}

/** A block without parameters is given what the pipeline holds. */
const UNDERSCORE: Param = { target: { t: 'name', name: '_' }, fallback: null, rest: null };

/** What the last statement gives is what a block gives. */
export function returning(inner: readonly Stmt[]): readonly Stmt[] {
  const last = inner.at(-1);
  if (last?.t !== 'expr' || last.expr.t === 'assign') return inner;
  return [...inner.slice(0, -1), { t: 'return', value: last.expr }];
}

/** `([string]$name = 'x', [switch]$force)`: only names and defaults count. */
function parameters(source: Scanner): readonly Param[] {
  const params: Param[] = [];
  source.at += 1;
  for (;;) {
    source.lines();
    if (source.done || source.takeWord(')')) return params;
    const before = source.at;
    if (source.char === '[') skipGroup(source);
    else if (source.char === '$') {
      const name = variable(source);
      source.lines();
      const fallback = source.takeWord('=') ? expression(source) : null;
      if (name?.t === 'name') params.push({ target: { t: 'name', name: name.name }, fallback, rest: null });
    } else source.takeWord(',');
    if (source.at === before) {
      source.broken = true;
      source.at += 1;
    }
  }
}

/** A script's own parameter: what its words give, or else its default. */
const scriptParameter = ({ target, fallback }: Param, index: number): readonly Stmt[] => {
  if (target.t !== 'name') return [];
  const value = own('param', text(target.name), { t: 'plain', value: index }, fallback ?? other());
  return [run({ t: 'assign', target, value })];
};

/** Brackets with whatever is in them. */
function skipGroup(source: Scanner): void {
  let depth = 0;
  while (!source.done) {
    if (/[([{]/.test(source.char)) depth += 1;
    else if (/[)\]}]/.test(source.char)) depth -= 1;
    else if (/["']/.test(source.char)) {
      stringAt(source);
      continue;
    }
    source.at += 1;
    if (depth === 0) return;
  }
}
