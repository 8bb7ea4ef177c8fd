import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { type Budget, NotSaved, type Steps } from './budget';
import { bytesOf, statOf } from './files';
import { git } from './git';
import type { Plan } from './plan';
import type { Entry, Manifest, Repository } from './types';

/** Objects that are read with one run of git. */
const BATCH = 500;

/** Throws while git is writing an index that would be put in place. */
export function checkUnlocked({ repositories }: Manifest): void {
  for (const { index } of repositories) if (statOf(`${index}.lock`)) throw new NotSaved('git is at work in the repository');
}

/** Does what a plan says. Refs first, all or none; then files, each put in place whole. */
export function* applyPlan(plan: Plan, manifest: Manifest, copies: string, budget: Budget): Steps<void> {
  for (const repository of manifest.repositories) pointRefs(repository, plan, budget);
  for (const file of plan.remove) {
    rmSync(file, { recursive: true, force: true });
    removeEmpty(path.dirname(file), manifest);
    yield;
  }
  const folders = plan.write.filter((entry) => entry.kind === 'folder').sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const entry of folders) {
    if (statOf(entry.path)?.isDirectory() !== true) {
      rmSync(entry.path, { recursive: true, force: true });
      makeFolder(entry.path);
    }
    chmodSync(entry.path, entry.mode | 0o700);
    yield;
  }
  for (const entry of plan.write) {
    if (entry.kind === 'link') inPlace(entry.path, (temporary) => symlinkSync(entry.to, temporary));
    else if (entry.kind === 'file' && entry.kept.in === 'copy') putFile(entry, bytesOf(path.join(copies, entry.kept.name)));
    yield;
  }
  yield* putBlobs(plan.write, budget);
  for (const entry of folders.reverse()) chmodSync(entry.path, entry.mode);
  for (const { index } of plan.indexes) {
    const entry = manifest.entries.find((one) => one.path === index);
    if (entry?.kind === 'file' && entry.kept.in === 'copy') putFile(entry, bytesOf(path.join(copies, entry.kept.name)));
  }
}

function pointRefs(repository: Repository, plan: Plan, budget: Budget): void {
  const { top, head, stashes } = repository;
  const run = (args: readonly string[], input = '') => git(top, args, { input, milliseconds: budget.left });
  const changes = plan.refs.filter((change) => change.top === top);
  const lines = changes.map(({ name, from, to }) =>
    to === null ? `delete ${name} ${from ?? ''}\n` : from === null ? `create ${name} ${to}\n` : `update ${name} ${to} ${from}\n`,
  );
  const deref = head.ref === null && head.oid !== null ? `option no-deref\nupdate HEAD ${head.oid}\n` : '';
  const moves = plan.heads.includes(repository);
  if (lines.length > 0 || (moves && deref !== ''))
    run(['update-ref', '-m', 'mollyguard: undo', '--stdin'], lines.join('') + (moves ? deref : ''));
  if (moves && head.ref !== null) run(['symbolic-ref', '-m', 'mollyguard: undo', 'HEAD', head.ref]);
  if (!plan.stashes.includes(repository)) return;
  run(['update-ref', '-d', 'refs/stash']);
  for (const { oid, message } of [...stashes].reverse()) run(['update-ref', '--create-reflog', '-m', message, 'refs/stash', oid]);
}

/** Folders that held only what is gone now, as git would have removed them. */
function removeEmpty(folder: string, { repositories, entries }: Manifest): void {
  const tops = repositories.map(({ top }) => top);
  const known = new Set(entries.map((entry) => entry.path));
  for (let at = folder; tops.some((top) => at.startsWith(`${top}/`)) && !known.has(at); at = path.dirname(at)) {
    try {
      rmdirSync(at);
    } catch {
      return; // something is in it still
    }
  }
}

/** With the folders above it, as a person would have made them. */
function makeFolder(folder: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false })) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
  chmodSync(folder, 0o755);
}

/** Writes beside the place and renames: a link that lies there is replaced, never written through. */
function inPlace(file: string, write: (temporary: string) => void): void {
  makeFolder(path.dirname(file));
  const temporary = path.join(path.dirname(file), `.mollyguard-${randomBytes(6).toString('hex')}`);
  try {
    write(temporary);
    if (statOf(file)?.isDirectory()) rmSync(file, { recursive: true, force: true });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function putFile(entry: Extract<Entry, { kind: 'file' }>, bytes: Buffer): void {
  inPlace(entry.path, (temporary) => {
    const fd = openSync(temporary, 'wx', 0o600);
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
    } finally {
      closeSync(fd);
    }
    chmodSync(temporary, entry.mode);
    utimesSync(temporary, new Date(), entry.mtime / 1_000);
  });
}

function* putBlobs(entries: readonly Entry[], budget: Budget): Steps<void> {
  const byTop = new Map<string, (readonly [Extract<Entry, { kind: 'file' }>, string])[]>();
  for (const entry of entries) {
    if (entry.kind !== 'file' || entry.kept.in !== 'git') continue;
    const { top, oid } = entry.kept;
    byTop.set(top, [...(byTop.get(top) ?? []), [entry, oid]]);
  }
  for (const [top, wanted] of byTop) {
    for (let from = 0; from < wanted.length; from += BATCH) {
      const some = wanted.slice(from, from + BATCH);
      const output = git(top, ['cat-file', '--batch'], { input: some.map(([, oid]) => `${oid}\n`).join(''), milliseconds: budget.left });
      let at = 0;
      for (const [entry, oid] of some) {
        const end = output?.indexOf(10, at) ?? -1;
        const header = /^([0-9a-f]+) blob (\d+)$/.exec(output?.subarray(at, end).toString() ?? '');
        if (!output || header?.[1] !== oid) throw new NotSaved('git no longer has what was saved');
        const size = Number(header[2]);
        putFile(entry, output.subarray(end + 1, end + 1 + size));
        at = end + 1 + size + 1;
        yield;
      }
    }
  }
}
