import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { asJson, asTable, doctor } from '../../src/cli/doctor';
import { FINDINGS, type Finding } from '../../src/protocol/doctor';
import { createDoctorWords } from '../../src/ui/doctorText';
import { home } from './home';

test('the table: one row for each agent and check, then what is wrong, where, and what to do', async () => {
  const at = await home();
  at.edit(at.file('claude-code'), (text) => text.replace('"timeout": 900', '"timeout": 9'));
  rmSync(at.file('cursor'));
  const rows = asTable(await at.examine()).split('\n');
  assert.deepEqual(rows.slice(0, 3), [`Mollyguard in ${at.home}`, '', '  VS Code chat and Copilot CLI  Hook registered             ok']);
  for (const row of [
    '  VS Code chat and Copilot CLI  Denies what must be denied  ok',
    '  Claude Code                   Hook registered             problem',
    '  Claude Code                   Lets harmless actions pass  ok',
    '  Cursor                        Hook registered             problem',
    '  Cursor                        Denies what must be denied  not checked',
    '  Mollyguard                    Installed files             ok',
    '2 checks found a problem.',
  ])
    assert.ok(rows.includes(row), row);
  const start = rows.indexOf('problem: Claude Code: Hook registered: The entry for PreToolUse was changed: timeout.');
  assert.deepEqual(rows.slice(start + 1, start + 7), [
    `  file: ${at.file('claude-code')}`,
    '  do:   Run “Mollyguard: Set Up Agents…” in the editor.',
    '',
    'problem: Cursor: Hook registered: The hook is missing from the agent’s file.',
    `  file: ${at.file('cursor')}`,
    '  do:   Run “Mollyguard: Set Up Agents…” in the editor.',
  ]);
});

test('--json: the report with a sentence, a remedy and a repair for each finding', async () => {
  const at = await home();
  rmSync(at.file('cursor'));
  const told = JSON.parse(asJson(await at.examine()));
  assert.deepEqual(
    [told.version, told.home, told.folders, told.ok, Object.keys(told)],
    [1, at.home, [at.folder], false, ['version', 'home', 'folders', 'ok', 'checks']],
  );
  assert.deepEqual(
    told.checks.find((one: { agent: string }) => one.agent === 'cursor'),
    {
      agent: 'cursor',
      title: 'Cursor',
      check: 'registered',
      result: 'problem',
      findings: [
        {
          id: 'hook-missing',
          severity: 'problem',
          file: at.file('cursor'),
          data: {},
          message: 'The hook is missing from the agent’s file.',
          remedy: 'Run “Mollyguard: Set Up Agents…” in the editor.',
          repair: 'set-up',
        },
      ],
    },
  );
});

test('what a hostile file says does not reach the terminal as a command', async () => {
  const at = await home();
  const folder = path.join(at.folder, '\u001b[2J\u202e');
  mkdirSync(folder);
  const table = asTable({
    version: 1,
    home: at.home,
    folders: [],
    ok: false,
    checks: [
      {
        agent: null,
        title: 'x\u001b]0;y\u0007',
        check: 'registered',
        result: 'problem',
        findings: [
          {
            id: 'hook-settings-changed',
            severity: 'problem',
            file: `${folder}/a\nb`,
            data: { event: 'a\u009b1m', keys: `\u001b[31m${'x'.repeat(9_000)}` },
          },
        ],
      },
    ],
  });
  assert.doesNotMatch(table, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  assert.ok(table.length < 2_000);
});

test('exit status: 1 with a problem, 0 without', async () => {
  const at = await home();
  rmSync(at.file('cursor'));
  const { status, text } = await doctor({ home: at.home, folders: [at.folder], json: true });
  assert.deepEqual([status, JSON.parse(text).ok], [1, false]);
});

test('every finding has a sentence and a remedy; none has a gap', () => {
  const words = createDoctorWords((message, ...values) => message.replace(/\{(\d+)\}/g, (_, index) => String(values[Number(index)])));
  const data = Object.fromEntries(
    ['problem', 'why', 'event', 'keys', 'count', 'program', 'key', 'variable', 'version', 'wanted', 'interpreters', 'mode', 'line'].map(
      (key) => [key, 'some'],
    ),
  );
  for (const id of FINDINGS) {
    const finding: Finding = { id, severity: 'problem', file: '/home/you/a b', data };
    for (const text of [words.finding(finding), words.remedy(finding)])
      assert.doesNotMatch(text, /undefined|\{\d|^$|\s$/, `${id}: ${text}`);
  }
});
