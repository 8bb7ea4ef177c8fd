import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { describe, test } from 'node:test';
import { hookCommand } from '../../src/agents/vscode/install';
import { type Behaviour, type Rig, reply, rig, shells } from './rig';

const DENY = '{"permissionDecision":"deny"}';
const FILE = "/home/o'brien/.copilot/hooks/mollyguard.json";
const remedy = /^Mollyguard did not answer, so this action does not run\..*delete \/home\/o'brien\/\.copilot\/hooks\/mollyguard\.json/m;
const silent: Behaviour = () => {};

/** Processes whose command line names the launcher. */
const launchers = (at: Rig): readonly number[] =>
  execFileSync('/bin/ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(at.launcher))
    .map((line) => Number.parseInt(line, 10));

const kill = (pids: readonly number[]): void => {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
};

for (const shell of shells) {
  describe(`the registered command under ${shell.name}`, { concurrency: 4 }, () => {
    const it = (name: string, body: (at: Rig, command: string) => Promise<void>) =>
      test(name, async () => {
        const at = rig(shell.file, { tools: shell.tools }, { silent: 1, poll: 30, lost: 4, patience: 60 });
        try {
          await body(at, hookCommand(at.launcher, FILE));
        } finally {
          at.remove();
        }
      });

    it('passes payload and answer through', async (at, command) => {
      const { requests } = await at.serve([reply(200, DENY), reply(200, '')]);
      const input = '{"a":"é \\"x\\""}\n';
      assert.deepEqual(await at.run({ command, input }), { stdout: DENY, stderr: '', code: 0, signal: null });
      assert.deepEqual(await at.run({ command, input }), { stdout: '', stderr: '', code: 0, signal: null });
      assert.deepEqual(
        requests.map(({ body }) => body.toString()),
        [input, input],
      );
    });

    it('launcher gone: exit 2, and what to do', async (at, command) => {
      rmSync(at.launcher);
      const { stdout, stderr, code } = await at.run({ command });
      assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
      assert.match(stderr, remedy);
    });

    it('launcher not executable: exit 2', async (at, command) => {
      chmodSync(at.launcher, 0o644);
      const { stdout, code } = await at.run({ command });
      assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
    });

    it('launcher’s own refusal: exit 2', async (at, command) => {
      rmSync(`${at.home}/.mollyguard/lib`, { recursive: true });
      const { stdout, stderr, code } = await at.run({ command });
      assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
      assert.match(stderr, /start\.js is missing/);
    });

    it('launcher killed while a person is asked: exit 2', async (at, command) => {
      await at.serve([reply(202, 'A'), silent]);
      const { stdout, code } = await at.run({
        command,
        meanwhile: () => setTimeout(() => kill(launchers(at)), 1_000),
      });
      assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
    });

    it('SIGTERM to the shell, as an agent’s time-out sends it: exit 2 before the poll ends', async (at, command) => {
      await at.serve([reply(202, 'A'), silent]);
      const started = Date.now();
      const { stdout, stderr, code } = await at.run({ command, meanwhile: (child) => setTimeout(() => child.kill('SIGTERM'), 1_000) });
      assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
      assert.match(stderr, remedy);
      assert.ok(Date.now() - started < 20_000);
    });
  });
}

test('the command is one line that holds the launcher once', () => {
  const command = hookCommand('/home/me/.mollyguard/bin/hook', FILE);
  assert.ok(!command.includes('\n'));
  assert.equal(command.split('/home/me/.mollyguard/bin/hook').length, 2);
});
