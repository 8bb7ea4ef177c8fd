import { type FSWatcher, readFileSync, realpathSync, statSync, watch } from 'node:fs';
import path from 'node:path';

/** So many folders are watched at most: a system has a limited number of watches, which belong to everybody. */
const MOST_FOLDERS = 100;

interface Watched {
  readonly watcher: FSWatcher;
  /** The very folder: another one in its place has to be watched anew. */
  readonly identity: string;
  names: ReadonlySet<string>;
}

/**
 * Tells that one of some files has changed, by the system's own events: a folder is watched for each, the nearest that is there. Costs nothing while
 * nothing happens. What it tells may be wrong (the file was only touched), never what is in the file.
 */
export class FolderWatch {
  private readonly changed: () => void;
  private readonly silent: () => readonly string[];
  private readonly folders = new Map<string, Watched>();

  /** `silent`: places whose changes are told by nobody. */
  constructor(changed: () => void, silent: () => readonly string[] = silentPlaces) {
    this.changed = changed;
    this.silent = silent;
  }

  /** From now on these files are watched, and no others. Returns those for which no events are to be had: they must be looked at. */
  over(files: readonly string[]): readonly string[] {
    const silent = this.silent();
    const without = new Set<string>();
    const wanted = new Map<string, { readonly names: Set<string>; readonly files: Set<string> }>();
    for (const file of files) {
      for (const place of [file, ...targetOf(file)]) {
        const [folder, name] = nearest(place);
        const there = wanted.get(folder) ?? { names: new Set(), files: new Set() };
        wanted.set(folder, there);
        there.names.add(name);
        there.files.add(file);
        if (isBelow(place, silent)) without.add(file);
      }
    }
    const folders = [...wanted].slice(0, MOST_FOLDERS);
    const kept = new Set(folders.map(([folder]) => folder));
    for (const [folder, { watcher }] of this.folders) {
      if (kept.has(folder)) continue;
      watcher.close();
      this.folders.delete(folder);
    }
    for (const [folder, { names, files: below }] of wanted)
      if (!kept.has(folder) || !this.watches(folder, names)) for (const file of below) without.add(file);
    return files.filter((file) => without.has(file));
  }

  close(): void {
    for (const { watcher } of this.folders.values()) watcher.close();
    this.folders.clear();
  }

  private watches(folder: string, names: ReadonlySet<string>): boolean {
    const identity = identityOf(folder);
    const known = this.folders.get(folder);
    if (known?.identity === identity) {
      known.names = names;
      return true;
    }
    known?.watcher.close();
    this.folders.delete(folder);
    if (identity === '') return false;
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => this.heard(folder, name));
      watcher.on('error', () => this.lost(folder, watcher));
      this.folders.set(folder, { watcher, identity, names });
      return true;
    } catch {
      return false; // no watches are left, or no permission: it is looked at instead
    }
  }

  /** `name` is the folder's own where it went away, or nothing where the system does not say. */
  private heard(folder: string, name: string | null): void {
    const names = this.folders.get(folder)?.names;
    if (names && (name === null || names.has(name) || name === path.basename(folder))) this.changed();
  }

  private lost(folder: string, watcher: FSWatcher): void {
    watcher.close();
    if (this.folders.get(folder)?.watcher === watcher) this.folders.delete(folder);
    this.changed();
  }
}

/** The nearest folder that is there, and what is to be looked for in it: the file, or the folder that is missing on the way. */
function nearest(file: string): readonly [folder: string, name: string] {
  let name = path.basename(file);
  let folder = path.dirname(file);
  while (identityOf(folder) === '' && path.dirname(folder) !== folder) {
    name = path.basename(folder);
    folder = path.dirname(folder);
  }
  return [folder, name];
}

function identityOf(folder: string): string {
  try {
    const stat = statSync(folder, { throwIfNoEntry: false });
    return stat?.isDirectory() ? `${stat.dev} ${stat.ino}` : '';
  } catch {
    return '';
  }
}

/** Where a link leads, and whatever else it leads over. */
function targetOf(file: string): readonly string[] {
  try {
    const real = realpathSync(file);
    return real === file ? [] : [real];
  } catch {
    return [];
  }
}

/** File systems of another machine, or of the machine around this one: what changes there is not told here. */
const SILENT = /^(?:nfs4?|cifs|smb3|smbfs|9p|virtiofs|vboxsf|drvfs|prl_fs|vmhgfs|fakeowner|osxfs|fuse(?:\..+)?|fuseblk|afs|ceph|lustre)$/;

function silentPlaces(): readonly string[] {
  if (process.platform !== 'linux') return [];
  try {
    return readFileSync('/proc/self/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, , type]) => type !== undefined && SILENT.test(type))
      .map(([, point = '']) => point.replace(/\\040/g, ' '));
  } catch {
    return [];
  }
}

const isBelow = (file: string, places: readonly string[]): boolean =>
  places.some((place) => file === place || file.startsWith(place === '/' ? '/' : `${place}/`));
