import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, judgeIn } from '../world';
import { WORLD } from './secretsWorld';

type Row = string | Readonly<Record<string, unknown>>;
const nameOf = (row: Row): string => (typeof row === 'string' ? row : JSON.stringify(row));

/** Each is denied by a rule of secrets, in the world of tests for them. */
export function denied(list: readonly Row[]): void {
  for (const row of list)
    test(`${nameOf(row)}: denied`, () => {
      const { decision, rule } = judgeIn(actionOf(row), WORLD).verdict;
      assert.deepEqual([decision, rule?.split('/')[0]], ['deny', 'secrets']);
    });
}

/** Each is allowed there. */
export function free(list: readonly Row[]): void {
  for (const row of list)
    test(`${nameOf(row)}: free`, () => {
      const { decision, rule } = judgeIn(actionOf(row), WORLD).verdict;
      assert.deepEqual([decision, rule], ['allow', null]);
    });
}
