import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf, strictestOf, verdictOf } from '../../src/engine/decide';
import { type Effect, type EffectClass, type EnvironmentLevel, NO_POLICY, type Verdict } from '../../src/engine/types';

const effect = (effectClass: EffectClass, environment: EnvironmentLevel, kind = 'thing', name = 'orders'): Effect => ({
  verb: 'delete',
  class: effectClass,
  environment,
  evidence: [],
  reversible: false,
  rule: 'test/rule',
  call: 0,
  resource: { kind, name, provider: 'test', identifiers: [name], claimed: null },
});
const shown = ({ decision, tier }: Pick<Verdict, 'decision' | 'tier'>): string => (tier === 'none' ? decision : tier);

// design.md's table: local, staging, preview, production, unknown.
const LEVELS: readonly EnvironmentLevel[] = ['local', 'staging', 'preview', 'production', 'unknown'];
const table: Readonly<Record<EffectClass, string>> = {
  disposable: 'allow allow allow allow allow',
  'workspace-files': 'snapshot click click type type',
  'outside-files': 'type type type type type',
  system: 'deny deny deny deny deny',
  data: 'click click click type type',
  safeguard: 'click type type type type',
  suspected: 'click click click click click',
  execution: 'click click click click click',
  session: 'allow allow allow type type',
  persistence: 'type type type type type',
  reveal: 'deny deny deny deny deny',
  self: 'deny deny deny deny deny',
  'foreign-hook': 'click click click click click',
};
for (const [effectClass, expected] of Object.entries(table)) {
  test(`decisions on ${effectClass}`, () => {
    const found = LEVELS.map((level) => shown(outcomeOf(effect(effectClass as EffectClass, level), { snapshots: true }, false)));
    assert.equal(found.join(' '), expected);
  });
}

test('without snapshots a person is asked', () => {
  assert.equal(shown(outcomeOf(effect('workspace-files', 'local'), { snapshots: false }, false)), 'click');
});

const remade: readonly (readonly [kind: string, name: string, environment: EnvironmentLevel, expected: string])[] = [
  ['container', 'web', 'local', 'allow'],
  ['network', 'web', 'local', 'allow'],
  ['pod', 'web', 'local', 'allow'],
  ['anonymous-volume', 'ab12', 'local', 'allow'],
  ['volume', 'pgdata', 'local', 'click'],
  ['database', 'app_test', 'local', 'allow'],
  ['database', 'ci', 'local', 'allow'],
  ['database', 'contest', 'local', 'click'],
  ['database', 'orders', 'local', 'click'],
  ['container', 'web', 'production', 'type'],
  ['database', 'app_test', 'unknown', 'type'],
];
for (const [kind, name, environment, expected] of remade) {
  test(`${kind} ${name} in ${environment}`, () =>
    assert.equal(shown(outcomeOf(effect('data', environment, kind, name), { snapshots: true }, false)), expected));
}

const facts = { snapshots: true, policy: NO_POLICY };
const found = (of: Effect, environments: readonly string[] = []) => ({ effect: of, environments });

test('outside the scope everything but what is denied anyway is denied for it', () => {
  const scoped = { snapshots: true, policy: { ...NO_POLICY, scope: 'staging' } };
  const decide = (of: Effect, environments: readonly string[]) => {
    const { decision, reason } = verdictOf([found(of, environments)], [], scoped);
    return `${decision} ${reason.id}`;
  };
  assert.deepEqual(
    [
      decide(effect('data', 'production'), ['production']),
      decide(effect('data', 'staging'), ['staging']),
      decide(effect('data', 'staging'), ['qa']),
      decide(effect('data', 'unknown'), []),
      decide(effect('self', 'local'), []),
    ],
    ['deny out-of-scope', 'hold rule', 'deny out-of-scope', 'hold rule', 'deny self'],
  );
});

test('the strictest effect decides, its name carries the count', () => {
  const verdict = verdictOf(
    [
      found(effect('workspace-files', 'local', 'file', 'src')),
      found(effect('data', 'staging', 'volume', 'logs')),
      found(effect('data', 'production', 'volume', 'orders')),
      found(effect('data', 'production', 'volume', 'orders')),
      found(effect('data', 'production', 'volume', 'users')),
    ],
    [],
    facts,
  );
  const { decision, tier, rule, environment, others, resource } = verdict;
  assert.deepEqual(
    { decision, tier, rule, environment, others, name: resource?.name },
    { decision: 'hold', tier: 'type', rule: 'test/rule', environment: 'production', others: 2, name: 'orders 3' },
  );
});

test('what is not understood is held, unless something stricter is known', () => {
  const unclear = [{ why: 'syntax', about: 'railway' }];
  const alone = verdictOf([], unclear, facts);
  assert.deepEqual(
    [shown(alone), alone.rule, alone.reason],
    ['click', null, { id: 'not-understood', data: { why: 'syntax', about: 'railway' } }],
  );
  assert.equal(verdictOf([found(effect('workspace-files', 'local'))], unclear, facts).reason.id, 'not-understood');
  assert.equal(shown(verdictOf([found(effect('data', 'production'))], unclear, facts)), 'type');
  assert.equal(shown(verdictOf([found(effect('system', 'local'))], unclear, facts)), 'deny');
});

test('several actions are asked about as one', () => {
  const one = (name: string) => verdictOf([found(effect('data', 'production', 'volume', name))], [], facts);
  const nothing = verdictOf([], [], facts);
  const { others, resource, effects } = strictestOf([nothing, one('orders'), one('users'), one('orders')]);
  assert.deepEqual({ others, name: resource?.name, effects: effects.length }, { others: 1, name: 'orders 2', effects: 3 });
  assert.deepEqual(strictestOf([]), nothing);
});
