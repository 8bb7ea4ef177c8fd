import * as vscode from 'vscode';
import { VIEWS } from '../contributions';
import type { Command } from './command';

/** Brings the Decisions view to the front. */
export const showRecentDecisions: Command = {
  id: 'mollyguard.showRecentDecisions',
  async run() {
    await vscode.commands.executeCommand(`${VIEWS.decisions}.focus`);
  },
};
