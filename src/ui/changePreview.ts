import path from 'node:path';
import * as vscode from 'vscode';
import type { ProposedChange } from './ports';
import type { Words } from './text';

const SCHEME = 'mollyguard-change';

/** Shows proposed changes of files as diffs, from memory: nothing is written for it. */
export class ChangePreview implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly words: Words;
  private readonly registration: vscode.Disposable;
  private readonly texts = new Map<string, string>();
  private count = 0;

  constructor(words: Words) {
    this.words = words;
    this.registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** Closes what `show` opened. */
  async close(): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
    await vscode.window.tabGroups.close(
      tabs.filter(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === SCHEME),
      true,
    );
  }

  /** One diff editor a file; what stands in it is exactly what would be written. */
  async show(changes: readonly ProposedChange[], called?: string): Promise<void> {
    this.texts.clear();
    this.count += 1;
    for (const change of changes) {
      const before = this.keep(change.path, 'before', change.before ?? '');
      const after = this.keep(change.path, 'after', change.after ?? '');
      const title = called ?? this.words.setUp.diff(path.basename(change.path));
      await vscode.commands.executeCommand('vscode.diff', before, after, title, { preview: false, preserveFocus: true });
    }
  }

  dispose(): void {
    this.registration.dispose();
    this.texts.clear();
  }

  private keep(file: string, side: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: vscode.Uri.file(file).path, query: `${side}-${this.count}` });
    this.texts.set(uri.toString(), text);
    return uri;
  }
}
