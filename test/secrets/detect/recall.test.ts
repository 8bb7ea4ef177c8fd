import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atomsOf } from '../../../src/secrets/detect/atoms';
import { scan } from '../../../src/secrets/detect/scan';
import { REDACTED, redact } from '../../../src/secrets/redact';
import { seeded, tokenKinds } from './tokens';

const SEEDS = [1, 2, 3, 4, 5];
const kinds = tokenKinds();

test('there are as many kinds as the reference lists', () => {
  assert.equal(kinds.length >= 84, true);
  assert.equal(new Set(kinds.map(({ name }) => name)).size, kinds.length);
});

test('a precise rule finds every kind in its file, at its place', () => {
  const missed = new Set<string>();
  for (const seed of SEEDS)
    for (const { name, make, file } of kinds) {
      const value = make(seeded(seed));
      const { text } = file(value);
      const inText = text.includes(value) ? value : JSON.stringify(value).slice(1, -1);
      const from = text.indexOf(inText);
      const hit = scan(text).find((one) => one.from < from + inText.length && one.to > from);
      if (hit === undefined) missed.add(name);
      // What is marked is the value, from its first character to its last (a key in PEM form without the line break at its end).
      else if (hit.from > from || hit.to < from + inText.trimEnd().replace(/(?:\\n)+$/, '').length) missed.add(`${name} in part`);
    }
  assert.deepEqual([...missed], []);
});

test('the index gets every kind from its file', () => {
  const missed = new Set<string>();
  for (const seed of SEEDS)
    for (const { name, make, file } of kinds) {
      const value = make(seeded(seed));
      const { path, text } = file(value);
      const atoms = atomsOf(text, path).map((atom) => atom.value);
      const wanted = value.includes('\n')
        ? value.split('\n').filter((line) => line.length >= 40 && !line.startsWith('-----'))
        : [value.split(' ').at(-1) ?? ''];
      if (!wanted.every((one) => atoms.includes(one))) missed.add(name);
    }
  assert.deepEqual([...missed], []);
});

test('what a rule finds by its shape alone is masked wherever it stands', () => {
  const shown = new Set<string>();
  for (const { name, make } of kinds) {
    const value = make(seeded(7));
    const text = `before ${value} after`;
    if (scan(text).length > 0 && !redact(text).includes(REDACTED)) shown.add(name);
  }
  assert.deepEqual([...shown], []);
});

test('the provider is named where the name, the shape or the host tells it', () => {
  const provider = (wanted: string): string | null | undefined => {
    const found = kinds.find(({ name }) => name === wanted);
    const value = found?.make(seeded(3)) ?? '';
    const { path = '', text = '' } = found?.file(value) ?? {};
    return atomsOf(text, path).find((atom) => atom.value === value)?.provider;
  };
  const rows: Readonly<Record<string, string>> = {
    'Railway account token': 'railway',
    'Railway token in a script': 'railway',
    'Railway login': 'railway',
    'Fly.io macaroon': 'flyio',
    'Vercel token, old': 'vercel',
    'Heroku login': 'heroku',
    'Atlas private key': 'mongodb',
    'Neon role': 'neon',
    'GitHub token in an address': 'github',
    'npm token': 'npm',
    'AWS secret key': 'aws',
    'Docker login': 'docker',
    'Claude Code login': 'anthropic',
    'Databricks token': 'databricks',
    'PostgreSQL address': 'postgres',
    'password file of PostgreSQL': 'postgres',
    'options file of MySQL': 'mysql',
    'Turso token': 'turso',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(rows).map((name) => [name, provider(name)])), rows);
});
