import path from 'node:path';
import * as vscode from 'vscode';
import type { DoctorReport } from '../protocol/doctor';
import type { Problem } from '../protocol/messages';
import { chatSettingProblems } from './chatSettings';
import {
  agentFiles,
  applyRemoval,
  applySetUp,
  checkSetUp,
  ensureLibrary,
  type FileChange,
  planRemoval,
  planSetUp,
  type SetUpPaths,
} from './setUp';

const CHECK_MS = 30_000;
/** Several events of one change are one check. */
const SETTLE_MS = 300;

/**
 * Keeps the hooks in order: installs our library, looks at every file that the protection rests on, at start, on each change and every
 * half minute, and tells what is wrong.
 */
export class Hooks implements vscode.Disposable {
  private readonly paths: SetUpPaths;
  private readonly log: vscode.LogOutputChannel;
  private readonly changed = new vscode.EventEmitter<readonly Problem[]>();
  private readonly subscriptions: vscode.Disposable[] = [];
  private timer: NodeJS.Timeout | undefined;
  private told = '';
  private found: readonly Problem[] = [];
  private disposed = false;

  /** Fires when the findings differ from those before. */
  readonly onDidChange = this.changed.event;

  constructor(paths: SetUpPaths, log: vscode.LogOutputChannel) {
    this.paths = paths;
    this.log = log;
  }

  /** The first look is done. */
  get checked(): boolean {
    return this.told !== '';
  }

  get problems(): readonly Problem[] {
    return this.found;
  }

  /** Begins to watch; called after the editor has started. */
  async run(): Promise<void> {
    try {
      await ensureLibrary(this.paths);
    } catch (error) {
      this.log.error(`The library could not be installed: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (this.disposed) return;
    const again = () => this.later(SETTLE_MS);
    const watched = [...agentFiles(this.paths.home), path.join(this.paths.home, '.mollyguard/bin/*')];
    for (const file of watched) {
      const place = vscode.Uri.file(path.dirname(file));
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(place, path.basename(file)));
      this.subscriptions.push(watcher, watcher.onDidChange(again), watcher.onDidCreate(again), watcher.onDidDelete(again));
    }
    this.subscriptions.push(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('chat')) again();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(again),
    );
    await this.check();
  }

  /** Looks now. */
  async check(): Promise<void> {
    try {
      const problems = [...(await checkSetUp(this.paths, folders())), ...chatSettingProblems()];
      this.tell(problems.filter((problem, index) => problems.findIndex((other) => same(problem, other)) === index));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.log.error(`The hooks could not be checked: ${why}`);
      this.tell([{ id: 'runtime-missing', file: null, data: { why } }]);
    }
    this.later(CHECK_MS);
  }

  /** Everything that `doctor` looks at, for this window's folders; loaded when it is asked for. */
  async examine(): Promise<DoctorReport> {
    const { examine } = await import('../doctor');
    return examine({ ...this.paths, folders: folders() });
  }

  plan(): Promise<readonly FileChange[]> {
    return planSetUp(this.paths);
  }

  async apply(changes: readonly FileChange[]): Promise<void> {
    await applySetUp(this.paths, changes);
    await this.check();
  }

  planRemoval(): Promise<readonly FileChange[]> {
    return planRemoval(this.paths);
  }

  async applyRemoval(changes: readonly FileChange[]): Promise<void> {
    await applyRemoval(this.paths, changes, false);
    await this.check();
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    if (!this.disposed) this.timer = setTimeout(() => void this.check(), milliseconds);
  }

  private tell(problems: readonly Problem[]): void {
    const text = JSON.stringify(problems);
    if (this.disposed || text === this.told) return;
    this.told = text;
    this.found = problems;
    this.changed.fire(problems);
  }
}

const folders = (): readonly string[] =>
  (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);

const same = (a: Problem, b: Problem): boolean =>
  a.id === b.id && a.file === b.file && (a.data.setting ?? a.data.key) === (b.data.setting ?? b.data.key);
