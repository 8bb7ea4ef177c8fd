import { HOLE, type Text } from '../../types';

/**
 * Whether a line of the text may match one of a search's alternatives. Only what every match must contain is looked for, so that no pattern is ever
 * run: `true` where the pattern requires nothing that can be told.
 */
export const mayMatch = (given: Text, text: string): boolean => mayMatchAny(given, [text]);

/** The same of any of several texts. */
export function mayMatchAny(given: Text, texts: readonly string[]): boolean {
  // What only looks around takes nothing away.
  const pattern = given.replace(/\(\?<?[=!][^()]*\)/g, '');
  if (pattern.includes(HOLE) || pattern.length > 2_000 || /\[[^\]]*\||\(\?/.test(pattern)) return true;
  const hays = texts.map((text) => text.toLowerCase());
  return alternatives(pattern).some((one) => {
    const required = requiredIn(one).map((run) => run.toLowerCase());
    return hays.some((hay) => required.every((run) => hay.includes(run)));
  });
}

/** Split at every bar, literal ones of basic patterns too: more alternatives only make it more likely that one matches. */
const alternatives = (pattern: Text): readonly Text[] => pattern.split(/\\?[|\n]/);

/** Literal runs that every match of a pattern without bars contains. */
function requiredIn(pattern: Text): readonly string[] {
  const plain = pattern
    .replace(/\\?[()]/g, '\0')
    .replace(/\[\^?\]?(?:\[:\w+:\]|[^\]])*\]/g, '\0')
    .replace(/\\[a-zA-Z<>`'\d]/g, '\0')
    // What may be there or not.
    .replace(/(?:\\[^a-zA-Z\d]|[^\\])(?:[*?]|\\\?|\\?\{0?,[^}]*\}|\\?\{0\\?\})/gs, '\0')
    .replace(/\\?\{[^}]*\}|\\?\+/g, '\0')
    .replace(/[.^$]/g, (sign, at: number, all: string) => (all[at - 1] === '\\' ? sign : '\0'))
    .replace(/\\([^a-zA-Z\d])/g, '$1');
  // A group may be optional as a whole, so nothing in one is required.
  if (/\\?\)\s*(?:[*?]|\\\?|\\?\{0)/.test(pattern)) return [];
  return plain.split(/[\0\\]+/).filter((run) => run.length > 0);
}
