import { HOLE, type Text } from '../../../types';

/** What expanding a makefile's text needs. */
export interface MakeScope {
  /** A variable's value as written; null: nobody has set it. */
  variable(name: string): Text | null;
  /** `$(shell text)` runs the text. */
  shell(text: Text): void;
  /** false: the budget is used up. */
  spend(steps: number): boolean;
}

const DEEPEST = 24;

/** Expands `$(…)`. What is not constant is a HOLE; a list of files stays the pattern that finds them. */
export function expandMake(text: Text, scope: MakeScope, depth = 0): Text {
  if (!text.includes('$')) return text;
  if (depth > DEEPEST || text.length > 100_000 || !scope.spend(1 + text.length / 64)) return HOLE;
  let out = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '$') {
      out += text[at];
      continue;
    }
    const next = text[++at] ?? '';
    if (next === '$' || next === '') out += '$';
    else if (next === '(' || next === '{') {
      const end = closing(text, at);
      out += reference(text.slice(at + 1, end), scope, depth);
      at = end;
    } else out += named(next, scope, depth);
    if (out.length > 100_000) return HOLE;
  }
  return out;
}

function closing(text: Text, open: number): number {
  const [one, other] = text[open] === '(' ? ['(', ')'] : ['{', '}'];
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === one) depth++;
    else if (text[at] === other && --depth === 0) return at;
  }
  return text.length;
}

function named(name: string, scope: MakeScope, depth: number): Text {
  const value = scope.variable(name);
  return value === null ? HOLE : expandMake(value, scope, depth + 1);
}

function reference(inside: Text, scope: MakeScope, depth: number): Text {
  const call = /^([a-z-]+)\s+([\s\S]*)$/.exec(inside);
  if (call) return applied(call[1] ?? '', call[2] ?? '', scope, depth + 1);
  const [, name, from, to] = /^([^:]+):([^=]*)=(.*)$/s.exec(inside) ?? [];
  if (name !== undefined && from !== undefined && to !== undefined) {
    const value = named(expandMake(name, scope, depth + 1), scope, depth + 1);
    const [old, fresh] = from.includes('%') ? [from.replace(/^.*%/s, ''), to.replace(/^.*%/s, '')] : [from, to];
    return words(value)
      .map((word) => (word.endsWith(old) ? word.slice(0, word.length - old.length) + fresh : word))
      .join(' ');
  }
  return named(expandMake(inside, scope, depth + 1), scope, depth + 1);
}

const words = (text: Text): readonly Text[] => text.split(/\s+/).filter((word) => word !== '');

function applied(name: string, rest: Text, scope: MakeScope, depth: number): Text {
  const args = argumentsOf(rest);
  const arg = (i: number): Text => expandMake(args[i] ?? '', scope, depth);
  switch (name) {
    case 'shell':
      scope.shell(expandMake(rest, scope, depth));
      return HOLE;
    case 'strip':
    case 'sort':
    case 'wildcard':
    case 'abspath':
    case 'realpath':
      return arg(0).trim();
    case 'subst': {
      const [from, to] = [arg(0), arg(1).slice(0, 1_000)];
      return arg(2).replaceAll(from === '' ? HOLE : from, () => to);
    }
    case 'addprefix':
    case 'addsuffix': {
      const part = arg(0).slice(0, 1_000);
      return words(arg(1))
        .slice(0, 1_000)
        .map((word) => (name === 'addprefix' ? part + word : word + part))
        .join(' ');
    }
    case 'foreach': {
      const [variable, list] = [arg(0).trim(), words(arg(1)).slice(0, 64)];
      if (!scope.spend(list.length * 8)) return HOLE;
      const one = (value: Text): MakeScope => ({ ...scope, variable: (wanted) => (wanted === variable ? value : scope.variable(wanted)) });
      return list.map((value) => expandMake(args[2] ?? '', one(value), depth)).join(' ');
    }
    case 'call': {
      const given = args.map((_, i) => arg(i));
      const inner: MakeScope = {
        ...scope,
        variable: (wanted) => (/^\d$/.test(wanted) ? (given[Number(wanted)] ?? '') : scope.variable(wanted)),
      };
      return named(given[0]?.trim() ?? '', inner, depth);
    }
    default:
      // What it gives is not known; what stands in it may run something all the same.
      for (let i = 0; i < args.length; i++) arg(i);
      return HOLE;
  }
}

function argumentsOf(text: Text): readonly Text[] {
  const args: Text[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '(' || char === '{') depth++;
    else if (char === ')' || char === '}') depth--;
    else if (char === ',' && depth === 0) {
      args.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...args, text.slice(start)];
}
