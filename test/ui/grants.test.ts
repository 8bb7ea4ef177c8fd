import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GuardStatus } from '../../src/protocol/guardStatus';
import { grantOf } from '../../src/ui/grants';
import { recentId } from '../../src/ui/recentId';

const grants = [
  { id: 'a', agent: 'qwen', until: 1 },
  { id: 'b', agent: 'vscode', until: 2 },
];
const status: GuardStatus = {
  kind: 'up',
  state: {
    mode: 'guard',
    pausedUntil: null,
    leader: true,
    environment: 'local',
    evidence: [],
    scope: null,
    scopes: { environments: [], conversations: [] },
    waiting: [],
    recent: [],
    problems: [],
    snapshots: [],
    grants,
    approvable: [],
    refused: [],
    agents: [],
  },
};

test('a command finds its decision by id or by row, and nothing else', () => {
  const rows: readonly (readonly [unknown, string | null])[] = [
    ['a', 'a'],
    [{ kind: 'recent', recent: { id: 'b' } }, 'b'],
    [{ kind: 'recent', recent: { id: 7 } }, null],
    [{ kind: 'recent', recent: null }, null],
    [{ kind: 'waiting-group' }, null],
    [undefined, null],
    [null, null],
    [7, null],
  ];
  for (const [argument, id] of rows) assert.equal(recentId(argument), id, JSON.stringify(argument));
});

test('without a row the newest grant, of a row its own or none', () => {
  assert.equal(grantOf({ status }, undefined), grants[1]);
  assert.equal(grantOf({ status }, { recent: { id: 'a' } }), grants[0]);
  assert.equal(grantOf({ status }, { recent: { id: 'c' } }), undefined);
  assert.equal(grantOf({ status: { kind: 'starting' } }, undefined), undefined);
});
