import { createHash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import path from 'node:path';
import { type Budget, NotSaved, type Steps } from './budget';
import { bytesOf, placed, statOf } from './files';
import { git, parts, textOf } from './git';
import { namesIn } from './named';
import { oidOf, stashesOf } from './repository';
import type { Entry, Manifest, Repository } from './types';

/** A ref that would point elsewhere; null: it would be there again, or no longer. */
export interface RefChange {
  readonly top: string;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}
/** What bringing a snapshot back would change now. */
export interface Plan {
  readonly write: readonly Entry[];
  readonly remove: readonly string[];
  readonly refs: readonly RefChange[];
  /** Repositories of which HEAD would stand elsewhere. */
  readonly heads: readonly Repository[];
  readonly stashes: readonly Repository[];
  /** Indexes, by repository: the file that is put in place. */
  readonly indexes: readonly Repository[];
}

/**
 * A text that is another as soon as anything else would change, or what is there now has changed: what a person agreed to is held to it. Of an
 * index only that it differs counts, as git itself writes it anew without any change that matters.
 */
export function standing({ write, remove, refs, heads, stashes, indexes }: Plan): string {
  const now = [...write.map((entry) => entry.path), ...remove].map((file) => {
    const stat = statOf(file);
    return [file, stat === undefined ? null : [stat.ino, stat.mode, stat.size, stat.mtimeMs, stat.isFile() ? stat.ctimeMs : 0]];
  });
  const kept = write.map((entry) => (entry.kind === 'file' ? entry.kept : entry.kind));
  const tops = [heads, stashes, indexes].map((some) => some.map(({ top }) => top));
  return createHash('sha256')
    .update(JSON.stringify([now, kept, remove.length, refs, tops]))
    .digest('hex');
}

/** Compares a snapshot with what is there. `copies`: the folder of its copies. */
export function* planOf(manifest: Manifest, copies: string, budget: Budget): Steps<Plan> {
  const { entries, absent, exact, repositories } = manifest;
  const indexes = new Set(repositories.map(({ index }) => index));
  const known = new Set(entries.map((entry) => entry.path));
  const write: Entry[] = [];
  for (const entry of entries) {
    budget.tick();
    yield;
    // Behind a link that took a folder's place nothing is as it was, whatever it looks like.
    if (placed(entry.path) !== entry.path || !isSame(entry, copies)) write.push(entry);
  }
  const remove = absent.filter((file) => statOf(file) !== undefined);
  for (const folder of exact) remove.push(...(yield* unknownIn(folder, known)));
  for (const { top } of repositories) {
    // What git tracks now and was not there then came with what is undone. Other new files are somebody's work.
    const tracked = parts(run(top, budget)(['ls-files', '-z']));
    for (const file of tracked) {
      const full = path.join(top, file);
      if (!known.has(full) && !isFolder(full) && statOf(full)) remove.push(full);
    }
    yield;
  }
  const refs = repositories.flatMap((repository) => refChanges(repository, run(repository.top, budget)));
  return {
    write: write.filter((entry) => !indexes.has(entry.path)),
    remove: [...new Set(remove)],
    refs,
    heads: repositories.filter((one) => headDiffers(one, run(one.top, budget))),
    stashes: repositories.filter((one) => JSON.stringify(one.stashes) !== JSON.stringify(stashesOf(run(one.top, budget)))),
    indexes: repositories.filter((one) => write.some((entry) => entry.path === one.index)),
  };
}

const run =
  (top: string, budget: Budget) =>
  (args: readonly string[], more: { input?: string; may?: boolean } = {}): Buffer | null =>
    git(top, args, { ...more, milliseconds: budget.left });

const isFolder = (file: string): boolean => statOf(file)?.isDirectory() === true;

function isSame(entry: Entry, copies: string): boolean {
  const stat = statOf(entry.path);
  if (!stat) return false;
  if (entry.kind === 'link') return stat.isSymbolicLink() && readlinkSync(entry.path) === entry.to;
  const mode = (stat.mode & 0o7777) === entry.mode;
  if (entry.kind === 'folder') return stat.isDirectory() && mode;
  if (!stat.isFile() || !mode || stat.size !== entry.size) return false;
  const bytes = bytesOf(entry.path);
  const { kept } = entry;
  return kept.in === 'git' ? oidOf(bytes, kept.oid.length) === kept.oid : bytes.equals(bytesOf(path.join(copies, kept.name)));
}

function* unknownIn(folder: string, known: ReadonlySet<string>): Steps<readonly string[]> {
  const found: string[] = [];
  for (const name of namesIn(folder)) {
    const full = path.join(folder, name);
    yield;
    // Refs of snapshots that were made since, and what they point at.
    if (full.endsWith('/refs/mollyguard') || full === path.join(folder, 'objects')) continue;
    if (!known.has(full)) found.push(full);
    else if (isFolder(full)) found.push(...(yield* unknownIn(full, known)));
  }
  return found;
}

type Run = ReturnType<typeof run>;

/** Branches and tags as they were; what was made since stays. */
function refChanges({ top, refs, absent, head }: Repository, ask: Run): readonly RefChange[] {
  const lines = textOf(ask(['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/tags'])).split('\n');
  const now = new Map(lines.map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
  const changed = Object.entries(refs).flatMap(([name, to]) => {
    const from = now.get(name) ?? null;
    return from === to ? [] : [{ top, name, from, to }];
  });
  const gone = head.ref !== null && head.oid === null ? [...absent, head.ref] : absent;
  const deleted = [...new Set(gone)].flatMap((name) => {
    const from = now.get(name);
    return from === undefined ? [] : [{ top, name, from, to: null }];
  });
  return [...changed, ...deleted];
}

function headDiffers({ head }: Repository, ask: Run): boolean {
  const ref = textOf(ask(['symbolic-ref', '-q', 'HEAD'], { may: true })).trim() || null;
  if (ref !== head.ref) return true;
  return ref === null && textOf(ask(['rev-parse', '-q', '--verify', 'HEAD'], { may: true })).trim() !== head.oid;
}

/** Throws where a place has become another: a link in the way, unless it goes itself, would send what is written elsewhere. */
export function checkPlaces({ write, remove }: Plan): void {
  const made = new Set(write.filter(({ kind }) => kind === 'folder').map((entry) => entry.path));
  const isMade = (file: string): boolean => {
    for (let at = path.dirname(file); at !== path.dirname(at); at = path.dirname(at)) if (made.has(at)) return true;
    return false;
  };
  for (const file of write.map((entry) => entry.path))
    if (placed(file) !== file && !isMade(file)) throw new NotSaved('a folder on the way is now a link to elsewhere');
  for (const file of remove) if (placed(file) !== file) throw new NotSaved('a folder on the way is now a link to elsewhere');
}
