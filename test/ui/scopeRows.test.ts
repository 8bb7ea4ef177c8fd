import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ScopeState } from '../../src/protocol/messages';
import type { ScopesView } from '../../src/protocol/scopes';
import { environmentRows, placeRows, scopeNow } from '../../src/ui/scopeRows';
import { words } from './words';

const time = (at: number): string => `${at} o’clock`;
const staging: ScopeState = { name: 'staging', level: 'staging', from: 'settings', until: null };
const qa: ScopeState = { name: 'qa', level: 'staging', from: 'conversation', until: 5 };
const scopes: ScopesView = {
  environments: [
    { name: 'local', level: 'local' },
    { name: 'preview', level: 'preview' },
    { name: 'staging', level: 'staging' },
    { name: 'production', level: 'production' },
    { name: 'qa', level: 'staging' },
  ],
  conversations: [{ agent: 'cursor', conversation: 'c', summary: 'ls -la', at: 4, scope: qa, decisions: ['d'] }],
};
const evidence = [
  { environment: 'production', note: 'DATABASE_URL host db.example', file: '/app/.env', line: 3 },
  { environment: 'staging', note: 'the context is blue', file: null, line: null },
] as const;

test('what limits agents now', () => {
  assert.deepEqual(
    [null, staging, qa, { ...staging, level: 'production', name: 'production' } as const].map((one) => scopeNow(one, words, time)),
    ['not set', 'Staging', 'qa until 5 o’clock', 'PRODUCTION'],
  );
});

test('whose work can be limited', () => {
  assert.deepEqual(
    placeRows({ scope: staging, scopes }, words, time).map(({ label, description, place }) => [label, description, place.kind]),
    [
      ['This Window', 'Staging', 'window'],
      ['This Workspace', 'Staging', 'workspace'],
      ['Cursor: ls -la', 'qa until 5 o’clock', 'conversation'],
    ],
  );
});

test('what a scope can be, and what is in reach; evidence chooses nothing', () => {
  assert.deepEqual(
    environmentRows({ evidence, scopes }, staging, words).map(({ label, description, detail, name }) => [label, description, detail, name]),
    [
      ['Local', '', undefined, 'local'],
      ['Preview', '', undefined, 'preview'],
      ['Staging', 'now', 'in reach: the context is blue', 'staging'],
      ['PRODUCTION', '', 'in reach: DATABASE_URL host db.example', 'production'],
      ['qa', 'staging', undefined, 'qa'],
      ['No Limit', '', 'agents may reach every environment; production is still asked about', null],
    ],
  );
  assert.equal(environmentRows({ evidence: [], scopes }, null, words).at(-1)?.description, 'now');
});

test('why the scope decided', () => {
  const data = { target: 'prod-eu', scope: 'staging' };
  assert.equal(words.reason({ id: 'out-of-scope', data }), 'Its target is in prod-eu, outside the scope staging. Change Scope… widens it.');
  assert.equal(words.reason({ id: 'out-of-scope', data: {} }), 'It leaves the scope that a person has set.');
  assert.equal(
    words.reason({ id: 'scope-read', data }),
    'It reads from prod-eu, outside the scope staging. Reads are allowed and recorded.',
  );
});
