import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { applyRemoval, planRemoval } from '../../src/host/setUp';
import { acceptedTints, acceptTint, type Clock, holdTint, planTint, releaseTint, removeTints, sweepTints } from '../../src/host/setUp/tint';
import { TINT, tinted, untinted } from '../../src/host/setUp/tintText';

const TEXTS: readonly (readonly [name: string, text: string | null, base: readonly string[]])[] = [
  ['no file', null, []],
  ['an empty file', '', []],
  ['blanks', ' \n', []],
  ['nothing in it', '{}', []],
  ['comments, tabs, a comma too many', '// mine\n{\n\t"a": 1, // one\n\t"b": [1,2,],\n}\n', []],
  ['CRLF', '{\r\n    "a": 1\r\n}\r\n', []],
  ['one line', '{"a":{"b":1}}', []],
  ['colours of their own', '{\n  "workbench.colorCustomizations": {\n    "editor.background": "#000000" // keep\n  }\n}', []],
  ['one of ours is theirs', '{ "workbench.colorCustomizations": { "titleBar.activeBackground": "#123456", "[Abyss]": {} } }', []],
  ['a workspace file', '{\n  "folders": [{ "path": "." }],\n  "settings": {\n    "a": 1\n  }\n}\n', ['settings']],
  ['a workspace file without settings', '{ "folders": [] }', ['settings']],
  ['a byte order mark', '\uFEFF{ "a": 1 }', []],
];
const BROKEN: readonly string[] = ['{', '[]', '7', 'hello', '{"workbench.colorCustomizations": []}', '{"a": }', '{"a":1}}'];

const clock = (now: number, alive: readonly number[] = [1, 2]): Clock => ({ now, isAlive: (pid) => alive.includes(pid) });

const it = (title: string, body: (at: { home: string; file: string; read(): string | null }) => Promise<void>) =>
  test(title, async () => {
    const home = realpathSync(mkdtempSync('/tmp/mg-tint-'));
    const file = path.join(home, 'work/.vscode/settings.json');
    mkdirSync(path.join(home, 'work'));
    try {
      await body({ home, file, read: () => (existsSync(file) ? readFileSync(file, 'utf8') : null) });
    } finally {
      rmSync(home, { recursive: true });
    }
  });
const put = (file: string, text: string): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
};

for (const [name, text, base] of TEXTS)
  it(`on and off leaves every byte: ${name}`, async ({ home, file, read }) => {
    if (text !== null) put(file, text);
    const plan = await planTint(file, base);
    assert.equal(read(), text);
    await acceptTint(home, file, base);
    assert.equal(read(), text);
    await holdTint(home, [file], 1, clock(1));
    assert.equal(read(), plan.kind === 'edited' ? plan.text : 'not planned');
    assert.match(read() ?? '', /"titleBar.activeForeground": ?"#FFFFFF"/);
    await releaseTint(home, 1, clock(2));
    assert.equal(read(), text);
    assert.equal(existsSync(path.dirname(file)), text !== null);
    // and again, without another question
    await holdTint(home, [file], 1, clock(3));
    assert.notEqual(read(), text);
    await removeTints(home, [file]);
    assert.equal(read(), text);
    await holdTint(home, [file], 1, clock(4));
    assert.equal(read(), text);
  });

test('what a person wrote is theirs: nothing of it is overwritten, and what they changed since stays', () => {
  const own = JSON.stringify({ 'workbench.colorCustomizations': Object.fromEntries(Object.keys(TINT).map((key) => [key, '#010101'])) });
  assert.deepEqual(tinted(own, []), { kind: 'own' });
  const result = tinted('{ "workbench.colorCustomizations": { "titleBar.activeBackground": "#123456" } }', []);
  assert.ok(result.kind === 'edited');
  assert.match(result.text, /"titleBar.activeBackground": "#123456"/);
  assert.equal(untinted(result.text, [])?.includes('#123456'), true);
  for (const text of BROKEN) {
    assert.equal(tinted(text, []).kind, 'broken', text);
    assert.equal(untinted(text, []), null, text);
  }
  assert.equal(tinted('{"settings": 7}', ['settings']).kind, 'broken');
});

it('a file that was edited meanwhile loses our colours and nothing else', async ({ home, file, read }) => {
  put(file, '{\n  "a": 1\n}\n');
  await acceptTint(home, file, []);
  await holdTint(home, [file], 1, clock(1));
  put(file, (read() ?? '').replace('"a": 1,', '"a": 2, // two').replace('#7A2E00', '#00FF00'));
  await releaseTint(home, 1, clock(2));
  const key = Object.keys(TINT)[0];
  assert.deepEqual(read(), `{\n  "a": 2, // two\n  "workbench.colorCustomizations": {\n    "${key}": "#00FF00"\n  }\n}\n`);
});

it('a file of ours to which something was added stays with that; one that is gone stays gone', async ({ home, file, read }) => {
  await acceptTint(home, file, []);
  await holdTint(home, [file], 1, clock(1));
  put(file, (read() ?? '').replace('{', '{\n  "a": 1,'));
  await releaseTint(home, 1, clock(2));
  assert.deepEqual(JSON.parse(read() ?? ''), { a: 1 });
  rmSync(file);
  await holdTint(home, [file], 1, clock(3));
  rmSync(file);
  await releaseTint(home, 1, clock(4));
  assert.equal(read(), null);
});

it('the last window takes it away; a crash, or a number that went to another process, does not keep it', async ({ home, file, read }) => {
  await acceptTint(home, file, []);
  await holdTint(home, [file], 1, clock(1));
  await holdTint(home, [file], 2, clock(2));
  await releaseTint(home, 1, clock(3));
  assert.notEqual(read(), null);
  await releaseTint(home, 2, clock(4));
  assert.equal(read(), null);

  await holdTint(home, [file], 1, clock(5));
  await sweepTints(home, clock(6));
  assert.notEqual(read(), null);
  await sweepTints(home, clock(7, [2])); // the next start
  assert.equal(read(), null);
  await holdTint(home, [file], 1, clock(8));
  await sweepTints(home, clock(8 + 600_000));
  assert.equal(read(), null);
  assert.deepEqual(await acceptedTints(home, [file, '/other']), [file]);
});

it('a file that cannot be read now is put right later', async ({ home, file, read }) => {
  put(file, '{ "a": 1 }');
  await acceptTint(home, file, []);
  await holdTint(home, [file], 1, clock(1));
  const whole = read() ?? '';
  put(file, `${whole} "half`);
  await releaseTint(home, 1, clock(2));
  assert.equal(read(), `${whole} "half`);
  await assert.rejects(removeTints(home, [file]), /cannot be read as settings/);
  put(file, whole);
  await sweepTints(home, clock(3));
  assert.equal(read(), '{ "a": 1 }');
});

it('nothing is written that was not accepted, and the removal of hooks takes the tint with it', async ({ home, file, read }) => {
  await holdTint(home, [file], 1, clock(1));
  assert.equal(read(), null);
  await acceptTint(home, file, []);
  await holdTint(home, [file], 1, clock(2));
  assert.equal(statSync(file).mode & 0o777, 0o644);
  await applyRemoval({ home, runtime: path.join(home, 'runtime') }, await planRemoval({ home }), false);
  assert.equal(read(), null);
  assert.deepEqual(await acceptedTints(home, [file]), []);
});
