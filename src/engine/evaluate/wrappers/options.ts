import type { Text } from '../../types';

/** How a wrapper's own options are read, up to the first word that is none. */
export interface Options {
  /** Short options that take a value: `-u root`, `-uroot`. */
  readonly short?: string;
  /** Long options that take a value as the next word, without dashes, by blanks. */
  readonly long?: string;
  /** Given: every long option but these takes a value, without dashes, by blanks. */
  readonly alone?: string;
  /** Short options whose value, if any, is the rest of the word: `-i{}`. */
  readonly attached?: string;
  /** Words before the inner program besides options: `timeout 5 …`. */
  readonly operands?: number;
  /** `A=B` words before the program are variables for it. */
  readonly variables?: boolean;
  /** Long options may be cut short, as GNU allows; only where none that stands alone begins another. */
  readonly cut?: true;
  /** Long options may start with one dash. */
  readonly singleDash?: boolean;
}
export interface Parsed {
  readonly flags: readonly (readonly [name: Text, value: Text | null])[];
  readonly operands: readonly Text[];
  readonly env: Readonly<Record<string, Text>>;
  /** The inner command. */
  readonly rest: readonly Text[];
}

const sets = new Map<string, ReadonlySet<string>>();
/** The names of a table, split once. */
function setOf(names = ''): ReadonlySet<string> {
  let known = sets.get(names);
  if (!known) {
    known = new Set(names.split(' '));
    sets.set(names, known);
  }
  return known;
}

/** GNU programs know a long option by its beginning. */
const isCutShort = (name: Text, long: ReadonlySet<string>): boolean => name.length > 1 && [...long].some((one) => one.startsWith(name));

/** Reads options until the inner command begins. */
export function parseOptions(argv: readonly Text[], options: Options): Parsed {
  const long = setOf(options.long);
  const alone = options.alone === undefined ? null : setOf(options.alone);
  const flags: [Text, Text | null][] = [];
  const operands: Text[] = [];
  const env: Record<string, Text> = {};
  let at = 0;
  for (; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--') {
      if (operands.length >= (options.operands ?? 0)) {
        at++;
        break;
      }
    } else if (word.startsWith('--') || (options.singleDash && /^-\w{2}/.test(word))) {
      const [name = '', ...value] = word.replace(/^--?/, '').split('=');
      if (value.length > 0) flags.push([name, value.join('=')]);
      else {
        const valued = alone ? !alone.has(name) : long.has(name) || (options.cut === true && isCutShort(name, long));
        flags.push([name, valued ? (argv[++at] ?? '') : null]);
      }
    } else if (word.startsWith('-') && word !== '-') at += cluster(word, argv[at + 1] ?? '', options, flags);
    else if (options.variables && /^(?:[A-Za-z_]\w*|BASH_FUNC_[^=]*)=/.test(word))
      env[word.slice(0, word.indexOf('='))] = word.slice(word.indexOf('=') + 1);
    else if (operands.length < (options.operands ?? 0)) operands.push(word);
    else break;
  }
  return { flags, operands, env, rest: argv.slice(at) };
}

/** A cluster of short options; the first one that takes a value takes the rest of the word, or the next one. Returns how many it took. */
function cluster(word: Text, next: Text, { short = '', attached = '' }: Options, flags: [Text, Text | null][]): number {
  for (let i = 1; i < word.length; i++) {
    const name = word.charAt(i);
    const rest = word.slice(i + 1);
    if (attached.includes(name)) {
      flags.push([name, rest === '' ? null : rest]);
      return 0;
    }
    if (!short.includes(name)) {
      flags.push([name, null]);
      continue;
    }
    flags.push([name, rest === '' ? next : rest]);
    return rest === '' ? 1 : 0;
  }
  return 0;
}

/** The value of the first of these options; undefined: none is there. */
export function flag(parsed: Parsed, ...names: readonly string[]): Text | null | undefined {
  return parsed.flags.find(([name]) => names.includes(name))?.[1];
}
export const hasFlag = (parsed: Parsed, ...names: readonly string[]): boolean => parsed.flags.some(([name]) => names.includes(name));
