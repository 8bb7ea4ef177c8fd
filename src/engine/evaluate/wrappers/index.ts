import type { Context, Reader } from '../../context';
import type { Call, ProgramCall } from '../../types';
import { wrappers } from './table';

/** What a wrapper runs; nothing where the shell evaluator has said it already. */
const unwrap: Reader = (call, context) => context.unwrap(call);

/** Readers of `find` belong to the folder that also knows what `-delete` does, that of `bun` to the one that reads `-e` and scripts. */
const ELSEWHERE = new Set(['find', 'gfind', 'bfs', 'bun']);

/** Programs that run another program, or shell text. */
export const wrapperReaders: Readonly<Record<string, Reader>> = Object.fromEntries(
  Object.keys(wrappers)
    .filter((name) => !ELSEWHERE.has(name))
    .map((name) => [name, unwrap]),
);

/** What `find … -exec` runs. Belongs to the reader of `find`, which adds what find itself deletes. */
export const findExec = (call: ProgramCall, context: Context): readonly Call[] => context.unwrap(call);
