import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { compileOffLimits, type OffLimits, patternsOf } from '../secrets/globs';

const KEY = 'mollyguard.protectedFiles';

/** How such a file looks in the explorer. */
export interface ProtectedLook {
  /** At most two characters. */
  readonly badge: string;
  readonly tooltip: string;
  /** Id of a theme colour. */
  readonly color: string;
}

/** Marks the files that are off limits to agents, by their names alone: no file is looked at. */
export class ProtectedFiles implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly decoration: vscode.FileDecoration;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly subscriptions: vscode.Disposable;
  private matches: OffLimits = inForce();

  readonly onDidChangeFileDecorations = this.changed.event;

  constructor({ badge, tooltip, color }: ProtectedLook) {
    this.decoration = new vscode.FileDecoration(badge, tooltip, new vscode.ThemeColor(color));
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      vscode.window.registerFileDecorationProvider(this),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(KEY)) return;
        this.matches = inForce();
        this.changed.fire(undefined);
      }),
    );
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== 'file') return undefined;
    return this.matches(uri.fsPath.replaceAll('\\', '/')) === null ? undefined : this.decoration;
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}

function inForce(): OffLimits {
  const layers = vscode.workspace.getConfiguration().inspect<unknown>(KEY);
  const patterns = patternsOf(layers?.globalValue, layers?.workspaceFolderValue ?? layers?.workspaceValue);
  return compileOffLimits(patterns, { home: homedir().replaceAll('\\', '/'), fold: process.platform !== 'linux' });
}
