import * as vscode from 'vscode';
import type { Command } from './command';

export const openProtectedFilesSetting: Command = {
  id: 'mollyguard.openProtectedFilesSetting',
  async run() {
    await vscode.commands.executeCommand('workbench.action.openSettings', '@id:mollyguard.protectedFiles');
  },
};
