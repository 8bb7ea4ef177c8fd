import * as vscode from 'vscode';
import type { GuardPort, HooksPort } from './ports';
import { unprotected } from './statusText';
import type { Trouble, Words } from './text';

const NEVER = 'mollyguard.notify.never';
/** Agents were set up at some time: only then is a missing hook worth a message. */
const SET_UP = 'mollyguard.wasSetUp';
/** A server that is started again within this time is not worth an interruption. */
const SETTLE_MS = 10_000;
const SHOWN_MS = 6_000;

/** The one place that shows messages outside of questions. */
export class Notify implements vscode.Disposable {
  private readonly guard: GuardPort;
  private readonly hooks: HooksPort;
  private readonly words: Words;
  private readonly memory: vscode.Memento;
  private readonly subscription: { dispose(): void };
  private timer: NodeJS.Timeout | undefined;
  private told = false;

  /** `memory` keeps "Don't Show Again" over restarts. */
  constructor(guard: GuardPort, hooks: HooksPort, words: Words, memory: vscode.Memento) {
    this.guard = guard;
    this.hooks = hooks;
    this.words = words;
    this.memory = memory;
    this.subscription = guard.onDidChange(() => this.watch());
  }

  /** A line that goes away by itself, where nothing has to be done. */
  status(text: string): void {
    vscode.window.setStatusBarMessage(`$(shield) ${text}`, SHOWN_MS);
  }

  /** The answer to a command that a person ran. */
  info(text: string): void {
    void vscode.window.showInformationMessage(text);
  }

  /** A command that a person ran has failed. */
  error(text: string): void {
    void vscode.window.showErrorMessage(text);
  }

  /** Before something is written over: Enter and Esc change nothing. True only for `button`. */
  async confirmHarmful(message: string, detail: string, harmless: string, button: string): Promise<boolean> {
    return (await vscode.window.showWarningMessage(message, { modal: true, detail }, harmless, button)) === button;
  }

  /** Text to be read, with nothing to decide. */
  async explain(message: string, detail: string): Promise<void> {
    await vscode.window.showInformationMessage(message, { modal: true, detail });
  }

  dispose(): void {
    this.subscription.dispose();
    clearTimeout(this.timer);
  }

  private watch(): void {
    const { status } = this.guard;
    const complete = this.hooks.checked && status.kind === 'up' && !status.state.problems.some(({ id }) => id === 'hook-missing');
    if (complete && !this.memory.get<boolean>(SET_UP, false)) void this.memory.update(SET_UP, true);
    if (!this.worst()) {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.told = false; // what is put right may break again
    } else if (!this.timer && !this.told && !this.memory.get<boolean>(NEVER, false)) {
      this.timer = setTimeout(() => void this.warn(), SETTLE_MS);
    }
  }

  /** What to warn of; the first set-up is offered by the view instead. */
  private worst(): Trouble | undefined {
    const wasSetUp = this.memory.get<boolean>(SET_UP, false);
    return unprotected(this.guard.status).find(({ id }) => id !== 'hook-missing' || wasSetUp);
  }

  /** Once for each time that something breaks. */
  private async warn(): Promise<void> {
    this.timer = undefined;
    const problem = this.worst();
    if (!problem || this.told) return;
    this.told = true;
    const { repair, never, off } = this.words.notify;
    const choice = await vscode.window.showWarningMessage(off(this.words.problem(problem)), repair, never);
    // A hook that was changed is shown as it is and as it would be; whatever else is wrong is listed.
    const repairs =
      problem.id === 'hook-changed' || problem.id === 'hook-missing' ? 'mollyguard.setUpAgents' : 'mollyguard.checkProtection';
    if (choice === repair) await vscode.commands.executeCommand(repairs);
    if (choice === never) await this.memory.update(NEVER, true);
  }
}
