import * as vscode from 'vscode';
import { compileOffLimits, type OffLimits } from '../secrets/globs';
import { PROTECTED_FILES, patternsInForce, slashed } from './protectedPatterns';

/** How such a file looks in the explorer. */
export interface ProtectedLook {
  /** At most two characters. */
  readonly badge: string;
  /** For files that hold credentials by their name, and for those that a person or the workspace listed. */
  readonly byDefault: string;
  readonly listed: string;
  /** Id of a theme colour. */
  readonly color: string;
}

/** Marks the files that are off limits to agents, by their names alone: no file is looked at. */
export class ProtectedFiles implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly decorations: Readonly<Record<NonNullable<ReturnType<OffLimits>>, vscode.FileDecoration>>;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly subscriptions: vscode.Disposable;
  private matches: OffLimits = inForce();

  readonly onDidChangeFileDecorations = this.changed.event;

  constructor({ badge, byDefault, listed, color }: ProtectedLook) {
    const decoration = (tooltip: string) => new vscode.FileDecoration(badge, tooltip, new vscode.ThemeColor(color));
    this.decorations = { default: decoration(byDefault), policy: decoration(listed) };
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      vscode.window.registerFileDecorationProvider(this),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(PROTECTED_FILES)) return;
        this.matches = inForce();
        this.changed.fire(undefined);
      }),
    );
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== 'file') return undefined;
    const why = this.matches(slashed(uri.fsPath));
    return why === null ? undefined : this.decorations[why];
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}

function inForce(): OffLimits {
  const { patterns, place } = patternsInForce();
  return compileOffLimits(patterns, place);
}
