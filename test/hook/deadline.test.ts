import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { describe, test } from 'node:test';
import { deadlineCommand } from '../../src/agents/command';
import { type Rig, reply, rig, shells } from './rig';

const DENY = '{"permissionDecision":"deny"}';
const FILE = "/home/o'brien/.qwen/settings.json";
/** Nobody's seconds but this test's. */
const SECONDS = 2.375;

for (const shell of shells) {
  describe(`the command with a deadline under ${shell.name}`, { concurrency: 4 }, () => {
    const it = (name: string, body: (at: Rig, command: (seconds: number) => string) => Promise<void>) =>
      test(name, { timeout: 60_000 }, async () => {
        const at = rig(shell.file, { tools: shell.tools }, { silent: 1, poll: 600, lost: 600, patience: 600 });
        try {
          await body(at, (seconds) => deadlineCommand(at.launcher, 'vscode', FILE, 'edit', seconds));
        } finally {
          at.remove();
        }
      });

    it('passes payload and answer through at once, and leaves no clock behind', async (at, command) => {
      const { requests } = await at.serve([reply(200, DENY), reply(200, '')]);
      const input = '{"a":"é"}\n';
      assert.deepEqual(await at.run({ command: command(3_599.625), input }), { stdout: DENY, stderr: '', code: 0, signal: null });
      assert.deepEqual(await at.run({ command: command(3_599.625), input }), { stdout: '', stderr: '', code: 0, signal: null });
      assert.deepEqual(
        requests.map(({ body }) => body.toString()),
        [input, input],
      );
      const left = () => execFileSync('/bin/ps', ['-eo', 'args='], { encoding: 'utf8' }).includes('sleep 3599.625');
      for (let tries = 0; left() && tries < 50; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
      assert.equal(left(), false);
    });

    it('nobody answers in time: exit 2 at the deadline, which is long before the end of all waiting', async (at, command) => {
      await at.serve([reply(202, 'ticket-1'), () => {}]);
      const { stdout, stderr, code } = await at.run({ command: command(SECONDS) });
      assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
      assert.match(stderr, /Mollyguard did not answer, so this action does not run\./);
    });

    it('the launcher is gone: exit 2', async (at, command) => {
      rmSync(at.launcher);
      const { stdout, code } = await at.run({ command: command(60) });
      assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
    });
  });
}
