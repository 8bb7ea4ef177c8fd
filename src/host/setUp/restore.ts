import { installers } from '../../agents/installers';
import { planInstall } from './agentFiles';
import { readState } from './state';
import type { FileChange, SetUpPaths } from './types';

/**
 * What would put back every hook file that set-up has written and that is no longer as it must be; [] when all are. An agent that was never set up
 * is left as it is, and so is a file that cannot be edited safely: it keeps none of the others from being put back. Writes nothing.
 */
export async function planRestore({ home }: Pick<SetUpPaths, 'home'>): Promise<readonly FileChange[]> {
  const state = await readState(home);
  return planInstall(
    home,
    installers.filter((installer) => Object.hasOwn(state.files, installer.file(home))),
    () => {}, // its own check tells of it
  );
}
