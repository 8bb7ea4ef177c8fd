import assert from 'node:assert/strict';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { hookCommand } from '../../src/agents/vscode/install';
import {
  applyRemoval,
  applySetUp,
  checkSetUp,
  ensureLibrary,
  planRemoval,
  planRestore,
  planSetUp,
  runtimeFolder,
  SetUpError,
} from '../../src/host/setUp';
import { LIBRARY } from '../../src/host/setUp/places';
import { isNewer } from '../../src/host/setUp/version';
import { it, type Place, setUp } from './setUpPlace';

const entry = (at: Place) => ({ type: 'command', command: hookCommand(at.launcher, at.hook), timeout: 900, timeoutSec: 900 });

it('set up from nothing: one entry, the plan shows it, a second plan is empty, removal leaves no file', async (at) => {
  const text = `${JSON.stringify({ version: 1, hooks: { PreToolUse: [entry(at)] } }, null, 2)}\n`;
  const plan = await planSetUp(at.paths);
  assert.deepEqual(plan, [{ agent: 'VS Code chat and Copilot CLI', path: at.hook, before: null, after: text }]);
  assert.ok(!existsSync(at.hook) && !existsSync(at.launcher), 'planning writes nothing');
  await applySetUp(at.paths, plan);
  assert.equal(at.read(at.hook), text);
  assert.deepEqual(await planSetUp(at.paths), []);
  assert.deepEqual(await checkSetUp(at.paths, []), []);
  const removal = await planRemoval(at.paths);
  assert.deepEqual(removal, [{ agent: 'VS Code chat and Copilot CLI', path: at.hook, before: text, after: null }]);
  await applyRemoval(at.paths, removal, false);
  assert.ok(!existsSync(at.hook) && existsSync(at.launcher));
});

const foreign = `// mine\n{\n    "version": 1,\n    "hooks": {\n        "PreToolUse": [ { "type": "command", "command": "lint" } /* keep */ ],\n        "Stop": []\n    }\n}`;

it('foreign entries, comments and layout stay; removal restores byte for byte', async (at) => {
  at.write(at.hook, foreign);
  chmodSync(at.hook, 0o640);
  await setUp(at);
  const text = at.read(at.hook);
  assert.ok(
    text.startsWith('// mine\n{\n    "version": 1,\n    "hooks": {\n        "PreToolUse": [ { "type": "command", "command": "lint" }'),
  );
  assert.ok(text.includes('/* keep */') && text.includes('"Stop": []') && text.includes(JSON.stringify(entry(at).command)));
  assert.equal(statSync(at.hook).mode & 0o777, 0o640);
  assert.deepEqual(await checkSetUp(at.paths, []), []);
  await applyRemoval(at.paths, await planRemoval(at.paths), false);
  assert.equal(at.read(at.hook), foreign);
});

it('a file changed after set-up: only our entry goes', async (at) => {
  at.write(at.hook, foreign);
  await setUp(at);
  const changed = at.read(at.hook).replace('"Stop": []', '"Stop": [{"type":"command","command":"later"}]');
  at.write(at.hook, changed);
  await applyRemoval(at.paths, await planRemoval(at.paths), false);
  const left = at.read(at.hook);
  assert.ok(!left.includes('.mollyguard') && left.includes('"later"') && left.includes('"lint"') && left.includes('// mine'));
});

