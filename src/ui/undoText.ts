import path from 'node:path';
import type { SnapshotLine, UndoResult } from '../protocol/messages';
import type { Words } from './text';
import { label, middleOut } from './visible';

export interface SnapshotRow {
  readonly label: string;
  readonly description: string;
  readonly id: string;
}
const SUMMARY = 60;
const DAY_MS = 86_400_000;
/** Names of files and refs that a person can take in. */
const SHOWN = 10;

/** One line of *Undo Last…*. */
export function snapshotRow({ id, at, action, summary, files }: SnapshotLine, words: Words, time: (at: number) => string): SnapshotRow {
  const what = middleOut(label(summary), SUMMARY);
  return {
    id,
    label: action === null ? words.undo.beforeUndo(what) : what,
    description: [time(at), words.undo.saved(files)].join(' · '),
  };
}

/** The question before anything is written over. */
export function undoQuestion({ action, summary }: SnapshotLine, words: Words): string {
  const what = middleOut(label(summary), SUMMARY);
  return action === null ? words.undo.confirmRedo(what) : words.undo.confirm(what);
}

/** When it was; with the day, unless that was today. */
export function moment(at: number, now: number): string {
  const time = new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const today = now - at < DAY_MS && new Date(at).getDate() === new Date(now).getDate();
  return today ? time : `${new Date(at).toLocaleDateString([], { month: 'short', day: 'numeric' })}, ${time}`;
}

/** What a person reads before anything is written over; null: nothing would change. */
export function undoDetail(seen: Extract<UndoResult, { kind: 'look' }>, words: Words, folders: readonly string[]): string | null {
  const { write, remove, paths, refs } = seen;
  if (write === 0 && remove === 0 && refs.length === 0) return null;
  const shown = paths.slice(0, SHOWN).map(({ path: file, removed }) => words.undo.file(label(shortPath(file, folders)), removed));
  const rest = write + remove - shown.length;
  return [
    ...(write > 0 ? [words.undo.write(write)] : []),
    ...(remove > 0 ? [words.undo.remove(remove)] : []),
    ...(refs.length > 0 ? [words.undo.refs(refs.slice(0, SHOWN).map(label).join(', '), Math.max(0, refs.length - SHOWN))] : []),
    ...(shown.length > 0 ? ['', ...shown] : []),
    ...(rest > 0 ? [words.undo.more(rest)] : []),
    '',
    words.undo.undoable,
  ].join('\n');
}

function shortPath(file: string, folders: readonly string[]): string {
  const folder = folders.find((one) => file.startsWith(`${one}${path.sep}`));
  return folder === undefined ? file : file.slice(folder.length + 1);
}
