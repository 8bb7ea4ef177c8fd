import * as vscode from 'vscode';
import type { Command } from './command';

export const openSettings: Command = {
  id: 'mollyguard.openSettings',
  async run() {
    await vscode.commands.executeCommand('workbench.action.openSettings', '@ext:mollyguard.mollyguard');
  },
};
