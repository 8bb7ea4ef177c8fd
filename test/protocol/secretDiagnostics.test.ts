import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSecretDiagnostics, parseSecretPlace } from '../../src/protocol/secretDiagnostics';

const KEY = '0a'.repeat(32);

test('settings: a round trip, and garbage', () => {
  for (const value of [
    { on: true, key: KEY, notSecret: [KEY] },
    { on: false, key: '', notSecret: [] },
  ])
    assert.deepEqual(parseSecretDiagnostics(JSON.parse(JSON.stringify(value))), value);
  for (const value of [
    null,
    {},
    { on: 'yes', key: '', notSecret: [] },
    { on: true, key: 'short', notSecret: [] },
    { on: true, key: KEY, notSecret: [1] },
    { on: true, key: KEY, notSecret: ['x'] },
    { on: true, key: KEY, notSecret: Array.from({ length: 10_001 }, () => KEY) },
  ])
    assert.equal(parseSecretDiagnostics(value), null);
});

test('a place: a round trip, and garbage', () => {
  const place = {
    uri: 'file:///a.ts',
    version: 3,
    rule: 'github/token',
    kind: 'GitHub token',
    key: null,
    start: { line: 1, character: 2 },
    end: { line: 1, character: 42 },
  };
  assert.deepEqual(parseSecretPlace(JSON.parse(JSON.stringify(place))), place);
  assert.deepEqual(parseSecretPlace({ ...place, key: 'token' }), { ...place, key: 'token' });
  const wrong = [
    { uri: 1 },
    { version: -1 },
    { version: '3' },
    { rule: '' },
    { kind: null },
    { key: 'x'.repeat(501) },
    { start: { line: 1 } },
    { end: { line: 1.5, character: 0 } },
  ];
  for (const fields of wrong) assert.equal(parseSecretPlace({ ...place, ...fields }), null, JSON.stringify(fields).slice(0, 80));
  assert.equal(parseSecretPlace([place]), null);
});
