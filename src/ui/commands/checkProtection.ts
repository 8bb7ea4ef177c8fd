import * as vscode from 'vscode';
import { troubles } from '../statusText';
import type { Trouble } from '../text';
import type { Command, Tools } from './command';

/** Looks again, says that all is well, or lists what is not; choosing a line leads to its repair. */
export const checkProtection: Command = {
  id: 'mollyguard.checkProtection',
  async run(tools) {
    const { guard, hooks, words, notify } = tools;
    await hooks.check();
    const found = troubles(guard.status);
    if (found.length === 0) return notify.info(summary(tools));
    const rows = found.map((trouble) => ({ label: words.problem(trouble), trouble }));
    const choice = await vscode.window.showQuickPick(rows, { title: words.check.title, placeHolder: words.check.pick });
    if (choice) await repair(choice.trouble);
  },
};

function summary({ guard: { status }, words }: Tools): string {
  if (status.kind !== 'up') return words.check.starting;
  const { pausedUntil, mode } = status.state;
  if (pausedUntil !== null && pausedUntil > Date.now()) return words.check.paused(words.minutes(pausedUntil - Date.now()));
  return mode === 'observe' ? words.check.observing : words.check.fine;
}

async function repair({ id, file, data }: Trouble): Promise<void> {
  switch (id) {
    case 'hook-missing':
    case 'hook-changed':
    case 'runtime-missing':
      await vscode.commands.executeCommand('mollyguard.setUpAgents');
      return;
    case 'hooks-switched-off':
    case 'settings-invalid':
    case 'policy-not-accepted':
      if (file !== null) await vscode.window.showTextDocument(vscode.Uri.file(file));
      else await vscode.commands.executeCommand('workbench.action.openSettings', data.key ?? data.setting ?? 'mollyguard');
      return;
    case 'server-down':
    case 'socket-taken':
    case 'journal-failed':
      await vscode.commands.executeCommand('workbench.action.showOutputChannels');
      return;
    default:
      return id satisfies never;
  }
}
