import * as vscode from 'vscode';
import type { SnapshotLine } from '../protocol/messages';
import type { Tools } from './commands/command';
import { undoDetail, undoQuestion } from './undoText';

/** The snapshots of this window's folders, newest first. */
export const snapshotsOf = ({ guard }: Pick<Tools, 'guard'>): readonly SnapshotLine[] =>
  guard.status.kind === 'up' ? guard.status.state.snapshots : [];

/** Shows what bringing a snapshot back would write over, asks, and does it. */
export async function undoSnapshot({ guard, notify, words }: Tools, line: SnapshotLine): Promise<void> {
  const { undo } = words;
  const { id } = line;
  const seen = await guard.undo({ id, seen: null });
  if (seen === null) return notify.error(undo.unreachable);
  if (seen.kind === 'failed') return notify.error(undo.failed(seen.why));
  if (seen.kind !== 'look') return;
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  const detail = undoDetail(seen, words, folders);
  if (detail === null) return notify.info(undo.nothing);
  if (!(await notify.confirmHarmful(undoQuestion(line, words), detail, undo.keep, undo.restore))) return;
  const done = await guard.undo({ id, seen: seen.seen });
  if (done === null) notify.error(undo.unreachable);
  else if (done.kind === 'failed') notify.error(undo.failed(done.why));
  else if (done.kind === 'partly') notify.error(undo.partly(done.why));
  else if (done.kind === 'changed') notify.error(undo.changed);
  else if (done.kind === 'done') notify.info(undo.done(done.files));
}
