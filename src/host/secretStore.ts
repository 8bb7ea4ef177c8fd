import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';

/** In the editor's own memory: names alone, no value. */
const NAMES = 'mollyguard.keptSecrets';
const VALUE = 'mollyguard.secret.';

/** A value that was moved into the editor's secret storage. */
interface KeptSecret {
  readonly id: string;
  readonly name: string;
  /** The workspace folder it was taken from. */
  readonly folder: string;
  /** Words for people: `GitHub token`. */
  readonly kind: string;
}

/** Values that a person has moved out of files. They are given to nobody but to that person. */
export class SecretStore {
  private readonly secrets: vscode.SecretStorage;
  private readonly memory: vscode.Memento;

  constructor(secrets: vscode.SecretStorage, memory: vscode.Memento) {
    this.secrets = secrets;
    this.memory = memory;
  }

  get list(): readonly KeptSecret[] {
    return this.memory.get<readonly KeptSecret[]>(NAMES, []);
  }

  /** Rejects where it could not be kept: then the text must stay. */
  async keep(secret: Omit<KeptSecret, 'id'>, value: string): Promise<void> {
    const id = randomUUID();
    await this.secrets.store(VALUE + id, value);
    if ((await this.secrets.get(VALUE + id)) !== value) throw new Error('the secret storage did not keep it.');
    await this.memory.update(NAMES, [...this.list, { ...secret, id }]);
  }

  /** null: the storage has it no longer. */
  async read(id: string): Promise<string | null> {
    return (await this.secrets.get(VALUE + id)) ?? null;
  }
}
