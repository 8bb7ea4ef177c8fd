import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchVerb, type VerbMatch } from '../../../src/engine/rules/verb';
import { HOLE } from '../../../src/engine/types';

type Verb = Parameters<typeof matchVerb>[0];
const sure = (length: number): VerbMatch => ({ length, sure: true });
const maybe = (length: number): VerbMatch => ({ length, sure: false });

const cases: readonly (readonly [verb: Verb, words: string, expected: VerbMatch | null])[] = [
  [['volume', ['delete', 'rm']], 'volume rm data', sure(2)],
  [['volume', ['delete', 'rm']], 'volume list', null],
  [['volume', ['delete', 'rm']], 'volume', null],
  [['*', 'delete-*'], 'rds delete-db-instance x', sure(2)],
  [['*', 'delete-*'], 'rds describe-db-instances', null],
  [['*', 'delete-*'], `rds ${HOLE}`, maybe(2)],
  [['delete', ['pvc', 'pvc/*']], 'delete PVC/data', sure(2)],
  [['**', 'delete'], 'compute instances delete vm', sure(3)],
  [['**', 'delete'], 'delete', sure(1)],
  [['**', 'delete'], 'compute instances list', null],
  [['**', 'delete'], 'a b c d e f g delete', null],
  [['**', 'delete'], `${HOLE} vm`, maybe(1)],
  [['**', 'delete'], `instances describe ${HOLE}`, null],
  [['**', 'delete'], 'instances describe delete', null],
  [['delete'], `${HOLE} vm`, maybe(1)],
];
for (const [verb, words, expected] of cases)
  test(`${JSON.stringify(verb)} and ${words}`, () => {
    assert.deepEqual(matchVerb(verb, words.split(' ')), expected);
  });
