import * as vscode from 'vscode';
import type { Question, Recent } from '../protocol/messages';
import { type CommandId, VIEWS } from './contributions';
import { type DecisionRow, recentRow, waitingRow } from './decisionRows';
import { grantsOf } from './grants';
import { factSheet } from './markdown';
import type { GuardPort } from './ports';
import type { Words } from './text';

export type DecisionNode =
  | { readonly kind: 'waiting-group' }
  | { readonly kind: 'recent-group' }
  | { readonly kind: 'waiting'; readonly question: Question }
  | { readonly kind: 'recent'; readonly recent: Recent };

const WAITING_GROUP: DecisionNode = { kind: 'waiting-group' };
const RECENT_GROUP: DecisionNode = { kind: 'recent-group' };
/** The remaining time in a row is told in minutes. */
const REFRESH_MS = 20_000;

/** When something happened, as the person's machine writes it. */
export const clock = (at: number): string => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

/** The *Decisions* view: what waits, with its count as the badge, and what was decided. */
export class DecisionsView implements vscode.TreeDataProvider<DecisionNode>, vscode.Disposable {
  private readonly guard: GuardPort;
  private readonly words: Words;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly tree: vscode.TreeView<DecisionNode>;
  private readonly subscription: { dispose(): void };
  private timer: NodeJS.Timeout | undefined;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(guard: GuardPort, words: Words) {
    this.guard = guard;
    this.words = words;
    this.tree = vscode.window.createTreeView(VIEWS.decisions, { treeDataProvider: this });
    this.subscription = guard.onDidChange(() => this.update());
    this.update();
  }

  getChildren(node?: DecisionNode): DecisionNode[] {
    const waiting = this.waiting();
    const recent = this.recent();
    if (!node) return [...(waiting.length > 0 ? [WAITING_GROUP] : []), ...(recent.length > 0 ? [RECENT_GROUP] : [])];
    if (node.kind === 'waiting-group') return waiting.map((question) => ({ kind: 'waiting', question }));
    if (node.kind === 'recent-group') return recent.map((entry) => ({ kind: 'recent', recent: entry }));
    return [];
  }

  getTreeItem(node: DecisionNode): vscode.TreeItem {
    switch (node.kind) {
      case 'waiting-group':
        return this.group(node.kind, this.words.view.waiting);
      case 'recent-group':
        return this.group(node.kind, this.words.view.recent);
      case 'waiting':
        return item(waitingRow(node.question, this.words, Date.now()), node.question.ticket, 'mollyguard.openQuestion');
      case 'recent':
        return this.decision(node.recent);
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
    this.tree.dispose();
    this.changed.dispose();
  }

  private group(id: string, text: string): vscode.TreeItem {
    const group = new vscode.TreeItem(text, vscode.TreeItemCollapsibleState.Expanded);
    group.id = id;
    return group;
  }

  private decision(recent: Recent): vscode.TreeItem {
    const grant = grantsOf(this.guard).find(({ id }) => id === recent.id);
    const row = recentRow(recent, this.words, clock, grant ? { until: grant.until, now: Date.now() } : null);
    return item(row, recent.id, 'mollyguard.explainDecision', grant ? 'granted' : this.context(recent));
  }

  private update(): void {
    const count = this.waiting().length;
    this.tree.badge = count === 0 ? undefined : { value: count, tooltip: this.words.view.badge(count) };
    this.changed.fire(undefined);
    clearTimeout(this.timer);
    if (count > 0 || grantsOf(this.guard).length > 0) this.timer = setTimeout(() => this.update(), REFRESH_MS);
  }

  private waiting(): readonly Question[] {
    const { status } = this.guard;
    return status.kind === 'up' ? status.state.waiting : [];
  }

  /** What only a net held can be allowed for good, besides what can be done about a row otherwise. */
  private context(recent: Recent): string {
    return `${this.next(recent)}${recent.allow === undefined ? '' : '+allow'}`;
  }

  /** Rows with a snapshot that is still there offer to bring it back; of what was not approved, the next try can be; about what was refused, asking again can be allowed. */
  private next({ id, outcome }: Recent): string {
    const { status } = this.guard;
    const kept = status.kind === 'up' && status.state.snapshots.some(({ action }) => action === id);
    if (outcome === 'snapshot' && kept) return 'snapshot';
    if (status.kind !== 'up') return 'recent';
    if (status.state.refused.includes(id)) return 'refused';
    return status.state.approvable.includes(id) ? 'approvable' : 'recent';
  }

  private recent(): readonly Recent[] {
    const { status } = this.guard;
    return status.kind === 'up' ? status.state.recent : [];
  }
}

function item(row: DecisionRow, id: string, command: CommandId, context = 'waiting'): vscode.TreeItem {
  const made = new vscode.TreeItem(row.label, vscode.TreeItemCollapsibleState.None);
  made.id = id;
  made.description = row.description;
  made.iconPath = new vscode.ThemeIcon(row.icon, row.colour === null ? undefined : new vscode.ThemeColor(row.colour));
  made.tooltip = factSheet(row.heading, row.tooltip);
  made.accessibilityInformation = { label: row.spoken };
  made.contextValue = context;
  made.command = { title: row.label, command, arguments: [id] };
  return made;
}
