import type { UndoRequest, UndoResult } from '../protocol/messages';
import type { JournalEvent } from './journalEvents';
import type { Plan } from './snapshots/plan';
import type { Shelf } from './snapshots/shelf';
import type { Snapshots } from './snapshots/snapshots';

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

  async answer({ id, look }: UndoRequest, folders: readonly string[]): Promise<UndoResult> {
    const { home, shelf, snapshots, journal, changed } = this.options;
    if (look) {
      const plan = await snapshots.look(id);
      return 'kind' in plan ? plan : seen(plan);
    }
    const cwd = shelf.infos.find((info) => info.id === id)?.cwd ?? folders[0] ?? home;
    const undone = await snapshots.undo(id, { action: null, cwd, summary: '', home, folders });
    const done = undone.kind === 'done';
    const files = done ? undone.files : 0;
    journal({ kind: 'undo', snapshot: id, before: done ? undone.before : null, files, problem: done ? null : undone.why });
    changed();
    return done ? { kind: 'done', files } : undone;
  }
}

function seen({ write, remove, refs, heads, stashes, indexes }: Plan): UndoResult {
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
  return { kind: 'look', write: written, remove: remove.length, paths: paths.slice(0, SHOWN), refs: named };
}
