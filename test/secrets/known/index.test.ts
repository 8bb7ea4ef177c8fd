import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { inspect } from 'node:util';
import type { Atom } from '../../../src/secrets/detect/finding';
import { SecretIndex } from '../../../src/secrets/known/index';
import { seeded } from '../detect/tokens';

const random = seeded(7);
const value = (length = 24): string =>
  Array.from({ length }, () => 'abcdefghijkmnpqrstuvwxyz23456789'.charAt(Math.floor(random() * 32))).join('');
const atom = (text: string, line = 1, strength: Atom['strength'] = 'strong'): Atom => ({
  value: text,
  key: 'TOKEN',
  line,
  provider: null,
  strength,
});
const indexOf = (...atoms: readonly Atom[]): SecretIndex => {
  const index = new SecretIndex(randomBytes(32));
  index.put('/p/.env', atoms, true);
  return index;
};
/** Which part of the text, and the line it comes from. */
const seen = (index: SecretIndex, text: string) => index.find(text).map(({ secret, from, to }) => [text.slice(from, to), secret.line]);

test('a value is found wherever it stands, also glued to other text, and every time', () => {
  const [one, two] = [value(), value(36)];
  const index = indexOf(atom(one, 3), atom(two, 5));
  assert.deepEqual(seen(index, `a ${one} b${two}c ${one}`), [
    [one, 3],
    [two, 5],
    [one, 3],
  ]);
  assert.deepEqual(seen(index, one.slice(0, -1)), []);
  assert.deepEqual(seen(index, `${one.slice(0, -1)}_`), []);
  assert.deepEqual(index.find(`x ${one}`), [
    {
      secret: { id: '1', file: '/p/.env', line: 3, key: 'TOKEN', provider: null, offLimits: true, strength: 'strong' },
      from: 2,
      to: 2 + one.length,
    },
  ]);
});

test('values that begin alike are kept apart', () => {
  const begin = value(12);
  const [short, long, other] = [begin, begin + value(8), begin + value(8)];
  const index = indexOf(atom(short, 1), atom(long, 2), atom(other, 3));
  assert.deepEqual(seen(index, `<${long}>`), [
    [short, 1],
    [long, 2],
  ]);
  assert.deepEqual(seen(index, `<${other}>`), [
    [short, 1],
    [other, 3],
  ]);
});

test('a file that is put again or dropped leaves nothing behind; the same value of another file stays', () => {
  const [one, two] = [value(), value()];
  const index = indexOf(atom(one), atom(two));
  index.put('/p/a.sh', [atom(one, 12)], false);
  assert.equal(index.size, 3);
  assert.deepEqual(
    index.of('/p/a.sh').map(({ line, offLimits }) => [line, offLimits]),
    [[12, false]],
  );
  index.put('/p/.env', [atom(two, 9)], true);
  assert.deepEqual(seen(index, `${one} ${two}`), [
    [one, 12],
    [two, 9],
  ]);
  index.drop('/p/a.sh');
  index.drop('/p/.env');
  assert.deepEqual([index.size, seen(index, `${one} ${two}`), index.of('/p/.env')], [0, [], []]);
});

test('a weak value counts only where a credential stands', () => {
  const word = `Summer${value(4)}`;
  const index = indexOf(atom(word, 4, 'weak'));
  const held = [
    `mysql -u root -p${word} shop`,
    `mysql -u root -p '${word}'`,
    `psql --password=${word}`,
    `tool --db-password ${word}`,
    `PGPASSWORD=${word} psql`,
    `export DB_PASS="${word}"`,
    `psql postgres://me:${word}@db.example/shop`,
    `curl -u me:${word} https://example.com`,
    `curl -H "Authorization: Basic ${Buffer.from(`me:${word}`).toString('base64')}"`,
    `{"password": "${word}"}`,
    `ALTER USER x IDENTIFIED BY '${word}'`,
  ];
  const free = [`echo ${word}`, `git checkout ${word}`, `ls ${word}/x`, `grep -r ${word} src`];
  const found = (text: string): boolean => index.find(text).length > 0;
  assert.deepEqual({ missed: held.filter((text) => !found(text)), wrong: free.filter(found) }, { missed: [], wrong: [] });
});

test('what is decoded points at what it was decoded from', () => {
  const one = value(32);
  const index = indexOf(atom(one, 2));
  const half = one.length / 2;
  const split = `${one.slice(0, half)}""${one.slice(half)}`;
  const base64 = Buffer.from(`user:${one}`).toString('base64');
  const hex = Buffer.from(one).toString('hex');
  const percent = [...one].map((char) => `%${char.charCodeAt(0).toString(16)}`).join('');
  const escaped = [...one].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  for (const written of [split, base64, hex, hex.toUpperCase(), percent, escaped]) {
    const [hit, ...more] = seen(index, `echo a ${written} b`);
    assert.deepEqual([more.length, hit?.[1]], [0, 2], written);
    assert.ok(String(hit?.[0]).length >= written.length - 3, written);
  }
  // Encoded twice, and in quotes inside of it.
  assert.equal(seen(index, `echo ${Buffer.from(base64).toString('base64')}`).length, 1);
  assert.equal(seen(index, `sh -c ${JSON.stringify(`echo ${split}`)}`).length, 1);
  // What stands before it may look like a part of it.
  for (const before of ['/', 'a/', 'ab/', 'abc/', 'abcd/']) assert.equal(seen(index, before + base64).length, 1, before);
});

test('it holds no value', () => {
  const one = value(32);
  const index = indexOf(atom(one));
  const shown = inspect(index, { depth: Number.POSITIVE_INFINITY, showHidden: true });
  assert.equal(shown.includes(one) || JSON.stringify(index).includes(one), false);
  assert.equal(JSON.stringify(index.find(one)).includes(one), false);
});

test('text that is built to cost much is searched all the same', () => {
  const begin = value(8);
  const index = indexOf(...Array.from({ length: 200 }, (_, at) => atom(begin + value(10 + at), at + 1)));
  const last = value(30);
  index.put('/p/last', [atom(last, 7)], true);
  for (const text of [begin.repeat(10_000), '"\\'.repeat(40_000), '%41'.repeat(30_000), 'ab'.repeat(60_000), '\\u0041'.repeat(15_000)])
    assert.deepEqual(
      index.find(`${text} ${last}`).map(({ secret }) => secret.line),
      [7],
    );
});
