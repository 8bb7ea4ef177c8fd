import * as vscode from 'vscode';
import type { OffLimitsByContent } from '../protocol/messages';
import { compileOffLimits, type OffLimits } from '../secrets/globs';
import { PROTECTED_FILES, patternsInForce, slashed } from './protectedPatterns';

/** How such a file looks in the explorer. */
export interface ProtectedLook {
  /** At most two characters. */
  readonly badge: string;
  /** For files that hold credentials by their name, and for those that a person or the workspace listed. */
  readonly byDefault: string;
  readonly listed: string;
  /** For files in which a secret was found. */
  readonly found: string;
  /** Id of a theme colour. */
  readonly color: string;
}

/** Marks the files that are off limits to agents, by their names and by what the guard server has found: no file is looked at here. */
export class ProtectedFiles implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly decorations: Readonly<Record<NonNullable<ReturnType<OffLimits>> | 'content', vscode.FileDecoration>>;
  private readonly changed = new vscode.EventEmitter<vscode.Uri[] | undefined>();
  private readonly subscriptions: vscode.Disposable;
  private matches: OffLimits = inForce();
  private found: ReadonlySet<string> = new Set();

  readonly onDidChangeFileDecorations = this.changed.event;

  constructor({ badge, byDefault, listed, found, color }: ProtectedLook, told: vscode.Event<OffLimitsByContent>) {
    const decoration = (tooltip: string) => new vscode.FileDecoration(badge, tooltip, new vscode.ThemeColor(color));
    this.decorations = { default: decoration(byDefault), policy: decoration(listed), content: decoration(found) };
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      vscode.window.registerFileDecorationProvider(this),
      told(({ files }) => this.tell(new Set(files.map(({ path }) => path)))),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(PROTECTED_FILES)) return;
        this.matches = inForce();
        this.changed.fire(undefined);
      }),
    );
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== 'file') return undefined;
    const why = this.matches(slashed(uri.fsPath)) ?? (this.found.has(uri.fsPath) ? 'content' : null);
    return why === null ? undefined : this.decorations[why];
  }

  /** Only what is another than before is asked for again. */
  private tell(now: ReadonlySet<string>): void {
    const before = this.found;
    this.found = now;
    const others = [...[...now].filter((path) => !before.has(path)), ...[...before].filter((path) => !now.has(path))];
    if (others.length > 0) this.changed.fire(others.map((path) => vscode.Uri.file(path)));
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}

function inForce(): OffLimits {
  const { patterns, place } = patternsInForce();
  return compileOffLimits(patterns, place);
}
