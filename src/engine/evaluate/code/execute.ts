import { limits } from '../../limits';
import type { Expr, Stmt, Target } from './ir';
import type { Machine } from './machine';
import { isEnvironment, setVariable } from './surroundings';
import { either, elementOf, type Scope, textOf, textValue, UNKNOWN, type Value } from './values';

/** Runs statements in order. */
export function runBlock(machine: Machine, statements: readonly Stmt[], scope: Scope): void {
  for (const statement of statements) {
    if (!machine.context.spend(1)) {
      machine.note('budget');
      return;
    }
    runStatement(machine, statement, scope);
  }
}

function runStatement(machine: Machine, statement: Stmt, scope: Scope): void {
  switch (statement.t) {
    case 'expr':
      machine.eval(statement.expr, scope);
      return;
    case 'return':
      machine.returned.push(machine.eval(statement.value, scope));
      return;
    case 'branch':
      for (const body of statement.blocks) maybe(scope, () => runBlock(machine, body, scope));
      return;
    case 'loop':
      for (const item of itemsOf(machine.eval(statement.over, scope), machine)) {
        if (statement.target) assign(machine, statement.target, item, scope);
        runBlock(machine, statement.body, scope);
      }
  }
}

/** Runs what may not run: afterwards a name has its new or its old value. */
function maybe(scope: Scope, run: () => void): void {
  const before = new Map(scope.names);
  run();
  for (const [name, value] of scope.names) {
    const old = before.get(name);
    if (old !== undefined && old !== value) scope.names.set(name, either([old, value]));
  }
}

/** Gives a name, a member or the parts of a pattern a value. */
export function assign(machine: Machine, target: Target, value: Value, scope: Scope): void {
  if (target.t === 'name') {
    // Whether a name belongs to this function or to what is around it depends on the language and on declarations: both keep the value.
    for (let at = scope.outer; at; at = at.outer) {
      const old = at.names.get(target.name);
      if (old) at.names.set(target.name, either([old, value]));
    }
    scope.names.set(target.name, value);
  } else if (target.t === 'pattern') {
    for (const { key, target: inner } of target.items) assign(machine, inner, machine.member(value, String(key)), scope);
  } else {
    const of = machine.eval(target.of, scope);
    const key = textOf(machine.eval(target.key, scope));
    if (of.v === 'instance' || of.v === 'object') of.props.set(key, value);
    else if (of.v === 'dict') replaceValue(machine, target.of, { v: 'dict', entries: new Map([...of.entries, [key, value]]) }, scope);
    else if (of.v === 'path' && isEnvironment(of.path)) setVariable(key, value, machine);
    else if (of.v === 'path') scope.names.set(`.${of.path}.${key}`, value);
  }
}

/** `payload["query"] = …` gives the name a new dict. */
function replaceValue(machine: Machine, of: Expr, value: Value, scope: Scope): void {
  if (of.t === 'name') assign(machine, { t: 'name', name: of.name }, value, scope);
  else if (of.t === 'member') assign(machine, { t: 'member', of: of.of, key: of.key }, value, scope);
}

/** `words.append("x")`, `words.push("x")`: the name has the longer list from then on. What is not known leaves the list as it was. */
export function grow(machine: Machine, list: Expr, items: readonly Value[], method: string, args: readonly Value[], scope: Scope): void {
  const added = method === 'extend' ? (args[0]?.v === 'list' ? args[0].items : []) : method === 'insert' ? args.slice(1) : args;
  if (added.length === 0 || items.length > MOST_ITEMS || added.some(({ v }) => v === 'unknown' || v === 'either')) return;
  const all =
    method === 'unshift' || (method === 'insert' && args[0]?.v === 'plain' && args[0].value === 0)
      ? [...added, ...items]
      : [...items, ...added];
  replaceValue(machine, list, { v: 'list', items: all }, scope);
}
const MOST_ITEMS = 200;

/** What a loop goes over; one unknown where that cannot be told, or where loops in loops would go on for too long. */
export function itemsOf(over: Value, machine: Machine): readonly Value[] {
  if (over.v === 'object') return [elementOf(over)];
  const items = over.v === 'list' ? over.items : over.v === 'dict' ? [...over.entries.keys()].map(textValue) : null;
  if (!items || items.length > limits.passes || machine.passes + items.length > MAX_PASSES) return [UNKNOWN];
  machine.passes += items.length;
  return items;
}

/** Passes of all loops of one piece of code. */
const MAX_PASSES = 1_000;
