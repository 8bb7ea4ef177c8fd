import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { buildSync } from 'esbuild';
import { hookCommand } from '../../src/agents/vscode/install';
import {
  applyRemoval,
  applySetUp,
  checkSetUp,
  ensureLibrary,
  planRemoval,
  planSetUp,
  runtimeFolder,
  SetUpError,
  type SetUpPaths,
} from '../../src/host/setUp';
import { isNewer } from '../../src/host/setUp/version';

const template = readFileSync(path.join(__dirname, '../../src/hook/launcher.sh'), 'utf8');

interface Place {
  readonly paths: SetUpPaths;
  readonly home: string;
  readonly hook: string;
  readonly launcher: string;
  read(file: string): string;
  write(file: string, text: string): void;
}

/** A home and an installed extension, in a folder with an awkward name; gone afterwards. */
const it = (name: string, body: (at: Place) => Promise<void>) =>
  test(name, async () => {
    const folder = realpathSync(mkdtempSync('/tmp/mg-set-'));
    const home = path.join(folder, "o'brien's home");
    const extensionPath = path.join(folder, 'extension');
    mkdirSync(home);
    const write = (file: string, text: string) => {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    };
    write(path.join(extensionPath, 'package.json'), '{}');
    write(path.join(extensionPath, 'dist/hook.js'), '// hook');
    write(path.join(extensionPath, 'dist/start.js'), '// start');
    write(path.join(extensionPath, 'dist/uninstall.js'), '// uninstall');
    const paths: SetUpPaths = {
      home,
      runtime: runtimeFolder(home, 1),
      extensionPath,
      version: '1.2.3',
      execPath: process.execPath,
      searchPath: [],
      platform: 'linux',
      launcher: template,
    };
    try {
      const hook = path.join(home, '.copilot/hooks/mollyguard.json');
      await body({
        paths,
        home,
        hook,
        launcher: path.join(home, '.mollyguard/bin/hook'),
        read: (file) => readFileSync(file, 'utf8'),
        write,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
const entry = (at: Place) => ({ type: 'command', command: hookCommand(at.launcher, at.hook), timeout: 900, timeoutSec: 900 });
const setUp = async (at: Place) => applySetUp(at.paths, await planSetUp(at.paths));

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
  for (const name of ['hook.js', 'start.js', 'uninstall.js'])
    at.write(path.join(other.extensionPath, 'dist', name), `// ${name.replace('.js', '')}`);
  await ensureLibrary(at.paths);
  await ensureLibrary(other);
  const text = at.read(at.launcher);
  assert.ok(text.includes(process.execPath) && text.includes("'/bin/sh'"));
  await ensureLibrary(at.paths);
  assert.equal(at.read(at.launcher), text);
  assert.ok(text.includes(other.extensionPath) && text.includes(at.paths.extensionPath));
});

it('an extension without its programs is named', async (at) => {
  rmSync(path.join(at.paths.extensionPath, 'dist/hook.js'));
  await assert.rejects(ensureLibrary(at.paths), /dist\/hook\.js is missing\. Reinstall/);
  assert.ok(!existsSync(at.launcher));
});

it('what is damaged in our own files is found', async (at) => {
  const ids = async () =>
    (await checkSetUp(at.paths, [])).map(({ id, file, data }) => `${id} ${path.basename(file ?? '')} ${data.why ?? ''}`.trim());
  await setUp(at);
  const program = path.join(at.home, '.mollyguard/lib/1.2.3/hook.js');
  const launcher = at.read(at.launcher);
  chmodSync(at.launcher, 0o644);
  assert.deepEqual(await ids(), ['runtime-missing hook not executable']);
  at.write(at.launcher, launcher.replace('exit 2', 'exit 0'));
  assert.deepEqual(await ids(), ['runtime-missing hook changed']);
  rmSync(at.launcher);
  assert.deepEqual(await ids(), ['runtime-missing hook missing']);
  await ensureLibrary(at.paths);
  assert.deepEqual(await ids(), []);
  at.write(program, 'process.exit(0)');
  assert.deepEqual(await ids(), ['runtime-missing hook.js changed']);
  rmSync(program);
  assert.deepEqual(await ids(), ['runtime-missing hook.js missing']);
  await ensureLibrary(at.paths);
  const compiled = path.join(path.dirname(program), 'hook-1.compiled');
  at.write(compiled, 'not ours');
  assert.deepEqual(await ids(), ['runtime-missing hook-1.compiled changed']);
  await ensureLibrary(at.paths);
  assert.deepEqual([await ids(), existsSync(compiled)], [[], false]);
});

for (const [file, text, keys] of [
  ['.vscode/settings.json', '{ // off\n "chat.useHooks": false, }', ['chat.useHooks']],
  ['.vscode/settings.json', '{"chat":{"useHooks":false}}', ['chat.useHooks']],
  ['.vscode/settings.json', '{"chat.hookFilesLocations":{"~/.copilot/hooks":false}}', ['chat.hookFilesLocations']],
  ['.vscode/settings.json', '{"chat.useHooks":true,"chat.hookFilesLocations":{".github/hooks":false}}', []],
  ['team.code-workspace', '{"folders":[],"settings":{"chat.useHooks":false}}', ['chat.useHooks']],
  ['.claude/settings.json', '{"disableAllHooks":true}', ['disableAllHooks']],
  ['.claude/settings.local.json', '{"disableAllHooks":true}', ['disableAllHooks']],
  ['.github/copilot/settings.json', '{"disableAllHooks":true}', ['disableAllHooks']],
  ['.claude/settings.json', '{"disableAllHooks":false}', []],
] as const) {
  it(`a workspace that switches hooks off is named: ${file} ${text}`, async (at) => {
    await setUp(at);
    const workspace = path.join(at.home, 'work');
    at.write(path.join(workspace, file), text);
    const expected = keys.map((key) => ({ id: 'hooks-switched-off', file: path.join(workspace, file), data: { key } }));
    assert.deepEqual(await checkSetUp(at.paths, [workspace]), expected);
  });
}

it('the uninstaller works from its own folder, restores, keeps the journal', async (at) => {
  const dist = path.join(at.paths.extensionPath, 'dist');
  buildSync({
    entryPoints: [path.join(__dirname, '../../src/hook/uninstall.ts')],
    outfile: path.join(dist, 'uninstall.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    loader: { '.sh': 'text' },
    logLevel: 'error',
  });
  at.write(at.hook, foreign);
  await setUp(at);
  at.write(path.join(at.home, '.mollyguard/journal/a.jsonl'), '{}\n');

  const byEditor = (folder: string) =>
    spawnSync(process.execPath, [path.join(folder, 'uninstall.js')], { encoding: 'utf8', env: { HOME: at.home } });
  const elsewhere = path.join(at.home, 'removed/dist');
  at.write(path.join(elsewhere, 'uninstall.js'), at.read(path.join(dist, 'uninstall.js')));
  assert.match(byEditor(elsewhere).stdout, /still installed in another editor/);
  assert.notEqual(at.read(at.hook), foreign);

  rmSync(at.paths.extensionPath, { recursive: true });
  const { status, stdout, stderr } = spawnSync(path.join(at.home, '.mollyguard/bin/uninstall'), {
    encoding: 'utf8',
    env: { HOME: '/nonexistent' },
  });
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  assert.match(stdout, /Restored .*mollyguard\.json\nRemoved Mollyguard's programs from .*\nThe journal stays, it is yours: /);
  assert.equal(at.read(at.hook), foreign);
  assert.deepEqual(readdirSync(path.join(at.home, '.mollyguard')), ['journal']);
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

it('the agents that are found are offered: by folder, by program, by what was written before', async (at) => {
  const files = async (more: Partial<SetUpPaths> = {}, agents?: readonly string[]) =>
    (await planSetUp({ ...at.paths, ...more }, agents)).map((change) => `${change.agent}: ${path.relative(at.home, change.path)}`);
  const vscode = 'VS Code chat and Copilot CLI: .copilot/hooks/mollyguard.json';
  const claude = 'Claude Code: .claude/settings.json';
  const cursor = 'Cursor: .cursor/hooks.json';
  assert.deepEqual(await files(), [vscode], 'nothing tells: the editor we run in');
  mkdirSync(path.join(at.home, '.claude'));
  assert.deepEqual(await files(), [vscode, claude]);
  mkdirSync(path.join(at.home, '.cursor'));
  assert.deepEqual(await files(), [claude, cursor], 'an editor is there that is not VS Code');
  const programs = path.join(at.home, 'programs');
  at.write(path.join(programs, 'code'), '#!/bin/sh');
  assert.deepEqual(await files({ searchPath: [programs] }), [claude, cursor], 'not executable');
  chmodSync(path.join(programs, 'code'), 0o755);
  assert.deepEqual(await files({ searchPath: [programs] }), [vscode, claude, cursor]);
  assert.deepEqual(await files({}, ['cursor']), [cursor]);
  await applySetUp(at.paths, await planSetUp(at.paths));
  assert.deepEqual(await checkSetUp(at.paths, []), []);
  rmSync(path.join(at.home, '.cursor'), { recursive: true });
  assert.deepEqual(await files(), [cursor], 'set up before, gone now');
  assert.deepEqual(
    (await checkSetUp(at.paths, [])).map(({ id, data }) => `${id} ${data.agent}`),
    ['hook-missing Cursor'],
  );
});

it('Claude Code: switched off in the person’s own settings, which are left as they are', async (at) => {
  const settings = path.join(at.home, '.claude/settings.json');
  const text = '{\n\t"model": "opus",\n\t"disableAllHooks": true\n}\n';
  at.write(settings, text);
  await setUp(at);
  assert.ok(at.read(settings).startsWith('{\n\t"model": "opus",\n\t"disableAllHooks": true,\n\t"hooks": {\n\t\t"PreToolUse": ['));
  assert.deepEqual(await checkSetUp(at.paths, []), [{ id: 'hooks-switched-off', file: settings, data: { key: 'disableAllHooks' } }]);
  await applyRemoval(at.paths, await planRemoval(at.paths), false);
  assert.equal(at.read(settings), text);
});
