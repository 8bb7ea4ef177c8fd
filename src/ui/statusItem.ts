import * as vscode from 'vscode';
import { markdown } from './markdown';
import { shownPath } from './places';
import type { GuardPort } from './ports';
import { statusView, type TooltipPart } from './statusText';
import type { Words } from './text';

const REFRESH_MS = 15_000;
const PRIORITY = 10_000;

/** The one status bar item: environment, waiting actions, or that nothing protects. */
export class StatusItem implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly guard: GuardPort;
  private readonly words: Words;
  private readonly subscription: { dispose(): void };
  private timer: NodeJS.Timeout | undefined;

  constructor(guard: GuardPort, words: Words) {
    this.guard = guard;
    this.words = words;
    this.item = vscode.window.createStatusBarItem('mollyguard.status', vscode.StatusBarAlignment.Left, PRIORITY);
    this.item.name = words.name;
    this.item.command = 'mollyguard.showMenu';
    this.subscription = guard.onDidChange(() => this.update());
    this.update();
    this.item.show();
  }

  dispose(): void {
    this.subscription.dispose();
    clearTimeout(this.timer);
    this.item.dispose();
  }

  private update(): void {
    const { status } = this.guard;
    const view = statusView(status, this.words, Date.now());
    this.item.text = view.text;
    this.item.backgroundColor =
      view.background === 'none' ? undefined : new vscode.ThemeColor(`statusBarItem.${view.background}Background`);
    this.item.tooltip = tooltip(view.tooltip, this.words);
    this.item.accessibilityInformation = { label: view.spoken, role: 'button' };
    clearTimeout(this.timer);
    const counts = status.kind === 'up' && status.state.pausedUntil !== null;
    if (counts) this.timer = setTimeout(() => this.update(), REFRESH_MS);
  }
}

function tooltip(parts: readonly TooltipPart[], words: Words): vscode.MarkdownString {
  const text = markdown();
  let list = false;
  for (const { style, text: value, file, line } of parts) {
    if (list && style !== 'item') text.appendMarkdown('\n'); // ends the list
    list = style === 'item';
    if (style === 'title') text.appendMarkdown('**').appendText(value).appendMarkdown('**');
    else if (style === 'item') text.appendMarkdown('- ').appendText(value);
    else text.appendText(value);
    if (file !== null) link(text, file, line, words);
    text.appendMarkdown(style === 'item' ? '\n' : '\n\n');
  }
  return text;
}

function link(text: vscode.MarkdownString, file: string, line: number | null, words: Words): void {
  const uri = vscode.Uri.file(file).with({ fragment: line === null ? '' : `L${line}` });
  text
    .appendMarkdown(' ([')
    .appendText(words.at(shownPath(file), line))
    .appendMarkdown(`](${uri.toString()}))`);
}
