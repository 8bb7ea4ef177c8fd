import type * as vscode from 'vscode';
import type { SecretPlace } from '../protocol/secretDiagnostics';
import type { GuardClient } from './guardClient';
import { SecretFiles } from './secretFiles';
import { SecretMarks } from './secretMarks';
import { SecretStore } from './secretStore';

/** Everything that is done about secrets in open files. */
export class Secrets implements vscode.Disposable {
  private readonly marks: SecretMarks;
  private readonly store: SecretStore;
  private readonly files = new SecretFiles();

  constructor(
    guard: Pick<GuardClient, 'tellSecretDiagnostics' | 'secretMark'>,
    { secrets, globalState }: Pick<vscode.ExtensionContext, 'secrets' | 'globalState'>,
  ) {
    this.marks = new SecretMarks(guard, secrets, globalState);
    this.store = new SecretStore(secrets, globalState);
  }

  start(): Promise<void> {
    return this.marks.start();
  }

  get list(): SecretStore['list'] {
    return this.store.list;
  }

  keep(...kept: Parameters<SecretStore['keep']>): Promise<void> {
    return this.store.keep(...kept);
  }

  read(id: string): Promise<string | null> {
    return this.store.read(id);
  }

  notASecret(place: SecretPlace): Promise<boolean> {
    return this.marks.add(place);
  }

  planOffLimits(file: string): ReturnType<SecretFiles['planOffLimits']> {
    return this.files.planOffLimits(file);
  }

  planIgnored(file: string): ReturnType<SecretFiles['planIgnored']> {
    return this.files.planIgnored(file);
  }

  write(...change: Parameters<SecretFiles['write']>): Promise<void> {
    return this.files.write(...change);
  }

  dispose(): void {
    this.marks.dispose();
  }
}
