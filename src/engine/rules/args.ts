import { globMatches } from '../policy/glob';
import type { Text } from '../types';
import type { ProgramSpec } from './rule';

/** A program's arguments, read once for all rules of its provider. */
export interface Args {
  /** Words that are neither flags nor their values, in order: verb path and positionals. */
  readonly words: readonly Text[];
  /** Every flag that stands there with its values (`` where it has none). */
  readonly flags: ReadonlyMap<string, readonly Text[]>;
}

const NO_VALUE = '';
const FALSE_VALUES: ReadonlySet<string> = new Set(['false', '0', 'no', 'none', 'off']);

/** Reads an argv: `--x=y`, `--x y` and `-xvalue` for flags that take a value, clusters (`-rf`), `--` ends the flags. */
export function readArgs(argv: readonly Text[], spec: ProgramSpec): Args {
  const words: Text[] = [];
  const flags = new Map<string, Text[]>();
  for (let i = 0; i < argv.length; i += 1) {
    const word = argv[i] ?? '';
    if (word === '--') {
      words.push(...argv.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      words.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    if (equals > 0 && (word.startsWith('--') || spec.clusters === false || equals === 2)) {
      add(flags, word.slice(0, equals), word.slice(equals + 1));
    } else if (takesValue(word, argv[i + 1], spec)) {
      i += 1;
      add(flags, word, argv[i] ?? NO_VALUE);
    } else if (word.startsWith('--') || spec.clusters === false || word.length === 2) {
      add(flags, word, NO_VALUE);
    } else if (readCluster(word, spec, flags)) {
      i += 1;
      const last = `-${word.at(-1) ?? ''}`;
      add(flags, last, argv[i] ?? NO_VALUE);
    }
  }
  return { words, flags };
}

function add(flags: Map<string, Text[]>, name: string, value: Text): void {
  const values = flags.get(name);
  if (values) values.push(value);
  else flags.set(name, [value]);
}

const takesValue = (word: Text, next: Text | undefined, spec: ProgramSpec): boolean =>
  spec.valueFlags.includes(word) ||
  (spec.aloneFlags !== undefined &&
    word.startsWith('--') &&
    !word.startsWith('--no-') &&
    !isAlone(word, spec, spec.aloneFlags) &&
    next !== undefined &&
    !next.startsWith('--'));

const isAlone = (word: Text, { abbreviations }: ProgramSpec, alone: readonly string[]): boolean =>
  alone.some((flag) => flag === word || (abbreviations === true && word.length > 3 && flag.startsWith(word)));

/** `-rf` is `-r -f`; `-nvalue` is `-n value`. True if the last letter takes the next word as its value. */
function readCluster(word: string, spec: ProgramSpec, flags: Map<string, Text[]>): boolean {
  for (let i = 1; i < word.length; i += 1) {
    const flag = `-${word[i] ?? ''}`;
    if (!spec.valueFlags.includes(flag)) {
      add(flags, flag, NO_VALUE);
      continue;
    }
    if (i === word.length - 1) return true;
    add(flags, flag, word.slice(i + 1));
    return false;
  }
  return false;
}

/** The values of a flag (`--volume`), `` where it stands without one; undefined where it does not stand. */
export function flagValues(args: Args, flag: string, spec: ProgramSpec): readonly Text[] | undefined {
  const exact = args.flags.get(flag);
  if (exact || !spec.abbreviations || !flag.startsWith('--')) return exact;
  for (const [name, values] of args.flags) if (name.length > 2 && name.startsWith('--') && flag.startsWith(name)) return values;
  return undefined;
}

/**
 * Whether a flag of a rule stands there. `--x=y` asks for the value y, which may glob. `strict` is for flags that make a call harmless
 * (`--dry-run`): an abbreviation or a value that says no (`--dry-run=false`) does not count.
 */
export function hasFlag(args: Args, wanted: string, spec: ProgramSpec, strict: boolean): boolean {
  const equals = wanted.indexOf('=');
  const name = equals < 0 ? wanted : wanted.slice(0, equals);
  const values = strict ? args.flags.get(name) : flagValues(args, name, spec);
  if (!values) return false;
  if (equals >= 0) return values.some((value) => globMatches(wanted.slice(equals + 1), value, !strict));
  return !strict || values.every((value) => !FALSE_VALUES.has(value.toLowerCase()));
}
