import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Prefilter } from '../../../src/secrets/detect/prefilter';
import { seeded } from './tokens';

function found(words: readonly string[], text: string): readonly string[] {
  const out: string[] = [];
  new Prefilter(words).each(text, (word, end) => out.push(`${words[word]}@${end}`));
  return out.sort();
}

/** As a text of bytes, a character each. */
function foundInBytes(words: readonly string[], text: string): readonly string[] {
  const bytes = Buffer.from(text, 'latin1');
  const out: string[] = [];
  new Prefilter(words).eachByte(bytes, bytes.length, (word, end) => out.push(`${words[word]}@${end}`));
  return out.sort();
}

function plainly(words: readonly string[], text: string): readonly string[] {
  const low = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const out: string[] = [];
  for (const word of words)
    for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + 1)) out.push(`${word}@${at + word.length}`);
  return out.sort();
}

test('it finds what a plain search finds', () => {
  const random = seeded(5);
  const some = (length: number, of: string): string => Array.from({ length }, () => of.charAt(Math.floor(random() * of.length))).join('');
  for (let round = 0; round < 300; round += 1) {
    const words = [...new Set(Array.from({ length: 1 + Math.floor(random() * 8) }, () => some(1 + Math.floor(random() * 4), 'ab_')))];
    const text = some(60, 'abAB_é\u20ac ');
    assert.deepEqual(found(words, text), plainly(words, text), `${words} in ${text}`);
    assert.deepEqual(foundInBytes(words, text), plainly(words, text), `${words} in the bytes of ${text}`);
  }
});

test('words within words, at the ends, and in either case', () => {
  assert.deepEqual(found(['he', 'she', 'hers'], 'usHErs'), ['he@4', 'hers@6', 'she@4']);
  assert.deepEqual(found(['ghp_'], 'ghp_ghp_'), ['ghp_@4', 'ghp_@8']);
  assert.deepEqual(found(['a'], ''), []);
  // The Kelvin sign is no k, and what is beyond ASCII ends a word.
  assert.deepEqual(found(['key'], '\u212aey k\u00e9y'), []);
});

test('words that stand across the middle of a text', () => {
  const words = ['token', 'kent'];
  for (let before = 0; before < 30; before += 1) {
    const text = `${'-'.repeat(before)}tokent${'-'.repeat(12)}TOKENT`;
    assert.deepEqual(found(words, text), plainly(words, text), `${before}`);
    assert.deepEqual(foundInBytes(words, text), plainly(words, text), `${before}, bytes`);
  }
});
