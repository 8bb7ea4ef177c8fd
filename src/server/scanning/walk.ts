import { type Dirent, lstatSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { isWorthScanning } from '../../secrets/byContent';
import type { OffLimits } from '../../secrets/globs';
import { localPaths } from '../files';

/** A file to look into, by its real path. `named`: off-limits by its name. */
export interface Target {
  readonly path: string;
  readonly named: boolean;
}

/** Folders of tools, with whole libraries in them, in which nobody keeps secrets of his own. */
const SKIPPED = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  '.venv',
  'site-packages',
  '__pycache__',
  '.mollyguard',
]);
/** Names looked at, and files kept for later, in all. */
const MOST_NAMES = 400_000;
const MOST_FILES = 200_000;

/**
 * Every file worth looking into below some folders: those that hold credentials by their names as soon as they are met, near ones first, git-ignored ones
 * too; then all others. Links to folders are not followed, nor folders on other machines' disks.
 */
export function* walk(folders: readonly string[], secret: OffLimits): Generator<Target> {
  const isLocal = localPaths();
  const queue = folders.filter(isLocal);
  const seen = new Set(queue);
  const rest: { readonly folder: string; readonly names: string[] }[] = [];
  let names = 0;
  let files = 0;
  for (const folder of queue) {
    const later: string[] = [];
    for (const entry of entriesOf(folder)) {
      names += 1;
      const file = below(folder, entry.name);
      if (entry.isDirectory()) {
        if (SKIPPED.has(entry.name) || seen.has(file) || names > MOST_NAMES || !isLocal(file)) continue;
        seen.add(file);
        queue.push(file);
      } else if (entry.isSymbolicLink()) {
        const real = secret(file) === null ? null : realFile(file);
        if (real !== null && isLocal(real)) yield { path: real, named: true };
      } else if (entry.isFile()) {
        if (secret(file) !== null) yield { path: file, named: true };
        else if (files < MOST_FILES && isWorthScanning(entry.name)) {
          later.push(entry.name);
          files += 1;
        }
      }
    }
    if (later.length > 0) rest.push({ folder, names: later });
  }
  for (const { folder, names: later } of rest) for (const name of later) yield { path: below(folder, name), named: false };
}

const below = (folder: string, name: string): string => (folder === '/' ? `/${name}` : `${folder}/${name}`);

/** A folder that cannot be read has nothing to show. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The regular file that a path leads to; null: there is none. */
export function realFile(file: string): string | null {
  try {
    const real = realpathSync(file);
    return path.isAbsolute(real) && lstatSync(real).isFile() ? real : null;
  } catch {
    return null;
  }
}
