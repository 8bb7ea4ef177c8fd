import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hintsOf } from '../../../src/engine/policy/hints';
import { both, missingFrom, readTeamFile } from '../../../src/engine/policy/team';
import { NO_POLICY, type Policy } from '../../../src/engine/types';
import { actionOf, judgeIn } from '../world';

const keys = [
  'environments',
  'names',
  'scope',
  'scopeReads',
  'protectedFiles',
  'protected',
  'rules',
  'approvers',
  'match',
  'level',
  'production',
  'name',
  'when',
  'call',
  'id',
];
const json = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, 7, '', '*', 'staging', 'deny', 'program', '!x', 'orders', '__proto__'),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...keys, '__proto__', 'constructor'), fc.string({ maxLength: 5 })), tie('node'), { maxKeys: 5 }),
  ),
})).node;
const texts = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  fc.string({ maxLength: 200 }),
  fc.tuple(json, fc.nat(300), fc.string({ maxLength: 3 })).map(([value, at, cut]) => {
    const text = JSON.stringify(value);
    return text.slice(0, at % (text.length + 1)) + cut + text.slice(at % (text.length + 1));
  }),
);
const drop = actionOf("psql -h db.example shop -c 'DROP TABLE orders'");
const DECISIONS = ['allow', 'snapshot', 'hold', 'deny'];
const strict = (policy: Policy): number => {
  const { decision, tier } = judgeIn(drop, { policy }).verdict;
  return DECISIONS.indexOf(decision) * 10 + ['none', 'click', 'type'].indexOf(tier);
};

test('whatever stands in a policy file, it is read, has lines, and what it tightens never loosens', () => {
  const plain = strict(NO_POLICY);
  fc.assert(
    fc.property(texts, (text) => {
      const read = readTeamFile(text, 'mollyguard.json');
      const lines = text.split('\n').length;
      for (const line of [...read.problems, ...read.lowering].map((one) => one.line ?? 1)) assert.ok(line >= 1 && line <= lines, `${line}`);
      for (const { path } of hintsOf(read.whole)) assert.ok(read.lineOf(path) >= 1);
      assert.ok(strict(read.tightening) >= plain, text);
      // Together with itself it is what it was, and nothing is missing from it.
      const twice = both(read.tightening, read.tightening);
      assert.deepEqual(missingFrom(read.tightening, twice), []);
      assert.deepEqual(missingFrom(twice, read.tightening), []);
    }),
    { numRuns: 400 },
  );
});
