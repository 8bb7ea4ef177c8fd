import type { Action } from '../engine/types';
import { kinHash } from './canonical';
import { type FactsSource, type Settled, workspaceOf } from './facts';
import type { JournalEvent } from './journalEvents';
import { recentOf } from './questions';
import type { Snapshots } from './snapshots/snapshots';

export interface SavingOptions {
  readonly home: string;
  readonly source: (cwd: string) => FactsSource;
  readonly snapshots: Pick<Snapshots, 'make'>;
  /** false: it could not be written. */
  readonly write: (event: JournalEvent) => boolean;
}
/** `known`: the same call was saved already, under its other event. */
export type Saved = 'made' | 'known' | 'failed' | 'not-journaled';

/** An agent that reports one call by two events does so at once. */
const ONE_CALL_MS = 5_000;

/** Takes the snapshot that lets an action go. */
export class Saving {
  private readonly options: SavingOptions;
  private last: { readonly call: string; readonly at: number; readonly slots: Set<string> } | undefined;

  constructor(options: SavingOptions) {
    this.options = options;
  }

  /** `id`: the action's; `slot`: the event it came by; `callId`: the agent's id of the call, without which each event counts for itself. */
  save(id: string, slot: string, callId: string | null, actions: readonly Action[], settled: Settled): Saved {
    const { home, source, snapshots, write } = this.options;
    const { verdict, judged, read } = settled;
    const call = `${callId} ${kinHash(actions, verdict, read)}`;
    const { last } = this;
    if (callId !== null && last?.call === call && !last.slots.has(slot) && Date.now() - last.at < ONE_CALL_MS) {
      last.slots.add(slot);
      return 'known';
    }
    this.last = undefined;
    const cwd = actions[0]?.cwd ?? '';
    const { summary } = recentOf(id, 0, verdict, actions, 'snapshot');
    const { workspace } = source(cwd);
    const folders = workspace.length > 0 ? workspace : workspaceOf(cwd, home);
    const made = snapshots.make({ action: id, cwd, summary, home, folders }, judged);
    if (made.kind === 'failed') {
      write({ kind: 'unsaved', id, why: made.why });
      return 'failed';
    }
    this.last = { call, at: Date.now(), slots: new Set([slot]) };
    const { info } = made;
    return write({ kind: 'snapshot', id, snapshot: info.id, files: info.files, bytes: info.size }) ? 'made' : 'not-journaled';
  }
}
