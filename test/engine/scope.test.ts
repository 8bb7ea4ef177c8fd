import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verdictOf } from '../../src/engine/decide';
import type { Outside } from '../../src/engine/outside';
import { narrowest, narrows, outsideScope, type Placed, scopeNamed } from '../../src/engine/scope';
import { type Effect, type EffectClass, type EnvironmentLevel, NO_POLICY, type Policy } from '../../src/engine/types';

const environments: Policy['environments'] = {
  qa: { match: ['qa-db'], level: 'staging' },
  'prod-eu': { match: ['eu-db'], level: 'production' },
  blank: { match: ['blank-db'], level: 'unknown' },
  'dev-a': { match: ['a.dev'], level: 'local' },
  'dev-b': { match: ['b.dev'], level: 'local' },
};
const TARGETS: Readonly<Record<string, Placed>> = {
  here: { environment: 'local', names: [] },
  local: { environment: 'local', names: ['local'] },
  'dev-a': { environment: 'local', names: ['dev-a'] },
  'dev-b': { environment: 'local', names: ['dev-b'] },
  preview: { environment: 'preview', names: ['preview'] },
  staging: { environment: 'staging', names: ['staging'] },
  qa: { environment: 'staging', names: ['qa'] },
  'qa and staging': { environment: 'staging', names: ['staging', 'qa'] },
  production: { environment: 'production', names: ['production'] },
  'prod-eu': { environment: 'production', names: ['prod-eu'] },
  'prod-eu by name too': { environment: 'production', names: ['production', 'prod-eu'] },
  blank: { environment: 'unknown', names: ['blank'] },
  'not known': { environment: 'unknown', names: [] },
  'only hinted at': { environment: 'production', names: [] },
};
const NEVER = ['here', 'local', 'not known', 'only hinted at'];
/** What lies inside each scope, besides what is never outside. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  local: [],
  'dev-a': ['dev-a'],
  preview: ['dev-a', 'dev-b', 'preview'],
  staging: ['dev-a', 'dev-b', 'preview', 'staging'],
  qa: ['dev-a', 'dev-b', 'preview', 'qa', 'qa and staging'],
  production: ['dev-a', 'dev-b', 'preview', 'staging', 'qa', 'qa and staging', 'production'],
  'prod-eu': ['dev-a', 'dev-b', 'preview', 'staging', 'qa', 'qa and staging', 'prod-eu', 'prod-eu by name too'],
  blank: ['dev-a', 'dev-b', 'preview', 'staging', 'qa', 'qa and staging', 'blank'],
  'a name that nothing has': [],
};
const CLASSES: readonly EffectClass[] = [
  'disposable',
  'workspace-files',
  'outside-files',
  'system',
  'data',
  'safeguard',
  'suspected',
  'execution',
  'session',
  'persistence',
  'reveal',
  'self',
  'foreign-hook',
];
/** Denied for another reason wherever they are. */
const DENIED: readonly EffectClass[] = ['system', 'reveal', 'self'];

const effect = (effectClass: EffectClass, environment: EnvironmentLevel): Effect => ({
  verb: 'delete',
  class: effectClass,
  environment,
  evidence: [],
  reversible: false,
  rule: 'test/rule',
  call: 0,
  resource: { kind: 'thing', name: 'orders', provider: 'test', identifiers: ['orders'], claimed: null },
});
const facts = (scope: string | null, scopeReads: Policy['scopeReads'] = 'journal') => ({
  snapshots: true,
  policy: { ...NO_POLICY, environments, scope, scopeReads },
});

for (const [scope, inside] of Object.entries(INSIDE)) {
  for (const [target, placed] of Object.entries(TARGETS)) {
    const isInside = NEVER.includes(target) || inside.includes(target);
    test(`scope ${scope}, target ${target}: ${isInside ? 'inside' : 'outside'}`, () => {
      const out = outsideScope(placed, scopeNamed(scope, { environments }));
      assert.equal(out === null, isInside);
      if (out !== null) assert.ok(placed.names.includes(out));
      for (const one of CLASSES) {
        const found = [{ effect: effect(one, placed.environment), environments: placed.names }];
        const verdict = verdictOf(found, [], facts(scope));
        const free = verdictOf(found, [], facts(null));
        if (isInside || DENIED.includes(one)) assert.deepEqual(verdict, free, one);
        else {
          assert.deepEqual([verdict.decision, verdict.tier, verdict.reason.id], ['deny', 'none', 'out-of-scope'], one);
          assert.deepEqual([verdict.reason.data.scope, verdict.reason.data.target], [scope, out], one);
        }
        assert.deepEqual(verdictOf(found, [], facts(scope, 'deny')), verdict, `${one}: effects are no reads`);
      }
    });
  }
}

const outside = (kind: Outside['kind']): Outside => ({ kind, about: 'db.example', target: 'production', environment: 'production' });
const rows: readonly (readonly [kind: Outside['kind'], reads: Policy['scopeReads'], expected: string])[] = [
  ['read', 'journal', 'allow scope-read'],
  ['read', 'deny', 'deny out-of-scope'],
  ['change', 'journal', 'deny out-of-scope'],
  ['change', 'deny', 'deny out-of-scope'],
];
for (const [kind, reads, expected] of rows) {
  test(`a ${kind} of no rule outside the scope, reads: ${reads}`, () => {
    const { decision, reason, environment } = verdictOf([], [], facts('staging', reads), [outside(kind)]);
    assert.equal(`${decision} ${reason.id}`, expected);
    assert.deepEqual([environment, reason.data.scope, reason.data.target], ['production', 'staging', 'production']);
  });
}

test('a read outside the scope takes nothing from what is held or denied besides', () => {
  const beside = (one: EffectClass) =>
    verdictOf([{ effect: effect(one, 'local'), environments: [] }], [], facts('staging'), [outside('read')]);
  assert.deepEqual(
    (['data', 'self', 'disposable'] as const).map((one) => `${beside(one).decision} ${beside(one).reason.id}`),
    ['hold rule', 'deny self', 'allow scope-read'],
  );
});

test('what narrows, and what is narrowest', () => {
  const of = (name: string | null) => (name === null ? null : scopeNamed(name, { environments }));
  const t = (from: string | null, to: string | null, expected: boolean) =>
    assert.equal(narrows(of(from), of(to)), expected, `${from} → ${to}`);
  t(null, 'production', true);
  t(null, null, true);
  t('production', null, false);
  t('production', 'staging', true);
  t('staging', 'production', false);
  t('staging', 'staging', true);
  t('staging', 'qa', false);
  t('qa', 'staging', false);
  t('staging', 'local', true);
  t('local', 'dev-a', false);
  t('production', 'prod-eu', false);
  t('prod-eu', 'blank', false);
  const least = (...names: readonly (string | null)[]) => narrowest(names.map(of))?.name ?? null;
  assert.deepEqual(
    [least(null, null), least(null, 'production'), least('staging', 'local', 'preview'), least('qa', 'staging'), least('staging', 'qa')],
    [null, 'production', 'local', 'qa', 'staging'],
  );
});
