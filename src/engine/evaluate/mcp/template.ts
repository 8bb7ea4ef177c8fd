import type { Json } from '../../types';
import { isMembers, type ToolInput } from './input';

/**
 * A tool as the line of a program that does the same. Words are divided by blanks: `{name}` is the value of a field (`{a|b}` of the first that is
 * there; a list gives several words), left out where it is not there, and `{name!}` must be there; `--flag={name}` is a flag with its value,
 * `--flag?{name}` a flag alone if the value says yes, `{*flags}` an object of flags. `{$command}` is a command: a list of words, or a text for `sh -c`.
 */
export type Template = string;

/** The words of a template filled from an input; null where a field that must be there is not. */
export function fill(template: Template, input: ToolInput): readonly string[] | null {
  const words: string[] = [];
  for (const word of template.split(' ')) {
    const blanks = [...word.matchAll(/\{([*$]?)([\w|]+)(!?)\}/g)];
    if (blanks.length > 1) {
      const whole = inOne(word, blanks, input);
      if (whole === null) return null;
      words.push(whole);
      continue;
    }
    const [blank] = blanks;
    if (!blank) {
      words.push(word);
      continue;
    }
    const [whole = '', kind = '', names = '', must = ''] = blank;
    const value = firstOf(names, input);
    if (value === undefined) {
      if (must !== '') return null;
      continue;
    }
    const before = word.slice(0, blank.index);
    if (kind === '*') words.push(...flagsOf(value));
    else if (kind === '$') words.push(...commandOf(value));
    else if (before.endsWith('?')) words.push(...(saysYes(value) ? [before.slice(0, -1)] : []));
    else if (/^--?[\w-]+=$/.test(before)) for (const one of textsOf(value)) words.push(before.slice(0, -1), one);
    else words.push(...textsOf(value).map((one) => word.replace(whole, () => one)));
  }
  return words;
}

const firstOf = (names: string, input: ToolInput): Json | undefined =>
  input.values(...names.split('|')).find((one) => one !== null && one !== '');

/** One word with several blanks (`repos/{owner!}/{repo!}`): each is its first value. */
function inOne(word: string, blanks: readonly RegExpMatchArray[], input: ToolInput): string | null {
  let filled = word;
  for (const [whole, , names = '', must = ''] of blanks) {
    const value = firstOf(names, input);
    if (value === undefined && must !== '') return null;
    filled = filled.replace(whole, () => (value === undefined ? '' : (textsOf(value)[0] ?? '')));
  }
  return filled;
}

export const saysYes = (value: Json): boolean =>
  value === true || value === 1 || (typeof value === 'string' && /^(?:true|yes|1)$/i.test(value));

function textsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  return Array.isArray(value) ? value.flatMap((one: Json) => textsOf(one)) : value === null ? [] : [JSON.stringify(value)];
}

function flagsOf(value: Json): readonly string[] {
  if (!isMembers(value)) return textsOf(value);
  return Object.entries(value).flatMap(([name, one]) => {
    const flag = name.startsWith('-') ? name : `${name.length === 1 ? '-' : '--'}${name}`;
    return one === true ? [flag] : textsOf(one).map((text) => `${flag}=${text}`);
  });
}

const commandOf = (value: Json): readonly string[] => (typeof value === 'string' ? ['sh', '-c', value] : textsOf(value));
