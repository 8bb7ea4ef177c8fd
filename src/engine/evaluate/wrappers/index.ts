import type { Context, Reader } from '../../context';
import type { Call, ProgramCall } from '../../types';

/** Programs that run another program, or shell text. */
export const wrapperReaders: Readonly<Record<string, Reader>> = {};

/** What `find … -exec` runs. Belongs to the reader of `find`, which adds what find itself deletes. */
export function findExec(_call: ProgramCall, _context: Context): readonly Call[] {
  return [];
}
