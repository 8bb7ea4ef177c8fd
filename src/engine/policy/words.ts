import type { EnvironmentLevel } from '../types';

const WORDS: readonly (readonly [EnvironmentLevel, RegExp])[] = [
  ['production', /^(?:prod|production|prd|live)\d*$/],
  ['staging', /^(?:staging|stage|stg|uat|qa|preprod|canary)\d*$/],
  ['preview', /^(?:preview|pr)\d*$/],
  ['local', /^(?:dev|develop|development|local|localhost|test|testing|ci)\d*$/],
];

/** What the words of a name say about its environment; the most dangerous word counts, `unknown` where none says anything. */
export function environmentOfWords(text: string): EnvironmentLevel {
  const tokens = text.toLowerCase().split(/[^a-z0-9]+/);
  return WORDS.find(([, word]) => tokens.some((token) => word.test(token)))?.[0] ?? 'unknown';
}
