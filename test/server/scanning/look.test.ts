import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type ByteText, scan, search } from '../../../src/secrets/detect/scan';
import { strengthOf } from '../../../src/secrets/detect/strength';
import { WIDE_WORDS } from '../../../src/secrets/detect/wideWords';
import { look } from '../../../src/server/scanning/look';
import { thinned } from '../../../src/server/scanning/thinned';
import { seeded, tokenKinds } from '../../secrets/detect/tokens';

const PLAIN = 'const answer = await client.get("/orders/" + id); // a token is asked for at https://shop.example/login\n';

const bytesOf = (text: string): ByteText => {
  const bytes = Buffer.from(text, 'latin1');
  return { bytes, length: bytes.length, text: () => bytes.toString('latin1') };
};

/** A secret of every kind among plain lines, and this project's own sources. */
function texts(): readonly string[] {
  const kinds = tokenKinds().flatMap(({ make, file }, at) => {
    const { text } = file(make(seeded(at)));
    return [text, PLAIN.repeat(3) + text + PLAIN, PLAIN + text.replaceAll('\n', '\r\n')];
  });
  const folder = path.join(__dirname, '../../../src/secrets');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'latin1'));
  return [...kinds, ...sources, kinds.join('\n')];
}

/** Line by line: one with such a word is kept if it holds a value, and so is the next one after a word without one. */
function keptPlainly(text: string): ReadonlySet<number> {
  const lines = text.split('\n');
  const holds = (line: string): boolean =>
    [...line.matchAll(/[\w+/~-]{12,}/g)].some(([run]) => /\d/.test(run) && strengthOf(run) === 'strong') ||
    /:\/\/[^\s/:@"']{0,100}:[^\s/@"']{3,200}@/.test(line);
  const kept = new Set<number>();
  for (const [at, line] of lines.entries()) {
    if (!WIDE_WORDS.some((word) => line.toLowerCase().includes(word))) continue;
    if (holds(line)) kept.add(at + 1);
    else if (holds(lines[at + 1] ?? '')) kept.add(at + 1).add(at + 2);
  }
  for (const { line, from, to } of scan(text))
    for (let more = 0; more < text.slice(from, to).split('\n').length; more += 1) kept.add(line + more);
  return kept;
}

test('bytes tell what the text tells', () => {
  for (const text of texts()) {
    // Beyond ASCII a byte is no character, and offsets are others.
    if (/[^\0-\x7f]/.test(text)) continue;
    assert.deepEqual(search(bytesOf(text)), search(text));
    for (const named of [false, true]) assert.deepEqual(look(bytesOf(text), '/a/b.sh', named), look(text, '/a/b.sh', named));
  }
});

test('the lines that are looked into are those that a look at every line would choose', () => {
  for (const text of texts()) {
    // Of a longer line only the parts around such words are looked at.
    if (text.split('\n').some((line) => line.length > 300)) continue;
    const lines = thinned(text, search(text))?.lines ?? [];
    assert.deepEqual(
      [...lines],
      [...keptPlainly(text)].toSorted((a, b) => a - b),
    );
  }
});

test('far from the word, a line of a million is not looked at', () => {
  const value = tokenKinds()[0]?.make(seeded(1)) ?? '';
  const kept = (between: number): boolean =>
    thinned(`token${'.'.repeat(between)} ${value}`, search(`token${'.'.repeat(between)} ${value}`)) !== null;
  assert.deepEqual([kept(100), kept(10_000)], [true, false]);
});

test('a text without anything that is looked for is not even made', () => {
  const bytes = Buffer.from('let a = 1;\n'.repeat(50));
  const made = (): string => assert.fail('it was');
  assert.deepEqual(look({ bytes, length: bytes.length, text: made }, '/a.ts', false), { atoms: [], finding: null });
});
