import type { Problem } from '../protocol/messages';
import { canonical } from './canonical';
import type { JournalEvent } from './journalEvents';

/** Keeps what a window has found wrong with hooks and settings, and tells what is new and what is over: lines for the journal. */
export class Noticed {
  private known = new Map<string, Problem>();

  changes(problems: readonly Problem[]): readonly JournalEvent[] {
    const now = new Map(problems.map((problem) => [canonical(problem), problem]));
    const fresh = [...now]
      .filter(([key]) => !this.known.has(key))
      .map(([, { id, file, data }]): JournalEvent => ({ kind: 'problem', problem: id, file, data }));
    const over = [...this.known]
      .filter(([key]) => !now.has(key))
      .map(([, { id, file }]): JournalEvent => ({ kind: 'problem-over', problem: id, file }));
    this.known = now;
    return [...fresh, ...over];
  }
}
