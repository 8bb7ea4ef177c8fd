import type { Context } from '../../context';
import { HOLE, type ProgramCall, type Text } from '../../types';
import { resolvePath } from '../files/path';
import { type Mark, offLimitsMark } from './marks';
import { isOffLimits } from './offLimits';

/** What a program prints of files that are off limits in a way of its own; what it prints of its input counts as well. */
export type Special = (call: ProgramCall, context: Context) => readonly Mark[];

/** The marks of those words that name a file which is off limits. */
export function marksOfFiles(words: readonly Text[], call: ProgramCall, context: Context): readonly Mark[] {
  return words
    .filter((word) => word !== '' && word !== '-' && word !== HOLE && word.length < 4_096)
    .map((word) => resolvePath(word.replace(/^file:\/\/(?:localhost(?=\/))?/, ''), call.cwd, context.facts.home))
    .filter((path) => isOffLimits(path, context, call.remote !== null))
    .map(offLimitsMark);
}

/** Words that are no flags. */
export const plainWords = (call: ProgramCall): readonly Text[] => call.argv.filter((word) => !/^[-+]/.test(word));

/** Values of flags, in the same word or the next. */
export const valuesOf = (argv: readonly Text[], flag: RegExp): readonly Text[] =>
  argv.flatMap((word, at) => (flag.test(word) ? [/^--[\w-]+=(.*)$/s.exec(word)?.[1] ?? argv[at + 1] ?? ''] : []));
