import { createHash } from 'node:crypto';
import type { Problem } from '../protocol/messages';
import type { FileChange, SetUpPaths } from './setUp/types';

export type { FileChange, SetUpPaths } from './setUp/types';
export { SetUpError } from './setUp/types';

/** The folder for socket, locks and leader file: short (socket paths end at 104 characters), per machine, user and home. */
export function runtimeFolder(home: string, uid: number): string {
  return `/tmp/mollyguard-${uid}-${createHash('sha256').update(home).digest('hex').slice(0, 8)}`;
}

/** What set-up would change in agents' files; [] when all is in place. Throws SetUpError on a file that cannot be edited safely; writes nothing. */
export async function planSetUp(paths: SetUpPaths): Promise<readonly FileChange[]> {
  throw new Error(`not built yet: ${paths.version}`);
}

/** Installs the library, then writes what was planned. A file that changed since the plan is left alone and named (SetUpError). */
export async function applySetUp(paths: SetUpPaths, changes: readonly FileChange[]): Promise<void> {
  throw new Error(`not built yet: ${paths.version} ${changes.length}`);
}

/** What removal would change in agents' files: the bytes from before if the file still has the hash we wrote, else only our entries go. */
export async function planRemoval(paths: SetUpPaths): Promise<readonly FileChange[]> {
  throw new Error(`not built yet: ${paths.version}`);
}

/** Writes what was planned by `planRemoval`; with `everything`, bin/, lib/ and state go too. The journal stays. */
export async function applyRemoval(paths: SetUpPaths, changes: readonly FileChange[], everything: boolean): Promise<void> {
  throw new Error(`not built yet: ${paths.version} ${changes.length} ${everything}`);
}

/** Puts hook program, launcher and uninstaller into `<home>/.mollyguard`; run at each activation. A newer version already there stays. */
export async function ensureLibrary(paths: SetUpPaths): Promise<void> {
  throw new Error(`not built yet: ${paths.version}`);
}

/** What weakens or breaks the protection now: our files, and what the workspace says about hooks. Reads only. */
export async function checkSetUp(paths: SetUpPaths, workspaceFolders: readonly string[]): Promise<readonly Problem[]> {
  throw new Error(`not built yet: ${paths.version} ${workspaceFolders.length}`);
}
