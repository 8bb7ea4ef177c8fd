import { lstat, stat } from 'node:fs/promises';

/** So often is looked: what an agent or another program changes is known within two seconds, also where the system tells nothing. */
const EVERY_MS = 1_000;

/**
 * Looks at files that need not exist, whose folders need not exist, and tells which of them have become others: written, replaced, linked elsewhere,
 * gone, or with other permissions. Reads no content.
 */
export class FileWatch {
  private readonly files: () => readonly string[];
  private readonly changed: (files: readonly string[]) => void;
  private readonly seen = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(files: () => readonly string[], changed: (files: readonly string[]) => void) {
    this.files = files;
    this.changed = changed;
  }

  /** The first look; from now on changes are told. */
  async start(): Promise<void> {
    await this.look();
    this.next();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private next(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      void this.look()
        .then((files) => {
          if (files.length > 0 && !this.stopped) this.changed(files);
        })
        .finally(() => this.next());
    }, EVERY_MS);
    this.timer.unref();
  }

  private async look(): Promise<readonly string[]> {
    const files = [...new Set(this.files())];
    const marks = await Promise.all(files.map(markOf));
    const others: string[] = [];
    for (const [at, file] of files.entries()) {
      const mark = marks[at] ?? '';
      if (this.seen.has(file) && this.seen.get(file) !== mark) others.push(file);
      this.seen.set(file, mark);
    }
    return others;
  }
}

/** A file's identity, size, times and permissions, and those of what it links to. */
async function markOf(file: string): Promise<string> {
  const [link, target] = await Promise.all([lstat(file), stat(file)].map((one) => one.catch(() => undefined)));
  return [link, target].map((one) => (one ? [one.ino, one.size, one.mtimeMs, one.ctimeMs, one.mode].join(' ') : '-')).join(' | ');
}
