import type { EnvironmentLevel } from '../engine/types';
import type { EvidenceLine, GuardState, InstalledAgent, Problem, Recent, ScopeState, SnapshotLine } from '../protocol/messages';
import type { ScopesView } from '../protocol/scopes';
import { type Decisions, NO_DECISIONS } from './decisions';
import type { Written } from './journal';

const DEBOUNCE_MS = 20;
const MOST_RECENT = 100;
const MAX_PAUSE_MINUTES = 60;

/** What other parts know at any time. */
interface Asked {
  readonly decisions: Pick<Decisions, 'questions' | 'grants' | 'approvable' | 'refused'>;
  readonly leader: boolean;
  readonly snapshots: readonly SnapshotLine[];
  readonly scope: ScopeState | null;
  readonly scopes: ScopesView;
}

/** What the window shows, gathered from all parts; told once after a burst of changes. */
export class WindowState {
  mode: 'guard' | 'observe' = 'guard';
  holdMs = 600_000;
  private readonly tell: (state: GuardState) => void;
  private readonly problems = new Map<string, readonly Problem[]>();
  private recent: readonly Recent[] = [];
  private ambient: { readonly environment: EnvironmentLevel; readonly evidence: readonly EvidenceLine[] } = {
    environment: 'local',
    evidence: [],
  };
  private installed: readonly InstalledAgent[] = [];
  /** Agents of which this window has decided something. */
  private readonly seen = new Set<string>();
  private pausedUntil: number | null = null;
  private unpause: NodeJS.Timeout | undefined;
  private timer: NodeJS.Timeout | undefined;
  private asks: () => Asked = () => ({
    decisions: NO_DECISIONS,
    leader: false,
    snapshots: [],
    scope: null,
    scopes: { environments: [], conversations: [] },
  });

  constructor(tell: (state: GuardState) => void) {
    this.tell = tell;
  }

  get paused(): boolean {
    return this.pausedUntil !== null && this.pausedUntil > Date.now();
  }

  /** Where the waiting questions, the leadership and the snapshots are asked for. */
  connect(asks: () => Asked): void {
    this.asks = asks;
  }

  changed(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.tell(this.now());
    }, DEBOUNCE_MS);
  }

  now(): GuardState {
    const { decisions, leader, snapshots, scope, scopes } = this.asks();
    return {
      mode: this.mode,
      pausedUntil: this.paused ? this.pausedUntil : null,
      leader,
      ...this.ambient,
      scope,
      scopes,
      waiting: decisions.questions,
      recent: this.recent,
      problems: [...this.problems.values()].flat(),
      snapshots,
      grants: decisions.grants,
      approvable: decisions.approvable,
      refused: decisions.refused,
      agents: this.installed.filter(({ id, here }) => here || this.seen.has(id)).map(({ id }) => id),
    };
  }

  /** An action has one line, which tells how things stand with it now. */
  add(recent: Recent): void {
    this.seen.add(recent.agent);
    this.recent = [recent, ...this.recent.filter(({ id }) => id !== recent.id)].slice(0, MOST_RECENT);
    this.changed();
  }

  environment(ambient: { readonly environment: EnvironmentLevel; readonly evidence: readonly EvidenceLine[] }): void {
    if (JSON.stringify(ambient) === JSON.stringify(this.ambient)) return;
    this.ambient = ambient;
    this.changed();
  }

  /** The agents whose hooks are in place. */
  hooked(agents: readonly InstalledAgent[]): void {
    if (JSON.stringify(agents) === JSON.stringify(this.installed)) return;
    this.installed = agents;
    this.changed();
  }

  /** Replaces what one part has found wrong; true: it changed. */
  trouble(part: string, problems: readonly Problem[]): boolean {
    if (JSON.stringify(this.problems.get(part) ?? []) === JSON.stringify(problems)) return false;
    this.problems.set(part, problems);
    this.changed();
    return true;
  }

  journal(written: Written): void {
    this.trouble('journal', written.kind === 'written' ? [] : [{ id: 'journal-failed', file: null, data: { message: written.why } }]);
  }

  /** Minutes 1–60; 0 ends a pause. In memory only: it ends with this process. Returns when it ends. */
  pause(minutes: number): number | null {
    clearTimeout(this.unpause);
    const milliseconds = Math.min(minutes, MAX_PAUSE_MINUTES) * 60_000;
    this.pausedUntil = milliseconds > 0 ? Date.now() + milliseconds : null;
    // A clock that is set back must not make it longer, nor a machine that sleeps: whichever comes first ends it.
    if (milliseconds > 0)
      this.unpause = setTimeout(() => {
        this.pausedUntil = null;
        this.changed();
      }, milliseconds + 1);
    this.changed();
    return this.pausedUntil;
  }

  close(): void {
    clearTimeout(this.unpause);
    clearTimeout(this.timer);
  }
}
