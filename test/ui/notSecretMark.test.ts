import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notSecretMark } from '../../src/ui/notSecretMark';

function t(id: string, path: string, marked: string, wanted: string | null): void {
  test(`${id} ${path}: ${marked}`, () => assert.equal(notSecretMark(id, path, marked.replace('»', ''), marked.indexOf('»')), wanted));
}

t('typescript', '/w/a.ts', 'const a = "value»";', ' // mollyguard: not a secret');
t('python', '/w/a.py', "call('value»', [])", null); // what follows may be text too: the editor's memory is as good
t('python', '/w/a.py', "key = 'value»'", ' # mollyguard: not a secret');
t('python', '/w/a.py', "call({'key': 'value»'})", ' # mollyguard: not a secret');
t('python', '/w/a.py', 'key = """value»"""', null);
t('python', '/w/a.py', 'value»', null);
t('shellscript', '/w/a.sh', 'KEY="value»"', ' # mollyguard: not a secret');
t('shellscript', '/w/a.sh', 'curl -u "value»" \\', null);
t('shellscript', '/w/.env', 'KEY="value»"', null);
t('shellscript', '/w/.env.local', 'KEY="value»"', null);
t('yaml', '/w/a.yml', 'key: "value»"', ' # mollyguard: not a secret');
t('yaml', '/w/a.yml', 'key: value»', null);
t('lua', '/w/a.lua', 'key = "value»"', ' -- mollyguard: not a secret');
t('json', '/w/a.json', '{ "key": "value»" }', null);
t('markdown', '/w/a.md', 'say "value»"', null);
t('php', '/w/a.php', "$key = 'value»';", ' // mollyguard: not a secret');
