import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { sha1 } from '../../src/environments/sha1';

test('texts of every length up to three blocks, and such beyond ASCII', () => {
  const texts = [...Array(200).keys()].map((length) => 'x'.repeat(length));
  for (const text of [...texts, 'abc', 'é 日本', 'y'.repeat(10_000)])
    assert.equal(sha1(text), createHash('sha1').update(text).digest('hex'), `${text.length}`);
});
