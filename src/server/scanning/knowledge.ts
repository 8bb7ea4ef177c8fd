import { randomBytes } from 'node:crypto';
import { realpathSync, type Stats, statSync } from 'node:fs';
import type { Facts, FileFact } from '../../engine/types';
import { SecretIndex } from '../../secrets/known/index';
import { LIKELY_NAMES } from '../../secrets/offLimits';
import { localPaths } from '../files';
import { markOf, newBuffer, readBytes } from './bytes';
import { inspect, type Names, namesOf } from './inspect';
import { Mask } from './mask';
import type { ByContent, Place, Report } from './messages';

/** Files looked at before a verdict, in all, and files that were told of lately among them. */
const MOST_LOOKS = 100;
const MOST_TOUCHED = 20;
/** Looking into changed files before one verdict; what does not fit in is left to the thread. */
const ON_THE_SPOT_MS = 15;
/** Other work in a row. */
const SLICE_MS = 1;
const MOST_CONTENT = 5_000;
const MOST_MARKS = 50_000;

const newIndex = (): SecretIndex => new SecretIndex(randomBytes(32));

/** What is known of the secrets in reach: fingerprints of values, and files that are off-limits by what they hold. In memory only. */
export class Knowledge {
  private index = newIndex();
  /** What the index becomes when the pass under other patterns is through; files are off-limits by others then. */
  private next: SecretIndex | null = null;
  /** Files that were looked into, as they were then. */
  private readonly marks = new Map<string, string>();
  private readonly secret = new Set<string>();
  private readonly content = new Map<string, ByContent | null>();
  /** Off-limits by their names, with a secret in them, wherever they lie: nobody could guess a path like `apps/web/.env.local`. */
  private readonly named = new Set<string>();
  private readonly touched = new Set<string>();
  private readonly later: (paths: readonly string[]) => void;
  private readonly changed: () => void;
  private readonly buffer = newBuffer();
  private readonly mask = new Mask((text) => this.index.find(text));
  private place: Place = { home: '/', folders: [], patterns: [] };
  private names: Names = namesOf(this.place);
  private paths: ReadonlySet<string> = new Set();

  /** `later`: these files are for the thread to look into. `changed`: other files are off-limits by content. */
  constructor(later: (paths: readonly string[]) => void, changed: () => void) {
    this.later = later;
    this.changed = changed;
  }

  /** Other folders or patterns: what a file counts as may be different. What is known stays until a pass has told it anew. */
  set(place: Place): void {
    this.place = place;
    this.names = namesOf(place);
    this.next = newIndex();
  }

  /** How many secrets are known. */
  get size(): number {
    return this.index.size;
  }

  /** Real paths of all files that are off-limits and hold a secret. */
  get holding(): readonly string[] {
    return [...this.paths];
  }

  /** Files that are off-limits by what they hold; null: what they hold cannot be found out. */
  get byContent(): ReadonlyMap<string, ByContent | null> {
    return this.content;
  }

  take(report: Report): void {
    if (this.put(report)) this.told();
  }

  /** A file that cannot be looked into: what it holds is not for agents. */
  lost(path: string): void {
    this.content.set(path, null);
    this.told();
  }

  /** After a pass: files that are gone are forgotten. In slices, so that no verdict waits for longer than one. */
  sweep(): void {
    const { next } = this;
    this.sweepOn([...new Set([...this.marks.keys(), ...this.content.keys()])], 0, () => {
      // Where patterns are others again, another pass is at work.
      if (next === null || next !== this.next) return;
      this.index = next;
      this.next = null;
      this.mask.reset();
    });
  }

  private sweepOn(paths: readonly string[], from: number, done: () => void): void {
    const until = performance.now() + SLICE_MS;
    let gone = false;
    let at = from;
    for (; at < paths.length && performance.now() < until; at += 1) {
      const path = paths[at] ?? '';
      if (statOf(path) !== undefined) continue;
      this.forget(path);
      gone = true;
    }
    if (gone) this.told();
    if (at < paths.length) setImmediate(() => this.sweepOn(paths, at, done));
    else done();
  }

  /** Files that an agent is about to write: looked at before its next action. */
  touch(paths: readonly string[]): void {
    for (const path of paths) {
      this.touched.delete(path);
      this.touched.add(path);
    }
    for (const path of this.touched) if (this.touched.size > MOST_TOUCHED) this.touched.delete(path);
  }

