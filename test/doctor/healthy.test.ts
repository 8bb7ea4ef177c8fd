import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { foundIn, home, shortLine } from './home';

test('a home that set-up has just written: every hook denies and lets pass, nothing is found', async () => {
  const at = await home();
  const report = await at.examine();
  assert.deepEqual(foundIn(report, at), []);
  assert.equal(report.ok, true);
  assert.deepEqual(
    report.checks.map(shortLine).filter((one) => !one.endsWith(' absent')),
    [
      'vscode/registered ok',
      'vscode/denies ok',
      'vscode/passes ok',
      'vscode/switches ok',
      'vscode/version skipped',
      'copilot-cli/registered ok',
      'copilot-cli/denies ok',
      'copilot-cli/passes ok',
      'copilot-cli/switches ok',
      'copilot-cli/version skipped',
      'claude-code/registered ok',
      'claude-code/denies ok',
      'claude-code/passes ok',
      'claude-code/switches ok',
      'claude-code/environment ok',
      'claude-code/version skipped',
      'cursor/registered ok',
      'cursor/denies ok',
      'cursor/passes ok',
      'cursor/switches ok',
      'cursor/version skipped',
      'mollyguard/agents ok',
      'mollyguard/files ok',
      'mollyguard/permissions ok',
      'mollyguard/socket ok',
      'mollyguard/journal ok',
      'mollyguard/policy ok',
      'mollyguard/environment ok',
    ],
  );
  assert.ok(!readdirSync(path.join(at.home, '.mollyguard')).includes('doctor-probe'), 'no probe has any effect');
});
