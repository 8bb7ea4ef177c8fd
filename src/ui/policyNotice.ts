import * as vscode from 'vscode';
import type { GuardPort } from './ports';
import type { Words } from './text';

/** Says once of each state of a policy file that it has entries which wait for a person. */
export class PolicyNotice implements vscode.Disposable {
  private readonly guard: GuardPort;
  private readonly words: Words;
  private readonly subscription: { dispose(): void };
  private readonly told = new Set<string>();

  constructor(guard: GuardPort, words: Words) {
    this.guard = guard;
    this.words = words;
    this.subscription = guard.onDidChange(() => this.watch());
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private watch(): void {
    const { status } = this.guard;
    const waits = status.kind === 'up' ? status.state.problems.filter(({ id, file }) => id === 'policy-not-accepted' && file !== null) : [];
    const what = JSON.stringify(waits);
    if (waits.length === 0 || this.told.has(what)) return;
    this.told.add(what);
    void this.tell(waits[0]?.file ?? '');
  }

  private async tell(file: string): Promise<void> {
    const { waits, review, later } = this.words.policy;
    const choice = await vscode.window.showInformationMessage(waits(file.split(/[\\/]/).at(-1) ?? file), review, later);
    if (choice === review) await vscode.commands.executeCommand('mollyguard.reviewPolicy');
  }
}
