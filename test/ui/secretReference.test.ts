import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importLine, isVariableName, referenceEdit, variableName } from '../../src/ui/secretReference';

/** «…» stands around the value; the line as it is afterwards, or null. */
function t(id: string, marked: string, wanted: string | null): void {
  test(`${id}: ${marked}`, () => {
    const [from, to] = [marked.indexOf('«'), marked.indexOf('»') - 1];
    const line = marked.replace(/[«»]/g, '');
    const edit = referenceEdit(id, line, from, to, 'API_KEY');
    assert.equal(edit === null ? null : line.slice(0, edit.from) + edit.text + line.slice(edit.to), wanted);
  });
}

t('typescript', 'const a = "«value»";', 'const a = process.env.API_KEY;');
t('javascript', "call('«value»', 1)", 'call(process.env.API_KEY, 1)');
t('typescript', 'const a = `«value»`;', 'const a = `' + '$' + '{process.env.API_KEY}`;');
t('typescript', 'const a = `Bearer «value»!`;', 'const a = `Bearer $' + '{process.env.API_KEY}!`;');
t('typescript', 'const a = "Bearer «value»";', 'const a = "Bearer " + process.env.API_KEY;');
t('typescript', 'const a = "postgres://me:«value»@db";', 'const a = "postgres://me:" + process.env.API_KEY + "@db";');
t('typescript', 'const a = "«value»@db", b = \'"\';', 'const a = process.env.API_KEY + "@db", b = \'"\';');
t('typescript', 'const q = "\\"", a = "«value»";', 'const q = "\\"", a = process.env.API_KEY;');
t('typescript', '  «value»', null);
t('python', 'key = "«value»"', 'key = os.environ["API_KEY"]');
t('python', "key = b'«value»'", 'key = os.environ["API_KEY"]');
t('python', 'key = f"«value»/x"', null);
t('python', 'key = """«value»"""', null);
t('python', 'h = {"Authorization": "Bearer «value»"}', 'h = {"Authorization": "Bearer " + os.environ["API_KEY"]}');
t('ruby', 'key = "«value»"', 'key = ENV.fetch("API_KEY")');
t('php', '$key = "k-«value»";', '$key = "k-" . getenv(\'API_KEY\');');
t('go', 'key := "«value»"', 'key := os.Getenv("API_KEY")');
t('go', 'key := `«value»`', 'key := os.Getenv("API_KEY")');
t('java', 'String key = "«value»";', 'String key = System.getenv("API_KEY");');
t('csharp', 'var key = @"«value»";', 'var key = Environment.GetEnvironmentVariable("API_KEY");');
t('rust', 'let key = "«value»";', 'let key = std::env::var("API_KEY").expect("API_KEY");');
t('rust', 'let key = "k-«value»";', null);
t('terraform', 'token = "«value»"', 'token = var.api_key');
t('powershell', '$key = "«value»"', '$key = $env:API_KEY');
t('shellscript', 'export KEY=«value»', 'export KEY=$' + '{API_KEY}');
t('shellscript', 'curl -H "Authorization: Bearer «value»"', 'curl -H "Authorization: Bearer $' + '{API_KEY}"');
t('shellscript', "KEY='«value»'", 'KEY="$' + '{API_KEY}"');
t('shellscript', "curl -H 'Bearer «value»' x", "curl -H 'Bearer '\"$" + "{API_KEY}\"'' x");
t('yaml', 'token: «value»', 'token: $' + '{API_KEY}');
t('yaml', "token: '«value»'", "token: '$" + "{API_KEY}'");
t('json', '{ "token": "«value»" }', '{ "token": "$' + '{API_KEY}" }');
t('plaintext', 'the token is «value».', 'the token is $' + '{API_KEY}.');

test('a name for the variable', () => {
  const names = ['railwayToken', 'STRIPE_KEY', 'spring.datasource.password', 'x-api-key', '2fa'].map((key) => variableName(key, 'x'));
  assert.deepEqual(names, ['RAILWAY_TOKEN', 'STRIPE_KEY', 'SPRING_DATASOURCE_PASSWORD', 'X_API_KEY', 'SECRET_2FA']);
  assert.equal(variableName(null, 'GitHub fine-grained token'), 'GITHUB_FINE_GRAINED_TOKEN');
  assert.equal(variableName('---', ''), 'SECRET');
  assert.ok([...names, variableName(null, 'npm access token')].every(isVariableName));
  for (const name of ['', '1A', 'A B', 'A-B', 'A;rm', `A${'B'.repeat(100)}`]) assert.equal(isVariableName(name), false, name);
});

test('Python’s module goes where imports are, once', () => {
  assert.equal(importLine('python', 'import os\nx = 1\n'), null);
  assert.equal(importLine('python', 'import sys, os\n'), null);
  assert.equal(importLine('python', 'import ostrich\nx = 1\n'), 0);
  assert.equal(importLine('python', '#!/usr/bin/env python3\n# a\nfrom __future__ import annotations\nimport sys\n'), 3);
  assert.equal(importLine('python', '#!/usr/bin/env python3\nx = 1\n'), 1);
  assert.equal(importLine('python', 'from __future__ import annotations\nx = 1\n'), 1);
  assert.equal(importLine('typescript', 'x'), null);
});
