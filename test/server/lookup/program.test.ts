import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type Run, runProgram } from '../../../src/server/lookup/program';
import { findProgram } from '../../../src/server/lookup/trusted';
import { isAlive } from '../../../src/server/processes';

const folder = mkdtempSync(path.join(tmpdir(), 'mg-lookup-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const own = path.join(folder, 'homes');

const run = (named: string, args: readonly string[], more: Partial<Run> = {}): Promise<string | null> =>
  runProgram({
    program: 'kubectl',
    named,
    args,
    files: [],
    workspace: [],
    folder: own,
    signal: new AbortController().signal,
    ...more,
  });
const sh = (script: string, more: Partial<Run> = {}): Promise<string | null> => run('/bin/sh', ['-c', script], more);

describe('a program of a look-up', { skip: process.platform === 'win32' }, () => {
  test('has a home with the files it was given, and nothing of our environment', async () => {
    process.env.KUBECONFIG = '/nowhere';
    const files = [{ path: '.kube/config', content: 'own' }];
    const said = await sh('env | sort; pwd; cat .kube/config; ls -lA . .kube', { files });
    delete process.env.KUBECONFIG;
    const lines = (said ?? '').split('\n');
    const home = lines.find((line) => line.startsWith('HOME='))?.slice('HOME='.length) ?? '';
    assert.equal(path.dirname(home), own);
    const names = lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.slice(0, line.indexOf('=')));
    // A shell sets some of its own.
    assert.deepEqual(
      names.filter((name) => !['_', 'PWD', 'OLDPWD', 'SHLVL'].includes(name)),
      ['HOME', 'LANG', 'PATH'],
    );
    assert.ok(lines.includes(home), 'it works in its home');
    assert.ok((said ?? '').includes('own'));
    assert.match(said ?? '', /^-rw------- .* config$/m);
    assert.match(said ?? '', /^drwx------ .* \.kube$/m);
    assert.deepEqual(readdirSync(own), [], 'the home is gone');
  });

  test('has nothing on its standard input', async () => {
    assert.equal(await run('/bin/cat', []), '');
  });

  test('is no shell: an argument is an argument', async () => {
    assert.equal(await run('/bin/echo', ['$HOME;', '`id`']), '$HOME; `id`\n');
  });

  test('tells nothing where it fails', async () => {
    assert.equal(await sh('echo half; exit 3'), null);
    assert.equal(await sh('kill -9 $$'), null);
  });

  test('ends with all that it started when its time is over', async () => {
    const pids = path.join(folder, 'late');
    assert.equal(await sh(`sleep 600 & echo $! > ${pids}; wait`, { patience: 300 }), null);
    await gone(pids);
  });

  test('ends with all that it started when the asker goes', async () => {
    const pids = path.join(folder, 'gone');
    const asker = new AbortController();
    const ran = sh(`sleep 600 & echo $! > ${pids}; wait`, { signal: asker.signal, patience: 60_000 });
    while (!existsSync(pids)) await wait(10);
    asker.abort();
    assert.equal(await ran, null);
    await gone(pids);
    assert.equal(await sh('echo x', { signal: asker.signal }), null);
  });

  test('leaves nothing running behind an answer', async () => {
    const pids = path.join(folder, 'behind');
    assert.equal(await sh(`sleep 600 & echo $! > ${pids}; echo done`, { patience: 60_000 }), 'done\n');
    await gone(pids);
  });

  test('may print a million bytes, and no more', async () => {
    assert.equal((await sh('head -c 1000000 /dev/zero | tr "\\\\0" a'))?.length, 1_000_000);
    assert.equal(await run('/usr/bin/yes', [], { patience: 60_000 }), null);
  });

  test('a file that would lie outside of its home is not written', async () => {
    assert.equal(await sh('echo x', { files: [{ path: '../outside', content: 'x' }] }), null);
    assert.equal(existsSync(path.join(own, 'outside')), false);
    assert.deepEqual(readdirSync(own), []);
  });

  test('no home is made behind a link, or where others may look', async () => {
    const behind = path.join(folder, 'behind-link');
    symlinkSync(own, behind);
    const open = path.join(folder, 'open');
    mkdirSync(open);
    chmodSync(open, 0o755);
    assert.deepEqual([await sh('echo x', { folder: behind }), await sh('echo x', { folder: open })], [null, null]);
  });

  test('what a server that died has left is removed', async () => {
    const dead = path.join(own, `999999999-${'0'.repeat(16)}`);
    const alive = path.join(own, `${process.pid}-${'0'.repeat(16)}`);
    for (const each of [dead, alive]) mkdirSync(each, { recursive: true });
    await sh('echo x');
    assert.deepEqual([existsSync(dead), existsSync(alive)], [false, true]);
    rmSync(alive, { recursive: true });
  });
});

describe('which program is run', { skip: process.platform === 'win32' }, () => {
  const script = path.join(folder, 'kubectl');
  writeFileSync(script, '#!/bin/sh\necho evil\n');
  chmodSync(script, 0o755);
  const link = path.join(folder, 'link');
  symlinkSync('/bin/sh', link);
  const plain = path.join(folder, 'plain');
  writeFileSync(plain, '');
  const trust = { named: null, workspace: [] };

  for (const [name, find, expected] of [
    ['one that is not installed', () => findProgram('az', { ...trust, named: '/usr/bin/no-such-program' }), null],
    ['one in a folder that others write to', () => findProgram('kubectl', { ...trust, named: script }), null],
    ['one behind a link in such a folder', () => findProgram('kubectl', { ...trust, named: link }), null],
    ['a relative path', () => findProgram('kubectl', { ...trust, named: 'kubectl' }), null],
    ['a file that cannot be run', () => findProgram('kubectl', { ...trust, named: '/etc/passwd' }), null],
    ['a folder', () => findProgram('kubectl', { ...trust, named: '/usr/bin' }), null],
    ['one in the workspace', () => findProgram('kubectl', { named: '/bin/sh', workspace: ['/'] }), null],
    ['one in the workspace, by its real path', () => findProgram('kubectl', { named: '/bin/sh', workspace: ['/usr'] }), null],
  ] as const)
    test(`not ${name}`, async () => assert.equal(await find(), expected));

  test('one of the system, by its real path', async () => {
    const found = await findProgram('kubectl', { ...trust, named: '/bin/sh' });
    assert.match(found ?? '', /^\/(?:usr\/)?bin\/(?:ba|da)?sh$/);
  });
});

/** The process that wrote its id there has ended. */
async function gone(file: string): Promise<void> {
  const pid = Number(readFileSync(file, 'utf8'));
  assert.ok(pid > 1);
  while (isAlive(pid)) await wait(10);
}