it('an entry of ours that was changed or doubled is put right, and counted as changed before', async (at) => {
  await setUp(at);
  const damaged = [
    JSON.stringify({ version: 1, hooks: { PreToolUse: [{ ...entry(at), timeout: 1 }] } }),
    JSON.stringify({ version: 1, hooks: { PreToolUse: [{ ...entry(at), command: `${entry(at).command} || true` }] } }),
    JSON.stringify({ version: 1, hooks: { PreToolUse: [entry(at), entry(at)] } }),
    JSON.stringify({ version: 1, disableAllHooks: true, hooks: { PreToolUse: [entry(at)] } }),
    JSON.stringify({ version: 1, hooks: { Stop: [entry(at)] } }),
    `${JSON.stringify({ version: 1, hooks: { PreToolUse: [entry(at)] } })}}`,
  ];
  for (const text of damaged.slice(0, 4)) {
    at.write(at.hook, text);
    assert.deepEqual(await checkSetUp(at.paths, []), [
      { id: 'hook-changed', file: at.hook, data: { agent: 'VS Code chat and Copilot CLI' } },
    ]);
    await setUp(at);
    assert.deepEqual(JSON.parse(at.read(at.hook)), { version: 1, hooks: { PreToolUse: [entry(at)] } });
  }
  for (const text of damaged.slice(4)) {
    at.write(at.hook, text);
    assert.deepEqual(
      (await checkSetUp(at.paths, [])).map(({ id }) => id),
      ['hook-changed'],
    );
  }
  rmSync(at.hook);
  assert.deepEqual(
    (await checkSetUp(at.paths, [])).map(({ id }) => id),
    ['hook-missing'],
  );
});

it('repairing does not forget what stood there before', async (at) => {
  at.write(at.hook, foreign);
  await setUp(at);
  await applySetUp(at.paths, await planSetUp({ ...at.paths, version: '1.2.4' }));
  const older = at.read(at.hook);
  at.write(at.hook, older.replace('900', '30'));
  await setUp(at);
  await applyRemoval(at.paths, await planRemoval(at.paths), false);
  assert.ok(!at.read(at.hook).includes('.mollyguard') && at.read(at.hook).includes('"lint"'));
});

for (const [name, text, problem] of [
  ['broken JSON', '{\n  "hooks": {\n    "PreToolUse": [\n}', /mollyguard\.json cannot be edited safely: .* at line 4, column 1/],
  ['a list', '[]', /it is not a JSON object/],
  ['hooks is a list', '{"hooks":[]}', /"hooks" is not an object/],
  ['PreToolUse is an object', '{"hooks":{"PreToolUse":{}}}', /"hooks\.PreToolUse" is not a list/],
] as const) {
  it(`refused, named and untouched: ${name}`, async (at) => {
    at.write(at.hook, text);
    await assert.rejects(
      planSetUp(at.paths),
      (error) => error instanceof SetUpError && error.file === at.hook && problem.test(error.message),
    );
    assert.equal(at.read(at.hook), text);
    assert.ok(!existsSync(path.join(at.home, '.mollyguard')));
  });
}

it('not UTF-8: refused and untouched', async (at) => {
  mkdirSync(path.dirname(at.hook), { recursive: true });
  writeFileSync(at.hook, Buffer.from([0x7b, 0xff, 0x7d]));
  await assert.rejects(planSetUp(at.paths), /is not UTF-8 text/);
});

it('a file that changed since it was shown is not written', async (at) => {
  const plan = await planSetUp(at.paths);
  at.write(at.hook, '{"hooks":{}}');
  await assert.rejects(applySetUp(at.paths, plan), /has changed since it was shown/);
  assert.equal(at.read(at.hook), '{"hooks":{}}');
});

