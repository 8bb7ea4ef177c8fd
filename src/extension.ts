import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { GuardClient } from './host/guardClient';

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Mollyguard', { log: true });
  const item = vscode.window.createStatusBarItem('mollyguard.status', vscode.StatusBarAlignment.Left, 10_000);
  item.name = 'Mollyguard';
  item.text = '$(shield) Mollyguard';
  item.show();
  const home = homedir();
  const runtime = path.join(home, '.mollyguard', 'run');
  const guard = new GuardClient(
    context.asAbsolutePath('dist/server.js'),
    { home, runtime, own: [runtime, context.extensionPath], version: String(context.extension.packageJSON.version) },
    log,
  );
  context.subscriptions.push(log, item, guard);
  setImmediate(() => void guard.run());
}
