import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UndoResult } from '../../src/protocol/messages';
import { moment, snapshotRow, undoDetail, undoQuestion } from '../../src/ui/undoText';
import { words } from './words';

const time = (at: number) => `t${at}`;
const seen = (changes: Partial<Extract<UndoResult, { kind: 'look' }>>) =>
  ({ kind: 'look', seen: 's', write: 0, remove: 0, paths: [], refs: [], ...changes }) as const;

test('a row of Undo Last…', () => {
  const line = { id: 's1', at: 7, action: 'r1', summary: 'git reset --hard', files: 12 };
  assert.deepEqual(snapshotRow(line, words, time), { id: 's1', label: 'git reset --hard', description: 't7 · 12 files saved' });
  assert.deepEqual(snapshotRow({ ...line, action: null, files: 1 }, words, time), {
    id: 's1',
    label: 'Before the undo of git reset --hard',
    description: 't7 · 1 file saved',
  });
  assert.equal(undoQuestion(line, words), 'Restore the state before "git reset --hard"?');
  assert.equal(undoQuestion({ ...line, action: null }, words), 'Restore the state before the undo of "git reset --hard"?');
});

test('the time of a snapshot has its day, unless that is today', () => {
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 5).getTime();
  const clock = moment(at(21, 9), at(21, 23));
  assert.match(clock, /^0?9.05/);
  for (const now of [at(22, 1), at(23, 9)]) assert.match(moment(at(21, 9), now), /21.*, 0?9.05/);
});

test('what would be written over, with counts, names and refs', () => {
  const paths = [
    { path: '/home/me/app/new.txt', removed: true },
    { path: '/home/me/app/src/a.ts', removed: false },
    { path: '/home/me/else', removed: false },
  ];
  assert.equal(
    undoDetail(seen({ write: 14, remove: 1, paths, refs: ['HEAD', 'main', 'stash'] }), words, ['/home/me/app']),
    [
      '14 files are written as they were.',
      '1 file that came since is removed.',
      'Restored in git: HEAD, main, stash.',
      '',
      '− new.txt',
      '· src/a.ts',
      '· /home/me/else',
      '… and 12 more',
      '',
      'What is there now is saved first, so that this can be undone too.',
    ].join('\n'),
  );
  const refs = Array.from({ length: 12 }, (_, at) => `b${at}`);
  assert.match(undoDetail(seen({ refs }), words, []) ?? '', /^Restored in git: b0, .*b9 and 2 more\.\n\nWhat/);
});

test('nothing to restore is said; names cannot draw lines of their own', () => {
  assert.equal(undoDetail(seen({}), words, []), null);
  const paths = [{ path: '/a/x\nRestore \u202e$(check)', removed: false }];
  const detail = undoDetail(seen({ write: 1, paths }), words, []) ?? '';
  assert.equal(detail.split('\n').length, 5);
  assert.doesNotMatch(detail, /\u202e|\$\(check\)/);
});
