import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { cliProgram } from './cliProgram';

let root = '';
let cli = '';
let home = '';
let project = '';
before(async () => {
  root = realpathSync(mkdtempSync(path.join(__dirname, 'cli-')));
  cli = path.join(root, 'dist', 'cli.js');
  home = path.join(root, 'home');
  project = path.join(home, 'shop');
  mkdirSync(path.join(project, 'src'), { recursive: true });
  mkdirSync(path.join(project, '.git'));
  const repository = path.join(__dirname, '..');
  writeFileSync(path.join(root, 'package.json'), readFileSync(path.join(repository, 'package.json')));
  await cliProgram(cli);
});
after(() => rmSync(root, { recursive: true, force: true }));

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}
function run(args: readonly string[], input = ''): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: project,
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: home },
  });
  return { status, out: stdout, err: stderr };
}
const judge = (lines: readonly unknown[], ...args: readonly string[]): Ran & { readonly rows: readonly Record<string, unknown>[] } => {
  const ran = run(
    ['judge', '--jsonl', '--home', home, ...args],
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return {
    ...ran,
    rows: ran.out
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Record<string, unknown> => JSON.parse(line)),
  };
};

test('one verdict a line, in order, in the shape of the contract', () => {
  const { status, rows, err } = judge([
    { id: 'a', kind: 'shell', command: 'railway volume delete --volume v1 --yes' },
    { id: 2, kind: 'shell', command: 'ls -la', shell: 'zsh', agent: 'test', extra: true },
    { id: 'c', kind: 'delete', path: 'src' },
  ]);
  assert.deepEqual([status, err], [0, '']);
  for (const row of rows) assert.ok(typeof row.micros === 'number' && row.micros >= 0);
  assert.deepEqual(
    rows.map(({ micros, ...rest }) => rest),
    [
      {
        id: 'a',
        decision: 'hold',
        tier: 'type',
        rule: 'railway/delete-volume',
        environment: 'unknown',
        resource: { kind: 'volume', name: 'v1', provider: 'railway' },
        effects: [{ verb: 'delete', kind: 'volume', name: 'v1', provider: 'railway', environment: 'unknown', reversible: false }],
        reason: 'It would delete the volume "v1" in an unknown environment; a person types the name first.',
      },
      {
        id: 2,
        decision: 'allow',
        tier: 'none',
        rule: null,
        environment: 'local',
        resource: null,
        effects: [],
        reason: 'Nothing in it is known to destroy anything.',
      },
      {
        id: 'c',
        decision: 'snapshot',
        tier: 'none',
        rule: 'filesystem/delete-workspace',
        environment: 'local',
        resource: { kind: 'file', name: path.join(project, 'src'), provider: 'filesystem' },
        effects: [
          { verb: 'delete', kind: 'file', name: path.join(project, 'src'), provider: 'filesystem', environment: 'local', reversible: true },
        ],
        reason: `It would delete the file "${path.join(project, 'src')}"; a snapshot is made first.`,
      },
    ],
  );
});

const malformed: readonly (readonly [line: unknown, id: unknown, error: string])[] = [
  ['{"id":', null, 'the line is not JSON'],
  ['[1]', null, 'the line is not a JSON object'],
  [{ kind: 'shell', command: 'ls' }, null, '"id" is missing'],
  [{ id: {}, kind: 'shell', command: 'ls' }, null, '"id" must be a string or a number'],
  [{ id: 'x' }, 'x', '"kind" is missing'],
  [{ id: 'x', kind: 'sql' }, 'x', '"kind" must be one of shell, mcp, read, write, delete, http'],
  [{ id: 'x', kind: 'shell' }, 'x', '"command" is missing'],
  [{ id: 'x', kind: 'shell', command: ['ls'] }, 'x', '"command" must be a string'],
  [{ id: 'x', kind: 'shell', command: 'ls', shell: 'tcsh' }, 'x', '"shell" must be one of bash, zsh, sh, fish, powershell, cmd'],
  [{ id: 'x', kind: 'shell', command: 'ls', cwd: 3 }, 'x', '"cwd" must be a string'],
  [{ id: 'x', kind: 'mcp', server: 's' }, 'x', '"input" is missing; "tool" is missing'],
  [{ id: 'x', kind: 'write', path: 'a', content: 1 }, 'x', '"content" must be a string'],
  [{ id: 'x', kind: 'http', method: 'GET' }, 'x', '"url" is missing'],
  [{ id: 'x', kind: 'http', method: 'GET', url: 'https://example.com', headers: { a: 1 } }, 'x', '"headers" must be an object of strings'],
];
test('a malformed line is told in its place, the others are judged', () => {
  const { status, rows } = judge([...malformed.map(([line]) => line), { id: 'last', kind: 'shell', command: 'ls' }]);
  assert.equal(status, 1);
  assert.deepEqual(
    rows.slice(0, -1),
    malformed.map(([, id, error]) => ({ id, error })),
  );
  assert.deepEqual([rows.at(-1)?.id, rows.at(-1)?.decision], ['last', 'allow']);
});

