import { FolderWatch } from './folderWatch';
import { markOf, type Place, type Surroundings, surroundingsFiles, surroundingsOf } from './surroundings';

/** Events of one change come together; a file that is being written is whole a moment later. */
const SETTLE_MS = 60;
/** Something that keeps changing is read no more often. */
const PAUSE_MS = 250;
/** So many files without events are looked at each second. */
const MOST_POLLED = 20;
/** Every so many ticks all files are looked at: there are disks whose events do not arrive, and nothing tells which. */
const ALL = 5;

interface FeedOptions {
  readonly place: () => Place;
  readonly tell: (surroundings: Surroundings) => void;
  readonly failed: (error: unknown) => void;
  /** Places whose changes are told by nobody; absent: as the system says. */
  readonly silent?: () => readonly string[];
}

/**
 * Keeps what a window shows of its surroundings: read again after each change of a file it was read from. The system's events tell of changes;
 * where there are none, files are looked at once a second. Reads files and runs nothing.
 */
export class SurroundingsFeed {
  private readonly options: FeedOptions;
  private readonly watch: FolderWatch;
  private files: readonly string[] | null = null;
  private polled: readonly string[] = [];
  private marks = { polled: '', all: '' };
  private ticks = 0;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | null = null;
  private again = false;
  private last = 0;
  private closed = false;

  constructor(options: FeedOptions) {
    this.options = options;
    this.watch = new FolderWatch(() => this.soon(), options.silent);
  }

  /** Folders or settings are others: all is read anew with the next tick. */
  reset(): void {
    this.files = null;
    this.again = true;
  }

  /** Once a second. */
  async tick(): Promise<void> {
    this.ticks += 1;
    if (this.files === null) return this.look();
    const changed = this.ticks % ALL === 0 ? markOf(this.files) !== this.marks.all : markOf(this.polled) !== this.marks.polled;
    if (changed) await this.look();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.watch.close();
  }

  private soon(): void {
    if (this.closed) return;
    const wait = Math.max(SETTLE_MS, this.last + PAUSE_MS - Date.now());
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.look().catch(this.options.failed);
    }, wait);
  }

  /** One look at a time; a change during one leads to another. */
  private async look(): Promise<void> {
    this.again = true;
    this.looking ??= this.looks().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  private async looks(): Promise<void> {
    while (this.again && !this.closed) {
      this.again = false;
      this.last = Date.now();
      const place = this.options.place();
      const files = await surroundingsFiles(place);
      if (this.closed) return;
      // Watched and marked first, read then: what changes in between is seen once more.
      const polled = thereFirst(this.watch.over(files)).slice(0, MOST_POLLED);
      this.files = files;
      this.polled = polled;
      this.marks = { polled: markOf(polled), all: markOf(files) };
      this.options.tell(await surroundingsOf(place));
    }
  }
}

/** What is there changes more often than what is not comes to be. */
const thereFirst = (files: readonly string[]): readonly string[] => {
  const there = new Set(files.filter((file) => markOf([file]) !== ''));
  return [...there, ...files.filter((file) => !there.has(file))];
};
