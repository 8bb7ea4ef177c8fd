import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withIgnored } from '../../src/host/gitignore';
import { patternFor, withProtected } from '../../src/host/setUp/protectedEntry';
import { compileOffLimits } from '../../src/secrets/globs';

test('a line in .gitignore', () => {
  assert.equal(withIgnored(null, 'src/api.ts'), '/src/api.ts\n');
  assert.equal(withIgnored('', 'a'), '/a\n');
  assert.equal(withIgnored('node_modules', 'a.ts'), 'node_modules\n/a.ts\n');
  assert.equal(withIgnored('node_modules\r\ndist\r\n', 'a.ts'), 'node_modules\r\ndist\r\n/a.ts\r\n');
  assert.equal(withIgnored('x\r\n/src/api.ts\r\n', 'src/api.ts'), 'already');
  assert.equal(withIgnored('', 'a[1]*?.ts'), '/a\\[1\\]\\*\\?.ts\n');
});

test('an entry in the workspace’s settings; every other byte stays', () => {
  const added = withProtected('{\n  // mine\n  "a": 1,\n}\n', [], 'scripts/domains.sh');
  assert.equal(added, '{\n  // mine\n  "a": 1,\n  "mollyguard.protectedFiles": [\n    "scripts/domains.sh"\n  ],\n}\n');
  const more = withProtected('{ "mollyguard.protectedFiles": ["*.csv"] }', [], 'a/b');
  assert.equal(more, '{ "mollyguard.protectedFiles": ["*.csv", "a/b"] }');
  assert.equal(withProtected(more, [], 'a/b'), 'already');
  assert.match(withProtected(null, [], 'a/b'), /"mollyguard\.protectedFiles"/);
  assert.match(withProtected('{ "folders": [] }', ['settings'], 'a/b'), /"settings": \{\s*"mollyguard\.protectedFiles"/);
  assert.equal(withProtected('{ "a": ', [], 'a/b'), 'broken');
  assert.equal(withProtected('[]', [], 'a/b'), 'broken');
  assert.equal(withProtected('{ "mollyguard.protectedFiles": "x" }', [], 'a/b'), 'broken');
});

test('the pattern means that file', () => {
  const matches = (pattern: string, file: string) => compileOffLimits([pattern], { home: '/home/me', fold: false })(file) === 'policy';
  for (const relative of ['api.ts', 'src/api.ts', 'src/a[b]/(c)/{d}.ts', '!odd/x.ts', 'a*b?.ts', 'a+(b).ts'])
    assert.ok(matches(patternFor('shop', relative), `/home/me/shop/${relative}`), relative);
  assert.equal(matches(patternFor('shop', 'api.ts'), '/home/me/shop/src/api.ts'), false);
  assert.equal(matches(patternFor('shop', 'a*b.ts'), '/home/me/shop/axb.ts'), false);
});
