import { recentId } from '../recentId';
import { snapshotsOf, undoSnapshot } from '../undo';
import type { Command } from './command';

/** The button of a row of *Recent* for which a snapshot was taken. It asks as *Undo Last…* does. */
export const restoreSnapshot: Command = {
  id: 'mollyguard.restoreSnapshot',
  async run(tools, node) {
    const action = recentId(node);
    const line = snapshotsOf(tools).find((one) => one.action !== null && one.action === action);
    if (line) await undoSnapshot(tools, line);
    else tools.notify.info(tools.words.undo.none);
  },
};
