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

function recentId(node: unknown): string | null {
  if (typeof node !== 'object' || node === null || !('recent' in node)) return null;
  const { recent } = node;
  return typeof recent === 'object' && recent !== null && 'id' in recent && typeof recent.id === 'string' ? recent.id : null;
}
