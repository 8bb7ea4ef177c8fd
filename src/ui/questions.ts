import * as vscode from 'vscode';
import type { Approval } from './approval';
import type { Idle } from './idle';
import type { Notify } from './notify';
import type { GuardPort } from './ports';

const QUIET_MS = 1_000;
/** After a question went out of sight the next one leaves the person a moment. */
const PAUSE_MS = 2_000;

/**
 * Opens waiting questions: by itself, each once and one at a time, when the window has the focus and has been quiet for a second; and
 * whenever a person asks for one.
 */
export class Questions implements vscode.Disposable {
  private readonly guard: GuardPort;
  private readonly approval: Approval;
  private readonly idle: Idle;
  private readonly notify: Notify;
  private readonly opened = new Set<string>();
  private readonly subscriptions: { dispose(): void }[];
  private asking: string | undefined;
  private notBefore = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(guard: GuardPort, approval: Approval, idle: Idle, notify: Notify) {
    this.guard = guard;
    this.approval = approval;
    this.idle = idle;
    this.notify = notify;
    this.subscriptions = [guard.onDidChange(() => this.next()), vscode.window.onDidChangeWindowState(() => this.next())];
  }

  /** A person wants to see this question, whether or not it was shown before. */
  async open(ticket: string): Promise<void> {
    if (this.asking === ticket) return;
    await this.ask(ticket);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private next(): void {
    clearTimeout(this.timer);
    const { status } = this.guard;
    if (status.kind !== 'up') return;
    const waiting = new Set(status.state.waiting.map(({ ticket }) => ticket));
    for (const ticket of this.opened) if (!waiting.has(ticket)) this.opened.delete(ticket);
    const fresh = status.state.waiting.find(({ ticket }) => !this.opened.has(ticket));
    if (!fresh || this.asking !== undefined || !vscode.window.state.focused) return;
    const wait = Math.max(this.idle.quietIn(QUIET_MS), this.notBefore - Date.now());
    if (wait > 0) this.timer = setTimeout(() => this.next(), wait);
    else void this.ask(fresh.ticket);
  }

  private async ask(ticket: string): Promise<void> {
    this.opened.add(ticket);
    this.asking = ticket;
    try {
      await this.approval.ask(ticket);
    } catch (error) {
      this.notify.error(error instanceof Error ? error.message : String(error));
    } finally {
      if (this.asking === ticket) this.asking = undefined;
      this.notBefore = Date.now() + PAUSE_MS;
      this.next();
    }
  }
}
