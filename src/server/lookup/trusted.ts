import { lstat, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Program } from './lookup';

export interface Trust {
  /** Absolute path that a person has named in their own settings; null: where the system's packages put it. */
  readonly named: string | null;
  /** Folders that agents write to: nothing in them is run. */
  readonly workspace: readonly string[];
}

/** Where installers of the system put programs. Homebrew's folders belong to the user, and so to an agent: those are named, or not used. */
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/bin'];
const MOST_LINKS = 10;
const WRITABLE_BY_OTHERS = 0o002;
const WRITABLE_BY_GROUP = 0o020;

/**
 * The real path of a vendor's program that an agent cannot have put there; null where there is none. Found by itself, it and each folder above it
 * belong to the system and only the system writes to them. Named by a person, they may be that person's own. None of it is in the workspace.
 * An agent that is root can write anywhere: then the rules for the system's files stand before this.
 */
export async function findProgram(program: Program, { named, workspace }: Trust): Promise<string | null> {
  if (process.platform === 'win32') return null; // neither modes nor process groups there
  const files = named === null ? FOLDERS.map((folder) => path.join(folder, program)) : path.isAbsolute(named) ? [named] : [];
  const forbidden = [...workspace, ...(await Promise.all(workspace.map(real)))].filter((one) => one !== null);
  for (const file of files) {
    const found = await followed(file, named !== null, forbidden).catch(() => null);
    if (found !== null) return found;
  }
  return null;
}

const real = (file: string): Promise<string | null> => realpath(file).catch(() => null);

/** Follows a link at a time: whoever can change one of them decides what is run. */
async function followed(file: string, isNamed: boolean, forbidden: readonly string[]): Promise<string | null> {
  let at = path.normalize(file);
  for (let links = 0; links <= MOST_LINKS; links += 1) {
    const folder = await realpath(path.dirname(at));
    const entry = path.join(folder, path.basename(at));
    if ([at, entry].some((one) => forbidden.some((outer) => isInside(one, outer)))) return null;
    for (const each of foldersAbove(entry)) if (!isKept(await lstat(each), isNamed)) return null;
    const stat = await lstat(entry);
    if (!stat.isSymbolicLink()) return stat.isFile() && (stat.mode & 0o111) !== 0 && isKept(stat, isNamed) ? entry : null;
    at = path.resolve(folder, await readlink(entry));
  }
  return null;
}

function foldersAbove(file: string): readonly string[] {
  const folder = path.dirname(file);
  return folder === file ? [] : [folder, ...foldersAbove(folder)];
}

function isKept({ uid, mode }: { readonly uid: number; readonly mode: number }, isNamed: boolean): boolean {
  if (isNamed) return (uid === 0 || uid === process.getuid?.()) && (mode & WRITABLE_BY_OTHERS) === 0;
  return uid === 0 && (mode & (WRITABLE_BY_OTHERS | WRITABLE_BY_GROUP)) === 0;
}

const isInside = (file: string, folder: string): boolean => {
  const relative = path.relative(folder, file);
  return relative === '' || !(relative === '..' || relative.startsWith(`..${path.sep}`));
};
