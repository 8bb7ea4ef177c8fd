import path from 'node:path';
import * as vscode from 'vscode';
import { VIEWS } from './contributions';
import { factSheet } from './markdown';
import type { ProtectedFile, ProtectedFilesPort } from './ports';
import type { Words } from './text';
import { label } from './visible';

/** The files in which a secret was found, as one row. */
interface Section {
  readonly files: readonly ProtectedFile[];
}
type Row = ProtectedFile | Section;

/** The *Protected Files* view: which files agents cannot read, and what made each so. Looks only while it is seen. */
export class ProtectedFilesView implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  private readonly list: ProtectedFilesPort;
  private readonly words: Words;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly tree: vscode.TreeView<Row>;
  private readonly subscriptions: { dispose(): void };
  private looking = new AbortController();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(list: ProtectedFilesPort, words: Words) {
    this.list = list;
    this.words = words;
    this.tree = vscode.window.createTreeView(VIEWS.protectedFiles, { treeDataProvider: this });
    this.subscriptions = vscode.Disposable.from(
      this.tree,
      this.changed,
      list.onDidChange(() => this.refresh()),
      this.tree.onDidChangeVisibility(({ visible }) => this.seen(visible)),
    );
    if (this.tree.visible) list.watch(true);
  }

  async getChildren(node?: Row): Promise<Row[]> {
    if (node) return 'files' in node ? [...node.files] : [];
    this.looking.abort();
    const looking = new AbortController();
    this.looking = looking;
    const { files, complete } = await this.list.list(looking.signal);
    if (!looking.signal.aborted) this.tree.message = complete ? '' : this.words.protectedFiles.incomplete;
    const byContent = files.filter(({ list }) => list === 'content');
    return [...files.filter(({ list }) => list !== 'content'), ...(byContent.length > 0 ? [{ files: byContent }] : [])];
  }

  getTreeItem(row: Row): vscode.TreeItem {
    return 'files' in row ? this.section(row) : this.item(row);
  }

  private section({ files }: Section): vscode.TreeItem {
    const { protectedFiles } = this.words;
    const item = new vscode.TreeItem(protectedFiles.byContent, vscode.TreeItemCollapsibleState.Expanded);
    item.id = 'byContent';
    item.description = String(files.length);
    item.tooltip = protectedFiles.byContentTip;
    item.contextValue = 'byContent';
    return item;
  }

  private item(file: ProtectedFile): vscode.TreeItem {
    const { protectedFiles } = this.words;
    const uri = vscode.Uri.file(file.path);
    const name = label(path.posix.basename(file.shown));
    const folder = label(path.posix.dirname(file.shown));
    const found = file.line === null ? protectedFiles.unreadable : protectedFiles.found(file.pattern, file.line);
    const pattern = label(file.list === 'content' ? found : file.pattern);
    const why = protectedFiles.because[file.list];
    const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None);
    item.resourceUri = uri;
    item.iconPath = vscode.ThemeIcon.File;
    item.description = [folder === '.' ? '' : folder, pattern === name ? '' : pattern].filter((part) => part !== '').join(' · ');
    item.tooltip = factSheet(file.shown, [
      [file.list === 'content' ? protectedFiles.foundLabel : protectedFiles.pattern, pattern],
      [protectedFiles.from, why],
    ]);
    item.accessibilityInformation = { label: protectedFiles.spoken(name, folder === '.' ? '' : folder, pattern, why) };
    item.contextValue = file.list;
    item.command = { title: name, command: 'vscode.open', arguments: [uri] };
    return item;
  }

  /** Looks again now. */
  refresh(): void {
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.looking.abort();
    this.subscriptions.dispose();
  }

  /** What changed while nobody looked was not noticed. */
  private seen(visible: boolean): void {
    this.list.watch(visible);
    if (visible) this.refresh();
    else this.looking.abort();
  }
}
