import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, crcBase62 } from '../../../src/secrets/detect/checksums';

test('the checksum of the standard check text, and of nothing', () => {
  assert.equal(crc32('123456789'), 0xcbf43926);
  assert.equal(crc32(''), 0);
});

test('six characters whatever the checksum', () => {
  assert.equal(crcBase62(''), '000000');
  const digits = [];
  for (let rest = 0xcbf43926; digits.length < 6; rest = Math.floor(rest / 62)) digits.unshift(rest % 62);
  const written = digits.map((at) => '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'.charAt(at)).join('');
  assert.equal(crcBase62('123456789'), written);
});
