import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { applyRemoval, applySetUp, checkSetUp, ensureLibrary, planRemoval, planSetUp, type SetUpPaths } from '../../src/host/setUp';

import { it, setUp } from './setUpPlace';

const foreign = `// mine\n{\n    "version": 1,\n    "hooks": {\n        "PreToolUse": [ { "type": "command", "command": "lint" } /* keep */ ],\n        "Stop": []\n    }\n}`;

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
  const rules = path.join(path.dirname(program), 'rules.txt');
  at.write(rules, `${at.read(rules)} `);
  assert.deepEqual(await ids(), ['runtime-missing rules.txt changed', 'runtime-missing hook.js missing']);
  rmSync(rules);
  assert.deepEqual(await ids(), ['runtime-missing rules.txt missing', 'runtime-missing hook.js missing']);
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
