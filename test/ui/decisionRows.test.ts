import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recent } from '../../src/protocol/messages';
import { recentRow, waitingRow } from '../../src/ui/decisionRows';
import { question, words } from './words';

const time = (at: number) => `t${at}`;
const recent = (changes: Partial<Recent> = {}): Recent => ({
  id: 'r1',
  at: 7,
  agent: 'vscode',
  summary: 'railway volume delete',
  outcome: 'refused',
  rule: 'railway/volume-delete',
  reason: { id: 'rule', data: {} },
  environment: 'production',
  resource: { kind: 'volume', name: 'orders-data', provider: 'railway' },
  ...changes,
});

test('a waiting row', () => {
  assert.deepEqual(waitingRow(question(), words, 0), {
    label: 'orders-data',
    description: 'PRODUCTION · 8 min',
    icon: 'bell-dot',
    colour: 'list.warningForeground',
    heading: 'VS Code chat wants to delete the production volume "orders-data".',
    tooltip: [
      ['Environment', 'PRODUCTION'],
      ['Rule', 'railway/volume-delete'],
      ['Folder', '/home/me/app'],
    ],
    spoken: 'VS Code chat wants to delete the production volume "orders-data". PRODUCTION, expires in 8 min',
  });
});

test('a recent row', () => {
  assert.deepEqual(recentRow(recent(), words, time), {
    label: 'orders-data',
    description: 'Refused · t7',
    icon: 'close',
    colour: null,
    heading: 'Refused',
    tooltip: [
      ['Command', 'railway volume delete'],
      ['Why', 'It matches a rule for actions that destroy.'],
      ['Rule', 'railway/volume-delete'],
      ['Environment', 'PRODUCTION'],
      ['volume', 'orders-data'],
      ['Agent', 'VS Code chat'],
      ['Time', 't7'],
    ],
    spoken: 'Refused: railway volume delete, VS Code chat, t7',
  });
});

test('without a resource the command names the row', () => {
  const row = recentRow(recent({ resource: null, rule: null, outcome: 'allowed', summary: '$(check)\nnpm test' }), words, time);
  assert.deepEqual([row.label, row.description, row.icon], ['$ (check) npm test', 'Allowed · t7', 'check']);
});

test('what can be brought back is named by its command, a long path by its end', () => {
  const file = (name: string, outcome: Recent['outcome']) =>
    recentRow(recent({ summary: 'rm -rf src', outcome, resource: { kind: 'folder', name, provider: 'filesystem' } }), words, time).label;
  assert.equal(file('/home/me/projects/rentals/src', 'snapshot'), 'rm -rf src');
  assert.equal(file('/home/me/projects/rentals/src', 'refused'), '…/me/projects/rentals/src');
  assert.equal(file('/home/me/src', 'refused'), '/home/me/src');
  assert.equal(file('C:\\Users\\me\\projects\\rentals', 'refused'), '…\\me\\projects\\rentals');
  assert.equal(file('/a-name-that-is-longer-than-a-row-of-the-view', 'refused'), '/a-name-that … of-the-view');
});

test('what is approved for a next try tells how long, and how its agent comes to know', () => {
  const row = (agent: string) => recentRow(recent({ outcome: 'granted', agent }), words, time, { until: 560_000, now: 20_000 });
  const { description, icon, spoken, tooltip } = row('qwen');
  assert.deepEqual(
    { description, icon, spoken, last: tooltip.at(-1) },
    {
      description: 'Approved for the next try · 9 min left',
      icon: 'unlock',
      spoken: 'Approved for the next try: railway volume delete, Qwen Code, 9 min left',
      last: ['Next', 'Runs once if the agent sends exactly this again in time. Tell the Agent copies the sentence that says so.'],
    },
  );
  assert.deepEqual(row('vscode').tooltip.at(-1), [
    'Next',
    'Runs once if the agent sends exactly this again in time. Tell the Agent writes so into its chat.',
  ]);
});

test('the outcomes around a next try', () => {
  const rows = [
    ['asked', 'Refused for now · t7', 'bell-dot'],
    ['expired', 'Expired · t7', 'watch'],
    ['revoked', 'Approval revoked · t7', 'discard'],
  ] as const;
  for (const [outcome, ...expected] of rows) {
    const { description, icon } = recentRow(recent({ outcome }), words, time);
    assert.deepEqual([description, icon], expected);
  }
});
