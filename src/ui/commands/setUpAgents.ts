import * as vscode from 'vscode';
import { shownPath } from '../places';
import type { ProposedChange } from '../ports';
import type { Command } from './command';

/** Which files, the exact change as a diff, a confirmation, then writing: in this order, and nothing is written before the last step. */
export const setUpAgents: Command = {
  id: 'mollyguard.setUpAgents',
  async run({ hooks, words, notify, preview }) {
    const { setUp } = words;
    try {
      const left: string[] = [];
      const planned = await hooks.plan((why) => left.push(why));
      if (left.length > 0) notify.error(setUp.left(left.join(' ')));
      if (planned.length === 0) {
        await hooks.apply([]);
        return left.length > 0 ? undefined : notify.info(setUp.nothing);
      }
      const rows = planned.map((change) => ({
        label: shownPath(change.path),
        description: `${change.agent} · ${change.before === null ? setUp.added : setUp.changed}`,
        picked: true,
        change,
      }));
      const chosen = await vscode.window.showQuickPick(rows, {
        title: setUp.title,
        placeHolder: setUp.pick,
        canPickMany: true,
        ignoreFocusOut: true,
      });
      if (!chosen || chosen.length === 0) return;
      const changes = chosen.map(({ change }) => change);
      const files = list(changes);
      await preview.show(changes);
      // No modal: behind one the change could not be read to its end.
      const answer = await vscode.window.showQuickPick([{ label: setUp.keep }, { label: setUp.write, description: files }], {
        title: setUp.confirm(changes.length),
        placeHolder: setUp.below,
        ignoreFocusOut: true,
      });
      if (answer?.label !== setUp.write) return;
      await hooks.apply(changes);
      notify.info(setUp.done(files));
    } catch (error) {
      notify.error(setUp.failed(error instanceof Error ? error.message : String(error)));
    } finally {
      await preview.close();
    }
  },
};

const list = (changes: readonly ProposedChange[]): string => changes.map(({ path }) => shownPath(path)).join(', ');
