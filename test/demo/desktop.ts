import { execFile, spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { incidentPlayer, interrupted, told } from './console';
import { setUpHooks } from './hooks';
import { company } from './incident';
import { setStage } from './stage';

/** The demo in a desktop editor: the one asked for, else an installed one, else a downloaded VS Code. Returns after Ctrl-C. */
export async function startDesktop(vsix: string, wanted: string | null): Promise<void> {
  const cli = await findEditor(wanted);
  const end = interrupted();
  const stage = await setStage(told);
  const own = ['--user-data-dir', stage.userData, '--extensions-dir', stage.extensions];
  const shell = process.platform === 'win32';
  // the agent's curl and the hooks must see the demo's home, not the person's
  const env = { ...process.env, HOME: stage.home, USERPROFILE: stage.home, DONT_PROMPT_WSL_INSTALL: '1' };
  try {
    await promisify(execFile)(cli, [...own, '--install-extension', vsix], { env, shell });
    await setUpHooks(stage, process.execPath);
    incidentPlayer(stage);
    spawn(cli, [...own, '--new-window', '--wait', stage.workspace], { env, shell, stdio: 'ignore' }).once('error', (error) =>
      console.error(error.message),
    );
    console.log(`
  ${cli} opens the workspace of a car-rental company, with settings, extensions and a home folder of its own.

    click    "Replay the Incident" at the bottom right, or run it from the command palette (F1)
    and      type ${company.volume.name} to let the agent delete it; refuse, and it lives

  Close the window, then Ctrl-C here removes everything the demo made.
`);
    await end;
  } finally {
    await stage.stop();
  }
}

/** The command line of an editor. */
async function findEditor(wanted: string | null): Promise<string> {
  if (wanted !== null && !['code', 'cursor'].includes(wanted)) throw new Error(`--editor ${wanted}: known are code and cursor`);
  for (const name of wanted === null ? ['code', 'cursor'] : [wanted]) {
    const found = spawnSync(name, ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' });
    if (found.status === 0) return name;
    if (wanted !== null)
      throw new Error(
        `--editor ${wanted}: there is no \`${wanted}\` in the PATH (in the editor: "Shell Command: Install '${wanted}' command in PATH")`,
      );
  }
  console.log('no installed editor was found: downloading VS Code');
  const executable = await downloadAndUnzipVSCode({ version: 'stable', cachePath: path.join(__dirname, '..', '..', '.editor') });
  return resolveCliPathFromVSCodeExecutablePath(executable);
}
