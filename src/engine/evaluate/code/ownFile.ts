import type { Text } from '../../types';
import { folderOf } from '../files/path';
import type { Machine } from './machine';

/** The files that pieces of code stand in, where they stand in one. */
const files = new WeakMap<Machine, Text>();

/** Notes that the code is that of a file. */
export const standsIn = (machine: Machine, file: Text): void => void files.set(machine, file);

/** What code calls its own file and folder: `__dirname`, `import.meta.url`, Python's `__file__`; undefined: it is none of these, or not known. */
export function ownPath(name: string, machine: Machine): Text | undefined {
  const file = files.get(machine);
  // A module that it imports has another.
  if (file === undefined || (machine.modules !== null && machine.modules.known.size > 0)) return undefined;
  if (/^(?:__file__|__filename|import\.meta\.(?:filename|path|url))$/.test(name)) return file;
  return /^(?:__dirname|import\.meta\.(?:dirname|dir))$/.test(name) ? folderOf(file) : undefined;
}
