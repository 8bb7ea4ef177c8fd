import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { installers } from '../../agents/installers';
import type { Problem } from '../../protocol/messages';
import { firstOf } from './agentFiles';
import { byFile } from './byFile';
import { compiledFiles } from './compiled';
import { hashOf, isExecutable, readText } from './files';
import { findAgents } from './found';
import { launcherVersion } from './launcher';
import { LIBRARY, places } from './places';
import { readLimited } from './readLimited';
import { readState } from './state';
import { type SettingsFile, settingsOfAdministrators, settingsOfFolder, settingsOfHome, switchedOff } from './switches';

/** What is wrong with our own files and with agents' hook files. Reads only. */
export async function checkHome(home: string): Promise<readonly Problem[]> {
  const at = places(home);
  const problems: Problem[] = [];
  const state = await readState(home);
  // An agent that was left out of the set-up is the person's choice; before the first set-up every agent that is used is unguarded.
  const set = installers.filter((installer) => Object.hasOwn(state.files, installer.file(home)));
  for (const installer of byFile(set.length > 0 ? set : await findAgents(home, [], state), home)) {
    const file = installer.file(home);
    const text = await readText(file).catch(() => '');
    const found = installer.state(text, at.launcher, file, await firstOf(installer, home).catch(() => undefined));
    const runs = installer.mode === undefined || (await isExecutable(file));
    if (found !== 'installed' || !runs)
      problems.push({ id: found === 'missing' ? 'hook-missing' : 'hook-changed', file, data: { agent: installer.title } });
  }
  const settings = [...settingsOfHome(home), ...(await settingsOfAdministrators())];
  return [...problems, ...(await checkLibrary(home)), ...(await Promise.all(settings.map(switches))).flat()];
}

async function checkLibrary(home: string): Promise<readonly Problem[]> {
  const at = places(home);
  const state = await readState(home);
  const launcher = await readText(at.launcher).catch(() => null);
  const missing = (file: string, why: string): Problem => ({ id: 'runtime-missing', file, data: { why } });
  if (launcher === null) return [missing(at.launcher, 'missing')];
  const version = launcherVersion(launcher);
  const problems: Problem[] = [];
  if (version === null || state.written[at.launcher] !== hashOf(launcher)) problems.push(missing(at.launcher, 'changed'));
  else if (!(await isExecutable(at.launcher))) problems.push(missing(at.launcher, 'not executable'));
  const lib = path.join(at.lib, version ?? '');
  for (const name of [...LIBRARY, ...(version === null ? [] : await compiledFiles(lib))]) {
    const program = path.join(lib, name);
    const bytes = version === null ? null : await readFile(program).catch(() => null);
    if (bytes === null) problems.push(missing(program, 'missing'));
    else if (state.written[program] !== hashOf(bytes)) problems.push(missing(program, 'changed'));
  }
  const runs = await Promise.all(state.interpreters.map(isExecutable));
  if (!runs.includes(true)) problems.push(missing(at.launcher, 'no program is left that can run it'));
  return problems;
}

/** Files of a workspace that switch hooks off for everybody who opens it. */
export async function checkFolder(folder: string): Promise<readonly Problem[]> {
  return (await Promise.all((await settingsOfFolder(folder)).map(switches))).flat();
}

/** Switches that are off in one settings file. */
async function switches(settings: SettingsFile): Promise<readonly Problem[]> {
  const read = await readLimited(settings.file);
  if (read.kind !== 'text') return [];
  return switchedOff(read.text, settings).keys.map((key) => ({ id: 'hooks-switched-off', file: settings.file, data: { key } }));
}
