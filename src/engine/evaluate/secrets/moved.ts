import type { Context } from '../../context';
import type { ProgramCall, Text } from '../../types';
import { resolvePath } from '../files/path';
import { isOffLimits } from './offLimits';

/** Files that are off limits and leave their place: into a file that is not, or to another machine. */
export interface Moved {
  readonly verb: 'copy' | 'upload' | 'show';
  readonly files: readonly Text[];
  readonly safer: string;
}

export type Mover = (call: ProgramCall, context: Context) => readonly Moved[];

export const NOTHING: readonly Moved[] = [];

export const moved = (verb: Moved['verb'], files: readonly Text[], safer = ''): readonly Moved[] =>
  files.length === 0 ? NOTHING : [{ verb, files: [...new Set(files)], safer }];

const REMOTE = /^(?:[a-z][a-z0-9+.-]+:\/\/|[^/]*:)/i;
/** A local path that only looks like `host:path` does so on Windows. */
export const isRemote = (word: Text): boolean => REMOTE.test(word) && !/^[A-Za-z]:[\\/]/.test(word);

export const pathIn =
  (call: ProgramCall, context: Context) =>
  (word: Text): Text =>
    resolvePath(word, call.cwd, context.facts.home);

/** Files among the words. */
export const among = (words: readonly Text[], call: ProgramCall, context: Context): readonly Text[] =>
  words.map(pathIn(call, context)).filter((path) => isOffLimits(path, context, call.remote !== null));
