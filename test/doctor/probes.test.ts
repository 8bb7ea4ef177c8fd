import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { installers } from '../../src/agents/installers';
import { reply, rig } from '../hook/rig';
import { World } from '../server/client';
import { foundIn, home, shortLine } from './home';
import { SEVEN } from './world';

let worlds: World[] = [];
afterEach(() => {
  for (const world of worlds) world.close();
  worlds = [];
});
const world = (): World => {
  const made = new World();
  worlds.push(made);
  return made;
};
/** A home in a world whose windows are real servers. */
const homeIn = (in_: World, agents?: readonly string[]) =>
  home({ home: in_.home, runtime: in_.runtime, folder: in_.folder('project') }, agents);
const answers = (lines: readonly string[]): readonly string[] => lines.filter((one) => /\/(denies|passes) /.test(one));

test('with a real server: every way denies and passes at once, nobody is asked, the journal names the probes', async () => {
  const place = world();
  const at = await homeIn(place, ['vscode', 'cursor', ...SEVEN]);
  const window = await place.window([at.folder]);
  await window.until(() => window.state?.leader === true, 'leadership');
  const report = await at.examine();
  assert.deepEqual(foundIn(report, at), []);
  assert.ok(report.checks.map(shortLine).includes('mollyguard/socket ok'));
  assert.equal(window.states.filter(({ waiting }) => waiting.length > 0).length, 0, 'no question at any time');
  const lines = readdirSync(place.journal).flatMap((name) => readFileSync(path.join(place.journal, name), 'utf8').trim().split('\n'));
  const actions = lines.map((one) => JSON.parse(one)).filter(({ kind }) => kind === 'action');
  assert.equal(actions.length, 24, 'twelve ways, twice');
  assert.deepEqual([...new Set(window.states.flatMap(({ recent }) => recent))], [], 'no decision of an agent’s is shown');
  assert.ok(actions.every(({ writer, conversation }) => writer.startsWith('server:') && conversation.startsWith('mollyguard-doctor-')));
  assert.ok(!existsSync(path.join(at.home, '.mollyguard/doctor-probe')));
});

test('a window that only observes is a note, and not a hook that lets everything go', async () => {
  const place = world();
  const at = await homeIn(place);
  const window = await place.window([at.folder], { mode: 'observe' });
  await window.until(() => window.state?.leader === true, 'leadership');
  const report = await at.examine();
  assert.deepEqual([...new Set(report.checks.flatMap(({ findings }) => findings.map(({ id }) => id)))], ['observing']);
  assert.equal(report.ok, true);
});

test('something else on the socket that lets everything go: found by the probes and by itself', async () => {
  const at = await home();
  mkdirSync(at.runtime, { mode: 0o700 });
  const server = rig('/bin/sh');
  await server.serve([reply(200, '')], path.join(at.runtime, 'guard.sock'));
  try {
    const report = await at.examine();
    const found = foundIn(report, at);
    assert.deepEqual(answers(found), [
      'vscode/denies problem probe-not-denied ~/.copilot/hooks/mollyguard.json',
      'copilot-cli/denies problem probe-not-denied ~/.copilot/hooks/mollyguard.json',
      'claude-code/denies problem probe-not-denied ~/.claude/settings.json',
      'cursor/denies problem probe-not-denied ~/.cursor/hooks.json',
      'cursor/denies problem probe-not-denied ~/.cursor/hooks.json',
      'cursor/passes problem harmless-denied ~/.cursor/hooks.json',
      'cursor/passes problem harmless-denied ~/.cursor/hooks.json',
    ]);
    assert.ok(found.includes('mollyguard/socket problem socket-foreign runtime/guard.sock'));
    assert.equal(report.ok, false);
  } finally {
    server.remove();
  }
});

test('something else on the socket that denies everything: harmless actions are found denied', async () => {
  const at = await home();
  mkdirSync(at.runtime, { mode: 0o700 });
  const denial = JSON.stringify({
    hookSpecificOutput: { hookEventName: 'PreToolUse', permissionDecision: 'deny', permissionDecisionReason: 'no' },
  });
  const server = rig('/bin/sh');
  await server.serve([reply(200, denial)], path.join(at.runtime, 'guard.sock'));
  try {
    const found = foundIn(await at.examine(), at);
    assert.ok(found.includes('claude-code/passes problem harmless-denied ~/.claude/settings.json'));
    assert.ok(found.includes('claude-code/denies problem probe-not-journaled ~/.claude/settings.json'));
  } finally {
    server.remove();
  }
});

test('a damaged policy of the person: judged alone, harmless actions are denied', async () => {
  const at = await home();
  at.write(path.join(at.home, '.mollyguard/policy/user.json'), '{');
  chmodSync(path.join(at.home, '.mollyguard/policy'), 0o700);
  const found = foundIn(await at.examine(), at);
  assert.ok(found.includes('mollyguard/policy problem policy-broken ~/.mollyguard/policy/user.json'));
  assert.equal(answers(found).filter((one) => one.includes('/passes problem harmless-denied')).length, 5);
});

test('a command that differs from ours by any one byte is not taken for ours', () => {
  const launcher = '/home/you/.mollyguard/bin/hook';
  for (const installer of installers.filter(({ companion, mode }) => !companion && mode === undefined)) {
    const file = installer.file('/home/you');
    const edited = installer.install(null, launcher, file);
    assert.ok(edited.kind === 'edited' && edited.text !== null);
    const { command, faults } = installer.inspect(edited.text, launcher, file);
    assert.ok(command !== null);
    assert.deepEqual(faults, []);
    if (!edited.text.includes(JSON.stringify(command))) {
      // A program that starts the launcher in its own way: no byte of it may differ.
      for (let at = 0; at < edited.text.length; at += 41) {
        const changed: string = `${edited.text.slice(0, at)}~${edited.text.slice(at + 1)}`;
        assert.equal(installer.inspect(changed, launcher, file).command, null, `${installer.id} ${at}`);
      }
      continue;
    }
    for (let at = 0; at < command.length; at += 1) {
      for (const other of [
        `${command.slice(0, at)}~${command.slice(at + 1)}`,
        `${command.slice(0, at)}${command.slice(at + 1)}`,
        `${command.slice(0, at)} ${command.slice(at)}`,
      ]) {
        if (other === command) continue;
        const changed: string = edited.text.replaceAll(JSON.stringify(command), JSON.stringify(other));
        assert.equal(installer.inspect(changed, launcher, file).command, null, `${installer.id} ${at}`);
      }
    }
  }
});

test('a changed command, a changed launcher, a changed library: nothing of them is started', async () => {
  const mark = (at: { readonly folder: string }): string => path.join(at.folder, 'ran');
  const rows: readonly ((at: Awaited<ReturnType<typeof home>>) => void)[] = [
    (at) => {
      for (const agent of ['vscode', 'claude-code', 'cursor'] as const) {
        at.edit(at.file(agent), (text) => text.replaceAll('"{ ', `"touch '${mark(at)}'; { `));
      }
    },
    (at) => at.edit(at.launcher, (text) => text.replace('\n', `\n: >'${mark(at)}'\n`)),
    (at) => at.edit(path.join(at.lib, 'start.js'), (text) => `require('node:fs').writeFileSync(${JSON.stringify(mark(at))}, '');${text}`),
  ];
  for (const prepare of rows) {
    const at = await home();
    prepare(at);
    const report = await at.examine();
    assert.ok(!existsSync(mark(at)));
    assert.equal(report.ok, false);
    assert.equal(report.checks.filter(({ check, result }) => /denies|passes/.test(check) && result === 'skipped').length, 8);
  }
});
