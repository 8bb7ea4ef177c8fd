import { limits } from '../../limits';
import type { CompoundCommand, FunctionNode } from '../../parse/shell';
import { HOLE, type Text } from '../../types';

/** An array keeps its elements by index or key. */
export type Value = Text | ReadonlyMap<string, Text>;

/**
 * A variable with every value it may have at this point: `undefined` what the environment gives (unknown), `null` certainly unset.
 */
export interface Variable {
  readonly values: readonly (Value | null | undefined)[];
  readonly exported: boolean;
  /** The programs whose unknown output stands in it. */
  readonly from: readonly string[];
  /** What is made of every value that it is given (`declare -l`). */
  readonly becomes?: 'lower' | 'upper' | 'number';
  /** Another variable's name that it stands for (`declare -n`). */
  readonly refers?: string;
}
export type FunctionBody = FunctionNode['body'] | CompoundCommand;

/** A shell's state at one point of the evaluation. Maps are copied before the first change after a fork. */
export interface State {
  variables: Map<string, Variable>;
  shared: boolean;
  functions: ReadonlyMap<string, readonly (FunctionBody | null)[]>;
  aliases: ReadonlyMap<string, string>;
  /** Every folder it may be in. */
  cwd: Variable;
  folders: readonly Text[];
  args: readonly Text[];
  zero: Text;
  exportAll: boolean;
  /** It shows what it reads or runs (`set -x`, `bash -v`). */
  traced: boolean;
  /** Nothing after this point runs (`exit`, `return`): it does not count where ways meet. */
  dead: boolean;
  /** So certainly that what follows need not be looked at. */
  ended: boolean;
  /** How the last command ended; null: not certain. Only what holds whatever variables and programs do is certain (`false`, `[ 1 = 2 ]`). */
  status: number | null;
  /** What `$_` stands for; null: not known. */
  last: Text | null;
  /** `set -e` */
  errexit: boolean;
  /** What `trap` has been told: it runs with everything as it is by then. */
  traps: readonly Text[];
  /** What may be left here: the shell (not the one that a person types into), a function or sourced file, a loop. */
  within: Within;
}
export interface Within {
  readonly shell: boolean;
  readonly body: boolean;
  readonly loop: boolean;
}

/** Goes on behind a loop or function that was left. */
export function revive(state: State): void {
  state.dead = false;
  state.ended = false;
}

/** A copy for a shell of its own beside this one (`( … )`, `$( … )`, a part of a pipe): no loop outside can be left from there. */
export function subshell(state: State): State {
  const inside = fork(state);
  inside.within = { ...state.within, shell: true, loop: false };
  return inside;
}

export const only = (value: Value | null, from: readonly string[] = [], exported = false): Variable => ({
  values: [value],
  exported,
  from,
});

export function newState(cwd: Text, env: Readonly<Record<string, Text>>, zero: Text, args: readonly Text[]): State {
  const variables = new Map<string, Variable>();
  for (const [name, value] of Object.entries(env)) variables.set(name, only(value, [], true));
  return {
    variables,
    shared: false,
    functions: new Map(),
    aliases: new Map(),
    cwd: only(cwd),
    folders: [],
    args,
    zero,
    exportAll: false,
    traced: false,
    dead: false,
    ended: false,
    status: null,
    last: null,
    errexit: false,
    traps: [],
    within: { shell: true, body: false, loop: false },
  };
}

/** A copy that can go another way. It is made for every command, so field by field: that is several times as fast as a spread. */
export function fork(state: State): State {
  state.shared = true;
  return {
    variables: state.variables,
    shared: true,
    functions: state.functions,
    aliases: state.aliases,
    cwd: state.cwd,
    folders: state.folders,
    args: state.args,
    zero: state.zero,
    exportAll: state.exportAll,
    traced: state.traced,
    dead: state.dead,
    ended: state.ended,
    status: state.status,
    last: state.last,
    errexit: state.errexit,
    traps: state.traps,
    within: state.within,
  };
}

