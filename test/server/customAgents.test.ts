import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { judgeAlone } from '../../src/hook/alone';
import { readCustomAgents } from '../../src/server/customAgents';
import { understand } from '../../src/server/payload';
import { keepCustomAgents } from '../../src/server/settings';

const root = mkdtempSync('/tmp/mg-custom-');
after(() => rmSync(root, { recursive: true, force: true }));
const newHome = (): string => mkdtempSync(path.join(root, 'h-'));
const fileOf = (home: string): string => path.join(home, '.mollyguard/state/customAgents.json');
const ACME = { id: 'acme', title: 'Acme', hookFile: '~/.acme/h.json', fields: { tool: 'name', input: 'args' }, deny: { exitCode: 2 } };

test('the setting is kept for judging alone, for the person alone', () => {
  const home = newHome();
  assert.deepEqual(keepCustomAgents(home, { customAgents: [ACME] }), { hookFiles: [`${home}/.acme/h.json`], problems: [] });
  assert.equal(readFileSync(fileOf(home), 'utf8'), `${JSON.stringify([ACME])}\n`);
  assert.equal(statSync(fileOf(home)).mode & 0o077, 0);
  const read = readCustomAgents(home);
  assert.deepEqual(read.kind === 'agents' && read.agents.map(({ id }) => id), ['acme']);
  keepCustomAgents(home, {});
  assert.deepEqual(readCustomAgents(home), { kind: 'agents', agents: [] });
});

test('nothing described: nothing is written', () => {
  const home = newHome();
  assert.deepEqual(keepCustomAgents(home, undefined), { hookFiles: [], problems: [] });
  assert.throws(() => statSync(fileOf(home)));
  assert.deepEqual(readCustomAgents(home), { kind: 'agents', agents: [] });
});

test('a setting that is wrong is told, and what was kept before stays', () => {
  const home = newHome();
  keepCustomAgents(home, { customAgents: [ACME] });
  const { problems } = keepCustomAgents(home, { customAgents: [{ ...ACME, id: 'vscode' }] });
  assert.deepEqual(problems, [
    {
      id: 'settings-invalid',
      file: null,
      data: { key: 'mollyguard.customAgents', message: 'User settings: "customAgents" entry 1: the id "vscode" is taken' },
    },
  ]);
  assert.equal(readCustomAgents(home).kind, 'agents');
});

test('a file that is damaged, or none of ours, describes nobody', () => {
  for (const prepare of [
    (file: string) => writeFileSync(file, '['),
    (file: string) => writeFileSync(file, '{}'),
    (file: string) => symlinkSync('/dev/zero', file),
    (file: string) => mkdirSync(file),
  ]) {
    const home = newHome();
    mkdirSync(path.dirname(fileOf(home)), { recursive: true });
    prepare(fileOf(home));
    assert.equal(readCustomAgents(home).kind, 'broken');
  }
});

test('server and launcher read a described agent alike', () => {
  const home = newHome();
  keepCustomAgents(home, { customAgents: [ACME] });
  const payload = Buffer.from(JSON.stringify({ name: 'bash', args: { command: 'touch ~/.mollyguard/x' }, cwd: '/' }));
  const { codec, decoded } = understand(payload, 'acme', home);
  assert.deepEqual([codec.id, decoded.kind], ['acme', 'actions']);
  assert.match(
    judgeAlone(payload, 'acme', { home, runtime: path.join(home, 'r'), own: [] }),
    /^\{"denied":"Mollyguard denied this action\./,
  );
  assert.equal(
    judgeAlone(Buffer.from('{"name":"bash","args":{"command":"ls"}}'), 'acme', { home, runtime: path.join(home, 'r'), own: [] }),
    '',
  );
  assert.doesNotMatch(judgeAlone(payload, 'nobody', { home, runtime: path.join(home, 'r'), own: [] }), /^(?:\{|$)/);
});
