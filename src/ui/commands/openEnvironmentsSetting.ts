import * as vscode from 'vscode';
import type { Command } from './command';

export const openEnvironmentsSetting: Command = {
  id: 'mollyguard.openEnvironmentsSetting',
  async run() {
    await vscode.commands.executeCommand('workbench.action.openSettings', '@id:mollyguard.environments');
  },
};
