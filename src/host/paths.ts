import { homedir } from 'node:os';
import path from 'node:path';
import type * as vscode from 'vscode';
import type { ServerStart } from '../protocol/messages';
import { runtimeFolder, type SetUpPaths } from './setUp';

/** Where everything is on this machine, looked up once, here. */
export function machinePaths(context: vscode.ExtensionContext): {
  readonly server: string;
  readonly setUp: SetUpPaths;
  readonly start: ServerStart;
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
  };
}
