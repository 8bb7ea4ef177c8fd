import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { version } from '../../package.json';
import { applySetUp, planSetUp, type SetUpPaths } from '../../src/host/setUp';
import { guard } from '../editor/host/guard';
import type { Stage } from './stage';

/** Sets up the agents of the demo's home with the functions behind *Mollyguard: Set Up Agents…*; `execPath` is the editor's Node. */
export async function setUpHooks(stage: Stage, execPath: string): Promise<void> {
  const installed = readdirSync(stage.extensions).find((name) => name.startsWith('mollyguard.mollyguard-'));
  if (!installed) throw new Error(`the extension is not in ${stage.extensions}`);
  const paths: SetUpPaths = {
    home: stage.home,
    runtime: guard.runtime(stage.home),
    extensionPath: path.join(stage.extensions, installed),
    version,
    execPath,
    searchPath: (process.env.PATH ?? '').split(path.delimiter),
    platform: process.platform,
    launcher: readFileSync(path.join(__dirname, '../../src/hook/launcher.sh'), 'utf8'),
  };
  await applySetUp(paths, await planSetUp(paths));
}
