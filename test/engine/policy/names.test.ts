import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTypeable, nameFor } from '../../../src/engine/policy/names';
import { type Evidence, HOLE, NO_POLICY } from '../../../src/engine/types';

const typeable: readonly (readonly [string, boolean])[] = [
  ['orders', true],
  ['orders-2024_v1.eu/west: main', true],
  ['bestellungen-münchen', true],
  ['заказы', true],
  ['注文データ', true],
  ['données', true],
  // Letters of two scripts look like one word and are not.
  ['оrders', false],
  ['οrders', false],
  ['paypаl', false],
  ['orders\u202Esredro', false],
  ['ord\u200Bers', false],
  ['ord\u00ADers', false],
  ['ord\u00A0ers', false],
  ['orders\n', false],
  ['\u3164', false],
  ['or\u0000ders', false],
  ['', false],
  ['x'.repeat(201), false],
];
for (const [name, expected] of typeable)
  test(`${JSON.stringify(name.slice(0, 30))} is ${expected ? '' : 'not '}typed as it is`, () => assert.equal(isTypeable(name), expected));

const policy = { ...NO_POLICY, names: { vol_1: 'orders', '3D2C1B0A-AAAA': 'archive', bad: 'оrders' } };
const told: Evidence = {
  source: 'railway-link',
  environment: 'unknown',
  identifiers: ['p1'],
  names: { p1: 'shop', vol_1: 'scratch' },
  file: null,
  line: null,
  strength: 'target',
  note: '',
};
const F = 'production/delete-volume';
const rows: readonly (readonly [words: string | null, name: string, claimed: string | null])[] = [
  ['vol_1', 'orders', 'vol_1'],
  ['3d2c1b0a-aaaa', 'archive', '3d2c1b0a-aaaa'],
  ['vol_2', 'vol_2', null],
  ['p1', 'shop', 'p1'],
  [' vol_2 ', 'vol_2', null],
  ['re\u0301sume\u0301', 'r\u00E9sum\u00E9', null],
  [null, F, null],
  [`vol_${HOLE}`, F, null],
  ['оrders', F, 'оrders'],
  ['bad', F, 'bad'],
  // Names of objects are not names of resources.
  ['constructor', 'constructor', null],
  ['__proto__', '__proto__', null],
];
for (const [words, name, claimed] of rows) {
  test(`${JSON.stringify(words)} is typed as ${name}`, () => assert.deepEqual(nameFor(words, F, policy, [told]), { name, claimed }));
}
