import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ServerStart } from '../protocol/messages';
import { runtimeFolder, type SetUpPaths } from './setUp';

/** Where everything is on this machine, looked up once, here. */
export function machinePaths(context: vscode.ExtensionContext): {
  readonly server: string;
  readonly setUp: SetUpPaths;
  readonly start: ServerStart;
  /** The person's own settings; null: they are on another machine than this program. */
  readonly userSettings: string | null;
} {
  const home = homedir();
  const runtime = runtimeFolder(home, process.getuid?.() ?? 0);
  const { packageJSON } = context.extension;
  const version = String(packageJSON.version);
  const { extensionPath } = context;
  return {
    server: context.asAbsolutePath('dist/server.js'),
    setUp: {
      home,
      runtime,
      extensionPath,
      version,
      execPath: process.execPath,
      searchPath: (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder)),
      platform: process.platform,
    },
    start: { home, runtime, own: [runtime, extensionPath], version },
    userSettings: userSettings(context),
  };
}

/** Beside what an extension keeps for all workspaces: `User/settings.json`, of a profile that of the profile. */
function userSettings({ globalStorageUri }: vscode.ExtensionContext): string | null {
  if (vscode.env.remoteName !== undefined || globalStorageUri.scheme !== 'file') return null;
  return path.join(globalStorageUri.fsPath, '..', '..', 'settings.json');
}
