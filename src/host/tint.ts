import path from 'node:path';
import * as vscode from 'vscode';
import { acceptedTints, acceptTint, BEAT_MS, type Clock, holdTint, planTint, releaseTint, removeTints, sweepTints } from './setUp/tint';

/** A settings file that colours could be written to. `base`: where the settings stand in it. */
interface TintTarget {
  readonly kind: 'folder' | 'workspace' | 'user';
  readonly file: string;
  readonly base: readonly string[];
}

/** Colours this window while production is in reach, in files that the person has accepted; takes the colours away again. */
export class Tint implements vscode.Disposable {
  private readonly home: string;
  private readonly userFile: string | null;
  private readonly log: vscode.LogOutputChannel;
  private production = false;
  private timer: NodeJS.Timeout | undefined;
  /** One thing after another: each reads what the one before it wrote. */
  private last: Promise<unknown> = Promise.resolve();

  /** `userFile`: the person's own settings, where they are on this machine. */
  constructor(home: string, userFile: string | null, log: vscode.LogOutputChannel) {
    this.home = home;
    this.userFile = userFile;
    this.log = log;
  }

  /** Where this window's colours could be written, the narrowest first. Of several folders none can: their settings have no colours. */
  targets(): readonly TintTarget[] {
    const { workspaceFile, workspaceFolders = [] } = vscode.workspace;
    const [folder, ...others] = workspaceFolders;
    const targets: TintTarget[] = [];
    if (workspaceFile?.scheme === 'file') targets.push({ kind: 'workspace', file: workspaceFile.fsPath, base: ['settings'] });
    else if (folder?.uri.scheme === 'file' && others.length === 0)
      targets.push({ kind: 'folder', file: path.join(folder.uri.fsPath, '.vscode', 'settings.json'), base: [] });
    return this.userFile === null ? targets : [...targets, { kind: 'user', file: this.userFile, base: [] }];
  }

  /** The files of this window that were accepted. */
  accepted(): Promise<readonly string[]> {
    return acceptedTints(this.home, this.files());
  }

  /** What would be written. Writes nothing. */
  plan({ file, base }: TintTarget): ReturnType<typeof planTint> {
    return planTint(file, base);
  }

  /** The person has read the change. */
  async accept({ file, base }: TintTarget): Promise<void> {
    await this.next(() => acceptTint(this.home, file, base));
    if (this.production) await this.hold();
  }

  /** Takes the colours out of this window's files for good. */
  async stop(): Promise<readonly string[]> {
    const files = await this.accepted();
    await this.next(() => removeTints(this.home, files));
    return files;
  }

  /** The first look: colours that a crash has left go. */
  start(): Promise<void> {
    return this.quietly(() => sweepTints(this.home, clock()));
  }

  /** Production is in reach of this window, or no longer. */
  show(production: boolean): void {
    if (production === this.production) return;
    this.production = production;
    clearInterval(this.timer);
    if (production) {
      this.timer = setInterval(() => void this.hold(), BEAT_MS);
      void this.hold();
    } else void this.quietly(() => releaseTint(this.home, process.pid, clock()));
  }

  /** The window goes. */
  async leave(): Promise<void> {
    this.dispose();
    if (this.production) await this.quietly(() => releaseTint(this.home, process.pid, clock()));
  }

  dispose(): void {
    clearInterval(this.timer);
  }

  private files(): readonly string[] {
    return this.targets().map(({ file }) => file);
  }

  private hold(): Promise<void> {
    return this.quietly(() => holdTint(this.home, this.files(), process.pid, clock()));
  }

  private next<T>(step: () => Promise<T>): Promise<T> {
    const mine = this.last.then(step);
    this.last = mine.catch(() => undefined);
    return mine;
  }

  /** Nobody has asked for it just now: what fails is for the log, and tried again. */
  private async quietly(step: () => Promise<void>): Promise<void> {
    try {
      await this.next(step);
    } catch (error) {
      this.log.warn(`Tint: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

const clock = (): Clock => ({ now: Date.now(), isAlive });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
