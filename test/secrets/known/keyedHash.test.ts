import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyedHash } from '../../../src/secrets/known/keyedHash';

/** The published vectors of SipHash-2-4 with 128 bits, key 00…0f, of the first n bytes 00 01 02 …; ours takes two bytes a character. */
const VECTORS: Readonly<Record<number, string>> = {
  0: 'a3817f04ba25a8e66df67214c7550293',
  2: '8177228da4a45dc7fca38bdef60affe4',
  4: 'f88164c12d9c8faf7d0f6e7c7bcd5579',
  6: '14eeca338b208613485ea0308fd7a15e',
  8: '3b62a9ba6258f5610f83e264f31497b4',
};
const key = Uint8Array.from({ length: 16 }, (_, at) => at);
const bytes = (count: number): string =>
  Array.from({ length: count / 2 }, (_, at) => String.fromCharCode(2 * at + ((2 * at + 1) << 8))).join('');
/** Sixteen bits to a character, the high ones of a word first, as bytes in order. */
const inOrder = (hash: string): string =>
  (
    Array.from({ length: hash.length }, (_, at) => hash.charCodeAt(at).toString(16).padStart(4, '0'))
      .join('')
      .match(/.{8}/g) ?? []
  )
    .map((word) => (word.match(/../g) ?? []).reverse().join(''))
    .join('');

test('it is SipHash-2-4-128', () => {
  const hash = keyedHash(key);
  const made = Object.fromEntries(
    Object.keys(VECTORS).map((length) => [length, inOrder(hash(bytes(Number(length)), 0, Number(length) / 2))]),
  );
  assert.deepEqual(made, VECTORS);
});

test('it hashes a part of a text, and depends on every character, the length and the key', () => {
  const hash = keyedHash(key);
  const whole = 'some words of a text';
  const parts = Array.from({ length: whole.length }, (_, at) => hash(whole, 0, at + 1));
  assert.equal(new Set(parts).size, whole.length);
  assert.equal(hash(`x${whole}y`, 1, whole.length + 1), hash(whole, 0, whole.length));
  const other = keyedHash(Uint8Array.from({ length: 16 }, (_, at) => at + 1));
  assert.notEqual(other(whole, 0, 8), hash(whole, 0, 8));
});
