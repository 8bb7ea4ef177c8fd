import { mkdir, realpath, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { found, unwrite, type Written, write, writtenIn } from '../../agents/ignore';
import { type Dialect, dialects } from '../../agents/ignore/dialects';
import { rulesOf } from '../../agents/ignore/rules';
import { installers } from '../../agents/installers';
import type { Problem } from '../../protocol/messages';
import { hashOf, modeOf, writeText } from './files';
import { type Remembered, readIgnored, writeIgnored } from './ignoreState';
import { readLimited } from './readLimited';
import { type FileChange, SetUpError } from './types';

/** A workspace folder, and the patterns that a person and a team add there. */
export interface IgnoreFolder {
  readonly folder: string;
  readonly patterns: readonly string[];
}
/** What would be written (files that are right already among it), and why some of it is not. `opened`: lines of others that take files out again, new since last time. */
export interface IgnorePlan {
  readonly changes: readonly FileChange[];
  readonly opened: readonly string[];
  readonly left: readonly string[];
}

/** What writing the ignore files of these agents (`ids` of dialects) in a folder would change. Writes nothing. */
export async function planIgnore(home: string, place: IgnoreFolder, ids: readonly string[]): Promise<IgnorePlan> {
  const known = await readIgnored(home);
  const changes: FileChange[] = [];
  const left = new Set<string>();
  const opened: string[] = [];
  for (const dialect of dialects.filter(({ id }) => ids.includes(id))) {
    const file = path.join(place.folder, dialect.file);
    if (installers.some((installer) => installer.file(home) === file)) {
      left.add(`${file} carries the agent's hook; it is left to Set Up Agents.`);
      continue;
    }
    const { rules, left: unsaid } = expected(dialect, home, place);
    if (unsaid.length > 0) left.add(`${dialect.file}: ${unsaid.join(', ')}`);
    try {
      const before = await readInside(file, place.folder);
      const last = known[file]?.written ?? null;
      const edited = write(dialect, before, rules, last);
      if (edited.kind === 'broken') left.add(`${file}: ${edited.problem}.`);
      else changes.push({ agent: dialect.title, path: file, before, after: edited.text });
      const now = last === null ? undefined : found(dialect, before, last);
      if (now?.kind === 'changed') opened.push(...now.by);
    } catch (error) {
      if (!(error instanceof SetUpError)) throw error;
      left.add(error.message);
    }
  }
  return { changes, opened, left: [...left] };
}

/** The person has seen these changes: writes them. A file that changed since then is left alone and named (SetUpError). */
export async function acceptIgnore(home: string, places: readonly IgnoreFolder[], changes: readonly FileChange[]): Promise<void> {
  await unchanged(changes);
  for (const change of changes) {
    const place = places.find(({ folder }) => dialectOf(change.path, folder) !== undefined);
    const dialect = place && dialectOf(change.path, place.folder);
    if (place === undefined || dialect === undefined || change.after === null)
      throw new SetUpError(change.path, `${change.path} is no agent's ignore file.`);
    const known = await readIgnored(home);
    const last = known[change.path];
    const original = last === undefined || change.before === null ? undefined : originalOf(dialect, change.before, last);
    const before = original === undefined ? change.before : original;
    // Remembered first: whatever happens next, it can be undone.
    const one: Remembered = {
      dialect: dialect.id,
      folder: place.folder,
      before,
      after: hashOf(change.after),
      made: (await modeOf(path.dirname(change.path))) === undefined || (last?.made ?? false),
      written: writtenIn(dialect, change.before, change.after, expected(dialect, home, place).rules, last?.written ?? null),
    };
    await writeIgnored(home, { ...known, [change.path]: one });
    if (change.after === change.before) continue;
    await mkdir(path.dirname(change.path), { recursive: true });
    await writeText(change.path, change.after, change.before === null ? 0o644 : undefined);
  }
}

/** The files that were written in these folders (all: null). */
export async function ignoreFiles(
  home: string,
  folders: readonly string[] | null,
): Promise<readonly { readonly path: string; readonly dialect: string }[]> {
  return Object.entries(await readIgnored(home)).flatMap(([file, { dialect, folder }]) =>
    folders === null || folders.includes(folder) ? [{ path: file, dialect }] : [],
  );
}

/** Files that a person has let us write, and that no longer say what they should. Reads only. */
export async function checkIgnore(home: string, places: readonly IgnoreFolder[]): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const [file, { dialect: id, folder, written }] of Object.entries(await readIgnored(home))) {
    const place = places.find((one) => one.folder === folder);
    const dialect = dialects.find((one) => one.id === id);
    if (place === undefined || dialect === undefined) continue;
    const problem = await problemOf(dialect, file, written, expected(dialect, home, place).rules).catch((): Problem => changedBy(file, []));
    if (problem !== null) problems.push(problem);
  }
  return problems;
}

