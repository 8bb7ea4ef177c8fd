import assert from 'node:assert/strict';
import { test } from 'node:test';
import { globMatches } from '../../../src/engine/policy/glob';
import { HOLE } from '../../../src/engine/types';

const H = HOLE;
const rows: readonly (readonly [pattern: string, text: string, plain: boolean, holes: boolean])[] = [
  ['abc', 'abc', true, true],
  ['abc', 'abcd', false, false],
  ['*', 'anything', true, true],
  ['*', '', true, true],
  ['a*c', 'ac', true, true],
  ['a*c', 'abbbc', true, true],
  ['a*c', 'abcd', false, false],
  ['*.railway.app', 'backboard.railway.app', true, true],
  ['*.railway.app', 'railway.app', false, false],
  ['*.railway.app', 'x.railway.app.evil.example', false, false],
  ['/v1/*/x', '/v1/a/b/x', true, true],
  // Other characters of patterns stand for themselves.
  ['a.c', 'abc', false, false],
  ['[a]', 'a', false, false],
  ['a?', 'ab', false, false],
  // What is not known could be anything, also a part of the pattern's own text.
  ['backboard.railway.app', `backboard.${H}`, false, true],
  ['backboard.railway.app', `${H}.railway.app`, false, true],
  ['backboard.railway.app', `${H}.example.com`, false, false],
  ['*.railway.app', `${H}`, false, true],
  ['delete', `${H}`, false, true],
  ['delete', `de${H}te`, false, true],
  ['delete', `delete${H}`, false, true],
  ['delete', `x${H}`, false, false],
  ['/v1/volumes/*', `/v1/volumes/${H}`, true, true],
];
for (const [pattern, text, plain, holes] of rows) {
  test(`${pattern} against ${JSON.stringify(text)}`, () => {
    assert.deepEqual([globMatches(pattern, text), globMatches(pattern, text, true)], [plain, holes]);
  });
}

test('a long text is decided at once, strictly where anything could stand in it', () => {
  const long = `${'a'.repeat(100_000)}${H}`;
  assert.deepEqual([globMatches('*b*'.repeat(50), long), globMatches('*b*'.repeat(50), long, true)], [false, true]);
});
