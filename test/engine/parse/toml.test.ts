import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readToml } from '../../../src/engine/parse/toml';

const parsed = (text: string): unknown => readToml(text)?.value ?? null;

describe('values', () => {
  const t = (text: string, expected: unknown) => test(JSON.stringify(text), () => assert.deepEqual(parsed(text), expected));
  t('', {});
  t('# only a comment', {});
  t('\uFEFFa = 1\r\nb = -2.5e1\r\n', { a: 1, b: -25 });
  t('a = true\nb = "x\\t\\u00e9\\U0001F600\\x41\\e"\nc = \'\\n\'', { a: true, b: 'x\té😀A\u001b', c: '\\n' });
  t('a = """\nx\\\n  y "" z"""""\nb = \'\'\'it\'\'s\'\'\'', { a: 'xy "" z""', b: "it''s" });
  t('n = 1_000\nh = 0xff\no = 0o17\nb = 0b11\ni = inf', { n: 1000, h: 255, o: 15, b: 3, i: 'inf' });
  t('d = 1979-05-27 07:32:00 # c\nt = 07:32:00', { d: '1979-05-27 07:32:00', t: '07:32:00' });
  t('a = [1, [2], # c\n "x",\n]', { a: [1, [2], 'x'] });
  t('a = { b.c = 1, "d e" = [] }', { a: { b: { c: 1 }, 'd e': [] } });
  t('a = {\n b = 1, # TOML 1.1\n}', { a: { b: 1 } });
  t('a.b = 1\na.c = 2\n[ d . "e.f" ] # c\ng = 1', { a: { b: 1, c: 2 }, d: { 'e.f': { g: 1 } } });
  t('[[a]]\nb = 1\n[a.c]\nd = 2\n[[a]]\nb = 3', { a: [{ b: 1, c: { d: 2 } }, { b: 3 }] });
  t('[a.b]\nc = 1\n[a]\nd = 2', { a: { b: { c: 1 }, d: 2 } });
  test('a name of JavaScript’s own is a name', () =>
    assert.deepEqual(Object.keys(readToml('__proto__.x = 1')?.value ?? {}), ['__proto__']));
});

describe('what is no TOML', () => {
  const t = (text: string) => test(JSON.stringify(text), () => assert.equal(parsed(text), null));
  t('a = 1\na = 2');
  t('[a]\n[a]');
  t('a = { b = 1 }\n[a.c]\nd = 1');
  t('a = { b = 1 }\na.c = 2');
  t('a.b = 1\n[a]\nc = 1');
  t('[a]\nb.c = 1\n[a.b]\nd = 1');
  t('[[a]]\n[a]');
  t('a = 1 b = 2');
  t('a = ');
  t('a = yes');
  t('a = "x\n"');
  t('a = "\\q"');
  t('a = "\\ud800"');
  t('a');
  t('[a');
  t('"""a""" = 1');
  t(`a = ${'['.repeat(100)}${']'.repeat(100)}`);
  test('longer than any settings file', () => assert.equal(readToml(`#${' '.repeat(1_000_001)}`), null));
});

test('the lines of tables and entries', () => {
  const text = 'a = 1\n\n# c\n  [b."x y"] # m\nc.d = [\n1] # n\n\n[[e]]\nf = """\n"""';
  const document = readToml(text);
  assert.ok(document);
  const lines = (parts: readonly { readonly path: readonly string[]; readonly from: number; readonly to: number }[]) =>
    parts.map(({ path, from, to }) => [path.join('/'), text.slice(from, to)]);
  assert.deepEqual(lines(document.tables), [
    ['b/x y', '  [b."x y"] # m\n'],
    ['e/0', '[[e]]\n'],
  ]);
  assert.deepEqual(lines(document.entries), [
    ['a', 'a = 1\n'],
    ['b/x y/c/d', 'c.d = [\n1] # n\n'],
    ['e/0/f', 'f = """\n"""'],
  ]);
});

test('hostile texts take no time', () => {
  for (const text of ['[a.'.repeat(50_000), '#'.repeat(200_000), 'a=[#\n'.repeat(50_000), `${' \n'.repeat(100_000)}x`, '"'.repeat(100_000)])
    assert.equal(parsed(text) !== null, text.startsWith('#'));
});
