import * as vscode from 'vscode';
import type { CommandId } from '../contributions';
import { clock } from '../decisionsView';
import { scopeNow } from '../scopeRows';
import { troubles } from '../statusText';
import type { Command } from './command';

/** The menu behind the status item; what waits comes first, then what is wrong. */
export const showMenu: Command = {
  id: 'mollyguard.showMenu',
  async run({ guard, words }) {
    const { status } = guard;
    const waiting = status.kind === 'up' ? status.state.waiting.length : 0;
    const paused = status.kind === 'up' && (status.state.pausedUntil ?? 0) > Date.now();
    const up = status.kind === 'up' ? status.state : null;
    const undoable = status.kind === 'up' && status.state.snapshots.length > 0;
    const entry = (command: CommandId, icon: string, label: string, description = '') => ({
      command,
      label: `$(${icon}) ${label}`,
      description,
    });
    const { menu } = words;
    const first = entry('mollyguard.showWaitingActions', 'bell', menu.waiting, waiting > 0 ? words.waiting(waiting) : '');
    const entries = [
      ...(waiting > 0 ? [first] : []),
      ...(troubles(status).length > 0 ? [entry('mollyguard.checkProtection', 'warning', menu.problems)] : []),
      ...(paused ? [entry('mollyguard.endPause', 'debug-start', menu.resume)] : []),
      ...((up?.grants.length ?? 0) > 0 ? [entry('mollyguard.tellAgent', 'comment', words.grant.tell, words.outcome('granted'))] : []),
      ...(waiting === 0 ? [first] : []),
      entry('mollyguard.showRecentDecisions', 'history', menu.recent),
      ...((up?.approvable.length ?? 0) > 0 ? [entry('mollyguard.approveNextTry', 'unlock', words.nextTry.title)] : []),
      ...((up?.refused.length ?? 0) > 0 ? [entry('mollyguard.allowAskingAgain', 'comment-discussion', words.askAgain.title)] : []),
      ...(undoable ? [entry('mollyguard.undoLast', 'discard', menu.undo)] : []),
      ...(up ? [entry('mollyguard.changeScope', 'target', words.scope.title, scopeNow(up.scope, words, clock))] : []),
      entry('mollyguard.whyThisEnvironment', 'question', menu.why),
      entry('mollyguard.openSettings', 'gear', menu.settings),
    ];
    const choice = await vscode.window.showQuickPick(entries, { title: menu.title });
    if (choice) await vscode.commands.executeCommand(choice.command);
  },
};
