import * as vscode from 'vscode';

/**
 * Knows when the person last did something in this window, as far as an extension can see: typing and selecting in editors, changing
 * editor, terminal or window. A question must not take a word's Enter.
 */
export class Idle implements vscode.Disposable {
  private last = Date.now();
  private readonly subscriptions: vscode.Disposable;

  constructor() {
    const seen = () => {
      this.last = Date.now();
    };
    this.subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document === vscode.window.activeTextEditor?.document) seen();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ kind }) => {
        if (kind !== undefined) seen();
      }),
      vscode.window.onDidChangeActiveTextEditor(seen),
      vscode.window.onDidChangeActiveTerminal(seen),
      vscode.window.onDidChangeTerminalState(seen),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) seen();
      }),
    );
  }

  /** Milliseconds until the window has been quiet for so long; 0: it has. */
  quietIn(milliseconds: number): number {
    return Math.max(0, this.last + milliseconds - Date.now());
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}
