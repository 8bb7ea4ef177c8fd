import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { asJson, asTable } from '../../src/cli/doctor';
import { runtimeFolder } from '../../src/host/setUp';
import { FINDINGS, type Finding } from '../../src/protocol/doctor';
import { createDoctorWords } from '../../src/ui/doctorText';
import { cliProgram } from '../cliProgram';
import { home } from './home';

test('the table: one row for each agent and check, then what is wrong, where, and what to do', async () => {
  const at = await home();
  at.edit(at.file('claude-code'), (text) => text.replace('"timeout": 900', '"timeout": 9'));
  rmSync(at.file('cursor'));
  const table = asTable(await at.examine()).split('\n');
  // How wide the columns are depends on the agents there are.
  const rows = table.map((row) => (row.startsWith('  do:') ? row : row.replace(/(\S) {2,}/g, '$1 | ')));
  assert.deepEqual(rows.slice(0, 3), [`Mollyguard in ${at.home}`, '', '  VS Code chat | Hook registered | ok']);
  for (const row of [
    '  Copilot CLI | Denies what must be denied | ok',
    '  Claude Code | Hook registered | problem',
    '  Claude Code | Lets harmless actions pass | ok',
    '  Cursor | Hook registered | problem',
    '  Cursor | Denies what must be denied | not checked',
    '  Mollyguard | Installed files | ok',
    '2 checks found a problem.',
  ])
    assert.ok(rows.includes(row), row);
  const lines = table.filter((row) => /^ {2}\S.* {2}(?:ok|problem|not checked)$/.test(row));
  assert.deepEqual([lines.length > 10, new Set(lines.map((row) => row.lastIndexOf('  '))).size], [true, 1], 'columns');
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

const folder = mkdtempSync('/tmp/mg-doc-cli-');
after(() => rmSync(folder, { recursive: true, force: true }));

test('the program: exit status 0 where all is well, 1 with a problem, 2 for a wrong command line', async () => {
  const cli = path.join(folder, 'cli.js');
  await cliProgram(cli);
  const place = { home: path.join(folder, 'home'), folder: path.join(folder, 'project') };
  const at = await home({ ...place, runtime: runtimeFolder(place.home, process.getuid?.() ?? 0) });
  const run = (...args: readonly string[]) => {
    const env = { PATH: '/usr/bin:/bin', HOME: '/nonexistent' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'doctor', '--home', at.home, ...args], {
      encoding: 'utf8',
      env,
      cwd: at.folder,
    });
    return { status, stdout, stderr };
  };
  const healthy = run('--json');
  assert.deepEqual([healthy.status, healthy.stderr, JSON.parse(healthy.stdout).ok], [0, '', true]);
  assert.deepEqual(JSON.parse(healthy.stdout).folders, [at.folder], 'the current folder');
  assert.match(
    run('--folder', at.folder, '--folder', at.home).stdout,
    /\n {2}Claude Code +Denies what must be denied +ok\n(?:.*\n)*No problem was found\.\n$/,
  );

  const unstarted = readdirSync(path.join(at.home, '.mollyguard/journal'));
  const looked = run('--static');
  assert.match(looked.stdout, /\n {2}Claude Code +Denies what must be denied +not checked\n(?:.*\n)*No problem was found\.\n$/);
  assert.deepEqual(readdirSync(path.join(at.home, '.mollyguard/journal')), unstarted, 'no hook was started');

  at.write(path.join(at.folder, '.claude/settings.json'), '{"disableAllHooks":true}');
  const found = run();
  assert.equal(found.status, 1);
  assert.match(
    found.stdout,
    /\nproblem: Claude Code: Not switched off: A setting switches hooks off: disableAllHooks\.\n {2}file: .*settings\.json\n {2}do: {3}Take/,
  );

  assert.deepEqual(run('--folder', '/nonexistent'), {
    status: 2,
    stdout: '',
    stderr: '/nonexistent does not exist. Give --folder the path of a project.\n',
  });
  // The administrator's file: its bytes on stdout, ready to be put into it, and nothing but them.
  const offered = run('--managed', 'claude-code');
  assert.equal(offered.status, 0);
  const { hooks } = JSON.parse(offered.stdout);
  assert.ok(hooks.PreToolUse[0].hooks[0].command.startsWith(`{ '${at.launcher}' claude-code-managed `));
  assert.match(
    offered.stderr,
    /^Claude Code: a hook of the administrator’s\n\/.*managed-settings\.d\/mollyguard\.json\nIt is not there yet\./,
  );
  assert.equal(JSON.parse(run('--managed', 'claude-code', '--json').stdout).text, offered.stdout);
  const none = run('--managed', '\u001b[2Jx');
  assert.deepEqual([none.status, none.stdout], [2, '']);
  assert.match(none.stderr, /^There is no such file for [^\u001b]*x here\. Agents that have one: claude-code, codex, /);
  assert.equal(run('--nothing').status, 2);
  assert.equal(run('more').status, 2);
});

test('every finding has a sentence and a remedy; none has a gap', () => {
  const words = createDoctorWords((message, ...values) => message.replace(/\{(\d+)\}/g, (_, index) => String(values[Number(index)])));
  const data = Object.fromEntries(
    [
      'problem',
      'why',
      'event',
      'keys',
      'count',
      'program',
      'key',
      'variable',
      'version',
      'wanted',
      'interpreters',
      'mode',
      'line',
      'agent',
    ].map((key) => [key, 'some']),
  );
  for (const id of FINDINGS) {
    const finding: Finding = { id, severity: 'problem', file: '/home/you/a b', data };
    for (const text of [words.finding(finding), words.remedy(finding)])
      assert.doesNotMatch(text, /undefined|\{\d|^$|\s$/, `${id}: ${text}`);
  }
});
