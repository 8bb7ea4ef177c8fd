import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { cliProgram } from '../cliProgram';
import { Made, richHome, writeHome } from '../server/audit/richHome';

let root = '';
let cli = '';
let home = '';
let project = '';
const made = new Made();
before(async () => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-')));
  cli = path.join(root, 'dist', 'cli.js');
  home = path.join(root, 'home');
  project = path.join(home, 'shop');
  mkdirSync(project, { recursive: true });
  writeHome(home, richHome(made));
  await cliProgram(cli);
});
after(() => rmSync(root, { recursive: true, force: true }));

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'audit', ...args], {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: home, ...env },
  });
  for (const value of made.values) assert.ok(!`${stdout}${stderr}`.includes(value), 'a value was printed');
  return { status, out: stdout, err: stderr };
}
const git = (...args: readonly string[]) => {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: home },
  });
  assert.equal(status, 0, stderr);
};

test('JSON has a stable shape, and tells every row', () => {
  const { status, out } = run(['--json', '--home', home]);
  const report = JSON.parse(out);
  assert.equal(status, 0);
  assert.deepEqual(Object.keys(report), ['version', 'rows', 'gaps', 'history']);
  assert.equal(report.version, 1);
  assert.deepEqual(report.gaps, []);
  assert.equal(report.rows.length, richHome(new Made()).flatMap(([, , rows]) => rows).length);
  for (const row of report.rows)
    assert.deepEqual(Object.keys(row), [
      'rank',
      'provider',
      'kind',
      'name',
      'where',
      'destroys',
      'narrower',
      'docs',
      'environment',
      'offLimits',
    ]);
  const railway = report.rows.find((row: { provider: string }) => row.provider === 'railway');
  assert.deepEqual(railway.where, { kind: 'file', file: path.join(home, '.railway/config.json'), line: 4 });
});

test('without --json it is Markdown, with the home folder as ~', () => {
  const { status, out } = run([]);
  assert.equal(status, 0);
  assert.match(
    out,
    /^# Credentials in Reach\n\n\d+ credentials: \d+ critical, \d+ high, \d+ medium, \d+ low\. No value of any of them is shown or kept\.\n/,
  );
  assert.match(
    out,
    /### Railway login of the account\n\n- Where: `~\/\.railway\/config\.json, line 4 \(off limits to agents\)`\n- Name: `accessToken`\n- What can be lost: Every project/,
  );
  assert.match(out, /### Stripe restricted key \(live\)\n(?:.*\n){3}- Environment: production\n/);
});

const STATUS: readonly (readonly [args: readonly string[], status: number, err: RegExp])[] = [
  [['--fail-on', 'critical'], 1, /^$/],
  [['--fail-on', 'low'], 1, /^$/],
  [['--fail-on', 'worst'], 2, /--fail-on needs one of critical, high, medium, low\./],
  [['--history', 'x'], 2, /--history needs a number/],
  [['/nowhere/at/all'], 2, /does not exist/],
];
for (const [args, status, err] of STATUS)
  test(`audit ${args.join(' ')} ends with ${status}`, () => {
    const ran = run(args);
    assert.equal(ran.status, status);
    assert.match(ran.err, err);
  });

test('an empty home and folder fail at nothing', () => {
  const empty = path.join(root, 'empty');
  mkdirSync(path.join(empty, 'x'), { recursive: true });
  const ran = run(['--home', empty, '--fail-on', 'low', path.join(empty, 'x')]);
  assert.equal(ran.status, 0);
  assert.match(ran.out, /No credential was found that an agent could read\./);
});

test('the environment is looked at, unless another home is given', () => {
  const token = made.of('ghp_', 36);
  const names = (args: readonly string[]): readonly unknown[] =>
    JSON.parse(run(['--json', ...args], { DEPLOY_TOKEN: token }).out).rows.flatMap(
      (row: { where: { name?: string } }) => row.where.name ?? [],
    );
  assert.deepEqual(names([]), ['DEPLOY_TOKEN']);
  assert.deepEqual(names(['--home', home]), []);
});

test('history tells what commits added and files no longer hold, and starts nothing that a repository names', () => {
  const folder = path.join(home, 'history');
  project = folder;
  mkdirSync(folder);
  const token = made.uuid();
  git('init', '-q');
  writeFileSync(path.join(folder, 'deploy.sh'), `#!/bin/sh\nRAILWAY_TOKEN=${token} railway up\n`);
  writeFileSync(path.join(folder, '.env'), `SESSION_SECRET=${made.of('', 30)}\n`);
  git('add', '-f', '.');
  git('commit', '-q', '-m', 'one');
  writeFileSync(path.join(folder, 'deploy.sh'), '#!/bin/sh\nrailway up\n');
  rmSync(path.join(folder, '.env'));
  git('add', '-A');
  git('commit', '-q', '-m', 'two');
  const witness = path.join(root, 'started');
  const spy = path.join(root, 'spy.sh');
  writeFileSync(spy, `#!/bin/sh\ntouch ${witness}\n`, { mode: 0o755 });
  for (const [name, value] of [
    ['diff.external', spy],
    ['diff.spy.textconv', spy],
    ['diff.spy.command', spy],
    ['core.fsmonitor', spy],
    ['core.pager', spy],
    ['core.hooksPath', root],
    ['gpg.program', spy],
    ['log.showSignature', 'true'],
  ])
    git('config', name ?? '', value ?? '');
  mkdirSync(path.join(folder, '.git', 'info'), { recursive: true });
  writeFileSync(path.join(folder, '.git', 'info', 'attributes'), '* diff=spy\n');
  rmSync(witness, { force: true });
  const found = (args: readonly string[]) =>
    JSON.parse(run(['--json', ...args, folder]).out).rows.filter(({ where }: { where: { kind: string } }) => where.kind === 'commit');
  assert.deepEqual(found([]), []);
  const rows = found(['--history', '10']);
  assert.deepEqual(
    rows
      .map((row: { provider: string; kind: string; where: { file: string; line: number } }) => [
        row.provider,
        row.kind,
        path.basename(row.where.file),
        row.where.line,
      ])
      .sort(),
    [
      [null, 'Credential', '.env', 1],
      ['railway', 'Railway project token', 'deploy.sh', 2],
    ].sort(),
  );
  assert.deepEqual(found(['--history', '1']), []);
  assert.equal(spawnSync('test', ['-e', witness]).status, 1, 'the repository started a program');
  assert.match(run(['--history', '5', path.join(home, '.ssh')]).out, /The history of ~\/\.ssh could not be read\./);
});
