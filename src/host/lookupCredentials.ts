import * as vscode from 'vscode';
import type { LookupCredential } from '../protocol/messages';
import type { GuardClient } from './guardClient';

const KEY = 'mollyguard.lookupCredentials';
const MOST = 100;

/**
 * The credentials that a person has added for look-ups, in the editor's secret storage. The guard server is told them, and has them in memory only;
 * nothing is read while look-ups are off.
 */
export class LookupCredentials implements vscode.Disposable {
  private readonly secrets: vscode.SecretStorage;
  private readonly guard: Pick<GuardClient, 'tellCredentials'>;
  private readonly subscriptions: vscode.Disposable;

  constructor(secrets: vscode.SecretStorage, guard: Pick<GuardClient, 'tellCredentials'>) {
    this.secrets = secrets;
    this.guard = guard;
    this.subscriptions = vscode.Disposable.from(
      secrets.onDidChange(({ key }) => {
        if (key === KEY) void this.tell();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('mollyguard.lookups')) void this.tell();
      }),
    );
  }

  /** Tells the server what there is, if anything is looked up. */
  async tell(): Promise<void> {
    const on: unknown = vscode.workspace.getConfiguration('mollyguard').inspect<unknown>('lookups')?.globalValue;
    if (typeof on !== 'object' || on === null || Object.keys(on).length === 0) return;
    this.guard.tellCredentials({ credentials: await this.kept() });
  }

  /** One of the same name goes. */
  async add(credential: LookupCredential): Promise<void> {
    const others = (await this.kept()).filter(({ name }) => name !== credential.name);
    await this.secrets.store(KEY, JSON.stringify([credential, ...others].slice(0, MOST)));
  }

  /** How many there were. */
  async forget(): Promise<number> {
    const { length } = await this.kept();
    await this.secrets.delete(KEY);
    this.guard.tellCredentials({ credentials: [] });
    return length;
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private async kept(): Promise<readonly LookupCredential[]> {
    try {
      const value: unknown = JSON.parse((await this.secrets.get(KEY)) ?? '[]');
      return Array.isArray(value) ? value.filter(isCredential) : [];
    } catch {
      return []; // a key ring that is locked or was replaced: nothing is known of it, so nothing is sent
    }
  }
}

const isCredential = (value: unknown): value is LookupCredential =>
  typeof value === 'object' &&
  value !== null &&
  ['name', 'host', 'secret'].every((key) => typeof Reflect.get(value, key) === 'string' && Reflect.get(value, key) !== '');
