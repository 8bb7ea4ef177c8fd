import type { UndoRequest, UndoResult } from '../protocol/messages';
import type { JournalEvent } from './journalEvents';
import { type Plan, standing } from './snapshots/plan';
import type { Shelf } from './snapshots/shelf';
import type { Snapshots, Undone } from './snapshots/snapshots';

export interface UndosOptions {
  readonly home: string;
  readonly shelf: Shelf;
  readonly snapshots: Snapshots;
  readonly journal: (event: JournalEvent) => void;
  readonly changed: () => void;
}
/** Names that a person reads before agreeing. */
const SHOWN = 20;

/** Answers *Undo Last…*: first what would change, then the undo itself, with a journal line. */
export class Undos {
  private readonly options: UndosOptions;

  constructor(options: UndosOptions) {
    this.options = options;
  }

  async answer({ id, seen: agreed }: UndoRequest, folders: readonly string[]): Promise<UndoResult> {
    const { home, shelf, snapshots, journal, changed } = this.options;
    if (agreed === null) {
      const plan = await snapshots.look(id);
      return 'kind' in plan ? plan : seen(plan);
    }
    const info = shelf.infos.find((one) => one.id === id);
    const cwd = info?.cwd ?? folders[0] ?? home;
    const undone = await snapshots.undo(id, { action: null, cwd, summary: info?.summary ?? '', home, folders }, agreed);
    journal({ kind: 'undo', snapshot: id, ...line(undone) });
    changed();
    switch (undone.kind) {
      case 'done':
        return { kind: 'done', files: undone.files };
      case 'partly':
        return { kind: 'partly', why: undone.why };
      case 'changed':
      case 'failed':
        return undone;
    }
  }
}

function line(undone: Undone): { readonly before: string | null; readonly files: number; readonly problem: string | null } {
  switch (undone.kind) {
    case 'done':
      return { before: undone.before, files: undone.files, problem: null };
    case 'partly':
      return { before: undone.before, files: 0, problem: undone.why };
    case 'changed':
      return { before: null, files: 0, problem: 'it was no longer as it was shown' };
    case 'failed':
      return { before: null, files: 0, problem: undone.why };
  }
}

function seen(plan: Plan): UndoResult {
  const { write, remove, refs, heads, stashes, indexes } = plan;
  const paths = [
    ...remove.map((file) => ({ path: file, removed: true })),
    ...write.filter(({ kind }) => kind !== 'folder').map((entry) => ({ path: entry.path, removed: false })),
  ];
  const named = [
    ...(heads.length > 0 ? ['HEAD'] : []),
    ...refs.map(({ name }) => name.replace(/^refs\/(?:heads|tags)\//, '')),
    ...(indexes.length > 0 ? ['index'] : []),
    ...(stashes.length > 0 ? ['stash'] : []),
  ];
  const written = paths.filter(({ removed }) => !removed).length;
  return { kind: 'look', seen: standing(plan), write: written, remove: remove.length, paths: paths.slice(0, SHOWN), refs: named };
}
