import { constants, type Dirent } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { localPaths } from '../files';

export interface FollowerOptions {
  /** Absolute; it may be missing, and may be a link. Links below it are not followed. */
  readonly folder: string;
  /** How many folders lie between it and a file, at most. */
  readonly depth: number;
  /** By the path from `folder`, with `/`. */
  readonly files: RegExp;
  /** How much is read of what was there before; the first line of that is left out. */
  readonly before: number;
  /** A whole line; nothing of it is kept here. */
  readonly line: (text: string, file: string) => void;
}

export const FOLLOW = {
  /** Files that are looked at every time: the ones that changed last. */
  most: 32,
  /** Folders and files that are looked through for new ones. */
  entries: 5_000,
  /** New files are looked for every so many times. */
  every: 3,
  /** Longer lines are left out, bytes. */
  line: 1_000_000,
  /** Read of all files in one go, bytes; the rest is read the next time. */
  budget: 8_000_000,
} as const;

interface Tracked {
  offset: number;
  ino: number;
  changed: number;
  /** As it was last seen. */
  size: number;
  /** In the middle of a line that is left out. */
  skipping: boolean;
}

/** Reads what is added to the files below a folder, whole lines only. Regular files on local disks; one `tick` at a time. */
export class Follower {
  private readonly options: FollowerOptions;
  private readonly tracked = new Map<string, Tracked>();
  private root: string | null = null;
  private ticks = 0;
  private begun = false;

  constructor(options: FollowerOptions) {
    this.options = options;
  }

  async tick(): Promise<void> {
    if (this.ticks++ % FOLLOW.every === 0) await this.scan();
    const unread = ({ size, offset }: Tracked): number => (size > offset ? 1 : 0);
    const files = [...this.tracked].sort(([, a], [, b]) => unread(b) - unread(a) || b.changed - a.changed);
    let budget: number = FOLLOW.budget;
    for (const [file, tracked] of files.slice(0, FOLLOW.most)) {
      if (budget <= 0) return;
      budget -= await this.read(file, tracked, budget);
    }
  }

  /** Finds new files, and which changed last. */
  private async scan(): Promise<void> {
    const { folder, files, before } = this.options;
    // What stands on another machine's disk could block whoever looks at it.
    const isLocal = localPaths();
    const root = isLocal(folder) ? await realpath(folder).catch(() => null) : null;
    this.root = root !== null && isLocal(root) ? root : null;
    const found = this.root === null ? [] : await this.list(this.root, isLocal);
    const alive = new Set<string>();
    for (const file of found) {
      const name = path.relative(this.root ?? '', file).replaceAll(path.sep, '/');
      if (!files.test(name)) continue;
      const stat = await lstat(file).catch(() => null);
      if (!stat?.isFile()) continue;
      alive.add(file);
      const known = this.tracked.get(file);
      if (known) Object.assign(known, { changed: stat.mtimeMs, size: stat.size });
      else {
        // A file that came while we were looking is read whole; of an older one, the end.
        const offset = this.begun ? 0 : Math.max(0, stat.size - before);
        const skipping = offset > 0 && before > 0;
        this.tracked.set(file, { offset, ino: stat.ino, changed: stat.mtimeMs, size: stat.size, skipping });
      }
    }
    for (const file of this.tracked.keys()) if (!alive.has(file)) this.tracked.delete(file);
    this.begun = true;
  }

  /** Breadth first, the last names first: they carry the date. */
  private async list(root: string, isLocal: (file: string) => boolean): Promise<readonly string[]> {
    const found: string[] = [];
    let level = [root];
    let left: number = FOLLOW.entries;
    for (let depth = 0; depth <= this.options.depth && level.length > 0; depth += 1) {
      const next: string[] = [];
      for (const folder of level) {
        const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
        entries.sort((a, b) => (a.name < b.name ? 1 : -1));
        for (const entry of entries) {
          if (left-- <= 0) return found;
          if (entry.isFile()) found.push(path.join(folder, entry.name));
          else if (entry.isDirectory()) next.push(path.join(folder, entry.name));
        }
      }
      level = next.filter(isLocal);
    }
    return found;
  }

  /** How many bytes were read. */
  private async read(file: string, tracked: Tracked, budget: number): Promise<number> {
    const stat = await lstat(file).catch(() => null);
    if (!stat?.isFile()) return 0;
    if (stat.ino !== tracked.ino || stat.size < tracked.offset) Object.assign(tracked, { offset: 0, ino: stat.ino, skipping: false });
    if (stat.size === tracked.offset) return 0;
    Object.assign(tracked, { changed: stat.mtimeMs, size: stat.size });
    // By the time it is opened the name may be a link's or a pipe's.
    const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
    const handle = await open(file, flags).catch(() => null);
    if (handle === null) return 0;
    let done = 0;
    try {
      const opened = await handle.stat();
      if (!opened.isFile() || opened.ino !== tracked.ino) return 0;
      const name = path.relative(this.root ?? '', file).replaceAll(path.sep, '/');
      while (done < budget) {
        const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(FOLLOW.line), 0, FOLLOW.line, tracked.offset);
        done += bytesRead;
        if (!this.take(buffer.subarray(0, bytesRead), tracked, name)) break;
      }
      return done;
    } finally {
      await handle.close();
    }
  }

  /** Hands on the whole lines of a piece and moves behind them; a line that has no end yet is read again later. false: no more for now. */
  private take(piece: Buffer, tracked: Tracked, file: string): boolean {
    let from = 0;
    for (let end = piece.indexOf(10); end !== -1; end = piece.indexOf(10, from)) {
      if (!tracked.skipping && end > from) this.options.line(piece.toString('utf8', from, end), file);
      tracked.skipping = false;
      from = end + 1;
    }
    const full = piece.length === FOLLOW.line;
    if (from === 0 && full) {
      tracked.skipping = true;
      from = piece.length;
    }
    tracked.offset += from;
    return full;
  }
}
