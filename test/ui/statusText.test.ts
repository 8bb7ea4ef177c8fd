import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GuardStatus } from '../../src/protocol/guardStatus';
import type { GuardState, Problem } from '../../src/protocol/messages';
import { statusView, unprotected } from '../../src/ui/statusText';
import { question, words } from './words';

const calm: GuardState = {
  mode: 'guard',
  pausedUntil: null,
  leader: true,
  environment: 'unknown',
  evidence: [],
  scope: null,
  scopes: { environments: [], conversations: [] },
  waiting: [],
  recent: [],
  problems: [],
  snapshots: [],
  grants: [],
  approvable: [],
  refused: [],
  agents: [],
};
const up = (changes: Partial<GuardState>): GuardStatus => ({ kind: 'up', state: { ...calm, ...changes } });
const line = { environment: 'production', note: 'host db.example', file: '/app/.env', line: 3 } as const;
const problem = (id: Problem['id']): Problem => ({ id, file: '/f', data: {} });
const later = 480_000;

test('the status item, state by state', () => {
  const t = (status: GuardStatus, text: string, background: string) => {
    const view = statusView(status, words, 0);
    assert.deepEqual([view.text, view.background], [text, background]);
    assert.equal(view.spoken, `Mollyguard: ${text.replace(/^\$\([a-z-]+\) /, '')}`);
  };
  t({ kind: 'starting' }, '$(shield) Starting', 'none');
  t(up({}), '$(shield) Local', 'none');
  t(up({ environment: 'local' }), '$(shield) Local', 'none');
  t(up({ environment: 'unknown', evidence: [{ ...line, environment: 'unknown' }] }), '$(question) Unknown', 'none');
  t(up({ environment: 'staging' }), '$(shield) Staging', 'none');
  t(up({ environment: 'preview' }), '$(shield) Preview', 'none');
  t(up({ environment: 'production' }), '$(warning) PRODUCTION', 'warning');
  t(up({ environment: 'production', mode: 'observe' }), '$(eye) Observing · PRODUCTION', 'warning');
  t(up({ mode: 'observe' }), '$(eye) Observing · Local', 'none');
  t(up({ pausedUntil: later }), '$(debug-pause) Paused 8 min', 'warning');
  t(up({ pausedUntil: later, environment: 'production' }), '$(debug-pause) Paused 8 min', 'error');
  t(up({ pausedUntil: later, mode: 'observe' }), '$(debug-pause) Paused 8 min', 'warning');
  t(up({ pausedUntil: 0 }), '$(shield) Local', 'none');
  t(up({ waiting: [question()] }), '$(bell-dot) PRODUCTION · 1 waiting · orders-data', 'error');
  t(up({ waiting: [question({ environment: 'staging' })] }), '$(bell-dot) 1 waiting · orders-data', 'error');
  t(up({ waiting: [question(), question()], pausedUntil: later }), '$(bell-dot) PRODUCTION · 2 waiting · orders-data', 'error');
  t({ kind: 'down', failures: 1, why: 'SIGKILL', problems: [] }, '$(workspace-untrusted) Mollyguard off', 'error');
});

test('what is not protecting comes before everything', () => {
  const off: Problem['id'][] = ['hook-missing', 'hook-changed', 'hooks-switched-off', 'socket-taken', 'runtime-missing', 'agent-unguarded'];
  for (const id of off) {
    const view = statusView(up({ problems: [problem(id)], waiting: [question()], environment: 'production' }), words, 0);
    assert.deepEqual([view.text, view.background], ['$(workspace-untrusted) Mollyguard off', 'error'], id);
  }
  for (const id of ['settings-invalid', 'policy-not-accepted', 'journal-failed', 'actions-unseen'] as const) {
    assert.deepEqual(unprotected(up({ problems: [problem(id)] })), [], id);
    const { tooltip } = statusView(up({ problems: [problem(id)] }), words, 0);
    assert.ok(
      tooltip.some((part) => part.style === 'item' && part.text === words.problem(problem(id))),
      id,
    );
  }
  assert.deepEqual(
    unprotected({ kind: 'down', failures: 2, why: 'SIGKILL', problems: [problem('hook-missing')] }).map(({ id }) => id),
    ['server-down', 'hook-missing'],
  );
});

test('the tooltip says why, with file and line', () => {
  const { tooltip } = statusView(up({ environment: 'production', evidence: [line] }), words, 0);
  assert.deepEqual(tooltip, [
    { style: 'title', text: 'Mollyguard', file: null, line: null },
    { style: 'text', text: 'How this environment is known:', file: null, line: null },
    { style: 'item', text: 'PRODUCTION: host db.example', file: '/app/.env', line: 3 },
    { style: 'text', text: 'Scope of agents’ work: not set', file: null, line: null },
    { style: 'text', text: 'Agents guarded: none', file: null, line: null },
    { style: 'text', text: 'Click for waiting actions, decisions and settings.', file: null, line: null },
  ]);
});

test('the tooltip tells the scope, who is guarded and the last three decisions, in every state that has them', () => {
  const recent = (['denied', 'approved', 'allowed', 'refused'] as const).map((outcome, at) => ({
    id: `r${at}`,
    at,
    agent: 'codex',
    summary: `${outcome} ${'x'.repeat(80)}\u202E`,
    outcome,
    rule: null,
    reason: { id: 'rule', data: {} } as const,
    environment: 'unknown' as const,
    resource: null,
  }));
  const scope = { name: 'qa\u202E', level: 'staging', from: 'window', until: null } as const;
  const told = (changes: Partial<GuardState>) =>
    statusView(up({ agents: ['vscode', 'claude-code', 'cline', 'cline-vscode'], recent, scope, ...changes }), words, 60_000).tooltip.map(
      ({ text }) => text,
    );
  const expected = [
    'Scope of agents’ work: qa\\u{202E} (this window)',
    'Agents guarded: VS Code chat, Claude Code, Cline',
    'Last decisions:',
    `Refused by policy: denied ${'x'.repeat(52)}…`,
    `Approved once: approved ${'x'.repeat(50)}…`,
    `Allowed: allowed ${'x'.repeat(51)}…`,
  ];
  for (const changes of [{}, { waiting: [question()] }, { pausedUntil: later }, { mode: 'observe' }] as const) {
    const lines = told(changes);
    assert.deepEqual(
      lines.filter((line) => expected.includes(line)),
      expected,
      lines.join('\n'),
    );
  }
  assert.ok(told({ scope: { ...scope, until: 360_000 } }).includes('Scope of agents’ work: qa\\u{202E} (this window), for 5 min more'));
});

test('a resource cannot draw into the status bar', () => {
  const hostile = question({ resource: { kind: 'volume', name: '$(check) ok\u202E', provider: 'x' }, environment: 'local' });
  assert.equal(statusView(up({ waiting: [hostile] }), words, 0).text, '$(bell-dot) 1 waiting · $ (check) ok\\u{202E}');
});
