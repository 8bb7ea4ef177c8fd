import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loginShellCommand, mentions } from '../../src/agents/command';
import { type Behaviour, type Rig, reply, rig } from './rig';

const DENY = '{"hookSpecificOutput":{"hookEventName":"PreToolUse"}}';
const FILE = "/home/o'brien/.codex/hooks.json";
const remedy =
  /^Mollyguard did not answer, so this action does not run\..*take the entry of this hook out of \/home\/o'brien\/\.codex\/hooks\.json/m;
const silent: Behaviour = () => {};

/** Shells that a person may have chosen (`MOLLYGUARD_SHELLS`: further ones), run as agents run them; those that this machine has. */
const folders = ['/bin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
const shells = [
  ...['sh', 'bash', 'dash', 'ksh', 'mksh', 'zsh', 'fish', 'csh', 'tcsh'].flatMap(
    (name) => folders.map((folder) => `${folder}/${name}`).find(existsSync) ?? [],
  ),
  ...(process.env.MOLLYGUARD_SHELLS ?? '').split(':').filter((file) => file !== ''),
];

interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}
const run = (shell: string, command: string, cwd: string, input: string): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(shell, ['-c', command], { cwd, env: { PATH: process.env.PATH, HOME: cwd } });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (part) => (said.stdout += String(part)));
    child.stderr.on('data', (part) => (said.stderr += String(part)));
    child.stdin.on('error', () => {}); // a launcher that fails early does not read to the end
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...said, code }));
    child.stdin.end(input);
  });

for (const shell of shells) {
  describe(`the command in ${shell}, which is not always a POSIX shell`, { concurrency: 4 }, () => {
    const it = (name: string, body: (at: Rig, ran: (input?: string) => Promise<Ran>) => Promise<void>) =>
      test(name, async () => {
        const at = rig('/bin/sh', {}, { silent: 1, poll: 3, lost: 2, patience: 6 });
        try {
          await body(at, (input = '{}') => run(shell, loginShellCommand(at.launcher, 'codex', FILE), at.folder, input));
        } finally {
          at.remove();
        }
      });

    it('passes payload and answer through', async (at, ran) => {
      const { requests } = await at.serve([reply(200, DENY), reply(200, '')]);
      const input = '{"a":"é \\"x\\" $HOME `x` !! \\\\"}';
      assert.deepEqual(await ran(input), { stdout: DENY, stderr: '', code: 0 });
      assert.deepEqual(await ran(input), { stdout: '', stderr: '', code: 0 });
      assert.deepEqual(
        requests.map(({ body }) => body.toString()),
        [input, input],
      );
    });

    it('launcher gone, not executable, or without its program: exit 2, and what to do', async (at, ran) => {
      rmSync(`${at.home}/.mollyguard/lib`, { recursive: true });
      const refused = await ran();
      assert.deepEqual([refused.stdout, refused.code], ['', 2]);
      chmodSync(at.launcher, 0o644);
      const closed = await ran();
      assert.deepEqual([closed.stdout, closed.code], ['', 2]);
      rmSync(at.launcher);
      const gone = await ran();
      assert.deepEqual([gone.stdout, gone.code], ['', 2]);
      assert.match(gone.stderr, remedy);
    });

    it('nobody answers in time: exit 2, or a denial', async (at, ran) => {
      await at.serve([reply(202, 'A'), silent, silent, silent]);
      const { stdout, code } = await ran();
      assert.ok(code === 2 || stdout !== '', JSON.stringify({ stdout, code }));
    });
  });
}

test('in an ordinary home it is one word that every shell reads alike', () => {
  const command = loginShellCommand('/home/me/.mollyguard/bin/hook', 'codex', '/home/me/.codex/hooks.json');
  assert.match(command, /^\/bin\/sh -c '[^'\\!\n]+'$/);
  assert.equal(command.split('/home/me/.mollyguard/bin/hook').length, 2);
});

test('it is found again in a hook file, whatever the home is called', () => {
  for (const home of ['/home/me', "/home/o'brien", '/home/a "b" $c `d` \\e!', '/home/é']) {
    const launcher = path.join(home, '.mollyguard/bin/hook');
    const json = JSON.stringify({ command: loginShellCommand(launcher, 'codex', FILE) });
    assert.deepEqual([mentions(json, launcher), mentions(json, '/home/other/.mollyguard/bin/hook')], [true, false], home);
  }
});