it('only agents’ hook files are ever written', async (at) => {
  const other = path.join(at.home, '.bashrc');
  await assert.rejects(applySetUp(at.paths, [{ agent: 'x', path: other, before: null, after: 'x' }]), /is no agent's hook file/);
  assert.ok(!existsSync(other));
});

it('a link stays a link', async (at) => {
  const target = path.join(at.home, 'dotfiles/hook.json');
  at.write(target, '{"hooks":{}}');
  mkdirSync(path.dirname(at.hook), { recursive: true });
  symlinkSync(target, at.hook);
  await setUp(at);
  assert.ok(lstatSync(at.hook).isSymbolicLink() && at.read(target).includes('.mollyguard/bin/hook'));
  assert.deepEqual(readdirSync(path.dirname(target)), ['hook.json']);
});

it('Windows: said, and nothing written', async (at) => {
  const paths = { ...at.paths, platform: 'win32' };
  await assert.rejects(planSetUp(paths), /does not protect agents on Windows yet/);
  await assert.rejects(applySetUp(paths, []), /does not protect agents on Windows yet/);
  await ensureLibrary(paths);
  assert.deepEqual(readdirSync(at.home), []);
});

it('library: written, kept by an older version, replaced by other bytes and by a newer one', async (at) => {
  const lib = path.join(at.home, '.mollyguard/lib');
  await ensureLibrary(at.paths);
  assert.equal(statSync(at.launcher).mode & 0o777, 0o755);
  assert.equal(statSync(path.join(lib, '1.2.3/hook.js')).mode & 0o777, 0o644);
  const first = at.read(at.launcher);
  const inode = statSync(at.launcher).ino;
  await ensureLibrary(at.paths);
  assert.equal(statSync(at.launcher).ino, inode, 'what is right is not written again');

  await ensureLibrary({ ...at.paths, version: '1.2.3-rc.1' });
  await ensureLibrary({ ...at.paths, version: '1.1.9' });
  assert.equal(at.read(at.launcher), first);
  assert.deepEqual(readdirSync(lib), ['1.2.3']);

  at.write(path.join(at.paths.extensionPath, 'dist/hook.js'), '// other bytes');
  await ensureLibrary(at.paths);
  assert.equal(at.read(path.join(lib, '1.2.3/hook.js')), '// other bytes');

  for (const version of ['1.2.4', '1.10.0']) await ensureLibrary({ ...at.paths, version });
  assert.deepEqual(readdirSync(lib).sort(), ['1.10.0', '1.2.4']);
  assert.ok(at.read(at.launcher).includes('lib/1.10.0/start.js'));
});

it('two editors of one version know each other', async (at) => {
  const other = { ...at.paths, execPath: '/bin/sh', extensionPath: `${at.paths.extensionPath}-other` };
  for (const name of LIBRARY) at.write(path.join(other.extensionPath, 'dist', name), `// ${name}`);
  await ensureLibrary(at.paths);
  await ensureLibrary(other);
  const text = at.read(at.launcher);
  assert.ok(text.includes(process.execPath) && text.includes("'/bin/sh'"));
  await ensureLibrary(at.paths);
  assert.equal(at.read(at.launcher), text);
  assert.ok(text.includes(other.extensionPath) && text.includes(at.paths.extensionPath));
});

for (const name of LIBRARY) {
  it(`an extension without its programs is named: ${name}`, async (at) => {
    rmSync(path.join(at.paths.extensionPath, 'dist', name));
    await assert.rejects(ensureLibrary(at.paths), new RegExp(`dist/${name.replace('.', '\\.')} is missing\\. Reinstall`));
    assert.ok(!existsSync(at.launcher));
  });

  it(`library: ${name} is repaired where it differs by a byte, may be executed or is gone`, async (at) => {
    const file = path.join(at.home, '.mollyguard/lib/1.2.3', name);
    await ensureLibrary(at.paths);
    for (const damage of [() => at.write(file, `${at.read(file)} `), () => chmodSync(file, 0o755), () => rmSync(file)]) {
      damage();
      await ensureLibrary(at.paths);
      assert.deepEqual([at.read(file), statSync(file).mode & 0o777], [`// ${name}`, 0o644]);
    }
    assert.ok(Object.hasOwn(JSON.parse(at.read(path.join(at.home, '.mollyguard/state/setUp.json'))).written, file));
  });
}

it('library: one that an older version installed, whose rules were inside its program', async (at) => {
  const lib = path.join(at.home, '.mollyguard/lib');
  const state = path.join(at.home, '.mollyguard/state/setUp.json');
  await ensureLibrary({ ...at.paths, version: '1.2.2' });
  rmSync(path.join(lib, '1.2.2/rules.txt'));
  const { written, ...rest } = JSON.parse(at.read(state));
  delete written[path.join(lib, '1.2.2/rules.txt')];
  at.write(state, JSON.stringify({ written, ...rest }));
  await ensureLibrary(at.paths);
  assert.deepEqual([readdirSync(lib).sort(), readdirSync(path.join(lib, '1.2.3')).sort()], [['1.2.2', '1.2.3'], [...LIBRARY].sort()]);
  assert.ok(at.read(at.launcher).includes('lib/1.2.3/start.js'));
  assert.deepEqual(
    (await checkSetUp(at.paths, [])).filter(({ id }) => id === 'runtime-missing'),
    [],
  );
});

test('versions are compared as semver does', () => {
  const order = [
    'x',
    '0.9.9',
    '1.0.0-1',
    '1.0.0-2',
    '1.0.0-10',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-beta',
    '1.0.0',
    '1.0.1',
    '1.2.0',
    '1.10.0',
    '10.0.0',
  ];
  for (const [i, a] of order.entries()) for (const [j, b] of order.entries()) assert.equal(isNewer(a, b), i > j, `${a} > ${b}`);
  assert.equal(isNewer('1.0.0+b', '1.0.0+a'), false);
});

test('the runtime folder is short and differs by home and user', () => {
  const folders = [runtimeFolder('/home/a', 1), runtimeFolder('/home/b', 1), runtimeFolder('/home/a', 2)];
  assert.equal(new Set(folders).size, 3);
  assert.ok(folders.every((folder) => folder.length < 40 && folder.startsWith('/')));
});

it('one file that cannot be edited keeps none of the others from being set up, and is named', async (at) => {
  const agents = ['vscode', 'claude-code', 'codex', 'cline', 'cline-vscode'];
  const cline = path.join(at.home, '.cline/hooks/PreToolUse');
  at.write(cline, '#!/bin/sh\nlint\n');
  at.write(path.join(at.home, '.codex/hooks.json'), '{');
  const left: SetUpError[] = [];
  const plan = await planSetUp(at.paths, agents, (error) => left.push(error));
  assert.deepEqual(
    plan.map((change) => path.relative(at.home, change.path)),
    [
      '.copilot/hooks/mollyguard.json',
      '.claude/settings.json',
      'Documents/Cline/Hooks/PreToolUse',
      'Documents/Cline/Hooks/UserPromptSubmit',
    ],
  );
  assert.deepEqual(
    left.map(({ file }) => path.relative(at.home, file)),
    ['.codex/hooks.json', '.cline/hooks/PreToolUse'],
    'what follows from a file is not named besides',
  );
  assert.match(left[1]?.message ?? '', /PreToolUse cannot be edited safely: a hook of this name is there that Mollyguard did not write/);
  await applySetUp(at.paths, plan);
  assert.equal(at.read(cline), '#!/bin/sh\nlint\n');
  await assert.rejects(planSetUp(at.paths, agents), SetUpError, 'where nobody wants to be told, it is thrown');
});

it('one broken file keeps none of the others from being put back', async (at) => {
  await applySetUp(at.paths, await planSetUp(at.paths, ['vscode', 'claude-code']));
  at.write(at.hook, '{');
  at.write(path.join(at.home, '.claude/settings.json'), '{}');
  assert.deepEqual(
    (await planRestore(at.paths)).map((change) => path.relative(at.home, change.path)),
    ['.claude/settings.json'],
  );
});

it('a damaged memory of set-up is made again: what is in place is known as ours', async (at) => {
  await applySetUp(at.paths, await planSetUp(at.paths, ['vscode', 'claude-code', 'cline']));
  at.write(path.join(at.home, '.mollyguard/state/setUp.json'), '{');
  await setUp(at);
  rmSync(path.join(at.home, '.cline/hooks/PreToolUse'));
  assert.deepEqual(
    (await planRestore(at.paths)).map((change) => path.relative(at.home, change.path)),
    ['.cline/hooks/PreToolUse'],
  );
  await applyRemoval(at.paths, await planRemoval(at.paths), false);
  assert.ok(!existsSync(at.hook) && !existsSync(path.join(at.home, '.claude/settings.json')));
});
