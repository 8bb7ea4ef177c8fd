import { variableOf } from '../callVariables';
import type { ProgramCall, Text } from '../types';

/** The words of a call that say what it is pointed at. */

/** What stands before the verb. */
export function globals(argv: readonly Text[], valued: readonly string[]): readonly Text[] {
  const verb = argv.findIndex((word, at) => !word.startsWith('-') && !valued.includes(argv[at - 1] ?? ''));
  return verb < 0 ? argv : argv.slice(0, verb);
}

/** Values of flags, in either way of writing. */
export function flagValues(argv: readonly Text[], names: readonly string[]): readonly Text[] {
  const words = options(argv);
  return words.flatMap((word, at): readonly Text[] => {
    const name = names.find((one) => one.startsWith('-') && (word === one || word.startsWith(`${one}=`)));
    return name === undefined ? [] : [word === name ? (words[at + 1] ?? '') : word.slice(name.length + 1)];
  });
}
/** What stands behind `--` is no flag. */
function options(argv: readonly Text[]): readonly Text[] {
  const end = argv.indexOf('--');
  return end < 0 ? argv : argv.slice(0, end);
}

/** The value of a variable that a command sets. */
export const variable = (call: ProgramCall, name: string): readonly Text[] => {
  const value = variableOf(call, name);
  return value === undefined || value === '' ? [] : [value];
};

const PLACE =
  /^(?:[a-z]+_)*(?:env|environment|stage|workspace|project|project_id|account|account_id|subscription_id|cluster|cluster_name|region|profile)$/i;

/** Values that say where a call goes without naming it. Of `-var name=value` and `TF_VAR_name` only what is named after a place: others may be secret. */
export function labelsIn(call: ProgramCall, argv: readonly Text[], names: readonly string[]): readonly Text[] {
  const flags = flagValues(argv, names).flatMap((value): readonly Text[] => {
    const cut = value.indexOf('=');
    if (cut < 0) return [value];
    return PLACE.test(value.slice(0, cut)) ? [value.slice(cut + 1)] : [];
  });
  const prefixes = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  const set = Object.keys(call.env).filter((name) => prefixes.some((one) => name.startsWith(one) && PLACE.test(name.slice(one.length))));
  return [...flags, ...[...names, ...set].flatMap((name) => variable(call, name))];
}

/** Whether a command sets one of these variables, to whatever value; `AWS_ENDPOINT_URL_*` is all that begin so. */
export const setsOneOf = (call: ProgramCall, names: readonly string[]): boolean =>
  names.some((name) =>
    name.endsWith('*') ? Object.keys(call.env).some((one) => one.startsWith(name.slice(0, -1))) : variableOf(call, name) !== undefined,
  );

/** Whether a command says a part of its target itself: with a flag, a letter with its value behind it (`-nprod`), or a variable. */
export function saysPart(call: ProgramCall, argv: readonly Text[], names: readonly string[]): 'said' | 'unsaid' {
  const letters = names.filter((name) => /^-[a-z]$/i.test(name));
  const said =
    flagValues(argv, names).length > 0 ||
    names.some((name) => variable(call, name).length > 0) ||
    options(argv).some((word) => letters.some((letter) => word.startsWith(letter)));
  return said ? 'said' : 'unsaid';
}

/** A long flag that is written with less than its whole name, as some programs allow. */
export function isCutShort(argv: readonly Text[], names: readonly string[]): boolean {
  const long = names.filter((name) => name.startsWith('--'));
  return options(argv).some((word) => {
    const name = word.includes('=') ? word.slice(0, word.indexOf('=')) : word;
    return name.length > 4 && name.startsWith('--') && !long.includes(name) && long.some((one) => one.startsWith(name));
  });
}
