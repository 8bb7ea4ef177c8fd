import type { Text } from '../../types';

/** How a program's words are told apart. */
export interface FlagTable {
  /** Flags whose value is the next word (or stands behind `=`, or sticks to a short flag). */
  readonly values: readonly string[];
  /** One dash introduces a long word (`find`, `dd`-like tools): no clusters. */
  readonly words?: boolean;
}

/** A program's words, sorted. */
export interface Words {
  /** Flags as written, `-rf` split into `-r` and `-f`; without values. */
  readonly flags: ReadonlySet<string>;
  /** Last value of each flag that has one. */
  readonly values: ReadonlyMap<string, Text>;
  readonly operands: readonly Text[];
}

/** Sorts a program's words as getopt_long does: flags anywhere, `--` ends them, clusters of short ones. */
export function readWords(argv: readonly Text[], table: FlagTable): Words {
  const flags = new Set<string>();
  const values = new Map<string, Text>();
  const operands: Text[] = [];
  // Words with flags are few, and so are flags with values: looking through the list costs less than a set of it.
  const takes = (name: string): boolean => table.values.includes(name);
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--') {
      operands.push(...argv.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      operands.push(word);
    } else if (word.startsWith('--') || table.words) {
      const equals = word.indexOf('=');
      const said = equals > 0 ? word.slice(0, equals) : word;
      flags.add(said);
      // A long flag that takes a value may be cut short, too.
      const name = takes(said) || table.words || said.length < 4 ? said : (table.values.find((flag) => flag.startsWith(said)) ?? said);
      if (equals > 0) values.set(name, word.slice(equals + 1));
      else if (takes(name)) values.set(name, argv[++at] ?? '');
    } else {
      for (let letter = 1; letter < word.length; letter++) {
        const name = `-${word[letter]}`;
        flags.add(name);
        if (!takes(name)) continue;
        values.set(name, letter + 1 < word.length ? word.slice(letter + 1) : (argv[++at] ?? ''));
        break;
      }
    }
  }
  return { flags, values, operands };
}

/** One of the flags is there. Long ones may be shortened, as GNU allows (`--rec` for `--recursive`). */
export function has({ flags }: Words, ...names: readonly string[]): boolean {
  if (flags.size === 0) return false;
  if (names.some((name) => flags.has(name))) return true;
  for (const flag of flags) if (flag.length > 3 && flag.startsWith('--') && names.some((name) => name.startsWith(flag))) return true;
  return false;
}