test('the policy file decides names and environments', () => {
  const file = path.join(root, 'policy.json');
  writeFileSync(file, JSON.stringify({ environments: { staging: { match: ['e-stage'] } }, names: { v1: 'orders' } }));
  const { rows } = judge(
    [{ id: 1, kind: 'shell', command: 'railway volume delete --volume v1 --environment e-stage -y' }],
    '--config',
    file,
  );
  assert.deepEqual(
    rows.map(({ decision, tier, environment, resource }) => ({ decision, tier, environment, resource })),
    [{ decision: 'hold', tier: 'click', environment: 'staging', resource: { kind: 'volume', name: 'orders', provider: 'railway' } }],
  );
});

const configs: readonly (readonly [text: string | null, says: RegExp])[] = [
  [null, /policy-x\.json does not exist\. Give --config/],
  ['{', /policy-x\.json is not valid JSON\. Correct it/],
  ['[]', /policy-x\.json: must be a JSON object/],
  [
    '{"protectedFile":[]}',
    /policy-x\.json: "protectedFile" is not known\. Known keys are environments, names, scope, scopeReads, protectedFiles/,
  ],
  ['{"environments":{"staging":{"match":"x"}}}', /"environments\.staging\.match" must be a list of texts/],
  ['{"environments":{"qa":{"match":["x"]}}}', /"environments\.qa\.level" must be one of/],
  ['{"environments":{"staging":{"match":["*"]}}}', /"environments\.staging\.match" has an entry that is true of everything/],
  ['{"scope":"stagin"}', /"scope" names an environment that is not there: "stagin"\. Use production, staging, preview, local/],
  ['{"names":{"v1":3}}', /"names\.v1" must be the name as text/],
];
test('a wrong config is told by file, key and remedy, and nothing is judged', () => {
  const file = path.join(root, 'policy-x.json');
  for (const [text, says] of configs) {
    if (text !== null) writeFileSync(file, text);
    const { status, out, err } = run(['judge', '--jsonl', '--config', file], '{"id":1,"kind":"shell","command":"ls"}\n');
    assert.deepEqual([status, out], [2, ''], text ?? 'missing');
    assert.match(err, says);
  }
});

test('explain says what was understood, what decides and how to allow it', () => {
  const { status, out } = run(['explain', '--home', home, '--', 'sudo railway volume delete --volume v1']);
  assert.equal(status, 0);
  for (const part of [
    /^hold \(type\): It would delete/,
    /volume delete --volume v1/,
    /railway\/delete-volume/,
    /sudo → railway/,
    /unknown, which counts as production/,
    /a person \(no agent\) types {2}v1\n/,
    /undo: /,
    /safer: /,
  ]) {
    assert.match(out, part);
  }
});

test('explain takes several arguments as an argv', () => {
  assert.match(run(['explain', '--', 'echo', 'rm -rf / ; rm -rf ~']).out, /^allow: /);
  assert.match(run(['explain', '--', 'echo; rm -rf /']).out, /^deny: /);
});

test('explain shows no credential', () => {
  const secret = ['not', 'a', 'real', 'token', 'x'.repeat(20)].join('-');
  const { out } = run(['explain', '--', `curl -H "Authorization: Bearer ${secret}" https://u:${secret}@example.com/`]);
  assert.ok(!out.includes(secret));
});

test('the journal of an empty home', () => {
  assert.deepEqual(run(['journal', '--verify', '--home', home]).status, 0);
  assert.deepEqual([run(['journal', '--home', home]).status, run(['journal', '--home', home]).out], [0, '']);
});

test('help, version and what is not understood', () => {
  const { version }: { readonly version: string } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  assert.match(run(['--help']).out, /judge --jsonl/);
  assert.equal(run(['--version']).out, `${version}\n`);
  const both = ['explain', '--action', '{"kind":"read","path":"x"}', '--', 'ls'];
  for (const args of [
    [],
    ['nonsense'],
    ['judge'],
    ['explain'],
    both,
    ['explain', '--action', '{"kind":"x"}'],
    ['judge', '--jsonl', 'x'],
    ['--nonsense'],
  ]) {
    const { status, out, err } = run(args);
    assert.deepEqual([status, out], [2, ''], args.join(' '));
    assert.notEqual(err, '');
  }
});

test('nothing is written to the home', () => {
  judge([{ id: 1, kind: 'shell', command: 'rm -rf src && railway down' }]);
  const { stdout } = spawnSync('find', [home, '-newer', cli, '-type', 'f'], { encoding: 'utf8' });
  assert.equal(stdout, '');
});

test('answers come line by line, before the input ends', () => {
  // The first answer must be there while stdin is still open.
  const script = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, [${JSON.stringify(cli)}, 'judge', '--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'], cwd: ${JSON.stringify(os.tmpdir())} });
    child.stdout.once('data', (data) => { process.stdout.write(String(data)); child.stdin.end(); });
    child.stdin.write('{"id":1,"kind":"shell","command":"ls"}\\n');`;
  const { stdout, status } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', timeout: 20_000 });
  assert.equal(status, 0);
  assert.match(stdout, /^\{"id":1,"decision":"allow"/);
});
