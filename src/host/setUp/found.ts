import path from 'node:path';
import type { Installer } from '../../agents/installer';
import { installers } from '../../agents/installers';
import { isExecutable, modeOf } from './files';
import type { SetUpState } from './state';

/**
 * The agents that are used on this machine: one of their folders is there, a program of theirs is on the search path, or their file was
 * written by us before. We run in an editor ourselves: where nothing tells that it is Cursor, it is VS Code.
 */
export async function findAgents(home: string, searchPath: readonly string[], state: SetUpState): Promise<readonly Installer[]> {
  const used = await Promise.all(installers.map((installer) => isUsed(installer, home, searchPath, state)));
  const cursor = installers.some(({ id }, index) => id === 'cursor' && used[index]);
  return installers.filter(({ id }, index) => used[index] || (id === 'vscode' && !cursor));
}

async function isUsed({ file, folders, programs }: Installer, home: string, searchPath: readonly string[], state: SetUpState) {
  if (Object.hasOwn(state.files, file(home))) return true;
  for (const folder of folders) if ((await modeOf(path.join(home, folder))) !== undefined) return true;
  // Relative entries would be looked up in a workspace.
  for (const folder of searchPath.filter((one) => path.isAbsolute(one)))
    for (const program of programs) if (await isExecutable(path.join(folder, program))) return true;
  return false;
}
