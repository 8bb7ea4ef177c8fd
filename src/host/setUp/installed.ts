import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Installer } from '../../agents/installer';
import { installers } from '../../agents/installers';
import type { InstalledAgent } from '../../protocol/messages';
import { firstOf } from './agentFiles';
import { isExecutable, readText } from './files';
import { places } from './places';
import type { SetUpPaths } from './types';

/** The agents whose every hook file is as it must be. Several agents read one file: which of them are on this machine is told apart. Reads only. */
export async function installedAgents({ home, searchPath }: Pick<SetUpPaths, 'home' | 'searchPath'>): Promise<readonly InstalledAgent[]> {
  const whole = new Map<string, boolean>();
  const here = new Map<string, boolean>();
  for (const installer of installers) {
    const { id } = installer;
    whole.set(id, whole.get(id) !== false && (await isInstalled(installer, home)));
    if (whole.get(id)) here.set(id, here.get(id) === true || (await isHere(installer, home, searchPath)));
  }
  const ids = [...whole].flatMap(([id, installed]) => (installed ? [id] : []));
  // We run in an editor ourselves: where nothing tells that it is another, it is VS Code.
  return ids.map((id) => ({ id, here: here.get(id) === true || (id === 'vscode' && here.get('cursor') !== true) }));
}

async function isInstalled(installer: Installer, home: string): Promise<boolean> {
  const file = installer.file(home);
  const text = await readText(file).catch(() => null);
  if (text === null) return false;
  const first = await firstOf(installer, home).catch(() => undefined);
  if (installer.state(text, places(home).launcher, file, first) !== 'installed') return false;
  return installer.mode === undefined || isExecutable(file);
}

/** A program on the search path, or a folder with more in it than the way to a hook file. */
async function isHere({ folders, programs }: Installer, home: string, searchPath: readonly string[]): Promise<boolean> {
  const ways = installers.map((one) => one.file(home));
  for (const name of folders) {
    const folder = path.join(home, name);
    const entries = await readdir(folder).catch((): string[] => []);
    if (entries.some((entry) => !ways.some((file) => isOn(path.join(folder, entry), file)))) return true;
  }
  for (const folder of searchPath.filter((one) => path.isAbsolute(one)))
    for (const program of programs) if (await isExecutable(path.join(folder, program))) return true;
  return false;
}

const isOn = (place: string, file: string): boolean => file === place || file.startsWith(`${place}${path.sep}`);
