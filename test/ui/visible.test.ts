import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstLines, label, middleOut, shortened, visible } from '../../src/ui/visible';

test('a text looks like what it is', () => {
  const t = (text: string, expected: string) => assert.equal(visible(text), expected, JSON.stringify(text));
  t('orders', 'orders');
  t('orders\nitems', 'orders\nitems');
  t('Größe 数据 заказы', 'Größe 数据 заказы');
  t('or\u202Eders', 'or\\u{202E}ders');
  t('or\u200Bders', 'or\\u{200B}ders');
  t('or\u00ADders', 'or\\u{AD}ders');
  t('or\u2066ders\u2069', 'or\\u{2066}ders\\u{2069}');
  t('orders\u{E0041}', 'orders\\u{E0041}');
  t('orders\u3164', 'orders\\u{3164}');
  t('a\u00A0b', 'a\\u{A0}b');
  t('a\u2028b', 'a\\u{2028}b');
  t('a\rb', 'a\\u{D}b');
  t('a\u001B[2Jb', 'a\\u{1B}[2Jb');
  t('\uD800x', '\\u{D800}x');
  t('\uE000.example', '….example');
  t('\uE001', '\\u{E001}');
  t('a\r\nb\tc', 'a\nb  c');
});

test('a label is one line without icons and links', () => {
  const t = (text: string, expected: string) => assert.equal(label(text), expected, JSON.stringify(text));
  t('  two\nlines ', 'two lines');
  t('$(check) approved', '$ (check) approved');
  t('[x](command:mollyguard.pause)', '[x] (command:mollyguard.pause)');
  t('$$(x)', '$$ (x)');
});

test('long texts are cut where it tells', () => {
  assert.equal(shortened('orders', 6), 'orders');
  assert.equal(shortened('orders-data', 6), 'order…');
  assert.equal(shortened('😀😀😀', 2), '😀…');
  assert.equal(middleOut('abcdefghij', 10), 'abcdefghij');
  assert.equal(middleOut('abcdefghijk', 10), 'abcd … ijk');
  assert.equal(firstLines('a\nb\nc\n', 3, 80), 'a\nb\nc');
  assert.equal(firstLines('a\nb\nc\nd', 3, 80), 'a\nb\nc\n…');
  assert.equal(firstLines(`curl ${'x'.repeat(200)} volumeDelete`, 3, 60).endsWith('volumeDelete'), true);
});
