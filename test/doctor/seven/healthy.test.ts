import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { applyRemoval, planRemoval } from '../../../src/host/setUp';
import { shortLine } from '../home';
import { BEFORE, Machine, told } from '../world';

test('as set-up left them: every hook of all seven denies and lets pass, nothing is found, and nothing is to be repaired', async () => {
  const it = await Machine.make();
  const report = await it.at.examine();
  assert.deepEqual(told(it, report), []);
  const each = (id: string) => ['registered ok', 'denies ok', 'passes ok', 'switches ok', 'version skipped'].map((rest) => `${id}/${rest}`);
  const lines = report.checks.map(shortLine).filter((one) => !one.endsWith(' absent') && !one.startsWith('mollyguard/'));
  assert.deepEqual(lines, [
    ...['vscode', 'copilot-cli'].flatMap(each),
    ...each('claude-code').toSpliced(4, 0, 'claude-code/environment ok'),
    ...['cursor', 'codex'].flatMap(each),
    'codex/registered ok', // its trust
    ...['gemini', 'qwen', 'opencode', 'cline', 'cline-vscode'].flatMap(each),
    'cline-vscode/registered ok', // its hook for prompts
  ]);
  assert.deepEqual(await it.repair(), []);
  assert.deepEqual(it.changed(), []);

  await applyRemoval(it.at.paths, await planRemoval(it.at.paths), false);
  for (const [file, text] of Object.entries(BEFORE)) assert.equal(readFileSync(path.join(it.at.home, file), 'utf8'), text);
  assert.deepEqual(
    it.changed().filter((one) => !Object.hasOwn(BEFORE, one.slice(2))),
    [
      '-~/.cline/hooks/PreToolUse',
      '-~/.copilot/hooks/mollyguard.json',
      '-~/.config/opencode/plugins/mollyguard.js',
      '-~/Documents/Cline/Hooks/PreToolUse',
      '-~/Documents/Cline/Hooks/UserPromptSubmit',
    ],
  );
});

test('a machine is put back between two faults', async () => {
  const it = await Machine.make();
  it.at.write(it.at.file('claude-code'), '{}');
  it.at.write(path.join(it.at.home, '.claude/new.json'), '{}');
  assert.deepEqual(it.changed(), ['~/.claude/settings.json', '+~/.claude/new.json']);
  it.reset();
  assert.deepEqual(it.changed(), []);
  assert.equal((await it.at.examine({ untried: true })).ok, true);
});
