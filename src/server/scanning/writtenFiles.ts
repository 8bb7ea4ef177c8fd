import type { Judged } from '../../engine/types';

const WRITES: ReadonlySet<string> = new Set(['overwrite', 'append', 'create', 'move', 'copy']);

/** Files of this machine that an action writes, as far as its words tell. */
export const writtenFiles = (judged: readonly Judged[]): readonly string[] =>
  judged.flatMap(({ calls }) =>
    calls.flatMap((call) => (call.kind === 'file' && call.remote === null && WRITES.has(call.verb) ? [call.to ?? call.path] : [])),
  );
