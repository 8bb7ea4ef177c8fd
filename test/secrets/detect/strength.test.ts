import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strengthOf } from '../../../src/secrets/detect/strength';
import { seeded, tokenKinds } from './tokens';

test('values that a machine made are strong', () => {
  const machine = tokenKinds().filter(({ make }) => {
    const value = make(seeded(1));
    return value.length >= 20 && !/\s/.test(value);
  });
  assert.equal(machine.length > 60, true);
  for (const seed of [1, 2, 3])
    assert.deepEqual(
      machine.filter(({ make }) => strengthOf(make(seeded(seed))) !== 'strong').map(({ name }) => name),
      [],
    );
});

const t = (wanted: 'strong' | 'weak' | null, ...values: readonly string[]): void => {
  for (const value of values) test(`${wanted ?? 'nothing'}: ${value}`, () => assert.equal(strengthOf(value), wanted));
};

t(
  null,
  '',
  'short',
  'seven77',
  'two words here',
  'changeme123',
  'your-token-here',
  'xxxxxxxxxxxxxxxx',
  `\${SECRET_TOKEN}`,
  '{{ secret }}',
  '<password>',
  'example-value',
);
t(
  null,
  'aaaaaaaaaaaaaaaa',
  '00000000-0000-0000-0000-000000000001',
  '1234567890',
  '2026-11-21T10:00:00Z',
  '10.20.30.40',
  '1.2.3-beta.4',
  'me@shop.dev',
);
t(null, 'www.shop.dev', 'https://shop.dev/path', './src/secrets', '/usr/local/bin/node', 'src/secrets/detect/scan.ts');
t('weak', 'production', 'Summer2026!', 'correcthorse', 'hunter2hunter2', 'password-of-database-1', 'release-candidate-2');
