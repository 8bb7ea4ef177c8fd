import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rescan } from '../../../src/secrets/detect/rescan';
import { scan } from '../../../src/secrets/detect/scan';
import { seeded, tokenKinds } from './tokens';

const kinds = tokenKinds();

/** A text of 200 kB with a value of every kind somewhere in it. */
function long(seed: number): string {
  const random = seeded(seed);
  const plain = 'const answer = await client.get("/orders/" + id); // nothing to see\n';
  return kinds.map(({ make, file }) => plain.repeat(5 + Math.floor(random() * 50)) + file(make(random)).text).join('\n');
}

test('after a change in one place it finds what a whole scan finds', () => {
  const random = seeded(9);
  const before = long(1);
  const found = scan(before);
  for (let round = 0; round < 60; round += 1) {
    const at = Math.floor(random() * before.length);
    const cut = Math.floor(random() * 3) === 0 ? Math.floor(random() * 400) : 0;
    const kind = kinds[Math.floor(random() * kinds.length)];
    const put = [() => 'x', () => '\n', () => '', () => kind?.file(kind.make(random)).text ?? ''][Math.floor(random() * 4)]?.() ?? '';
    const now = before.slice(0, at) + put + before.slice(at + cut);
    assert.deepEqual(rescan(found, before, now), scan(now), `${at} ${cut} ${put.length}`);
  }
});

test('at both ends, and with nothing left', () => {
  const before = long(2);
  const found = scan(before);
  for (const now of [`x${before}`, `${before}x`, before.slice(1), before.slice(0, -1), '', before])
    assert.deepEqual(rescan(found, before, now), scan(now));
  assert.deepEqual(rescan([], '', before), found);
});
