import { constants, promises, realpathSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { AcceptedPolicies, AcceptedPolicy } from '../protocol/policies';

/** The editor's own store, not a file that is meant to be read: what a person has accepted, by folder. */
const ACCEPTED = 'mollyguard.acceptedPolicies';
const FILE = 'mollyguard.json';
const MOST_BYTES = 256 * 1024;

/** Policy files of this window's folders, and what a person has accepted of them. It reads and keeps; the guard server judges. */
export class PolicyFiles {
  private readonly memory: vscode.Memento;
  private readonly tell: (accepted: AcceptedPolicies) => void;

  constructor(memory: vscode.Memento, tell: (accepted: AcceptedPolicies) => void) {
    this.memory = memory;
    this.tell = tell;
    tell({ accepted: this.list });
  }

  get folders(): readonly { readonly name: string; readonly folder: string; readonly file: string }[] {
    return (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map(({ name, uri }) => ({ name, folder: uri.fsPath, file: path.join(real(uri.fsPath), FILE) }));
  }

  /** The text on the disk, whatever an open editor holds; `` where there is no file. Rejects with a sentence where it cannot be read. */
  async read(file: string): Promise<string> {
    try {
      const handle = await promises.open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
      try {
        const stat = await handle.stat();
        if (!stat.isFile()) throw new Error('it is not a file.');
        if (stat.size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES / 1024} KB.`);
        return (await handle.readFile()).toString('utf8');
      } finally {
        await handle.close();
      }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code === 'ENOENT') return '';
      throw code === 'ELOOP' ? new Error('it is a link.') : error;
    }
  }

  accepted(folder: string): string | null {
    return this.list.find((one) => one.folder === folder)?.text ?? null;
  }

  async accept(folder: string, text: string): Promise<void> {
    await this.memory.update(ACCEPTED, [...this.list.filter((one) => one.folder !== folder), { folder, text }]);
    this.tell({ accepted: this.list });
  }

  /** Writes a first file; one that is there stays. */
  async create(file: string, text: string): Promise<void> {
    try {
      await promises.writeFile(file, text, { flag: 'wx' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }

  private get list(): readonly AcceptedPolicy[] {
    return this.memory.get<readonly AcceptedPolicy[]>(ACCEPTED, []);
  }
}

/** As the guard server knows a folder. */
function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
