import * as vscode from 'vscode';
import { CONTEXT_KEYS, TITLE_VARIABLE } from './contributions';
import type { GuardPort, HooksPort } from './ports';
import { ambient, troubles, unprotected } from './statusText';
import type { Words } from './text';
import { titleText } from './titleText';

/** The others are told by whoever knows them. */
type Values = Readonly<Record<Exclude<keyof typeof CONTEXT_KEYS, 'audited'>, boolean | string>>;

/** Tells the editor what `when` clauses and the window title need. */
export class ContextKeys implements vscode.Disposable {
  private readonly guard: GuardPort;
  private readonly hooks: HooksPort;
  private readonly words: Words;
  private readonly subscriptions: readonly { dispose(): void }[];
  private readonly told = new Map<string, boolean | string>();

  constructor(guard: GuardPort, hooks: HooksPort, words: Words) {
    this.guard = guard;
    this.hooks = hooks;
    this.words = words;
    // a first look that finds nothing leaves the guard's state as it was
    this.subscriptions = [guard.onDidChange(() => this.update()), hooks.onDidChange(() => this.update())];
    vscode.commands.executeCommand('registerWindowTitleVariable', TITLE_VARIABLE, CONTEXT_KEYS.environment).then(
      () => this.update(),
      () => this.update(), // an editor without title variables: the status item alone tells
    );
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private update(): void {
    const { status } = this.guard;
    if (status.kind === 'starting') return;
    const state = status.kind === 'up' ? status.state : null;
    const values: Values = {
      // before the first look nothing is known, and a walkthrough's step once completed stays so
      setUp: this.hooks.checked && !troubles(status).some(({ id }) => id === 'hook-missing'),
      waiting: (state?.waiting.length ?? 0) > 0,
      decided: (state?.recent.length ?? 0) > 0,
      paused: (state?.pausedUntil ?? 0) > Date.now(),
      approvable: (state?.approvable.length ?? 0) > 0,
      environment: titleText(unprotected(status).length > 0 ? 'off' : state && ambient(state), this.words),
    };
    for (const key of ['setUp', 'waiting', 'decided', 'paused', 'approvable', 'environment'] as const) {
      if (this.told.get(key) === values[key]) continue;
      this.told.set(key, values[key]);
      void vscode.commands.executeCommand('setContext', CONTEXT_KEYS[key], values[key]);
    }
  }
}
