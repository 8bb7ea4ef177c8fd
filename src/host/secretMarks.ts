import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { SecretDiagnosticsSettings, SecretPlace } from '../protocol/secretDiagnostics';

const SETTING = 'mollyguard.secretDiagnostics';
const MARKS = 'mollyguard.notSecret';
/** What marks are made with: without it nobody can try out what they stand for. */
const KEY = 'mollyguard.secretMarkKey';
const MOST = 5_000;

interface Server {
  tellSecretDiagnostics(settings: SecretDiagnosticsSettings): void;
  secretMark(place: SecretPlace): Promise<string | null>;
}

/** Whether secrets in open files are shown, and what a person has said to be none. Tells the guard server, which makes the marks. */
export class SecretMarks implements vscode.Disposable {
  private readonly server: Server;
  private readonly secrets: vscode.SecretStorage;
  private readonly memory: vscode.Memento;
  private readonly subscription: vscode.Disposable;
  private key = '';

  constructor(server: Server, secrets: vscode.SecretStorage, memory: vscode.Memento) {
    this.server = server;
    this.secrets = secrets;
    this.memory = memory;
    this.subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTING)) this.tell();
    });
  }

  async start(): Promise<void> {
    if (this.marks.length > 0) this.key = await this.kept();
    this.tell();
  }

  /** false: it is not there any more, or cannot be kept. */
  async add(place: SecretPlace): Promise<boolean> {
    if (this.key === '') {
      this.key = await this.kept();
      if (this.key === '') {
        this.key = randomBytes(32).toString('hex');
        await this.secrets.store(KEY, this.key);
      }
      this.tell();
    }
    const mark = await this.server.secretMark(place);
    if (mark === null) return false;
    await this.memory.update(MARKS, [...new Set([...this.marks, mark])].slice(-MOST));
    this.tell();
    return true;
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private tell(): void {
    // application scope: a workspace's value does not reach it
    const on = vscode.workspace.getConfiguration().get<unknown>(SETTING) !== false;
    this.server.tellSecretDiagnostics({ on, key: this.key, notSecret: this.key === '' ? [] : this.marks });
  }

  private get marks(): readonly string[] {
    return this.memory.get<readonly string[]>(MARKS, []);
  }

  /** A key ring that is locked or was replaced: marks mean nothing then. */
  private async kept(): Promise<string> {
    try {
      const key = (await this.secrets.get(KEY)) ?? '';
      return /^[0-9a-f]{64}$/.test(key) ? key : '';
    } catch {
      return '';
    }
  }
}
