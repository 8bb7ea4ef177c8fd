import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fits } from '../../secrets/stores/store';
import { createFileReader } from '../files';

/** An audit is asked for by a person: it may take its time, but not for ever on a dead disk. */
const READ_MS = 60_000;
const MOST_IN_FOLDER = 1_000;

export interface Disk {
  /** Text of a regular file of bounded size; null: it is not there. `unreadable`: it is, but nobody can say what is in it. */
  text(file: string): { readonly text: string; readonly real: string } | 'unreadable' | null;
  /** A regular file is there. */
  has(file: string): boolean;
  /** The files that a path stands for; a `*` in its last name is looked for in its folder. */
  matching(pattern: string): readonly string[];
}

export function createDisk(): Disk {
  const reader = createFileReader(READ_MS);
  const has = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false })?.isDirectory() === false;
  return {
    has,
    text(file) {
      const fact = reader.read({ path: file, want: 'text' });
      if (fact.kind === 'text') return fact;
      return fact.kind === 'missing' || fact.kind === 'directory' ? null : 'unreadable';
    },
    matching(pattern) {
      const name = path.posix.basename(pattern);
      if (!name.includes('*')) return has(pattern) ? [pattern] : [];
      const folder = path.posix.dirname(pattern);
      return namesIn(folder)
        .filter((one) => fits(name, one))
        .map((one) => `${folder}/${one}`)
        .filter(has);
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort().slice(0, MOST_IN_FOLDER);
  } catch {
    return []; // not there, or not for us: then not for an agent either
  }
}
