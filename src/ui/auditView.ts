import * as vscode from 'vscode';
import { AUDIT_RANKS, type AuditRank, type AuditReport, type AuditRow } from '../protocol/audit';
import { auditFacts, auditMarkdown } from './auditText';
import { CONTEXT_KEYS, VIEWS } from './contributions';
import { factSheet } from './markdown';
import { shownPath } from './places';
import type { Words } from './text';
import { label } from './visible';

const SCHEME = 'mollyguard-audit';
const ICONS: Readonly<Record<AuditRank, string>> = { critical: 'error', high: 'warning', medium: 'info', low: 'circle-outline' };
type Node = { readonly rank: AuditRank; readonly rows: readonly AuditRow[] } | { readonly row: AuditRow };

/** *Credentials in Reach*: what the last audit found, worst first. Nothing of it is kept when the window closes, and no value is in it. */
export class AuditView implements vscode.TreeDataProvider<Node>, vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly words: Words;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly rewritten = new vscode.EventEmitter<vscode.Uri>();
  private readonly tree: vscode.TreeView<Node>;
  private readonly subscriptions: vscode.Disposable;
  private report: AuditReport | null = null;
  readonly onDidChangeTreeData = this.changed.event;
  readonly onDidChange = this.rewritten.event;

  constructor(words: Words) {
    this.words = words;
    this.tree = vscode.window.createTreeView(VIEWS.credentials, { treeDataProvider: this });
    this.subscriptions = vscode.Disposable.from(
      this.tree,
      this.changed,
      this.rewritten,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
    );
  }

  /** Shows what was found, and the view with it. */
  async show(report: AuditReport): Promise<void> {
    this.report = report;
    const { audit } = this.words;
    this.tree.description = report.rows.length === 0 ? '' : audit.count(report.rows.length);
    await vscode.commands.executeCommand('setContext', CONTEXT_KEYS.audited, true);
    this.changed.fire(undefined);
    this.rewritten.fire(this.uri);
    await vscode.commands.executeCommand(`${VIEWS.credentials}.focus`);
  }

  /** Opens the report as a text that can be saved elsewhere. */
  async open(): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.uri);
    await vscode.languages.setTextDocumentLanguage(document, 'markdown');
    await vscode.window.showTextDocument(document, { preview: false });
  }

  provideTextDocumentContent(): string {
    return this.report === null ? '' : auditMarkdown(this.report, this.words.audit, shownPath);
  }

  getChildren(node?: Node): Node[] {
    if (node) return 'rows' in node ? node.rows.map((row) => ({ row })) : [];
    const rows = this.report?.rows ?? [];
    return AUDIT_RANKS.map((rank) => ({ rank, rows: rows.filter((row) => row.rank === rank) })).filter((group) => group.rows.length > 0);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return 'rows' in node ? this.group(node.rank, node.rows.length) : this.item(node.row);
  }

  dispose(): void {
    this.report = null;
    this.subscriptions.dispose();
  }

  private readonly uri = vscode.Uri.from({ scheme: SCHEME, path: '/credentials.md' });

  private group(rank: AuditRank, count: number): vscode.TreeItem {
    const { audit } = this.words;
    const item = new vscode.TreeItem(audit.rank[rank], vscode.TreeItemCollapsibleState.Expanded);
    item.description = `${count} · ${audit.reach[rank]}`;
    item.iconPath = new vscode.ThemeIcon(ICONS[rank]);
    item.contextValue = rank;
    return item;
  }

  private item(row: AuditRow): vscode.TreeItem {
    const { audit } = this.words;
    const { where, environment } = row;
    const place = label(where.kind === 'variable' ? where.name : shownPath(where.file));
    const line = where.kind === 'variable' || where.line === null ? '' : `:${where.line}`;
    const level = environment === null ? '' : this.words.environmentLabel(environment);
    const item = new vscode.TreeItem(label(row.kind), vscode.TreeItemCollapsibleState.None);
    item.description = [level, place + line].filter((part) => part !== '').join(' · ');
    item.iconPath = new vscode.ThemeIcon(where.kind === 'variable' ? 'symbol-variable' : row.offLimits ? 'lock' : 'key');
    item.tooltip = factSheet(row.kind, auditFacts(row, audit, shownPath));
    item.accessibilityInformation = { label: audit.spoken(row.kind, label(audit.place(where, shownPath)), row.destroys) };
    item.contextValue = 'credential';
    if (where.kind === 'file') {
      const at = new vscode.Position(Math.max(0, (where.line ?? 1) - 1), 0);
      const options: vscode.TextDocumentShowOptions = { selection: new vscode.Range(at, at) };
      item.command = { title: row.kind, command: 'vscode.open', arguments: [vscode.Uri.file(where.file), options] };
    }
    return item;
  }
}
