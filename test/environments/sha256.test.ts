import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { sha256 } from '../../src/environments/sha256';

const native = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('every length up to three blocks, and a long one', () => {
  for (const length of [...Array(200).keys(), 100_000]) {
    const bytes = randomBytes(length);
    assert.equal(sha256(bytes), native(bytes), `${length}`);
  }
});

test('texts are hashed as UTF-8', () => {
  for (const text of ['', 'abc', 'é 日本 🛡', '\ud800', 'x'.repeat(1_000)]) assert.equal(sha256(text), native(text));
});
