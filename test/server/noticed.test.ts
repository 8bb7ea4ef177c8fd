import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJournal } from '../../src/server/journal';
import { Noticed } from '../../src/server/noticed';
import { World } from './client';

const changed = { id: 'hook-changed', file: '/home/you/.claude/settings.json', data: { agent: 'Claude Code' } } as const;
const off = { id: 'hooks-switched-off', file: '/home/you/shop/.claude/settings.json', data: { key: 'disableAllHooks' } } as const;

test('what is found wrong is journaled once, and once more when it is put right', () => {
  const noticed = new Noticed();
  assert.deepEqual(noticed.changes([]), []);
  assert.deepEqual(noticed.changes([changed]), [{ kind: 'problem', problem: changed.id, file: changed.file, data: changed.data }]);
  assert.deepEqual(noticed.changes([changed]), []);
  assert.deepEqual(noticed.changes([off]), [
    { kind: 'problem', problem: off.id, file: off.file, data: off.data },
    { kind: 'problem-over', problem: changed.id, file: changed.file },
  ]);
  assert.deepEqual(noticed.changes([]), [{ kind: 'problem-over', problem: off.id, file: off.file }]);
});

test('the journal of a window tells a hook that was changed, and when it was put back', async () => {
  const world = new World();
  try {
    const folder = world.folder('work');
    const window = await world.window([folder]);
    window.settings([folder], { problems: [changed] });
    await window.until(() => window.state?.problems.length === 1, 'the problem');
    window.settings([folder]);
    await window.until(() => window.state?.problems.length === 0, 'its end');
    const told = readJournal(world.journal).entries.filter(({ kind }) => kind.startsWith('problem'));
    assert.deepEqual(
      told.map(({ fields }) => [fields.kind, fields.problem, fields.file]),
      [
        ['problem', 'hook-changed', changed.file],
        ['problem-over', 'hook-changed', changed.file],
      ],
    );
  } finally {
    world.close();
  }
});
