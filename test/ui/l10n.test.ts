import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.join(__dirname, '..', '..');
const bundle = path.join(root, 'media', 'l10n', 'bundle.l10n.json');

/** Every literal that `t(…)` is called with. */
function sentences(): readonly string[] {
  const folder = path.join(root, 'src', 'ui');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const text = files
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .filter((one) => /\bt: Translate\b/.test(one))
    .join('\n');
  const calls = [...text.matchAll(/\bt\(/g)].length;
  const literals = [...text.matchAll(/\bt\(\s*'((?:[^'\\\n]|\\.)*)'/g)].map(([, literal]) => (literal ?? '').replaceAll('\\n', '\n'));
  assert.equal(literals.length, calls, 'every t(…) is called with one plain literal');
  return [...new Set(literals)].sort();
}

test('translators find every sentence in media/l10n (UPDATE=1 writes it)', () => {
  const expected = `${JSON.stringify(Object.fromEntries(sentences().map((sentence) => [sentence, sentence])), null, 2)}\n`;
  if (process.env.UPDATE) {
    mkdirSync(path.dirname(bundle), { recursive: true });
    writeFileSync(bundle, expected);
  }
  assert.equal(readFileSync(bundle, 'utf8'), expected);
});

test('placeholders are numbered from 0 without gaps; no exclamation marks, no "Are you sure"', () => {
  for (const sentence of sentences()) {
    const used = [...new Set([...sentence.matchAll(/\{(\d+)\}/g)].map(([, index]) => Number(index)))].sort();
    assert.deepEqual(
      used,
      used.map((_, index) => index),
      sentence,
    );
    assert.doesNotMatch(sentence, /!|Are you sure/, sentence);
  }
});
