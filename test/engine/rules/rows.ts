import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, judgeIn, type World } from '../world';

type Row = string | Readonly<Record<string, unknown>>;
const nameOf = (row: Row): string => (typeof row === 'string' ? row : JSON.stringify(row));

/** One test a row: decision, tier and rule of the verdict, as `hold type filesystem/delete-outside` or `allow`. */
export function rows(expected: string, list: readonly Row[], world: World = {}): void {
  for (const row of list)
    test(`${nameOf(row)}: ${expected}`, () => {
      const { decision, tier, rule } = judgeIn(actionOf(row), world).verdict;
      assert.equal([decision, tier === 'none' ? '' : tier, rule ?? ''].filter((word) => word !== '').join(' '), expected);
    });
}
