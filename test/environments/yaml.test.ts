import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMap, readYaml, type Yaml } from '../../src/environments/yaml';

const plain = (value: Yaml | undefined): unknown =>
  isMap(value) ? Object.fromEntries([...value].map(([key, one]) => [key, plain(one)])) : Array.isArray(value) ? value.map(plain) : value;

/** undefined: it is not read at all. */
const t = (text: string, expected: unknown): void => {
  test(`YAML ${JSON.stringify(text).slice(0, 60)}`, () => assert.deepEqual(plain(readYaml(text)), expected));
};
t('', null);
t('# nothing\n', null);
t('---\na: 1\n', { a: '1' });
t('a:\n- b\n- c: 1\n  d: 2\n-\n  e: 3\n', { a: ['b', { c: '1', d: '2' }, { e: '3' }] });
t('a:\n  - - x\n    - y\n  - z\n', { a: [['x', 'y'], 'z'] });
t('server: https://api.example.com:6443 # theirs\nname: "a \\"b\\""\nother: \'it\'\'s\'\n', {
  server: 'https://api.example.com:6443',
  name: 'a "b"',
  other: "it's",
});
t('token: abc#def\nempty:\nnone: ~\n', { token: 'abc#def', empty: null, none: '' });
t('"a b": 1\n', { 'a b': '1' });
t('ca: |\n  one: two\n   # three\n\nnext: >-\n  x\n  y\nend: z\n', { ca: 'one: two\n# three', next: 'x\ny', end: 'z' });
t('a: {b: "c", d: [e, f], u: https://h:1/p}\n', { a: { b: 'c', d: ['e', 'f'], u: 'https://h:1/p' } });
t('{"a":{"b":[1,"x",{}]},"c":null}', { a: { b: ['1', 'x', {}] }, c: '' });
t('a: [b,\n  c]\n', { a: ['b', 'c'] });
t('d: &d\n  x: 1\n  y: 2\ne:\n  <<: *d\n  y: 3\n', { d: { x: '1', y: '2' }, e: { x: '1', y: '3' } });
t('pool: <%= ENV.fetch("MAX") { 5 } %>\n', { pool: '<%= ENV.fetch("MAX") { 5 } %>' });
// What is damaged, or more than tools write, is not read at all.
t('a: 1\na: 2\n', undefined);
t('a: !x y\n', undefined);
t('a: *no\n', undefined);
t('a: b: c\n', undefined);
t('a: x\n b: y\n', undefined);
t('a:\n\tb: 1\n', undefined);
t('a: "x\n', undefined);
t('a: {b: c\n', undefined);
t('a\n', undefined);
t('a: 1\n---\nb: 2\n', undefined);
t('a:\n  b: 1\n c: 2\n', undefined);
t(`a: ${'['.repeat(50)}${']'.repeat(50)}`, undefined);
t(Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), undefined);
t('- a\n'.repeat(6_000), undefined);

test('no text makes the reader fail or wait', () => {
  const pieces = [
    'a:',
    ' ',
    '\n',
    '- ',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    ': ',
    '&x ',
    '*x',
    '<<: ',
    '|',
    '#',
    '\t',
    'b',
    '\\',
    '?',
    '%',
    '---',
  ];
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let round = 0; round < 3_000; round += 1) {
    const text = Array.from({ length: next(40) }, () => pieces[next(pieces.length)]).join('');
    assert.doesNotThrow(() => readYaml(text), text);
  }
});
