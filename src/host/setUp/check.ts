import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'jsonc-parser';
import { installers } from '../../agents/installers';
import type { Problem } from '../../protocol/messages';
import { compiledFiles } from './compiled';
import { hashOf, isExecutable, readText } from './files';
import { findAgents } from './found';
import { launcherVersion } from './launcher';
import { places } from './places';
import { readState } from './state';

/** What is wrong with our own files and with agents' hook files. Reads only. */
export async function checkHome(home: string): Promise<readonly Problem[]> {
  const at = places(home);
  const problems: Problem[] = [];
  const state = await readState(home);
  // An agent that was left out of the set-up is the person's choice; before the first set-up every agent that is used is unguarded.
  const set = installers.filter((installer) => Object.hasOwn(state.files, installer.file(home)));
  for (const installer of set.length > 0 ? set : await findAgents(home, [], state)) {
    const file = installer.file(home);
    const text = await readText(file).catch(() => '');
    const found = installer.state(text, at.launcher, file);
    if (found !== 'installed')
      problems.push({ id: found === 'missing' ? 'hook-missing' : 'hook-changed', file, data: { agent: installer.title } });
  }
  return [
    ...problems,
    ...(await checkLibrary(home)),
    ...(await switches(path.join(home, '.copilot', 'settings.json'), ['disableAllHooks'])),
    ...(await switches(path.join(home, '.claude', 'settings.json'), ['disableAllHooks'])),
    ...(await Promise.all(CLAUDE_MANAGED.map((file) => switches(file, ['disableAllHooks', 'allowManagedHooksOnly'])))).flat(),
  ];
}

/** Settings of the machine's administrator, which come before a person's own. */
const CLAUDE_MANAGED = ['/etc/claude-code/managed-settings.json', '/Library/Application Support/ClaudeCode/managed-settings.json'];

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
  for (const name of ['hook.js', 'start.js', ...(version === null ? [] : await compiledFiles(lib))]) {
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
  const names = await readdir(folder).catch((): string[] => []);
  const workspaces = names.filter((name) => name.endsWith('.code-workspace')).map((name) => path.join(folder, name));
  const claude = [
    '.claude/settings.json',
    '.claude/settings.local.json',
    '.github/copilot/settings.json',
    '.github/copilot/settings.local.json',
  ];
  const found = await Promise.all([
    switches(path.join(folder, '.vscode', 'settings.json'), []),
    ...workspaces.map((file) => switches(file, [], 'settings')),
    ...claude.map((file) => switches(path.join(folder, file), ['disableAllHooks'])),
  ]);
  return found.flat();
}

/** Switches that are off in one settings file. `off`: keys that must not be true; the editor's own keys are looked at in any file. */
async function switches(file: string, off: readonly string[], below?: string): Promise<readonly Problem[]> {
  const text = await readText(file).catch(() => null);
  if (text === null) return [];
  const whole: unknown = parse(text); // as tolerant as the editor's own reader
  const settings = below === undefined ? whole : field(whole, below);
  const locations = setting(settings, 'chat.hookFilesLocations');
  const keys = [
    ...off.filter((key) => field(settings, key) === true),
    ...(setting(settings, 'chat.useHooks') === false ? ['chat.useHooks'] : []),
    ...(isRecord(locations)
      ? Object.entries(locations).flatMap(([place, on]) =>
          on === false && /\.copilot([\\/]|$)/.test(place) ? ['chat.hookFilesLocations'] : [],
        )
      : []),
  ];
  return [...new Set(keys)].map((key) => ({ id: 'hooks-switched-off', file, data: { key } }));
}

/** A setting by its dotted name, written flat or as nested objects: the editor reads both. */
function setting(settings: unknown, name: string): unknown {
  const flat = field(settings, name);
  if (flat !== undefined) return flat;
  const dot = name.indexOf('.');
  return dot < 0 ? undefined : setting(field(settings, name.slice(0, dot)), name.slice(dot + 1));
}

const field = (value: unknown, name: string): unknown => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined);
const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
