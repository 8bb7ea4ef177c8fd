import { randomBytes } from 'node:crypto';
import type { Judged } from '../../engine/types';
import { redact } from '../../secrets/redact';
import { applyPlan, checkUnlocked } from './apply';
import { atOnce, Budget, inSlices, type Limits, NotSaved, SNAPSHOT_LIMITS, type Steps } from './budget';
import { Collected, placed, statOf, take } from './files';
import { expand } from './named';
import { checkPlaces, type Plan, planOf, standing } from './plan';
import { takeRepository } from './repository';
import type { Shelf } from './shelf';
import { type GitTarget, type Targets, targetsOf } from './targets';
import type { Info, Manifest, Repository } from './types';

export interface Wanted {
  /** The action's id; null: before an undo. */
  readonly action: string | null;
  readonly cwd: string;
  readonly summary: string;
  readonly home: string;
  /** Folders of the workspace. */
  readonly folders: readonly string[];
}
export type Made = { readonly kind: 'made'; readonly info: Info } | { readonly kind: 'failed'; readonly why: string };
export type Undone =
  | { readonly kind: 'done'; readonly files: number; readonly before: string }
  /** Nothing was done: it is no longer as a person has seen it. */
  | { readonly kind: 'changed' }
  /** It failed on the way; `before` brings back what was there. */
  | { readonly kind: 'partly'; readonly why: string; readonly before: string }
  | { readonly kind: 'failed'; readonly why: string };

/** An undo is waited for by a person. */
const UNDO_MS = 120_000;

/** Makes what is about to be lost undoable, and brings it back. */
export class Snapshots {
  private readonly shelf: Shelf;
  private readonly limits: Limits;
  private undoing = false;

  constructor(shelf: Shelf, limits: Limits = SNAPSHOT_LIMITS) {
    this.shelf = shelf;
    this.limits = limits;
  }

  /** Saves what actions with verdict `snapshot` would destroy, before they run; within about a second, or not at all. */
  make(wanted: Wanted, judged: readonly Judged[]): Made {
    const budget = new Budget(this.limits, this.limits.milliseconds);
    return asMade(() => {
      const targets = targetsOf(judged, wanted.home);
      return atOnce(this.keep(wanted, (id, into) => collect(id, targets, wanted.folders, into, budget), budget));
    });
  }

  /** What bringing it back would change now. */
  async look(id: string): Promise<Plan | { readonly kind: 'failed'; readonly why: string }> {
    try {
      return await inSlices(planOf(this.shelf.read(id), this.shelf.copies(id), new Budget(this.limits, UNDO_MS)));
    } catch (error) {
      return failed(error);
    }
  }

  /** Brings a snapshot back; what is there now is saved first, in a snapshot of its own. `seen`: what a person agreed to (`standing`). */
  async undo(id: string, wanted: Wanted, seen: string | null = null): Promise<Undone> {
    if (this.undoing) return { kind: 'failed', why: 'another undo is not finished' };
    this.undoing = true;
    try {
      const budget = new Budget({ ...this.limits, bytes: this.limits.total }, UNDO_MS);
      const manifest = this.shelf.read(id);
      const copies = this.shelf.copies(id);
      const first = await inSlices(planOf(manifest, copies, budget));
      if (seen !== null && standing(first) !== seen) return { kind: 'changed' };
      checkPlaces(first);
      const before = await inSlices(this.keep(wanted, (own, into) => around(own, manifest, into, budget), budget, id));
      const plan = await inSlices(planOf(manifest, copies, budget));
      checkPlaces(plan);
      // What came while the rest was being saved is in no snapshot.
      if (standing(plan) !== standing(first)) {
        this.shelf.drop(before.id, before.tops);
        return { kind: 'changed' };
      }
      checkUnlocked(manifest);
      try {
        await inSlices(applyPlan(plan, manifest, copies, budget));
      } catch (error) {
        return { ...failed(error), kind: 'partly', before: before.id };
      }
      return { kind: 'done', files: plan.write.length + plan.remove.length, before: before.id };
    } catch (error) {
      return failed(error);
    } finally {
      this.undoing = false;
    }
  }

