import * as vscode from 'vscode';
import type { AllowedEntry } from '../protocol/allowed';

const KEY = 'allowed';

/** The person's own list of what is allowed for good: the user settings, and no other layer. */
export class AllowedSetting {
  find(entry: AllowedEntry): 'absent' | 'there' | 'broken' {
    const list = this.list;
    if (list === null) return 'broken';
    return list.some((one) => sorted(one) === sorted(entry)) ? 'there' : 'absent';
  }

  async add(entry: AllowedEntry): Promise<void> {
    await vscode.workspace.getConfiguration('mollyguard').update(KEY, [...(this.list ?? []), entry], vscode.ConfigurationTarget.Global);
  }

  /** null: what stands there is no list. */
  private get list(): readonly unknown[] | null {
    const value: unknown = vscode.workspace.getConfiguration('mollyguard').inspect<unknown>(KEY)?.globalValue ?? [];
    return Array.isArray(value) ? value : null;
  }
}

/** The same whatever the order of its keys. */
const sorted = (value: unknown): string =>
  JSON.stringify(
    typeof value === 'object' && value !== null ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) : value,
  );
