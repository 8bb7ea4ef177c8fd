import { globMatches } from '../policy/glob';
import { HOLE, type Text } from '../types';

/** How many words a verb took; not sure where it depends on a word that is not known before the command runs. */
export interface VerbMatch {
  readonly length: number;
  readonly sure: boolean;
}
type Verb = readonly (string | readonly string[])[];

/** `**` looks this far for the word after it: no tool nests its verbs deeper. */
const FURTHEST = 6;
/** Verbs that read: what stands behind them is a name. */
const READS: ReadonlySet<string> = new Set(['list', 'ls', 'describe', 'show', 'get', 'read', 'help', 'search', 'logs']);

/**
 * Fits a rule's verb to the leading words. Each word equals or globs one of its options, without regard to case; `**` stands for any number of
 * words before the next one. null: another verb.
 */
export function matchVerb(verb: Verb, words: readonly Text[]): VerbMatch | null {
  // `fly help apps destroy` tells how it is done.
  if (words[0] === 'help' && isAny(verb[0])) return null;
  return fit(verb, 0, words, 0);
}

const isAny = (first: Verb[number] | undefined): boolean => first === '**' || first === '*' || (first?.length === 1 && first[0] === '*');

function fit(verb: Verb, at: number, words: readonly Text[], from: number): VerbMatch | null {
  const wanted = verb[at];
  if (wanted === undefined) return { length: from, sure: true };
  if (wanted === '**') {
    for (let next = from; next <= from + FURTHEST && next < words.length; next += 1) {
      // A word that is not known may be the verb only where verbs begin: behind others it is a name.
      if (next > from && words[next]?.includes(HOLE)) continue;
      if (next > from && READS.has(words[next - 1] ?? '')) return null;
      const rest = fit(verb, at + 1, words, next);
      if (rest) return rest;
    }
    return null;
  }
  const word = words[from];
  if (word === undefined) return null;
  const options = typeof wanted === 'string' ? [wanted] : wanted;
  const lower = word.toLowerCase();
  if (options.some((option) => option === word || option === lower || (option.includes('*') && globMatches(option, lower))))
    return fit(verb, at + 1, words, from + 1);
  if (!word.includes(HOLE) || !options.some((option) => globMatches(option, lower, true))) return null;
  const rest = fit(verb, at + 1, words, from + 1);
  return rest && { ...rest, sure: false };
}
