import { createHash } from 'node:crypto';
import { existsSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isWithin } from '../../engine/evaluate/files/path';
import { DISPOSABLE_FOLDERS } from '../../engine/evaluate/files/places';
import { type Budget, NotSaved, type Steps } from './budget';
import { bytesOf, type Collected, fileEntry, statOf, take } from './files';
import { existingFolder, git, parts, textOf } from './git';
import type { GitTarget } from './targets';
import type { Repository, Stash } from './types';
import { type Tracked, trackedIn, untouched } from './unchanged';

/** More branches than a commit should have parents. */
const MOST_REFS = 2_000;
/** A file that is compared with what git has of it is read whole. */
const READ_AT_MOST = 256_000_000;
/** What git keeps of a merge, rebase or pick that is under way; lost with a reset. */
const UNDER_WAY =
  /^(?:[A-Z_]+_HEAD|MERGE_MSG|MERGE_MODE|MERGE_RR|SQUASH_MSG|AUTO_MERGE|rebase-merge|rebase-apply|sequencer|sharedindex\..+)$/;

export interface Found {
  readonly repository: Repository;
  readonly exact: readonly string[];
}

/**
 * Saves a repository: where HEAD, branches and stashes point, the index, and the work tree's files. What git has already is referred to and
 * kept alive by one ref of ours; all else is copied, so that nothing uncommitted enters the repository's database (from where a push of
 * everything would carry it away). Neither HEAD, index nor work tree is touched.
 */
export function* takeRepository(id: string, target: GitTarget, folders: readonly string[], into: Collected, budget: Budget): Steps<Found> {
  const at = realpathSync(existingFolder(target.folder));
  const run = (args: readonly string[], more: { input?: string; env?: Record<string, string>; may?: boolean } = {}) =>
    git(at, args, { ...more, milliseconds: budget.left });
  const [top = '', gitDir = '', common = '', index = ''] = textOf(
    run(['rev-parse', '--path-format=absolute', '--show-toplevel', '--absolute-git-dir', '--git-common-dir', '--git-path', 'index']),
  ).split('\n');
  const own = statOf(path.join(top, '.git'));
  if (!isWithin(at, top) || !own || (own.isDirectory() && gitDir !== path.join(top, '.git')))
    throw new NotSaved('the repository says that its files are elsewhere');
  // A set-up that spreads a repository over places that nobody looks at is no place to write to.
  if (!folders.some((folder) => isWithin(top, folder) || isWithin(folder, top)))
    throw new NotSaved('the repository is not in the workspace');
  yield;

  const heads = refsOf(textOf(run(['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/tags'])));
  if (Object.keys(heads).length > MOST_REFS) throw new NotSaved('the repository has too many branches');
  const headRef = textOf(run(['symbolic-ref', '-q', 'HEAD'], { may: true })).trim() || null;
  const headOid = textOf(run(['rev-parse', '-q', '--verify', 'HEAD'], { may: true })).trim() || null;
  const stashes = stashesOf(run);
  yield;

  if (target.whole) {
    if (gitDir !== path.join(top, '.git')) throw new NotSaved('git keeps its files elsewhere');
    yield* take(gitDir, { recursive: true, remade: true }, into, budget);
  }
  const tracked = trackedIn(textOf(run(['ls-files', '--stage', '--debug', '-z'])));
  if (!tracked) throw new NotSaved('the index cannot be read');
  if (tracked.some(({ mode }) => mode === '160000') && recursesSubmodules(at, budget)) throw new NotSaved('it reaches into submodules');
  yield* takeTracked(top, index, tracked, into, budget);
  for (const file of parts(run(['ls-files', '--others', '--exclude-standard', '-z']))) {
    takeParents(path.join(top, file), top, into);
    // A name that ends in a slash is a repository of its own.
    if (!file.endsWith('/')) yield* take(path.join(top, file), { recursive: false, remade: false }, into, budget);
    else if (target.nested) yield* take(path.join(top, file.slice(0, -1)), { recursive: true, remade: false }, into, budget);
  }
  if (target.nested) yield* takeEmptyFolders(top, into, budget);
  if (target.ignored)
    yield* takeIgnored(top, parts(run(['ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z'])), into, budget);
  for (const name of readdirSync(gitDir))
    if (UNDER_WAY.test(name)) yield* take(path.join(gitDir, name), { recursive: true, remade: true }, into, budget);
  if (existsSync(index)) yield* take(index, { recursive: false, remade: false }, into, budget);
  into.tops.add(top);
  const reachable = [headOid, ...Object.values(heads), ...stashes.map(({ oid }) => oid)].filter((oid) => oid !== null);
  keepAlive(id, tracked, reachable, target.tags ? heads : {}, into, run);
  const repository = {
    top,
    gitDir,
    index,
    head: { ref: headRef, oid: headOid },
    refs: heads,
    absent: [],
    stashes,
    ignored: target.ignored,
  };
  return { repository: repository satisfies Repository, exact: target.whole && common !== '' ? [gitDir] : [] };
}

type Run = (args: readonly string[], more?: { input?: string; env?: Record<string, string>; may?: boolean }) => Buffer | null;

function refsOf(text: string): Readonly<Record<string, string>> {
  const found = text.split('\n').flatMap((line) => {
    const space = line.indexOf(' ');
    return space < 0 ? [] : [[line.slice(space + 1), line.slice(0, space)] as const];
  });
  return Object.fromEntries(found);
}