  /**
   * What counts for an action in this folder. Looks at the files that hold secrets, and at those that usually do; one that is new or another one by now
   * is looked into at once. `files`: what the judgement has asked for, each looked into as well, wherever it lies.
   */
  refresh(cwd: string): void {
    const isLocal = localPaths();
    const until = performance.now() + ON_THE_SPOT_MS;
    const late: string[] = [];
    let spots = 0;
    let other = false;
    for (const path of this.looksAt(cwd)) {
      if (!isLocal(path)) continue;
      const stat = statOf(path);
      const before = this.marks.get(path);
      if (stat === undefined ? before === undefined : before === markOf(stat)) continue;
      // One at least: a machine that is busy is no excuse for the file that has just been changed.
      if (spots > 0 && performance.now() > until) late.push(path);
      else {
        spots += 1;
        other = this.spot(path) || other;
      }
    }
    if (late.length > 0) this.later(late);
    if (other) this.told();
  }

  /** The engine's view. Files that a judgement has asked for are looked into when they were not yet. */
  facts(files: Readonly<Record<string, FileFact>>): Pick<Facts, 'known' | 'offLimitsByContent'> {
    const until = performance.now() + ON_THE_SPOT_MS;
    let other = false;
    for (const fact of Object.values(files)) {
      if ((fact.kind !== 'text' && fact.kind !== 'file') || performance.now() > until) continue;
      const stat = statOf(fact.real);
      if (stat !== undefined && this.marks.get(fact.real) !== markOf(stat)) other = this.spot(fact.real) || other;
    }
    if (other) this.told();
    return { known: this.index, offLimitsByContent: this.paths };
  }

  /** Whether other files are off-limits now. */
  private spot(path: string): boolean {
    const real = realOf(path);
    if (real === null) {
      const counted = this.content.has(path) || this.named.has(path);
      this.forget(path);
      return counted;
    }
    const bytes = readBytes(real, this.buffer, this.names.secret(real) !== null);
    const report = inspect(real, bytes, this.names);
    // A link is looked at by where it leads.
    if (real !== path) this.marks.set(path, report.mark);
    return this.put(report);
  }

  /** Without the values that are known. */
  masked<T>(value: T): T {
    return this.index.size === 0 ? value : this.mask.json(value);
  }

  private put({ path, mark, named, content, atoms }: Report): boolean {
    const before = this.content.has(path);
    const was = this.content.get(path);
    const wasNamed = this.named.has(path);
    if (mark === '') {
      this.forget(path);
      return before || wasNamed;
    }
    this.mask.reset();
    if (this.marks.size >= MOST_MARKS) this.marks.clear();
    this.marks.set(path, mark);
    if (named) this.secret.add(path);
    else this.secret.delete(path);
    const nowNamed = named && atoms.length > 0 && (wasNamed || this.named.size < MOST_CONTENT);
    if (nowNamed) this.named.add(path);
    else this.named.delete(path);
    for (const index of [this.index, ...(this.next ? [this.next] : [])]) index.put(path, atoms, named || content !== null);
    if (content !== null && (before || this.content.size < MOST_CONTENT)) this.content.set(path, content);
    else this.content.delete(path);
    const now = this.content.get(path);
    return before !== this.content.has(path) || was?.line !== now?.line || was?.kind !== now?.kind || wasNamed !== nowNamed;
  }

  private forget(path: string): void {
    this.mask.reset();
    this.marks.delete(path);
    this.secret.delete(path);
    this.content.delete(path);
    this.named.delete(path);
    this.index.drop(path);
    this.next?.drop(path);
  }

  private told(): void {
    this.paths = new Set([...this.content.keys(), ...this.named]);
    this.changed();
  }

  private looksAt(cwd: string): readonly string[] {
    const folders = [...new Set([cwd, ...this.place.folders])].slice(0, 5);
    const likely = folders.flatMap((folder) => LIKELY_NAMES.map((name) => `${folder === '/' ? '' : folder}/${name}`));
    const here = [...this.secret].filter((path) => this.place.folders.some((folder) => path.startsWith(`${folder}/`)));
    return [...new Set([...likely, ...this.touched, ...here, ...this.content.keys(), ...this.secret])].slice(0, MOST_LOOKS);
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function realOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
