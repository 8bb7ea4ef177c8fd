import * as vscode from 'vscode';
import type { GuardClient } from './guardClient';
import type { Hooks } from './hooks';
import { readSettings } from './settings';

/** Tells the guard server this window's settings, folders, trust and focus: at once, and after each change. */
export function feedWindow(guard: GuardClient, hooks: Hooks): vscode.Disposable {
  const tell = () => guard.tellSettings(readSettings(hooks.problems, hooks.agents));
  tell();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('mollyguard')) tell();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(tell),
    vscode.workspace.onDidGrantWorkspaceTrust(tell),
    hooks.onDidChange(tell),
    vscode.window.onDidChangeWindowState(({ focused }) => guard.tellFocus({ focused })),
  );
}
