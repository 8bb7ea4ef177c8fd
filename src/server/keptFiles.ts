import { type Stats, statSync } from 'node:fs';
import type { FileFact } from '../engine/types';
import { createFileReader, type FileReader, localPaths } from './files';

/** Files that were read once and have not changed since. */
export interface KeptFiles {
  /** A reader for one judgement, with its time in all: each file is looked at, and read again only where it is another one by now. */
  reader(milliseconds: number): FileReader;
}
interface Kept {
  readonly mark: string;
  readonly fact: FileFact;
}

const MOST_FILES = 1_000;
const MOST_CHARACTERS = 4_000_000;
/** Clocks of file systems tick this slowly: what was written just now may be written again without another time. */
const TICK_MS = 50;

/**
 * Keeps what detectors read, in memory, by device, inode, size and both times of a file, so that resolving a target costs a look at each file. A link
 * that leads elsewhere by now is another file.
 */
export function keptFiles(now: () => number = Date.now): KeptFiles {
  const kept = new Map<string, Kept>();
  let characters = 0;
  const keep = (path: string, one: Kept): void => {
    if (kept.size >= MOST_FILES || characters > MOST_CHARACTERS) {
      kept.clear();
      characters = 0;
    }
    kept.set(path, one);
    characters += lengthOf(one.fact);
  };
  return {
    reader(milliseconds) {
      const reader = createFileReader(milliseconds);
      const isLocal = localPaths();
      let spent = 0;
      return {
        read(request) {
          if (request.want !== 'text' || !isLocal(request.path)) return reader.read(request);
          if (spent > milliseconds) return { kind: 'unreadable', real: request.path, why: 'time' };
          const started = performance.now();
          const stat = statOf(request.path);
          spent += performance.now() - started;
          if (stat === null) return { kind: 'missing', real: request.path };
          if (stat === undefined || !stat.isFile()) return reader.read(request);
          const mark = markOf(stat);
          const before = kept.get(request.path);
          if (before?.mark === mark) return before.fact;
          const fact = reader.read(request);
          const after = statOf(request.path);
          const settled = after && markOf(after) === mark && now() - Math.max(stat.mtimeMs, stat.ctimeMs) > TICK_MS;
          if (before) characters -= lengthOf(before.fact);
          kept.delete(request.path);
          if (settled && (fact.kind === 'text' || (fact.kind === 'unreadable' && fact.why !== 'time'))) keep(request.path, { mark, fact });
          return fact;
        },
      };
    },
  };
}

const markOf = ({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string => `${dev} ${ino} ${size} ${mtimeMs} ${ctimeMs}`;
const lengthOf = (fact: FileFact): number => (fact.kind === 'text' ? fact.text.length : 100);

/** null where nothing is; undefined where nobody can look. */
function statOf(path: string): Stats | null | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    // A file stands where the path has a folder.
    return error instanceof Error && 'code' in error && error.code === 'ENOTDIR' ? null : undefined;
  }
}
