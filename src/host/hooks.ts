import path from 'node:path';
import * as vscode from 'vscode';
import type { DoctorReport, ManagedOffer } from '../protocol/doctor';
import type { InstalledAgent, Problem } from '../protocol/messages';
import { chatSettingProblems } from './chatSettings';
import { FileWatch } from './fileWatch';
import {
  agentFiles,
  applyRemoval,
  applySetUp,
  checkSetUp,
  ensureLibrary,
  type FileChange,
  installedAgents,
  ownFiles,
  planRemoval,
  planRestore,
  planSetUp,
  type SetUpPaths,
} from './setUp';

const CHECK_MS = 30_000;
/** Several events of one change are one check. */
const SETTLE_MS = 300;
/** So often a file is put back by itself before that is left to the person: something else keeps changing it. */
const MOST_RESTORED = 5;
const RESTORED_MS = 600_000;

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
  private installed: readonly InstalledAgent[] = [];
  private disposed = false;
  private restored: readonly number[] = [];
  private readonly files: FileWatch;
  private readonly others: () => Promise<readonly Problem[]>;

  /** Fires when the findings differ from those before. */
  readonly onDidChange = this.changed.event;

  /** `others`: what else is to be looked at each time. */
  constructor(paths: SetUpPaths, log: vscode.LogOutputChannel, others: () => Promise<readonly Problem[]>) {
    this.others = others;
    this.paths = paths;
    this.log = log;
    this.files = new FileWatch(
      () => watchedFiles(paths.home),
      (files) => {
        this.log.info(`Changed from outside: ${files.join(', ')}`);
        void this.check();
      },
    );
  }

  /** The first look is done. */
  get checked(): boolean {
    return this.told !== '';
  }

  get problems(): readonly Problem[] {
    return this.found;
  }

  /** The agents whose hooks were in place at the last look. */
  get agents(): readonly InstalledAgent[] {
    return this.installed;
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
    await this.files.start();
  }

  /** Looks now. */
  async check(): Promise<void> {
    try {
      const problems = await this.look();
      if (problems.some(({ id }) => RESTORABLE.has(id)) && restoresAlways()) await this.restore();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.log.error(`The hooks could not be checked: ${why}`);
      this.tell([{ id: 'runtime-missing', file: null, data: { why } }], []);
    }
    this.later(CHECK_MS);
  }

  /** Everything that `doctor` looks at, for this window's folders; loaded when it is asked for. */
  async examine(): Promise<DoctorReport> {
    const { examine } = await import('../doctor');
    return examine({ ...this.paths, folders: folders() });
  }

  /** The file that an administrator can install for an agent, as it has to be on this machine. */
  async managed(agent: string): Promise<ManagedOffer | null> {
    const { offerManaged } = await import('../doctor');
    return offerManaged(agent, this.paths.home, this.paths.platform);
  }

  /** Puts back what set-up has written, as the person's setting says; a few times, so that two programs do not write in turns for ever. */
  private async restore(): Promise<void> {
    const now = Date.now();
    const lately = this.restored.filter((at) => now - at < RESTORED_MS);
    const changes = await planRestore(this.paths);
    const nothing = changes.length === 0 && !this.found.some(({ id }) => id === 'runtime-missing');
    if (this.disposed || nothing || lately.length >= MOST_RESTORED) return;
    this.restored = [...lately, now];
    await applySetUp(this.paths, changes);
    for (const { path: file } of changes) this.log.info(`Put back: ${file}`);
    await this.look();
  }

  private async look(): Promise<readonly Problem[]> {
    const problems = [...(await checkSetUp(this.paths, folders())), ...chatSettingProblems(), ...(await this.others())];
    const installed = await installedAgents(this.paths);
    this.tell(
      problems.filter((problem, index) => problems.findIndex((other) => same(problem, other)) === index),
      installed,
    );
    return problems;
  }

  plan(left: (why: string) => void): Promise<readonly FileChange[]> {
    return planSetUp(this.paths, undefined, ({ message }) => left(message));
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
    this.files.stop();
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    if (!this.disposed) this.timer = setTimeout(() => void this.check(), milliseconds);
  }

  private tell(problems: readonly Problem[], installed: readonly InstalledAgent[]): void {
    const text = JSON.stringify([problems, installed]);
    if (this.disposed || text === this.told) return;
    this.told = text;
    this.found = problems;
    this.installed = installed;
    this.changed.fire(problems);
  }
}

/** What set-up can put back by itself. */
const RESTORABLE: ReadonlySet<Problem['id']> = new Set(['hook-missing', 'hook-changed', 'runtime-missing']);
const restoresAlways = (): boolean =>
  vscode.workspace.getConfiguration('mollyguard').inspect<string>('restoreHooks')?.globalValue === 'always';

/** Hook files and launcher, and settings of a project that can switch hooks off. */
const watchedFiles = (home: string): readonly string[] => [
  ...agentFiles(home),
  ...ownFiles(home),
  ...folders().flatMap((folder) => PROJECT_SETTINGS.map((name) => path.join(folder, name))),
];
const PROJECT_SETTINGS = [
  '.vscode/settings.json',
  '.claude/settings.json',
  '.claude/settings.local.json',
  '.codex/config.toml',
  '.gemini/settings.json',
  '.qwen/settings.json',
  '.github/copilot/settings.json',
  '.github/copilot/settings.local.json',
];

const folders = (): readonly string[] =>
  (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);

const same = (a: Problem, b: Problem): boolean =>
  a.id === b.id && a.file === b.file && (a.data.setting ?? a.data.key) === (b.data.setting ?? b.data.key);
