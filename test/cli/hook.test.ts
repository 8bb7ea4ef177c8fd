import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { runtimeFolder } from '../../src/host/setUp/runtime';
import { cliProgram } from '../cliProgram';
import { reply, rig } from '../hook/rig';

const root = mkdtempSync('/tmp/mg-hook-');
const cli = path.join(root, 'dist/cli.js');
before(() => cliProgram(cli));
after(() => rmSync(root, { recursive: true, force: true }));

interface Said {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}
function run(home: string, agent: string, input: string, env: Readonly<Record<string, string>> = {}): Promise<Said> {
  const child = spawn(process.execPath, [cli, 'hook', '--agent', agent, '--home', home], {
    cwd: path.join(__dirname, '../..'),
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (part) => (stdout += part));
    child.stderr.on('data', (part) => (stderr += part));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code) => resolve({ stdout, stderr, code }));
    child.stdin.end(input);
  });
}
const newHome = (): string => mkdtempSync(path.join(root, 'h-'));
const shell = (command: string, more: object = {}): string => JSON.stringify({ kind: 'shell', command, cwd: '/', ...more });

/** Descriptions as the guard server keeps them. */
function describeAgents(home: string, text: string): void {
  mkdirSync(path.join(home, '.mollyguard/state'), { recursive: true, mode: 0o700 });
  writeFileSync(path.join(home, '.mollyguard/state/customAgents.json'), text);
}
const ACME = { id: 'acme', title: 'Acme', fields: { tool: 'name', input: 'args' }, tools: { shell: ['run'] }, deny: { exitCode: 7 } };
const call = (command: string): string => JSON.stringify({ name: 'run', args: { command } });

describe('hook --agent generic, with no window', () => {
  test('harmless: allow', async () => {
    assert.deepEqual(await run(newHome(), 'generic', shell('ls')), { stdout: '{"decision":"allow"}', stderr: '', code: 0 });
  });
  test('destructive: deny with the reason, and a line in the journal of that home', async () => {
    const home = newHome();
    const { stdout, stderr, code } = await run(
      home,
      'generic',
      shell('psql -h db.example -c "DROP TABLE orders"', { agent: 'acme', conversation: 'c' }),
    );
    const { decision, reason } = JSON.parse(stdout);
    assert.deepEqual([decision, stderr, code], ['deny', '', 0]);
    assert.match(reason, /orders/);
    const [file = ''] = readdirSync(path.join(home, '.mollyguard/journal'));
    assert.match(readFileSync(path.join(home, '.mollyguard/journal', file), 'utf8'), /"agent":"generic\/acme","conversation":"c"/);
  });
  for (const [name, input] of [
    ['nothing', ''],
    ['no JSON', '{'],
    ['no action', '{"kind":"shell"}'],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0x7d]).toString('latin1')],
  ] as const)
    test(`${name}: deny, and exit status 2 with the reason`, async () => {
      const { stdout, stderr, code } = await run(newHome(), 'generic', input);
      assert.deepEqual([JSON.parse(stdout).decision, code], ['deny', 2]);
      assert.match(stderr, /could not read this tool call/);
    });
  test('a broken policy: deny', async () => {
    const home = newHome();
    mkdirSync(path.join(home, '.mollyguard/policy'), { recursive: true });
    writeFileSync(path.join(home, '.mollyguard/policy/user.json'), '{');
    assert.equal(JSON.parse((await run(home, 'generic', shell('ls'))).stdout).decision, 'deny');
  });
  test('nothing of the environment counts: neither a home nor a temporary folder', async () => {
    const home = newHome();
    const other = newHome();
    const env = {
      HOME: other,
      USERPROFILE: other,
      TMPDIR: '/home',
      TMP: '/home',
      TEMP: '/home',
      XDG_RUNTIME_DIR: other,
      MOLLYGUARD_HOME: other,
    };
    const { stdout } = await run(home, 'generic', shell('rm -rf /home/you/work'), env);
    assert.equal(JSON.parse(stdout).decision, 'deny');
    assert.deepEqual([existsSync(path.join(home, '.mollyguard/journal')), readdirSync(other)], [true, []]);
  });
});

