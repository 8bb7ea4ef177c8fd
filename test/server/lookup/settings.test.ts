import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookups } from '../../../src/server/lookup/index';
import { LOOKUP_PROVIDERS, parseLookups } from '../../../src/server/lookup/settings';

const plain = { endpoint: null, credential: null, program: null, connections: [] };

test('every look-up can be switched on, and nothing else', () => {
  assert.deepEqual([...new Set(lookups.map(({ provider }) => provider))].sort(), [...LOOKUP_PROVIDERS].sort());
});

test('what a person may write', () => {
  const t = (value: unknown, settings: object) => assert.deepEqual(parseLookups(value), { settings, problems: [] });
  t(undefined, {});
  t({}, {});
  t({ github: true, aws: false }, { github: plain });
  t({ kubernetes: { program: '/opt/bin/kubectl' } }, { kubernetes: { ...plain, program: '/opt/bin/kubectl' } });
  t({ railway: { credential: 'own' } }, { railway: { ...plain, credential: 'own' } });
  const connection = { host: 'db.example.com', port: null, database: null, user: 'reader', credential: null, tls: 'verify' };
  const one = (written: object, read: object) =>
    t({ postgres: { connections: [written] } }, { postgres: { ...plain, connections: [{ ...connection, ...read }] } });
  one({ host: 'DB.example.com', user: 'reader' }, {});
  one({ host: '::1', user: 'reader', port: 5433 }, { host: '::1', port: 5433, tls: 'off' });
  one({ host: '/var/run/Postgres', user: 'reader' }, { host: '/var/run/Postgres', tls: 'off' });
  one({ host: 'localhost', user: 'reader', tls: 'verify', database: 'shop' }, { host: 'localhost', database: 'shop' });
});

test('what is malformed is off, and told without its value', () => {
  const t = (value: unknown, problem: RegExp) => {
    const { settings, problems } = parseLookups(value);
    assert.deepEqual(settings, {});
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', problem);
  };
  t([], /must be an object/);
  t('all', /must be an object/);
  t({ mongodb: true }, /"mongodb" is none of/);
  t({ __proto__: null, constructor: true }, /"constructor" is none of/);
  t({ railway: 1 }, /must be true, false or an object/);
  t({ railway: { token: 'fake-token' } }, /unknown entry "token"$/);
  for (const endpoint of [
    'http://api.example.com',
    'https://me:fake@api.example.com',
    'https://api.example.com/?key=fake',
    'file:///tmp/x',
    'https://',
    7,
    'ftp://localhost/',
  ])
    t({ railway: { endpoint } }, /endpoint must be an https address without user or query$/);
  t({ github: { program: 'gh' } }, /absolute path/);
  for (const host of ['', 'a b', 'a,b', 'postgres://h/d', '-h', 'h/../x', 'h;x', null, 7])
    t({ postgres: { connections: [{ host }] } }, /host must/);
  t({ postgres: { connections: [{ host: 'h', password: 'fake-token' }] } }, /unknown entry "password"$/);
  t({ postgres: { connections: [{ host: 'h', port: 0 }] } }, /port must be a port/);
  t({ postgres: { connections: [{ host: 'h', tls: 'maybe' }] } }, /tls must be/);
  t({ postgres: { connections: {} } }, /must be a list/);
});