  private *keep(
    { action, cwd, summary }: Wanted,
    gather: (id: string, into: Collected) => Steps<Omit<Manifest, 'entries'>>,
    budget: Budget,
    needed: string | null = null,
  ): Steps<Info> {
    const id = `${Date.now().toString(36)}${randomBytes(6).toString('hex')}`;
    const into = new Collected(this.shelf.copies(id));
    try {
      this.shelf.open(id);
      const rest = yield* gather(id, into);
      const entries = into.list;
      const files = entries.filter(({ kind }) => kind !== 'folder').length;
      const info: Info = { id, at: Date.now(), action, cwd, summary, files, size: budget.bytes, tops: [...into.tops] };
      this.shelf.close(info, { ...rest, entries }, needed);
      return info;
    } catch (error) {
      this.shelf.drop(id, [...into.tops]);
      throw error;
    }
  }
}

function* collect(
  id: string,
  targets: Targets,
  folders: readonly string[],
  into: Collected,
  budget: Budget,
): Steps<Omit<Manifest, 'entries'>> {
  const exact: string[] = [];
  for (const target of targets.paths) {
    for (const file of yield* expand(target, budget)) {
      const place = placed(file);
      yield* take(place, { recursive: target.recursive, remade: false }, into, budget);
      if (place.endsWith('/.git') && statOf(place)?.isDirectory()) exact.push(place);
    }
  }
  const repositories = new Map<string, Repository>();
  for (const target of merged(targets.git)) {
    const found = yield* takeRepository(`${id}/${repositories.size}`, target, folders, into, budget);
    exact.push(...found.exact);
    repositories.set(found.repository.top, found.repository);
  }
  // Where all of git's own files are kept, they say everything.
  return { absent: [], exact, repositories: [...repositories.values()].filter(({ gitDir }) => !exact.includes(gitDir)) };
}

/** One visit for each folder. */
function merged(targets: readonly GitTarget[]): readonly GitTarget[] {
  const found = new Map<string, GitTarget>();
  for (const one of targets) {
    const { folder, ignored, nested, tags, whole } = found.get(one.folder) ?? one;
    found.set(folder, {
      folder,
      ignored: ignored || one.ignored,
      nested: nested || one.nested,
      tags: tags || one.tags,
      whole: whole || one.whole,
    });
  }
  return [...found.values()];
}

/** What is there now of all that a snapshot would bring back or take away. */
function* around(id: string, manifest: Manifest, into: Collected, budget: Budget): Steps<Omit<Manifest, 'entries'>> {
  const absent: string[] = [];
  for (const folder of manifest.exact) yield* take(folder, { recursive: true, remade: true }, into, budget);
  const repositories: Repository[] = [];
  for (const { top, ignored, refs } of manifest.repositories) {
    const target = { folder: top, ignored, nested: false, tags: true, whole: false };
    const { repository } = yield* takeRepository(`${id}/${repositories.length}`, target, [top], into, budget);
    repositories.push({ ...repository, absent: Object.keys(refs).filter((name) => !Object.hasOwn(repository.refs, name)) });
  }
  for (const entry of manifest.entries) {
    const stat = statOf(entry.path);
    if (!stat) absent.push(entry.path);
    else if (entry.kind === 'folder' && stat.isDirectory())
      into.entries.set(entry.path, { kind: 'folder', path: entry.path, mode: stat.mode & 0o7777 });
    else yield* take(entry.path, { recursive: true, remade: true }, into, budget);
  }
  for (const file of manifest.absent) yield* take(file, { recursive: true, remade: true }, into, budget);
  return { absent, exact: manifest.exact.filter((folder) => statOf(folder) !== undefined), repositories };
}

function asMade(make: () => Info): Made {
  try {
    return { kind: 'made', info: make() };
  } catch (error) {
    return failed(error);
  }
}

/** A disk that is full, a file that cannot be read: expected. Anything else is a bug of ours, and no snapshot either. */
function failed(error: unknown): { readonly kind: 'failed'; readonly why: string } {
  if (error instanceof NotSaved) return { kind: 'failed', why: error.message };
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'error';
  return { kind: 'failed', why: redact(`the disk answered ${code}`) };
}
