import { installers } from '../agents/installers';
import type { Problem } from '../protocol/messages';
import { apply, planInstall, planRemove } from './setUp/agentFiles';
import { checkFolder, checkHome } from './setUp/check';
import { removeEverything } from './setUp/everything';
import { findAgents } from './setUp/found';
import { applyIgnoreRemoval, planIgnoreRemoval } from './setUp/ignore';
import { ensureLibrary } from './setUp/library';
import { places } from './setUp/places';
import { readState } from './setUp/state';
import { removeTints } from './setUp/tint';
import { type FileChange, SetUpError, type SetUpPaths } from './setUp/types';

export { installedAgents } from './setUp/installed';
export { ensureLibrary } from './setUp/library';
export { planRestore } from './setUp/restore';
export { runtimeFolder } from './setUp/runtime';
export { type FileChange, SetUpError, type SetUpPaths } from './setUp/types';

/**
 * What set-up would change in the files of these agents, by id (by default all that are found on this machine); [] when all is in place.
 * A file that cannot be edited safely is thrown (SetUpError), or left out where somebody wants to be told of it; writes nothing.
 */
export async function planSetUp(
  paths: SetUpPaths,
  agents?: readonly string[],
  left?: (error: SetUpError) => void,
): Promise<readonly FileChange[]> {
  supported(paths);
  const chosen = agents === undefined ? await found(paths) : installers.filter(({ id }) => agents.includes(id));
  return planInstall(paths.home, chosen, left);
}

/** The files that set-up writes for agents: what there is to watch. */
export const agentFiles = (home: string): readonly string[] => [...new Set(installers.map((installer) => installer.file(home)))];

/** Our own files that the hooks rest on: launcher, uninstaller and what set-up remembers. */
export const ownFiles = (home: string): readonly string[] => [places(home).launcher, places(home).uninstaller, places(home).state];

/** Installs the library, then writes what was planned. A file that changed since the plan is left alone and named (SetUpError). */
export async function applySetUp(paths: SetUpPaths, changes: readonly FileChange[]): Promise<void> {
  supported(paths);
  await ensureLibrary(paths);
  await apply(paths.home, changes, 'install');
}

/**
 * What removal would change in agents' hook files and ignore files: the bytes from before if the file still has the hash we wrote, else only our
 * entries go.
 */
export async function planRemoval({ home }: Pick<SetUpPaths, 'home'>): Promise<readonly FileChange[]> {
  return [...(await planRemove(home)), ...(await planIgnoreRemoval(home, null))];
}

/** Writes what was planned by `planRemoval`, and takes the tint of windows away; with `everything`, bin/, lib/, state and runtime folder go too. The journal stays. */
export async function applyRemoval(
  paths: Pick<SetUpPaths, 'home' | 'runtime'>,
  changes: readonly FileChange[],
  everything: boolean,
): Promise<void> {
  const hooks = new Set(agentFiles(paths.home));
  await apply(
    paths.home,
    changes.filter(({ path }) => hooks.has(path)),
    'remove',
  );
  await applyIgnoreRemoval(paths.home, null, changes);
  await removeTints(paths.home, null);
  if (everything) await removeEverything(paths.home, paths.runtime);
}

/** What weakens or breaks the protection now: our files, and what the workspace says about hooks. Reads only. */
export async function checkSetUp(
  paths: Pick<SetUpPaths, 'home' | 'platform'>,
  workspaceFolders: readonly string[],
): Promise<readonly Problem[]> {
  const home = paths.platform === 'win32' ? [] : await checkHome(paths.home);
  return [...home, ...(await Promise.all(workspaceFolders.map(checkFolder))).flat()];
}

const found = async ({ home, searchPath }: SetUpPaths) => findAgents(home, searchPath, await readState(home));

function supported(paths: SetUpPaths): void {
  if (paths.platform === 'win32')
    throw new SetUpError(paths.home, 'Mollyguard does not protect agents on Windows yet. Nothing was written.');
}