/** Newest first, as git lists them. */
export function stashesOf(run: Run): readonly Stash[] {
  if (run(['rev-parse', '-q', '--verify', 'refs/stash'], { may: true }) === null) return [];
  const lines = parts(run(['reflog', 'show', '-z', '--format=%H %gs', 'refs/stash', '--']));
  return lines.map((line) => ({ oid: line.slice(0, line.indexOf(' ')), message: line.slice(line.indexOf(' ') + 1).trim() }));
}

/** Only asked for: nothing is run by it. The person's own settings count here. */
function recursesSubmodules(at: string, budget: Budget): boolean {
  const env = { HOME: process.env.HOME ?? '/nonexistent', GIT_CONFIG_GLOBAL: path.join(process.env.HOME ?? '/nonexistent', '.gitconfig') };
  const args = ['config', '--type=bool', '--get-all', 'submodule.recurse'];
  const told = textOf(git(at, args, { env, may: true, milliseconds: budget.left }));
  // The last line is our own setting.
  return told.trim().split('\n').slice(0, -1).at(-1) === 'true';
}

function* takeTracked(top: string, index: string, tracked: readonly Tracked[], into: Collected, budget: Budget): Steps<void> {
  const same = untouched(top, index, tracked, budget);
  for (const { mode, oid, path: file, seen } of tracked) {
    const full = path.join(top, file);
    if (mode === '160000' || into.entries.has(full)) continue;
    takeParents(full, top, into);
    const stat = statOf(full);
    if (!stat?.isFile()) {
      yield* take(full, { recursive: false, remade: false }, into, budget);
      continue;
    }
    budget.count();
    if (same?.(full, seen)) {
      into.entries.set(full, fileEntry(full, stat, { in: 'git', top, oid }));
      continue;
    }
    if (stat.size > READ_AT_MOST) throw new NotSaved('a file is too big to be saved');
    const bytes = bytesOf(full);
    if (oidOf(bytes, oid.length) === oid) into.entries.set(full, fileEntry(full, stat, { in: 'git', top, oid }));
    else {
      budget.spend(bytes.length);
      const copy = into.next();
      writeFileSync(copy.path, bytes, { flag: 'wx' });
      into.entries.set(full, fileEntry(full, stat, { in: 'copy', name: copy.name }));
    }
    yield;
  }
}

/** The folders that a file lies in: they go with their last file, and come back with their modes. */
function takeParents(file: string, top: string, into: Collected): void {
  for (let at = path.dirname(file); at.length > top.length && !into.entries.has(at); at = path.dirname(at)) {
    const stat = statOf(at);
    if (stat?.isDirectory()) into.entries.set(at, { kind: 'folder', path: at, mode: stat.mode & 0o7777 });
  }
}

/** A blob's name in git, for either kind of repository. */
export const oidOf = (bytes: Buffer, length: number): string =>
  createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');

/** Git keeps no empty folder, but cleaning removes them. */
function* takeEmptyFolders(folder: string, into: Collected, budget: Budget): Steps<void> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === '.git' || DISPOSABLE_FOLDERS.has(entry.name)) continue;
    const full = path.join(folder, entry.name);
    budget.tick();
    yield;
    const stat = statOf(full);
    if (stat && readdirSync(full).length === 0) into.entries.set(full, { kind: 'folder', path: full, mode: stat.mode & 0o7777 });
    else yield* takeEmptyFolders(full, into, budget);
  }
}

function* takeIgnored(top: string, ignored: readonly string[], into: Collected, budget: Budget): Steps<void> {
  for (const file of ignored) {
    const segments = file.split('/');
    if (segments.some((segment) => DISPOSABLE_FOLDERS.has(segment))) continue;
    yield* take(path.join(top, file.replace(/\/$/, '')), { recursive: true, remade: false }, into, budget);
  }
}

/** One commit under a ref of ours, by a temporary index: what is staged stands in its tree, what refs and stashes point at are its parents. */
function keepAlive(
  id: string,
  tracked: readonly Tracked[],
  reachable: readonly string[],
  tags: Readonly<Record<string, string>>,
  into: Collected,
  run: Run,
): void {
  const lines = tracked
    .filter(({ mode }) => mode !== '160000')
    .map(({ mode, oid, stage, path: file }) => `${mode} ${oid} 0\t${stage}/${file}\0`);
  const env = { GIT_INDEX_FILE: into.next().path };
  run(['update-index', '-z', '--index-info'], { input: lines.join(''), env });
  const tree = textOf(run(['write-tree', '--missing-ok'], { env })).trim();
  const asked = [...new Set([...reachable, ...Object.values(tags)])];
  const kinds = textOf(run(['cat-file', '--batch-check=%(objectname) %(objecttype)'], { input: asked.map((oid) => `${oid}\n`).join('') }));
  const commits = new Set(kinds.split('\n').flatMap((line) => (line.endsWith(' commit') ? [line.slice(0, line.indexOf(' '))] : [])));
  const parents = reachable.filter((oid, at) => commits.has(oid) && reachable.indexOf(oid) === at);
  const commit = textOf(run(['commit-tree', tree, ...parents.flatMap((oid) => ['-p', oid])], { input: `Snapshot ${id}\n` })).trim();
  const others = [...new Set(Object.values(tags))].filter((oid) => !commits.has(oid));
  const refs = others.map((oid, at) => `create refs/mollyguard/${id}/tags/${at} ${oid}\n`);
  run(['update-ref', '--stdin'], { input: `create refs/mollyguard/${id}/snapshot ${commit}\n${refs.join('')}` });
}
