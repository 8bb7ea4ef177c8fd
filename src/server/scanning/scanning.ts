import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { OffLimitsByContent } from '../../protocol/messages';
import type { Secrets } from '../facts';
import type { Knowledge } from './knowledge';
import type { ByContent, Place } from './messages';
import type { Scanner } from './scanner';

export interface ScanningOptions {
  /** Folders and patterns as they are now. */
  readonly place: () => Place;
  /** Files that are off-limits by content are others now. */
  readonly changed: (files: OffLimitsByContent) => void;
  readonly failed: (why: string) => void;
  /** The thread's program, where it is not the one beside this. */
  readonly program?: string;
  /** How long one file may take, and how long a thread waits for work. */
  readonly fileMs?: number;
  readonly idleMs?: number;
}

/** After settings arrive, before the first scan: the window's start is not slowed by it. */
const START_MS = 400;
/** What the editor tells of comes in bursts. */
const SETTLE_MS = 150;
/** While agents work, all folders are gone through again after so long: there are changes that nobody tells of. */
const AGAIN_MS = 20_000;
/** Many files are found at once. */
const TELL_MS = 100;
const MOST_TOLD = 2_000;
/** Where the editor tells of changes that do not count. */
const SKIPPED = /\/(?:node_modules|\.git|\.hg|\.svn|\.venv|site-packages|__pycache__)\//;

const NONE: ReadonlyMap<string, ByContent | null> = new Map();

interface Parts {
  readonly knowledge: Knowledge;
  readonly scanner: Scanner;
}

/**
 * Scanning for secrets in a guard server: when what is looked into. The looking is done in a thread of its own, what it finds is kept here, where verdicts
 * are made; no verdict waits for the thread. Nothing of it is loaded while there is nothing to scan.
 */
export class Scanning {
  private readonly options: ScanningOptions;
  private place: Place | undefined;
  private parts: Promise<Parts> | undefined;
  private loaded: Parts | undefined;
  private seen: Float64Array | null = null;
  private first: NodeJS.Timeout | undefined;
  private settle: NodeJS.Timeout | undefined;
  private telling: NodeJS.Timeout | undefined;
  private readonly told = new Set<string>();
  private passed = 0;
  private passing = false;
  private closed = false;

  constructor(options: ScanningOptions) {
    this.options = options;
  }

  /** What makes each of these files off-limits; null: what it holds cannot be found out. */
  /** All files that are off-limits and hold a secret, those by their names among them. */
  get holding(): readonly string[] {
    return this.loaded?.knowledge.holding ?? [];
  }

  get byContent(): ReadonlyMap<string, ByContent | null> {
    return this.loaded?.knowledge.byContent ?? NONE;
  }

  /** Settings may be others: where folders or patterns are, all is scanned anew. */
  settings(): void {
    const place = this.options.place();
    if (this.closed || JSON.stringify(place) === JSON.stringify(this.place)) return;
    this.place = place;
    this.seen = null;
    this.loaded?.knowledge.set(place);
    clearTimeout(this.first);
    this.first = setTimeout(() => {
      if (this.loaded || place.folders.some(holdsAnything)) void this.pass();
    }, START_MS);
    this.first.unref();
  }

  /** The editor tells that files have changed, come or gone. */
  changed(files: readonly string[]): void {
    for (const file of files) if (this.told.size < MOST_TOLD && path.isAbsolute(file) && !SKIPPED.test(file)) this.told.add(file);
    if (this.told.size === 0 || this.closed) return;
    this.settle ??= setTimeout(() => {
      this.settle = undefined;
      void this.look();
    }, SETTLE_MS);
    this.settle.unref();
  }

  /** Before the first judgement: what is needed for it. */
  async ready(): Promise<void> {
    await this.load();
    if (this.passed === 0 && !this.passing) void this.pass();
  }

  /** What counts for a judgement in this folder; gathered before it, and again where more files are known. */
  secrets(cwd: string): Secrets {
    const { loaded } = this;
    if (!loaded) return () => ({});
    loaded.knowledge.refresh(cwd);
    if (!this.passing && Date.now() - this.passed > AGAIN_MS) void this.pass();
    return (files) => loaded.knowledge.facts(files);
  }

  /** What is written or shown, without the values that are known. */
  masked<T>(value: T): T {
    return this.loaded?.knowledge.masked(value) ?? value;
  }

  /** Files that an action would write: looked into before the next one. */
  touch(files: readonly string[]): void {
    this.loaded?.knowledge.touch(files.filter((file) => path.isAbsolute(file)));
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.first);
    clearTimeout(this.settle);
    clearTimeout(this.telling);
    this.loaded?.scanner.close();
  }

  /** All folders, as far as they changed since the last pass. */
  private async pass(): Promise<void> {
    const { place } = this;
    if (!place || this.closed || this.passing) return;
    this.passing = true;
    const { scanner } = await this.load();
    if (!this.closed) scanner.ask({ kind: 'pass', place, seen: this.seen });
  }

  private async look(): Promise<void> {
    const paths = [...this.told];
    this.told.clear();
    const { place } = this;
    if (!place) return;
    const { scanner } = await this.load();
    if (!this.closed) scanner.ask({ kind: 'files', place, paths });
  }

  private load(): Promise<Parts> {
    this.parts ??= this.make();
    return this.parts;
  }

  private async make(): Promise<Parts> {
    const [{ Knowledge }, { Scanner }] = await Promise.all([import('./knowledge'), import('./scanner')]);
    const { options } = this;
    const ask = (paths: readonly string[]) => this.changed(paths);
    const knowledge: Knowledge = new Knowledge(ask, () => {
      this.telling ??= setTimeout(() => {
        this.telling = undefined;
        options.changed({ files: [...knowledge.byContent].sort().map(([path, why]) => ({ path, why })) });
      }, TELL_MS);
      this.telling.unref();
    });
    const scanner = new Scanner({
      program: options.program ?? path.join(__dirname, 'scanner.js'),
      ...(options.fileMs !== undefined && { fileMs: options.fileMs }),
      ...(options.idleMs !== undefined && { idleMs: options.idleMs }),
      found: (report) => knowledge.take(report),
      lost: (file) => knowledge.lost(file),
      failed: options.failed,
      done: (job, { seen }) => {
        if (job.kind !== 'pass') return;
        this.passing = false;
        this.passed = Date.now();
        if (job.place !== this.place) void this.pass();
        else {
          this.seen = seen;
          knowledge.sweep();
        }
      },
      gaveUp: () => {
        this.passing = false;
        this.passed = Date.now();
      },
    });
    this.loaded = { knowledge, scanner };
    if (this.place) knowledge.set(this.place);
    return this.loaded;
  }
}

function holdsAnything(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => name !== '.git');
  } catch {
    return false;
  }
}
