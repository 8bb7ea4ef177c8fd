import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { template } from '../../src/engine/rules/_template';
import { ruleById } from '../../src/engine/rules/candidates';
import { providers } from '../../src/engine/rules/index';
import type { Example, Provider, Rule, When } from '../../src/engine/rules/rule';
import { actionOf, judgeIn } from './world';

const folder = path.join(__dirname, '..', '..', 'src', 'engine', 'rules');
const show = (example: Example): string => (typeof example === 'string' ? example : JSON.stringify(example));

const isList = (when: Rule['when']): when is readonly When[] => Array.isArray(when);

for (const { id, rules } of providers) {
  for (const rule of rules) {
    // What is disposable is named in the effects, but allowed: it has no held examples.
    const harmless = rule.class === 'disposable';
    for (const example of rule.examples.held) {
      test(`${rule.id} holds ${show(example)}`, () => {
        const { verdict } = judgeIn(actionOf(example));
        assert.deepEqual({ allowed: verdict.decision === 'allow', rule: verdict.rule }, { allowed: false, rule: rule.id });
      });
    }
    for (const example of rule.examples.free) {
      test(`${rule.id} leaves ${show(example)}`, () => {
        const { verdict } = judgeIn(actionOf(example));
        assert.deepEqual({ decision: verdict.decision, rule: verdict.rule }, { decision: 'allow', rule: null });
      });
    }
    test(`${rule.id} is complete`, () => {
      assert.ok(rule.examples.held.length > 0 || harmless, 'no held example');
      assert.ok(rule.examples.free.length > 0, 'no free example');
      assert.match(rule.id, new RegExp(`^${id}/[a-z0-9]+(-[a-z0-9]+)*$`));
      assert.match(rule.docs, /^https:\/\/\S+$/);
      assert.match(rule.undo, /\w{3}/);
      assert.match(rule.safer, /^[A-Z].*\.$/);
      assert.ok(rule.resource.name.length > 0, 'no source for the name');
      assert.deepEqual(JSON.parse(JSON.stringify(rule)), rule);
      assert.equal(ruleById(rule.id)?.rule, rule);
    });
  }
}

test('no rule id stands twice', () => {
  const ids = providers.flatMap(({ rules }) => rules.map(({ id }) => id));
  assert.deepEqual(ids, [...new Set(ids)]);
});

test('every program that a rule names is one of its provider', () => {
  for (const { programs, rules } of [...providers, template] as readonly Provider[]) {
    const known = programs.map(({ id }) => id);
    for (const when of rules.flatMap((rule): readonly When[] => (isList(rule.when) ? rule.when : [rule.when]))) {
      if (when.call === 'program') assert.ok(known.includes(when.program), when.program);
    }
  }
});

test('every provider file is in the index', () => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && name !== '_template.ts')
    .filter((name) => /: Provider =|satisfies Provider;/.test(readFileSync(path.join(folder, name), 'utf8')))
    .map((name) => name.replace(/\.ts$/, ''));
  assert.deepEqual([...files].sort(), providers.map(({ id }) => id).sort());
});

test('a program of two tables is read by both', () => {
  const rules = (command: string) => judgeIn(actionOf(command)).verdict.rule;
  assert.deepEqual(
    [rules('railway run rm -rf ~/Documents'), rules(`railway api 'mutation { volumeDelete(volumeId: "v1") }'`)],
    ['filesystem/delete-outside', 'railway/delete-volume'],
  );
});
