import * as vscode from 'vscode';
import { snapshotsOf, undoSnapshot } from '../undo';
import { moment, snapshotRow } from '../undoText';
import type { Command } from './command';

/** Offers what can be brought back, the newest first. Nothing is written over before a person has read what. */
export const undoLast: Command = {
  id: 'mollyguard.undoLast',
  async run(tools) {
    const { words, notify } = tools;
    const now = Date.now();
    const rows = snapshotsOf(tools).map((line) => ({ line, ...snapshotRow(line, words, (at) => moment(at, now)) }));
    if (rows.length === 0) return notify.info(words.undo.none);
    const choice = await vscode.window.showQuickPick(rows, { title: words.undo.title, placeHolder: words.undo.pick });
    if (choice) await undoSnapshot(tools, choice.line);
  },
};
