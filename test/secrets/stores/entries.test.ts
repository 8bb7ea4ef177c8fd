import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf } from '../../../src/secrets/stores/entries';
import type { Format } from '../../../src/secrets/stores/store';

/** A text, and its entries as `names > … = value @line`. */
const rows: readonly (readonly [title: string, format: Format, text: string, expected: readonly string[]])[] = [
  ['json', 'json', '{\n  "a": { "b": "x" },\n  "c": ["y", {"d": "z"}], "e": 1\n}', ['a > b = x @2', 'c > [] = y @3', 'c > [] > d = z @3']],
  ['json on one line', 'json', '{"a":{"b":"x","c":"y"},"d":"z"}', ['a > b = x @1', 'a > c = y @1', 'd = z @1']],
  ['json with escapes', 'json', '{"a\\u0062": "x\\ny"}', ['ab = x\ny @1']],
  ['json cut off', 'json', '{"a": {"b": "x"', ['a > b = x @1']],
  ['ini', 'lines', '# c\n[one]\nk = v # note\n[two.three]\n"q" = "w # x"\n', ['one > k = v @3', 'two > three > q = w # x @5']],
  ['yaml', 'lines', 'a:\n  b:\n    c: x\n  d: y\ne: z\n', ['a > b > c = x @3', 'a > d = y @4', 'e = z @5']],
  [
    'yaml lists',
    'lines',
    'users:\n- name: n\n  user:\n    token: t\n- name: m\n',
    ['users > name = n @2', 'users > user > token = t @4', 'users > name = m @5'],
  ],
  ['dotenv', 'lines', 'export A=x\r\nB="y z"\nC=\n', ['A = x @1', 'B = y z @2']],
  ['npmrc', 'lines', '//r.example/:_authToken=t\n', ['//r.example/:_authToken = t @1']],
  ['netrc', 'netrc', 'machine h login l password p\nmachine i\n  login m\n  password q\n', ['h > password = p @1', 'i > password = q @4']],
  ['netrc default', 'netrc', 'default login l password p', ['default > password = p @1']],
  ['netrc of odd passwords', 'netrc', 'machine h login password password machine', ['h > password = machine @1']],
  ['pgpass', 'pgpass', '# c\nh:1:d:u:p\\:q\nbroken\n', ['h > d = p\\:q @2']],
  ['addresses', 'addresses', 'https://u:p@h.example/x\nhttps://h.example\n', ['h.example = p @1']],
  ['whole', 'whole', '\n t \n', [' = t @2']],
  ['opaque', 'opaque', 'anything', []],
  ['no key', 'key', 'ssh-rsa x', []],
];
for (const [title, format, text, expected] of rows)
  test(title, () =>
    assert.deepEqual(
      entriesOf(text, format).map(({ names, value, line }) => `${names.join(' > ')} = ${value} @${line}`),
      expected,
    ),
  );

test('a text without an end is read once, whatever it is made of', () => {
  for (const format of ['json', 'lines', 'netrc', 'pgpass', 'addresses'] as const)
    for (const text of ['"'.repeat(200_001), '\\"'.repeat(200_000), '['.repeat(200_000), 'a:'.repeat(200_000), ' '.repeat(200_000)])
      assert.ok(entriesOf(text, format).length <= 20_001);
});
