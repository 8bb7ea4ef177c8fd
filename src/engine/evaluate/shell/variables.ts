import { limits } from '../../limits';
import { HOLE, type Text } from '../../types';
import { numberOf } from './arithmetic';
import { choose, type Run, spend } from './run';
import { only, own, type State, type Value, type Variable } from './state';

/** Follows `declare -n`. */
export function nameOf(state: State, name: string): string {
  let real = name;
  for (let hops = 0; hops < 8; hops++) {
    const refers = state.variables.get(real)?.refers;
    if (refers === undefined) return real;
    real = refers;
  }
  return real;
}

/** One value of a variable: `undefined` if only the environment knows, `null` if certainly unset. */
export function currentValue(run: Run, state: State, name: string): Value | null | undefined {
  const variable = state.variables.get(nameOf(state, name));
  if (!variable) return undefined;
  const pick = choose(run, variable.values.length, variable);
  return pick < 0 ? undefined : variable.values[pick];
}

export const fromOf = (state: State, name: string): readonly string[] => state.variables.get(nameOf(state, name))?.from ?? [];

export interface Assigned {
  readonly value: Value | null;
  readonly from?: readonly string[];
  readonly exported?: boolean;
}

export function setVariable(run: Run, state: State, name: string, { value, from = [], exported }: Assigned): void {
  const real = nameOf(state, name);
  const [, array, key] = (real.endsWith(']') ? /^([A-Za-z_]\w*)\[([\s\S]+)\]$/.exec(real) : null) ?? [];
  if (array !== undefined && key !== undefined) {
    setElement(run, state, array, subscriptOf(run, state, array, key), typeof value === 'string' ? value : HOLE, false, from);
    return;
  }
  if (!spend(run, 1 + own(state) + (typeof value === 'string' ? value.length >> 9 : (value?.size ?? 0)))) return;
  const before = state.variables.get(real);
  // Every program finds HOME in its environment: a new value goes there without being exported again.
  const long = typeof value === 'string' && value.length > limits.textLength;
  const becomes = before?.becomes;
  const made = becomes && typeof value === 'string' ? changed(run, state, value, becomes) : value;
  const variable = only(long ? HOLE : made, from, exported ?? before?.exported ?? (state.exportAll || real === 'HOME'));
  state.variables.set(real, becomes ? { ...variable, becomes } : variable);
}

function changed(run: Run, state: State, value: Text, becomes: NonNullable<Variable['becomes']>): Text {
  if (becomes === 'number') {
    const n = numberOf(run, state, value);
    return n === null ? HOLE : String(n);
  }
  return becomes === 'lower' ? value.toLowerCase() : value.toUpperCase();
}

/** The key that a subscript comes to: a number, unless the array has keys that are none. */
function subscriptOf(run: Run, state: State, array: string, key: Text): Text {
  const held = currentValue(run, state, array);
  const words = typeof held === 'object' && held !== null && [...held.keys()].some((one) => !/^\d+$/.test(one));
  const n = words || /^\d+$/.test(key) ? null : numberOf(run, state, key);
  return n === null ? key : String(n);
}

/** Changes what is known of a variable besides its value. */
export function adjust(run: Run, state: State, name: string, change: (variable: Variable) => Variable): void {
  if (!spend(run, 1 + own(state))) return;
  state.variables.set(name, change(state.variables.get(name) ?? { values: [undefined], exported: false, from: [] }));
}

export function setElement(run: Run, state: State, name: string, key: Text, value: Text, append: boolean, from: readonly string[]): void {
  const before = currentValue(run, state, name);
  const items = new Map(typeof before === 'object' && before !== null ? before : typeof before === 'string' ? [['0', before]] : []);
  if (!spend(run, items.size >> 4)) return;
  items.set(key, append ? (items.get(key) ?? '') + value : value);
  setVariable(run, state, name, { value: items, from });
}

/** The variables that programs find in their environment. */
export function environmentOf(run: Run, state: State): Readonly<Record<string, Text>> {
  let env: Record<string, Text> | null = null;
  for (const [name, variable] of state.variables) {
    if (!variable.exported) continue;
    const value = currentValue(run, state, name);
    if (value === null || value === undefined) continue;
    env ??= {};
    env[name] = typeof value === 'string' ? value : (value.get('0') ?? '');
  }
  return env ?? NOTHING;
}
const NOTHING: Readonly<Record<string, Text>> = Object.freeze({});

export const itemsOf = (value: ReadonlyMap<string, Text>): readonly Text[] =>
  [...value].sort(([a], [b]) => (/^\d+$/.test(a) && /^\d+$/.test(b) ? Number(a) - Number(b) : 0)).map(([, item]) => item);
