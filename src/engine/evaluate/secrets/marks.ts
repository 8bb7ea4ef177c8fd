import type { ProgramCall, Text } from '../../types';

/**
 * Marks of what must not be shown, carried along with evaluated text beside the names of programs it came from: `off-limits:/path` for what a file holds,
 * `loaded:NAME` for a secret variable that a file set, `credential:gh` for what a command tells, `environment:NAME` for a secret variable that was there
 * before (`*`: all of them), `listing:/folder` for names of the files in a folder. A mark never holds a value.
 */
export type Mark = string;

const KINDS = /^(?:off-limits|loaded|credential|environment|listing):/;
export const isMark = (source: string): source is Mark => KINDS.test(source);
export const offLimitsMark = (path: Text): Mark => `off-limits:${path}`;
export const loadedMark = (name: string): Mark => `loaded:${name}`;
export const credentialMark = (program: string): Mark => `credential:${program}`;

export const environmentMark = (name: string): Mark => `environment:${name}`;
export const WHOLE_ENVIRONMENT = environmentMark('*');
export const isEnvironmentMark = (mark: Mark): boolean => mark.startsWith('environment:');

export const listingMark = (folder: Text): Mark => `listing:${folder}`;
export const isListing = (mark: Mark): boolean => mark.startsWith('listing:');

/** What a mark stands for: a file's or folder's path, `$NAME`, or the program that tells a credential. */
export const nameOfMark = (mark: Mark): Text =>
  mark === WHOLE_ENVIRONMENT
    ? 'environment'
    : /^(?:loaded|environment):/.test(mark)
      ? `$${mark.slice(mark.indexOf(':') + 1)}`
      : mark.slice(mark.indexOf(':') + 1);
export const isFileMark = (mark: Mark): boolean => mark.startsWith('off-limits:');

const NONE: readonly Mark[] = [];
export const marksOf = (sources: readonly string[]): readonly Mark[] => (sources.length === 0 ? NONE : sources.filter(isMark));

/** The last sources of a list that has grown too long, but every mark of it. */
export function capped(sources: readonly string[], most: number): readonly string[] {
  if (sources.length <= most) return sources;
  const marks = sources.filter(isMark);
  return [...marks, ...sources.filter((source) => !isMark(source)).slice(-most)];
}

/** The call with what must not be shown of its words and its standard input. */
export function marked(call: ProgramCall, words: readonly string[], stdin: readonly string[]): ProgramCall {
  const [inWords, inStdin] = [marksOf(words), marksOf(stdin)];
  return inWords.length + inStdin.length === 0 ? call : { ...call, secrets: { words: inWords, stdin: inStdin } };
}
