import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { describe, test } from 'node:test';
import { exitTwoCommand } from '../../src/agents/command';
import { encodeDenied } from '../../src/agents/toolCall';
import { type Behaviour, type Rig, reply, rig, shells } from './rig';

const FILE = "/home/o'brien/.kiro/hooks/mollyguard.json";
const remedy = /^Mollyguard did not answer, so this action does not run\..*delete \/home\/o'brien\/\.kiro\/hooks\/mollyguard\.json/m;
const silent: Behaviour = () => {};

/** A launcher that a SIGTERM left behind waits for an answer that nobody takes; it is ours to end. */
const end = (at: Rig): void => {
  const lines = execFileSync('/bin/ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  for (const line of lines.filter((one) => one.includes(at.launcher))) process.kill(Number.parseInt(line, 10), 'SIGKILL');
};

for (const shell of shells) {
  describe(`a denial becomes exit status 2 under ${shell.name}`, { concurrency: 4 }, () => {
    const it = (name: string, body: (at: Rig, command: string) => Promise<void>) =>
      test(name, async () => {
        const at = rig(shell.file, { tools: shell.tools }, { silent: 1, poll: 30, lost: 4, patience: 60 });
        try {
          await body(at, exitTwoCommand(at.launcher, 'kiro', FILE, 'delete'));
        } finally {
          end(at);
          at.remove();
        }
      });

    it('nothing is no opinion, and the payload arrives as it is', async (at, command) => {
      const { requests } = await at.serve([reply(200, '')]);
      const input = '{"a":"é \\"x\\""}\n';
      assert.deepEqual(await at.run({ command, input }), { stdout: '', stderr: '', code: 0, signal: null });
      assert.equal(requests[0]?.body.toString(), input);
      assert.match(requests[0]?.url ?? '', /agent=kiro&/);
    });

    for (const reason of ['no', 'It would delete the production volume "a b" and $HOME `x` \'y\' %s – é.', 'a }"} b'])
      it(`the reason alone stands on stderr: ${reason}`, async (at, command) => {
        await at.serve([reply(200, encodeDenied({ kind: 'deny', reason }))]);
        const stderr = `${reason.replaceAll('"', "'")}\n`;
        assert.deepEqual(await at.run({ command }), { stdout: '', stderr, code: 2, signal: null });
      });

    for (const said of ['{"permission":"allow"}', '{"hookSpecificOutput":{"permissionDecision":"allow"}}', '{}'])
      it(`any other answer is a denial too: ${said}`, async (at, command) => {
        await at.serve([reply(200, said)]);
        const { stdout, code } = await at.run({ command });
        assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
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

    it('launcher’s own refusal: exit 2, its words and the remedy', async (at, command) => {
      rmSync(`${at.home}/.mollyguard/lib`, { recursive: true });
      const { stdout, stderr, code } = await at.run({ command });
      assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
      assert.match(stderr, /start\.js is missing/);
      assert.match(stderr, remedy);
    });

    it('launcher killed while a person is asked: exit 2', async (at, command) => {
      await at.serve([reply(202, 'A'), silent]);
      const { stdout, code } = await at.run({ command, meanwhile: () => setTimeout(() => end(at), 1_000) });
      assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
    });

    it('with a deadline: no opinion, a denial without the remedy, and exit 2 where nobody answers in time', async (at) => {
      const hurried = exitTwoCommand(at.launcher, 'windsurf', FILE, 'delete', 2.125);
      await at.serve([reply(200, ''), reply(200, encodeDenied({ kind: 'deny', reason: 'no' })), reply(202, 'A'), silent]);
      assert.deepEqual(await at.run({ command: hurried }), { stdout: '', stderr: '', code: 0, signal: null });
      assert.deepEqual(await at.run({ command: hurried }), { stdout: '', stderr: 'no\n', code: 2, signal: null });
      const { stdout, stderr, code } = await at.run({ command: hurried });
      assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
      assert.match(stderr, remedy);
      rmSync(at.launcher);
      assert.equal((await at.run({ command: hurried })).code, 2);
    });

    it('SIGTERM to the shell: exit 2, and nothing holds the agent’s outputs', async (at, command) => {
      await at.serve([reply(202, 'A'), silent]);
      const started = Date.now();
      const { stdout, stderr, code } = await at.run({ command, meanwhile: (child) => setTimeout(() => child.kill('SIGTERM'), 1_000) });
      assert.ok(Date.now() - started < 20_000, 'before the poll ends');
      assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
      assert.match(stderr, remedy);
    });
  });
}
