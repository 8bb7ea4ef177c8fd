import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';
import { type Budget, NotSaved, type Steps } from './budget';
import { namesIn, REMADE } from './named';
import type { Entry, Kept } from './types';

/** Collects entries; each path once. */
export class Collected {
  readonly entries = new Map<string, Entry>();
  /** Repositories in which a ref of ours may stand. */
  readonly tops = new Set<string>();
  private readonly folder: string;
  private copies = 0;

  /** `folder`: where copies go. */
  constructor(folder: string) {
    this.folder = folder;
  }

  next(): { readonly name: string; readonly path: string } {
    const name = String(this.copies++);
    return { name, path: path.join(this.folder, name) };
  }

  get list(): readonly Entry[] {
    return [...this.entries.values()];
  }
}

/** A path whose folder has no symbolic links in it, so that bringing it back can be held to the same place. */
export function placed(file: string): string {
  const folder = path.dirname(file);
  try {
    return path.join(realpathSync(folder), path.basename(file));
  } catch {
    return folder === file ? file : path.join(placed(folder), path.basename(file));
  }
}

export interface Taking {
  /** Folders with all below, but for what is remade by one command. */
  readonly recursive: boolean;
  /** With that, too. */
  readonly remade: boolean;
}

/** Saves one path by copying. Sockets, pipes and devices hold nothing that could be copied. */
export function* take(file: string, taking: Taking, into: Collected, budget: Budget): Steps<void> {
  if (into.entries.has(file)) return;
  const stat = statOf(file);
  if (!stat) return;
  budget.count();
  yield;
  if (stat.isSymbolicLink()) into.entries.set(file, { kind: 'link', path: file, to: readlinkSync(file) });
  else if (stat.isFile()) into.entries.set(file, copied(file, stat, into, budget));
  else if (stat.isDirectory() && taking.recursive) {
    into.entries.set(file, { kind: 'folder', path: file, mode: stat.mode & 0o7777 });
    for (const name of namesIn(file)) if (taking.remade || !REMADE.has(name)) yield* take(path.join(file, name), taking, into, budget);
  }
}

function copied(file: string, stat: Stats, into: Collected, budget: Budget): Entry {
  budget.spend(stat.size);
  const { name, path: target } = into.next();
  try {
    copyFileSync(file, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  } catch {
    throw new NotSaved('a file cannot be copied');
  }
  return fileEntry(file, stat, { in: 'copy', name });
}

export const fileEntry = (file: string, stat: Stats, kept: Kept): Entry => ({
  kind: 'file',
  path: file,
  mode: stat.mode & 0o7777,
  mtime: stat.mtimeMs,
  size: stat.size,
  kept,
});

export function statOf(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw new NotSaved('a file cannot be looked at');
  }
}

/** A regular file's bytes; never those of a link or a pipe that took its place. */
export function bytesOf(file: string): Buffer {
  let fd: number;
  try {
    fd = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    throw new NotSaved('a file cannot be read');
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) throw new NotSaved('a file cannot be read');
    const bytes = Buffer.alloc(stat.size);
    let length = 0;
    for (let got = -1; got !== 0 && length < bytes.length; length += got) got = readSync(fd, bytes, length, bytes.length - length, length);
    return bytes.subarray(0, length);
  } finally {
    closeSync(fd);
  }
}
