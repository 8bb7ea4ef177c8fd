import { type Args, readArgs } from '../../rules/args';
import type { ProgramSpec } from '../../rules/rule';
import type { ProgramCall, Text } from '../../types';

/** The arguments of a client, in the order in which they stand. */
export interface Options {
  readonly words: readonly Text[];
  /** The last value of the first of these flags that is there. */
  value(...flags: readonly string[]): Text | undefined;
  /** Every value of these flags, in order of the flags. */
  all(...flags: readonly string[]): readonly Text[];
  has(...flags: readonly string[]): boolean;
}

/** Reads flags as getopt does: clusters, `-Uname`, `--user=name`, and long ones cut short. */
export function options(call: ProgramCall, valueFlags: readonly string[], clusters = true): Options {
  const spec: ProgramSpec = { id: call.program, names: [], valueFlags, clusters };
  const long = clusters ? valueFlags : valueFlags.flatMap((flag) => [flag, flag.replace(/^-(?=[a-z]{2})/, '--')]);
  // A long flag that takes a value may be cut short, too.
  const whole = (word: Text): Text =>
    word.length > 3 && word.startsWith('--') && !long.includes(word) ? (long.find((flag) => flag.startsWith(word)) ?? word) : word;
  const argv = call.argv.map((word) => whole(clusters ? word : word.replace(/^-(?=[a-z]{2})/, '--')));
  const args: Args = readArgs(argv, { ...spec, valueFlags: long });
  const valuesOf = (flag: string): readonly Text[] => {
    const exact = args.flags.get(flag);
    if (exact || !flag.startsWith('--')) return exact ?? [];
    for (const [name, values] of args.flags) if (name.length > 3 && name.startsWith('--') && flag.startsWith(name)) return values;
    return [];
  };
  return {
    words: args.words,
    value: (...flags) => flags.map((flag) => valuesOf(flag).at(-1)).find((value) => value !== undefined),
    all: (...flags) => flags.flatMap(valuesOf),
    has: (...flags) => flags.some((flag) => valuesOf(flag).length > 0),
  };
}

/** What stands behind a word that is not known: were that the flag for a statement, this would be it. */
export const behindUnknown = ({ argv }: ProgramCall): readonly Text[] =>
  argv.filter((word, at) => /\s/.test(word) && !word.startsWith('-') && /^-?\uE000$/.test(argv[at - 1] ?? ''));

/** Variables that the command sets for its program. */
export const variable = (call: ProgramCall, name: string): Text | undefined => (Object.hasOwn(call.env, name) ? call.env[name] : undefined);
