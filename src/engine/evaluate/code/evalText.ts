import type { Invocation, Machine } from './machine';
import { choices, textOf, UNKNOWN, type Value } from './values';

/** `exec`, `eval` and their like: constant text is code that is read; what is fetched, decoded or not known is opaque. */
export function runText({ args: [code] }: Pick<Invocation, 'args'>, machine: Machine): Value {
  if (!code || code.v === 'plain' || code.v === 'function') {
    if (code) machine.callbacks([code]);
    return UNKNOWN;
  }
  let result: Value = UNKNOWN;
  for (const one of choices(code)) {
    if (one.v === 'text') result = machine.run(one.text);
    else machine.note(origin(one));
  }
  return result;
}

/** Where a text that is not known comes from, by what made it. */
export function origin(value: Value): 'fetched-code' | 'decoded-code' | 'unreadable-code' {
  const made = history(value, 0);
  if (/urlopen|requests\.|httpx\.|fetch|axios|http\.|urlretrieve|\?\.text/.test(made)) return 'fetched-code';
  return /decode|decompress|unhexlify|loads|decrypt|inflate|unzip|atob|Buffer/i.test(made) ? 'decoded-code' : 'unreadable-code';
}

function history(value: Value, depth: number): string {
  if (value.v === 'path') return value.path;
  if (value.v !== 'object' || depth > 8) return '';
  return [value.of, ...value.args.map((one) => history(one, depth + 1)), value.self ? history(value.self, depth + 1) : ''].join(' ');
}

/** The member that `getattr(x, "name")`, `Reflect.get(x, "name")` gives. */
export function memberByName({ args: [of, name] }: Pick<Invocation, 'args'>, machine: Machine): Value {
  if (!of || name?.v !== 'text') {
    machine.dynamic = true;
    return UNKNOWN;
  }
  return machine.member(of, textOf(name));
}
