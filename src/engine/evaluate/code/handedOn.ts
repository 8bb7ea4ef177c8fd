import type { Invocation, Machine } from './machine';
import { memberOfModule } from './modules';
import { otherLibraries } from './otherLibraries';
import { textOf, textValue, UNKNOWN, type Value } from './values';

const NONE: ReadonlyMap<string, Value> = new Map();
const itemsOf = (value: Value | undefined): readonly Value[] => (value?.v === 'list' ? value.items : value ? [UNKNOWN] : []);

/** Functions of a library that another one is told to call, with what; and modules of the project that a call loads. */
export function handedOn(invocation: Invocation, machine: Machine): Value | undefined {
  const { path, args, named } = invocation;
  const known = otherLibraries(invocation, machine);
  if (known) return known;
  if (path === 'Reflect.apply' && args[0]) return machine.apply(args[0], itemsOf(args[2]), NONE);
  const [, of, how] = (machine.language.id === 'javascript' && /^(.+)\.(call|apply|bind)$/.exec(path)) || [];
  if (of !== undefined) return machine.apply({ v: 'path', path: of }, how === 'apply' ? itemsOf(args[1]) : args.slice(1), NONE);
  if (/^(?:process\.mainModule|module|process\.getBuiltinModule)\.?(?:require)?$/.test(path) && path !== 'module')
    return machine.apply({ v: 'path', path: 'require' }, args, NONE);
  if (path === 'shlex.split') return { v: 'list', items: wordsOf(textOf(args[0] ?? UNKNOWN)).map((word) => textValue(word)) };
  const loaded = loads(path, args[0], machine);
  if (loaded) return loaded;
  for (const [at, value] of args.entries()) if (value.v === 'path') call(value.path, args.slice(at + 1), machine);
  if (named.size === 0) return undefined;
  for (const name of ['target', 'func', 'function', 'fn'])
    for (const value of [named.get(name)]) if (value?.v === 'path') call(value.path, itemsOf(named.get('args')), machine);
  return undefined;
}

/** What the library knows of the function is all that comes of it. */
function call(path: string, args: readonly Value[], machine: Machine): void {
  const flat = args.flatMap((value) => (value.v === 'list' ? value.items : [value]));
  if (flat.length > 0 && /[.]/.test(path)) machine.language.library({ path, self: null, args: flat, named: NONE }, machine);
}

/** `require("./x")`, `importlib.import_module("x")`, `runpy.run_path("x.py")`. */
function loads(path: string, first: Value | undefined, machine: Machine): Value | undefined {
  if (first?.v !== 'text') return undefined;
  if (path === 'require' || path === 'importlib.import_module' || path === '__import__' || path === 'runpy.run_module')
    return memberOfModule(first.text, machine);
  if (path === 'runpy.run_path') return memberOfModule(first.text.replace(/\.py$/, '').replaceAll('/', '.'), machine);
  return undefined;
}

const wordsOf = (text: string): readonly string[] =>
  (text.match(/(?:"[^"]*"|'[^']*'|\\[\s\S]|[^\s"'\\])+/g) ?? []).map((word) => word.replace(/"([^"]*)"|'([^']*)'|\\([\s\S])/g, '$1$2$3'));
