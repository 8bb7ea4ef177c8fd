import assert from 'node:assert/strict';
import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { applySetUp, installedAgents, planSetUp } from '../../src/host/setUp';
import { it, type Place, setUp } from './setUpPlace';

const agents = async ({ paths }: Place, searchPath: readonly string[] = []): Promise<Readonly<Record<string, boolean>>> =>
  Object.fromEntries((await installedAgents({ ...paths, searchPath })).map(({ id, here }) => [id, here]));

it('nobody is guarded before the set-up, nor where the entry is not as it must be', async (at) => {
  assert.deepEqual(await agents(at), {});
  await setUp(at);
  assert.deepEqual(await agents(at), { vscode: true, 'copilot-cli': false });
  at.write(at.hook, at.read(at.hook).replace('hook', 'cook'));
  assert.deepEqual(await agents(at), {});
});

it('an agent is here by its program, or by what it keeps below the home', async (at) => {
  mkdirSync(path.join(at.home, '.claude'));
  await setUp(at);
  assert.deepEqual(await agents(at), { vscode: true, 'copilot-cli': false, 'claude-code': false });
  at.write(path.join(at.home, '.claude/history.jsonl'), '');
  assert.deepEqual(await agents(at), { vscode: true, 'copilot-cli': false, 'claude-code': true });
  const bin = path.join(at.home, 'bin');
  at.write(path.join(bin, 'copilot'), '');
  assert.equal((await agents(at, [bin]))['copilot-cli'], false);
  chmodSync(path.join(bin, 'copilot'), 0o755);
  assert.equal((await agents(at, [bin]))['copilot-cli'], true);
});

it('where everything tells that the editor is Cursor, VS Code counts by its own folders', async (at) => {
  at.write(path.join(at.home, '.cursor/argv.json'), '');
  await applySetUp(at.paths, await planSetUp(at.paths, ['cursor', 'vscode']));
  const { cursor, vscode } = await agents(at);
  assert.deepEqual({ cursor, vscode }, { cursor: true, vscode: false });
});

it('an agent of several files is guarded when all of them are in place', async (at) => {
  at.write(path.join(at.home, '.codex/history.jsonl'), '');
  await applySetUp(at.paths, await planSetUp(at.paths, ['codex']));
  assert.deepEqual(await agents(at), { codex: true });
  at.write(path.join(at.home, '.codex/config.toml'), '');
  assert.deepEqual(await agents(at), {});
});