test('a server that runs is asked first, and only in its own folder', async () => {
  const home = newHome();
  const runtime = runtimeFolder(home, process.getuid?.() ?? 0);
  mkdirSync(runtime, { mode: 0o700 });
  const at = rig('/bin/sh');
  try {
    const { requests } = await at.serve(
      [reply(200, '{"decision":"deny","reason":"asked"}'), reply(200, '{"x":1}')],
      path.join(runtime, 'guard.sock'),
    );
    assert.deepEqual(await run(home, 'generic', shell('ls')), { stdout: '{"decision":"deny","reason":"asked"}', stderr: '', code: 0 });
    assert.match(requests[0]?.url ?? '', /agent=generic&/);
    assert.equal((await run(home, 'generic', shell('ls'))).code, 2, 'an answer in another language');
  } finally {
    at.remove();
    rmSync(runtime, { recursive: true, force: true });
  }
});

describe('a described agent', () => {
  test('is told no by the exit status it knows, and hears nothing otherwise', async () => {
    const home = newHome();
    describeAgents(home, JSON.stringify([ACME]));
    assert.deepEqual(await run(home, 'acme', call('ls')), { stdout: '', stderr: '', code: 0 });
    const { stdout, stderr, code } = await run(home, 'acme', call('touch ~/.mollyguard/x'));
    assert.deepEqual([stdout, code], ['', 7]);
    assert.match(stderr, /^Mollyguard denied this action\./);
  });
  test('or by its own JSON', async () => {
    const home = newHome();
    const deny = { stdout: { block: true, why: '$'.concat('{reason}') } };
    describeAgents(home, JSON.stringify([{ ...ACME, deny, allow: { block: false } }]));
    assert.deepEqual(await run(home, 'acme', call('ls')), { stdout: '{"block":false}', stderr: '', code: 0 });
    const { stdout, code } = await run(home, 'acme', call('touch ~/.mollyguard/x'));
    assert.deepEqual([JSON.parse(stdout).block, code], [true, 0]);
  });
  test('its hook file cannot be changed', async () => {
    const home = newHome();
    describeAgents(home, JSON.stringify([{ ...ACME, hookFile: '~/.acme/hooks.json' }]));
    for (const command of ['echo > ~/.acme/hooks.json', 'rm ~/.acme/hooks.json', 'rm -rf ~/.acme'])
      assert.equal((await run(home, 'acme', call(command))).code, 7, command);
    assert.equal((await run(home, 'acme', call('cat ~/.acme/hooks.json'))).code, 0);
  });
  for (const [name, text] of [
    ['nobody described', '[]'],
    ['badly described', '[{"id":"acme"}]'],
    ['a damaged file', '['],
  ] as const)
    test(`${name}: nothing runs`, async () => {
      const home = newHome();
      describeAgents(home, text);
      for (const input of [call('ls'), shell('ls')]) {
        const { stdout, stderr, code } = await run(home, 'acme', input);
        assert.deepEqual([stdout, code], ['', 2]);
        assert.notEqual(stderr, '');
      }
    });
});

test('the command line: an agent must be named, by a name', async () => {
  assert.equal((await run(newHome(), 'X;rm', shell('ls'))).code, 2);
});

test('the example of src/agents/README.md holds an agent back', async () => {
  const text = readFileSync(path.join(__dirname, '../../src/agents/README.md'), 'utf8');
  const [, script = ''] = /```sh\n(#!\/bin\/sh\n[\s\S]*?)```/.exec(text) ?? [];
  assert.ok(script.split('\n').length <= 12, 'about ten lines');
  const home = newHome();
  const file = path.join(home, 'before-action');
  const program = `node '${cli}'`;
  assert.ok(script.includes('node "$MOLLYGUARD/dist/cli.js"'));
  writeFileSync(
    file,
    script.replace('node "$MOLLYGUARD/dist/cli.js"', program).replace('--agent generic', `--agent generic --home '${home}'`),
  );
  chmodSync(file, 0o755);
  const start = (command: string): Promise<{ readonly code: number | null; readonly stderr: string }> =>
    new Promise((resolve, reject) => {
      const child = spawn(file, [command], { cwd: path.join(__dirname, '../..') });
      let stderr = '';
      child.stderr.on('data', (part) => (stderr += part));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stderr }));
    });
  assert.deepEqual(await start('ls "a b" \\ \'c\''), { code: 0, stderr: '' });
  const { code, stderr } = await start('psql -h db.example -c "DROP TABLE orders"');
  assert.equal(code, 1);
  assert.match(stderr, /orders/);
});
