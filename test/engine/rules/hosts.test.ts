import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueOf } from '../../../src/engine/rules/catalogue';
import { hostTable, isAmong } from '../../../src/engine/rules/hosts';
import { providers } from '../../../src/engine/rules/index';
import { HOLE } from '../../../src/engine/types';

const lists = catalogueOf(providers).http.map(({ hosts }) => hosts);
const patterns = [...new Set(lists.flat())];

test('a host is on the same lists in the table as one by one', () => {
  const table = hostTable(lists);
  const hosts = [
    ...patterns.flatMap((one) => [
      one.replaceAll('*', 'x'),
      one.replaceAll('*', 'a.b'),
      one.replaceAll('*', ''),
      `${one.replaceAll('*', 'x')}.`,
    ]),
    ...patterns.flatMap((one) => [
      one.replaceAll('*', HOLE),
      `${HOLE}.${one.split('.').slice(1).join('.')}`,
      `x${one}`,
      `${one}.example.com`,
    ]),
    '',
    '.',
    'localhost',
    '127.0.0.1',
    HOLE,
    'example.com',
  ];
  assert.ok(hosts.length > 500);
  for (const host of hosts) {
    const expected = lists.flatMap((list, at) => (isAmong(host, list) ? [at] : []));
    assert.deepEqual(table.among(host), expected, host);
  }
});