/** Copies the variables if another state still uses them; says how much that cost. */
export function own(state: State): number {
  if (!state.shared) return 0;
  state.variables = new Map(state.variables);
  state.shared = false;
  // Very many are no script's own.
  return state.variables.size >> (state.variables.size > 1_000 ? 2 : 4);
}

/** `state` becomes what is true after any of the ways: variables keep every value that one of them gave. */
export function meet(state: State, ways: readonly State[]): void {
  const alive = ways.filter(({ dead }) => !dead);
  const [first = ways[0] ?? state, ...others] = alive;
  const merged = fork(first);
  merged.dead = alive.length === 0;
  merged.ended = ways.length > 0 && ways.every(({ ended }) => ended);
  for (const other of others) {
    mergeVariables(merged, other);
    if (merged.functions !== other.functions) merged.functions = mergeFunctions(merged.functions, other.functions);
    if (merged.aliases !== other.aliases) merged.aliases = new Map([...merged.aliases, ...other.aliases]);
    if (merged.cwd !== other.cwd) merged.cwd = both(merged.cwd, other.cwd);
    merged.exportAll ||= other.exportAll;
    merged.errexit &&= other.errexit;
    if (merged.traps !== other.traps) merged.traps = [...new Set([...merged.traps, ...other.traps])];
    if (merged.status !== other.status) merged.status = null;
    if (merged.last !== other.last) merged.last = null;
    merged.traced ||= other.traced;
    if (merged.args !== other.args && merged.args.join('\0') !== other.args.join('\0')) {
      merged.args = Array.from({ length: Math.max(merged.args.length, other.args.length) }, () => HOLE);
    }
  }
  Object.assign(state, merged);
}

function mergeVariables(into: State, other: State): void {
  if (into.variables === other.variables) return;
  const changed: [string, Variable][] = [];
  const inherited: Variable = { values: [undefined], exported: false, from: [] };
  for (const [name, variable] of into.variables) {
    const counterpart = other.variables.get(name);
    if (counterpart !== variable) changed.push([name, both(variable, counterpart ?? inherited)]);
  }
  for (const [name, variable] of other.variables) if (!into.variables.has(name)) changed.push([name, both(variable, inherited)]);
  if (changed.length === 0) return;
  into.variables = new Map([...into.variables, ...changed]);
  into.shared = false;
}

function both(a: Variable, b: Variable): Variable {
  const values = [...a.values];
  for (const value of b.values) if (!values.some((there) => sameValue(there, value))) values.push(value);
  return {
    ...a,
    values: values.length > limits.alternatives ? [HOLE] : values,
    exported: a.exported || b.exported,
    from: [...new Set([...a.from, ...b.from])],
  };
}

function sameValue(a: Variable['values'][number], b: Variable['values'][number]): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
}

function mergeFunctions(a: State['functions'], b: State['functions']): State['functions'] {
  const merged = new Map<string, readonly (FunctionBody | null)[]>();
  for (const name of new Set([...a.keys(), ...b.keys()]))
    merged.set(name, [...new Set([...(a.get(name) ?? [null]), ...(b.get(name) ?? [null])])]);
  return merged;
}

/** Whether both states know the same of every variable and folder: a loop that changes nothing needs no second pass. */
export function sameState(a: State, b: State): boolean {
  if (a.functions !== b.functions || a.args !== b.args || !sameVariable(a.cwd, b.cwd)) return false;
  if (a.variables === b.variables) return true;
  if (a.variables.size !== b.variables.size) return false;
  for (const [name, variable] of a.variables) {
    const other = b.variables.get(name);
    if (other === undefined || !sameVariable(variable, other)) return false;
  }
  return true;
}

const sameVariable = (a: Variable, b: Variable): boolean =>
  a === b || (a.values.length === b.values.length && a.values.every((value, i) => sameValue(value, b.values[i])));
