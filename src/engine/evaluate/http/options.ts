import type { Text } from '../../types';

/** How a program's options are written; enough for GNU getopt_long and argparse. */
export interface OptionTable {
  /** Long options with a value, without dashes. */
  readonly value: readonly string[];
  /** Long options without one (needed for names that are cut short). */
  readonly alone: readonly string[];
  /** Letter → long name. */
  readonly short: Readonly<Record<string, string>>;
}
export interface Parsed {
  readonly options: readonly { readonly name: string; readonly value: Text }[];
  readonly rest: readonly Text[];
}

/** Splits a command line into options, in order, and the rest. */
export function parseOptions(argv: readonly Text[], table: OptionTable): Parsed {
  const options: { name: string; value: Text }[] = [];
  const rest: Text[] = [];
  const takesValue = new Set(table.value);
  const all = [...table.value, ...table.alone];
  const named = (word: string): string => {
    if (all.includes(word)) return word;
    const fitting = all.filter((name) => name.startsWith(word));
    return fitting.length === 1 ? (fitting[0] ?? word) : word;
  };
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--') {
      rest.push(...argv.slice(at + 1));
      break;
    }
    if (word.startsWith('--')) {
      const equals = word.indexOf('=');
      const name = named(equals < 0 ? word.slice(2) : word.slice(2, equals));
      if (equals >= 0) options.push({ name, value: word.slice(equals + 1) });
      else options.push({ name, value: takesValue.has(name) ? (argv[++at] ?? '') : '' });
    } else if (word.startsWith('-') && word !== '-') {
      for (let letter = 1; letter < word.length; letter++) {
        const name = table.short[word.charAt(letter)] ?? word.charAt(letter);
        if (!takesValue.has(name)) {
          options.push({ name, value: '' });
          continue;
        }
        const attached = word.slice(letter + 1).replace(/^=/, '');
        options.push({ name, value: attached === '' ? (argv[++at] ?? '') : attached });
        break;
      }
    } else rest.push(word);
  }
  return { options, rest };
}
