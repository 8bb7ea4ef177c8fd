import { type Dirent, promises } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { OffLimitsByContent } from '../protocol/messages';
import { compileBecause } from '../secrets/because';
import { PROTECTED_FILES, patternsInForce, slashed } from './protectedPatterns';

/** A file that agents may not read, and what made it so. */
export interface ProtectedFile {
  readonly path: string;
  /** Relative to its workspace folder, with that folder's name in front where there are several. */
  readonly shown: string;
  readonly list: 'default' | 'policy' | 'content';
  /** By content: what was found, in words for people; `` where what it holds cannot be found out. */
  readonly pattern: string;
  /** By content: where, counted from one. */
  readonly line: number | null;
}
export interface ProtectedListing {
  readonly files: readonly ProtectedFile[];
  /** false: there are more files in these folders than are looked at. */
  readonly complete: boolean;
}

/** Folders of tools: whole libraries, in which nobody keeps secrets of his own. */
const SKIPPED = new Set(['.git', '.hg', '.svn', 'node_modules', '.venv', 'site-packages', '__pycache__']);
/** Names looked at in all; beyond it the listing says that it is not complete. */
const MOST_NAMES = 100_000;
/** Folders read at once. */
const AT_ONCE = 16;
const SETTLE_MS = 500;

/**
 * Finds the off-limits files of the workspace by their names, near ones first, git-ignored ones too: the editor's own search may follow
 * ignore files, and `.env` is almost always ignored. Reads folders only, on demand.
 */
export class ProtectedFileList implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly settings: vscode.Disposable;
  private watcher: vscode.Disposable | undefined;
  private timer: NodeJS.Timeout | undefined;
  private because = inForce();
  private found: OffLimitsByContent['files'] = [];

  /** The listing may be different now. */
  readonly onDidChange = this.changed.event;

  /** `found`: tells of files in which a secret was found. */
  constructor(found: vscode.Event<OffLimitsByContent>) {
    this.settings = vscode.Disposable.from(
      found(({ files }) => {
        this.found = files;
        this.changed.fire();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(PROTECTED_FILES)) return;
        this.because = inForce();
        this.changed.fire();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.changed.fire()),
    );
  }

  async list(signal: AbortSignal): Promise<ProtectedListing> {
    const roots = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const files: ProtectedFile[] = [];
    let names = 0;
    let level = roots.map(({ uri, name }) => ({ folder: uri.fsPath, shown: roots.length > 1 ? name : '' }));
    while (level.length > 0 && names < MOST_NAMES && !signal.aborted) {
      const batch = level.slice(0, AT_ONCE);
      level = level.slice(AT_ONCE);
      const read = await Promise.all(batch.map(async (place) => ({ ...place, entries: await entriesOf(place.folder) })));
      for (const { folder, shown, entries } of read) {
        names += entries.length;
        for (const entry of entries) {
          const one = { path: path.join(folder, entry.name), shown: shown === '' ? entry.name : `${shown}/${entry.name}` };
          if (entry.isDirectory()) {
            if (!SKIPPED.has(entry.name)) level.push({ folder: one.path, shown: one.shown });
          } else {
            const why = this.because(slashed(one.path));
            if (why) files.push({ ...one, ...why, line: null });
          }
        }
      }
    }
    const known = new Set(files.map((file) => file.path));
    const byContent = this.found.flatMap(({ path: file, why }): readonly ProtectedFile[] => {
      const root = roots.find(({ uri }) => file.startsWith(`${uri.fsPath}${path.sep}`));
      if (!root || known.has(file)) return [];
      const below = slashed(path.relative(root.uri.fsPath, file));
      const shown = roots.length > 1 ? `${root.name}/${below}` : below;
      return [{ path: file, shown, list: 'content', pattern: why?.kind ?? '', line: why?.line ?? null }];
    });
    files.sort((a, b) => (a.shown < b.shown ? -1 : 1));
    return { files: [...files, ...byContent], complete: level.length === 0 };
  }

  /** While somebody looks: files that come and go are noticed. */
  watch(on: boolean): void {
    this.watcher?.dispose();
    this.watcher = undefined;
    clearTimeout(this.timer);
    if (!on) return;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
    const look = ({ fsPath }: vscode.Uri) => {
      if (this.because(slashed(fsPath)) === null) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.changed.fire(), SETTLE_MS);
    };
    this.watcher = vscode.Disposable.from(watcher, watcher.onDidCreate(look), watcher.onDidDelete(look));
  }

  dispose(): void {
    this.watch(false);
    this.settings.dispose();
    this.changed.dispose();
  }
}

function inForce(): ReturnType<typeof compileBecause> {
  const { patterns, place } = patternsInForce();
  return compileBecause(patterns, place);
}

/** A folder that cannot be read has nothing to show. Links to folders are not followed. */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await promises.readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
