import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Problem } from '../protocol/messages';
import { PROTECTED_FILES, patternsInForce } from './protectedPatterns';
import type { FileChange } from './setUp';
import {
  acceptIgnore,
  applyIgnoreRemoval,
  checkIgnore,
  dialectRows,
  type IgnoreFolder,
  type IgnorePlan,
  ignoreFiles,
  planIgnore,
  planIgnoreRemoval,
} from './setUp/ignore';
import { teamPatterns } from './setUp/teamPatterns';

/** An agent's ignore file in a folder of this window. */
interface IgnoreRow {
  readonly id: string;
  readonly agent: string;
  readonly path: string;
  readonly covers: string;
  readonly misses: string;
  readonly state: 'absent' | 'there' | 'written';
}

/** Writes agents' own ignore files from the one list of off-limits files, where a person has seen the change, and notices when they no longer say it. */
export class IgnoreFiles implements vscode.Disposable {
  private readonly home: string;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[] = [this.changed];

  /** A file may say something else now, or the list does. */
  readonly onDidChange = this.changed.event;

  constructor(home: string) {
    this.home = home;
    const names = [...new Set(dialectRows().map(({ file }) => file)), 'mollyguard.json'];
    const watcher = vscode.workspace.createFileSystemWatcher(`**/{${names.join(',')}}`);
    const fire = () => this.changed.fire();
    this.subscriptions.push(
      watcher,
      watcher.onDidChange(fire),
      watcher.onDidCreate(fire),
      watcher.onDidDelete(fire),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(PROTECTED_FILES)) fire();
      }),
    );
  }

  /** Every file that could be written here. */
  async rows(): Promise<readonly IgnoreRow[]> {
    const written = new Set((await ignoreFiles(this.home, folders())).map((one) => one.path));
    return folders().flatMap((folder) =>
      dialectRows().map(({ id, title, file, covers, misses }): IgnoreRow => {
        const full = path.join(folder, file);
        return {
          id,
          agent: title,
          path: full,
          covers,
          misses,
          state: written.has(full) ? 'written' : existsSync(full) ? 'there' : 'absent',
        };
      }),
    );
  }

  /** What writing these files would change. Writes nothing. */
  async plan(rows: readonly Pick<IgnoreRow, 'id' | 'path'>[]): Promise<IgnorePlan> {
    const plans = await Promise.all(
      (await places()).map((place) => {
        const here = rows.filter(({ id, path: file }) =>
          dialectRows().some((one) => one.id === id && path.join(place.folder, one.file) === file),
        );
        return planIgnore(
          this.home,
          place,
          here.map(({ id }) => id),
        );
      }),
    );
    return {
      changes: plans.flatMap(({ changes }) => changes),
      opened: plans.flatMap(({ opened }) => opened),
      left: plans.flatMap(({ left }) => left),
    };
  }

  /** The person has seen these changes; from now on these files are kept in step. */
  async accept(changes: readonly FileChange[]): Promise<void> {
    await acceptIgnore(this.home, await places(), changes);
    this.changed.fire();
  }

  planRemoval(files: readonly string[]): Promise<readonly FileChange[]> {
    return planIgnoreRemoval(this.home, files);
  }

  async remove(files: readonly string[], changes: readonly FileChange[]): Promise<void> {
    await applyIgnoreRemoval(this.home, files, changes);
    this.changed.fire();
  }

  /** Accepted files of this window that no longer say what they should. */
  async problems(): Promise<readonly Problem[]> {
    return checkIgnore(this.home, await places());
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

const folders = (): readonly string[] =>
  (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);

const places = (): Promise<readonly IgnoreFolder[]> =>
  Promise.all(folders().map(async (folder) => ({ folder, patterns: [...patternsInForce().patterns, ...(await teamPatterns(folder))] })));
