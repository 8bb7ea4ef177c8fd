import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { keepCompiled } from './compiled';
import { hashOf, isExecutable, modeOf, readText, writeText } from './files';
import { launcherVersion, renderLauncher, shellQuote } from './launcher';
import { LIBRARY, places } from './places';
import { NO_STATE, readState, type SetUpState, writeState } from './state';
import { findNode, findTools } from './tools';
import { SetUpError, type SetUpPaths } from './types';
import { isNewer } from './version';

/** Editors and Node versions that are remembered; the launcher tries them in order. */
const MAX_INTERPRETERS = 6;

/**
 * Puts hook program, its rules, launcher and uninstaller into `<home>/.mollyguard`. A newer version that is already there stays; an equal one with
 * other bytes is replaced. Only what differs is written, so that two editors of one version do not rewrite each other's files.
 */
export async function ensureLibrary(paths: SetUpPaths): Promise<void> {
  if (paths.platform === 'win32') return;
  const { home, version } = paths;
  const at = places(home);
  const installed = launcherVersion((await readText(at.launcher).catch(() => null)) ?? '');
  if (installed !== null && isNewer(installed, version)) return;

  const state = await readState(home);
  const interpreters = await interpretersFor(paths, state);
  const own = [...new Set([...(await existing(state.own)), paths.extensionPath])].sort();
  const lib = path.join(at.lib, version);
  const template = paths.launcher ?? (await import('./launcherText')).launcherText;
  const launcher = renderLauncher(template, {
    version,
    home,
    runtime: paths.runtime,
    own,
    interpreters,
    tools: await findTools(),
    remedy: remedyFor(home),
  });
  const written: Record<string, string> = {};
  const put = async (file: string, text: string, mode: number): Promise<void> => {
    written[file] = hashOf(text);
    if ((await readText(file).catch(() => null)) !== text || (await modeOf(file)) !== mode) await writeText(file, text, mode);
  };
  for (const name of LIBRARY) {
    const source = path.join(paths.extensionPath, 'dist', name);
    const text = await readText(source);
    if (text === null) throw new SetUpError(source, `${source} is missing. Reinstall the Mollyguard extension.`);
    await put(path.join(lib, name), text, 0o644);
  }
  // The launcher last: what it points to is there.
  await put(at.uninstaller, uninstallScript(home, lib, interpreters), 0o755);
  await put(at.launcher, launcher, 0o755);
  const kept = await keepCompiled(lib, interpreters, state.compiled);
  const next: SetUpState = { ...state, written: { ...written, ...kept.written }, compiled: kept.compiled, interpreters, own };
  if (state === NO_STATE || JSON.stringify(next) !== JSON.stringify(state)) await writeState(home, next);
  await prune(at.lib, [version, installed ?? version]);
}

/** The editor's own Node first where it is new; else the order stays, so that the launcher stays as it is. */
async function interpretersFor(paths: SetUpPaths, state: SetUpState): Promise<readonly string[]> {
  const known = await existing(state.interpreters, isExecutable);
  const node = await findNode(paths.searchPath);
  const mine = known.includes(paths.execPath) ? known : [paths.execPath, ...known];
  return [...new Set(node === undefined || mine.includes(node) ? mine : [...mine, node])].slice(0, MAX_INTERPRETERS);
}

async function existing(
  files: readonly string[],
  is: (file: string) => Promise<boolean> = async (file) => (await modeOf(file)) !== undefined,
): Promise<readonly string[]> {
  const found = await Promise.all(files.map(is));
  return files.filter((_, index) => found[index]);
}

const remedyFor = (home: string): string =>
  `A person can open a folder in an editor with Mollyguard, which repairs it, or end the guarding for good with ${places(home).uninstaller} in a terminal.`;

/** Removes everything with the first program that can run the uninstaller. */
function uninstallScript(home: string, lib: string, interpreters: readonly string[]): string {
  const program = shellQuote(path.join(lib, 'uninstall.js'));
  return `#!/bin/sh
# Removes Mollyguard's hooks from agents' files and its programs from ${places(home).root.replace(/[^\x20-\x7E]/g, '?')}. The journal stays.
for interpreter in ${interpreters.map(shellQuote).join(' ')}; do
  [ -x "$interpreter" ] || continue
  exec env -u NODE_OPTIONS ELECTRON_RUN_AS_NODE=1 "$interpreter" ${program} ${shellQuote(home)}
done
echo "No program was found that can run "${program}". Install Node.js 20 or newer and run: node "${program}" "${shellQuote(shellQuote(home))} >&2
exit 1
`;
}

/** Old versions go, but the one before: a launcher that waits for a person may still need it. */
async function prune(lib: string, keep: readonly string[]): Promise<void> {
  for (const name of await readdir(lib)) if (!keep.includes(name)) await rm(path.join(lib, name), { recursive: true, force: true });
}
