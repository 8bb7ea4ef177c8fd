import { rm } from 'node:fs/promises';
import type { Edited, First, Installer } from '../../agents/installer';
import { installers } from '../../agents/installers';
import { byFile } from './byFile';
import { hashOf, isExecutable, readText, writeText } from './files';
import { places } from './places';
import { readState, type SetUpState, writeState } from './state';
import { type FileChange, SetUpError } from './types';

/**
 * What set-up would change in these agents' files; [] when all is in place. `left`: told of each file that cannot be edited safely, which is
 * left as it is, with those that follow from it; absent: the first such file is thrown.
 */
export async function planInstall(
  home: string,
  agents: readonly Installer[],
  left?: (error: SetUpError) => void,
): Promise<readonly FileChange[]> {
  const changes: FileChange[] = [];
  const broken = new Set<string>();
  for (const installer of byFile(agents, home)) {
    const path = installer.file(home);
    if (broken.has(installer.follows?.(home) ?? '')) continue;
    try {
      const before = await readText(path);
      const after = textOf(installer.install(before, places(home).launcher, path, await firstOf(installer, home, changes)), path);
      const runs = installer.mode === undefined || before === null || (await isExecutable(path));
      if (after !== before || !runs) changes.push({ agent: installer.title, path, before, after });
    } catch (error) {
      if (left === undefined || !(error instanceof SetUpError)) throw error;
      broken.add(path);
      left(error);
    }
  }
  return changes;
}

/** The file that another follows from, as it is, or as these changes leave it. */
export async function firstOf(installer: Installer, home: string, changes: readonly FileChange[] = []): Promise<First | undefined> {
  const file = installer.follows?.(home);
  if (file === undefined) return undefined;
  const change = changes.find(({ path }) => path === file);
  return { file, text: change ? change.after : await readText(file) };
}

/** What removal would change: the bytes from before where the file still is as we left it, else only our entries go. */
export async function planRemove(home: string): Promise<readonly FileChange[]> {
  const state = await readState(home);
  const changes: FileChange[] = [];
  for (const installer of byFile(installers, home)) {
    const path = installer.file(home);
    const before = await readText(path);
    if (before === null) continue;
    const after = removed(installer, before, path, home, state);
    if (after !== before) changes.push({ agent: installer.title, path, before, after });
  }
  return changes;
}

/** Writes what was planned; a file that changed in between is left alone. What is needed to undo it is remembered first. */
export async function apply(home: string, changes: readonly FileChange[], kind: 'install' | 'remove'): Promise<void> {
  for (const change of changes) {
    if (!installers.some((installer) => installer.file(home) === change.path))
      throw new SetUpError(change.path, `${change.path} is no agent's hook file.`);
    if ((await readText(change.path)) !== change.before) {
      throw new SetUpError(
        change.path,
        `${change.path} has changed since it was shown; nothing was written to it. Look at the change again.`,
      );
    }
  }
  for (const change of changes) {
    if (kind === 'install') await remember(home, change);
    if (change.after === null) await rm(change.path, { force: true });
    else await writeText(change.path, change.after, kind === 'install' ? modeFor(home, change.path) : undefined);
    if (kind === 'remove') await forget(home, change.path);
  }
  if (kind === 'install') await adopt(home);
}

/** Files that carry our hook as it must be, of which nothing is remembered since the memory of set-up was damaged. */
async function adopt(home: string): Promise<void> {
  const { files } = await readState(home);
  for (const installer of byFile(installers, home)) {
    const path = installer.file(home);
    if (Object.hasOwn(files, path)) continue;
    const text = await readText(path).catch(() => null);
    const first = await firstOf(installer, home).catch(() => undefined);
    if (text === null || installer.state(text, places(home).launcher, path, first) !== 'installed') continue;
    await remember(home, { agent: installer.title, path, before: text, after: text });
  }
}

const modeFor = (home: string, path: string): number | undefined => installers.find((one) => one.file(home) === path)?.mode;

function removed(installer: Installer, before: string, path: string, home: string, state: SetUpState): string | null {
  const record = state.files[path];
  if (record && record.after === hashOf(before)) return record.before;
  return textOf(installer.remove(before, places(home).launcher), path);
}

/** What stood there before us: for a repair of our own file that is still what stood there before the first set-up. */
async function remember(home: string, change: FileChange): Promise<void> {
  const state = await readState(home);
  const installer = installers.find((one) => one.file(home) === change.path);
  const before = installer && change.before !== null ? removed(installer, change.before, change.path, home, state) : change.before;
  const files = { ...state.files, [change.path]: { before, after: hashOf(change.after ?? '') } };
  await writeState(home, { ...state, files });
}

async function forget(home: string, path: string): Promise<void> {
  const state = await readState(home);
  await writeState(home, { ...state, files: Object.fromEntries(Object.entries(state.files).filter(([file]) => file !== path)) });
}

function textOf(edited: Edited, path: string): string | null {
  if (edited.kind === 'broken') {
    throw new SetUpError(
      path,
      `${path} cannot be edited safely: ${edited.problem}. Correct it, or move it away, and try again; nothing was written to it.`,
    );
  }
  return edited.text;
}