async function problemOf(dialect: Dialect, file: string, written: Written, rules: readonly string[]): Promise<Problem | null> {
  const text = await readOwn(file);
  const now = found(dialect, text, written);
  if (now.kind === 'changed') return changedBy(file, now.by);
  const edited = write(dialect, text, rules, written);
  return edited.kind === 'edited' && edited.text !== text ? { id: 'ignore-stale', file, data: {} } : null;
}

const changedBy = (file: string, lines: readonly string[]): Problem => ({
  id: 'ignore-changed',
  file,
  data: lines.length === 0 ? {} : { why: lines.slice(0, 3).join(', ') },
});

/**
 * What taking our rules out of these files would change: the bytes from before where a file is as we left it, else only ours go. Of all files (null)
 * those that cannot be read, or in which ours cannot be told, are left as they are, so that nothing stands in the way of removing the rest.
 */
export async function planIgnoreRemoval(home: string, only: readonly string[] | null): Promise<readonly FileChange[]> {
  const changes: FileChange[] = [];
  for (const [file, one] of Object.entries(await readIgnored(home))) {
    const dialect = dialects.find(({ id }) => id === one.dialect);
    if (dialect === undefined || (only !== null && !only.includes(file))) continue;
    const before = await readInside(file, one.folder).catch((error: unknown) => {
      if (only !== null) throw error;
      return null;
    });
    if (before === null) continue;
    const after = originalOf(dialect, before, one);
    if (after === undefined && only !== null)
      throw new SetUpError(
        file,
        `Mollyguard's lines in ${file} cannot be told from others. Take them out by hand; nothing was written to it.`,
      );
    if (after !== undefined && after !== before) changes.push({ agent: dialect.title, path: file, before, after });
  }
  return changes;
}

/** Writes what was planned by `planIgnoreRemoval`, and forgets these files (all: null). */
export async function applyIgnoreRemoval(home: string, only: readonly string[] | null, changes: readonly FileChange[]): Promise<void> {
  const known = await readIgnored(home);
  const ours = changes.filter(({ path: file }) => Object.hasOwn(known, file));
  await unchanged(ours);
  for (const { path: file, after } of ours) {
    if (after !== null) await writeText(file, after);
    else {
      await rm(file, { force: true });
      if (known[file]?.made) await rmdir(path.dirname(file)).catch(() => {}); // something else lies there by now
    }
  }
  const kept = Object.entries(known).filter(([file]) => only !== null && !only.includes(file));
  await writeIgnored(home, Object.fromEntries(kept));
}

/** A repository can put a pipe, a device or a link anywhere: nothing is waited for, and nothing is written elsewhere. */
async function readOwn(file: string): Promise<string | null> {
  const read = await readLimited(file);
  if (read.kind === 'unreadable') throw new SetUpError(file, `${file} cannot be read (${read.why}).`);
  return read.kind === 'absent' ? null : read.text;
}

async function readInside(file: string, folder: string): Promise<string | null> {
  if (!(await liesIn(file, folder))) throw new SetUpError(file, `${file} is a link that leads out of ${folder}.`);
  return readOwn(file);
}

async function liesIn(file: string, folder: string): Promise<boolean> {
  const real = await realpath(file).catch(() => realpath(path.dirname(file)).catch(() => folder));
  const root = await realpath(folder).catch(() => folder);
  return real === root || real === folder || real.startsWith(root + path.sep);
}

const dialectOf = (file: string, folder: string): Dialect | undefined => dialects.find((one) => path.join(folder, one.file) === file);

const slashed = (file: string): string => file.replaceAll('\\', '/');
const expected = (dialect: Dialect, home: string, { folder, patterns }: IgnoreFolder) =>
  rulesOf(dialect, patterns, { home: slashed(home), folder: slashed(folder) });

/** The text without ours; undefined: that cannot be told. */
function originalOf(dialect: Dialect, text: string, { before, after, written }: Remembered): string | null | undefined {
  if (hashOf(text) === after) return before;
  const edited = unwrite(dialect, text, written, before);
  return edited.kind === 'edited' ? edited.text : undefined;
}

async function unchanged(changes: readonly FileChange[]): Promise<void> {
  for (const { path: file, before } of changes)
    if ((await readOwn(file)) !== before)
      throw new SetUpError(file, `${file} has changed since it was shown; nothing was written to it. Look at the change again.`);
}

/** The files that can be written, for a person to choose from. */
export const dialectRows = (): readonly Dialect[] => dialects;
