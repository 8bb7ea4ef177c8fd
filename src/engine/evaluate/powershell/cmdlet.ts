import type { Value } from '../code/values';
import type { Bound } from './bind';
import type { Shell } from './shell';

/** A cmdlet that is called. */
export interface Called {
  readonly name: string;
  readonly bound: Bound;
  readonly words: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly input: Value | undefined;
  /** Where its output goes: `shown`, `pipe`, `captured`. */
  readonly to: string;
}
/** What a cmdlet does; its output. */
export type Cmdlet = (called: Called, shell: Shell) => Value;

/** The value of a parameter, or the nth word without one. */
export const given = ({ bound: { params, rest } }: Called, names: readonly string[], position: number): Value | undefined =>
  names.map((name) => params.get(name)).find((one) => one !== undefined) ?? (position < 0 ? undefined : rest[position]);
