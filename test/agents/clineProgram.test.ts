import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { clineInstaller, clinePromptInstaller, clineVscodeInstaller } from '../../src/agents/cline/install';
import { hookProgram } from '../../src/agents/cline/program';
import type { Installer } from '../../src/agents/installer';
import { type Behaviour, type Rig, reply, rig, shells } from '../hook/rig';

const PASS = '{"cancel":false}';
const DENY = '{"cancel":true,"errorMessage":"no \\"é\\" \\\\ 100%s\\n"}';
const silent: Behaviour = () => {};

/** The hook of a home, as the agent would find it. `seconds`: when it stops waiting. */
function written(at: Rig, shell: string, seconds = 30): { readonly file: string; readonly refusal: string } {
  const file = path.join(at.home, '.cline/hooks/PreToolUse');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, hookProgram(at.launcher, 'cline', file, seconds).replace('#!/bin/sh', `#!${shell}`));
  chmodSync(file, 0o755);
  const errorMessage = `Mollyguard did not answer, so this action does not run. Open a folder in an editor with Mollyguard to repair it, or delete ${file} to remove this hook.`;
  return { file, refusal: `${JSON.stringify({ cancel: true, errorMessage })}\n` };
}

/** What Cline hears: it waits until all outputs are closed. `stdin: false`: there is none. */
function run(
  file: string,
  input: string,
  { meanwhile, stdin = true }: { readonly meanwhile?: (pid: number) => void; readonly stdin?: boolean } = {},
) {
  return new Promise<{ readonly stdout: string; readonly code: number | null; readonly milliseconds: number }>((resolve) => {
    const began = Date.now();
    const child = stdin ? spawn(file, []) : spawn('/bin/sh', ['-c', 'exec "$0" <&-', file]);
    let stdout = '';
    child.stdout.on('data', (part) => {
      stdout += String(part);
    });
    child.stdin.on('error', () => {});
    child.on('close', (code) => resolve({ stdout, code, milliseconds: Date.now() - began }));
    child.stdin.end(input);
    if (child.pid !== undefined) meanwhile?.(child.pid);
  });
}

for (const shell of shells) {
  describe(`the program under ${shell.name}`, { concurrency: 2 }, () => {
    const it = (name: string, body: (at: Rig, hook: ReturnType<typeof written>) => Promise<void>, seconds?: number) =>
      test(name, async () => {
        const at = rig(shell.file, { tools: shell.tools }, { silent: 1, poll: 30, lost: 4, patience: 60 });
        try {
          await body(at, written(at, path.join(at.folder, 'sh/sh'), seconds));
        } finally {
          at.remove();
        }
      });
    const heard = async (hook: ReturnType<typeof written>, options?: Parameters<typeof run>[2]) => {
      const { stdout, code } = await run(hook.file, '{}', options);
      return { stdout, code };
    };
    const refused = ({ refusal }: ReturnType<typeof written>) => ({ stdout: refusal, code: 0 });

    it('hands payload and answer on, byte for byte', async (at, hook) => {
      const { requests } = await at.serve([reply(200, DENY), reply(200, PASS)]);
      const input = '{"a":"é \\"x\\""}\n';
      assert.equal((await run(hook.file, input)).stdout, `${DENY}\n`);
      assert.equal((await run(hook.file, input)).stdout, `${PASS}\n`);
      assert.deepEqual(
        requests.map(({ body }) => body.toString()),
        [input, input],
      );
    });
    it('launcher gone', async (at, hook) => {
      rmSync(at.launcher);
      assert.deepEqual(await heard(hook), refused(hook));
    });
    it('launcher refuses', async (at, hook) => {
      rmSync(`${at.home}/.mollyguard/lib`, { recursive: true });
      assert.deepEqual(await heard(hook), refused(hook));
    });
    for (const said of ['exit 0', 'echo text', `printf '%s' '{"permission":"allow"}'`, `printf '%s' '${PASS}'; exit 1`, 'kill -9 $$'])
      it(`launcher: ${said}`, async (at, hook) => {
        writeFileSync(at.launcher, `#!/bin/sh\n${said}\n`);
        assert.deepEqual(await heard(hook), refused(hook));
      });
    it('no stdin', async (_at, hook) => assert.deepEqual(await heard(hook, { stdin: false }), refused(hook)));
    it('SIGTERM while a person is asked', async (at, hook) => {
      await at.serve([reply(202, 'A'), silent]);
      const meanwhile = (pid: number) => setTimeout(() => process.kill(pid, 'SIGTERM'), 1_000);
      assert.deepEqual(await heard(hook, { meanwhile }), refused(hook));
    });
    it('the launcher killed while a person is asked', async (at, hook) => {
      await at.serve([reply(202, 'A'), silent]);
      const meanwhile = () =>
        setTimeout(() => {
          for (const line of execFileSync('/bin/ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n'))
            if (line.includes(at.launcher)) process.kill(Number.parseInt(line, 10), 'SIGKILL');
        }, 1_000);
      assert.deepEqual(await heard(hook, { meanwhile }), refused(hook));
    });
    it(
      'no answer until shortly before Cline gives up: all outputs are closed then, too',
      async (at, hook) => {
        await at.serve([reply(202, 'A'), silent]);
        const { stdout, milliseconds } = await run(hook.file, '{}');
        assert.equal(stdout, hook.refusal);
        assert.ok(milliseconds < 20_000, `${milliseconds}`);
      },
      2,
    );
    it(
      'no clock is left behind',
      async (at, hook) => {
        await at.serve([reply(200, PASS)]);
        await run(hook.file, '{}');
        const left = execFileSync('/bin/ps', ['-eo', 'args='], { encoding: 'utf8' }).split('\n');
        assert.deepEqual(
          left.filter((line) => line === 'sleep 29'),
          [],
        );
      },
      29,
    );
  });
}

const LAUNCHER = "/home/o'brien/.mollyguard/bin/hook";
for (const installer of [clineInstaller, clineVscodeInstaller, clinePromptInstaller]) {
  describe(`the file of ${installer.title}`, () => {
    const file = installer.file('/home/me');
    const at = (text: string | null): readonly unknown[] => [
      installer.state(text, LAUNCHER, file),
      installer.inspect(text, LAUNCHER, file).faults.map(({ kind }) => kind),
    ];
    const installed = (one: Installer, text: string | null) => one.install(text, LAUNCHER, file);
    const fresh = installed(installer, null);
    const right = fresh.kind === 'edited' ? (fresh.text ?? '') : '';
    test('from nothing, and back to nothing', () => {
      assert.ok(right.startsWith('#!/bin/sh\n'));
      assert.equal(right.split('.mollyguard/bin/hook').length, 2);
      assert.deepEqual(
        [at(null), at(''), at(right)],
        [
          ['missing', ['missing']],
          ['missing', ['missing']],
          ['installed', []],
        ],
      );
      assert.deepEqual(installer.remove(right, LAUNCHER), { kind: 'edited', text: null });
    });
    test('changed: written anew', () => {
      for (const text of [`${right}\n`, right.replace('exit 2', 'exit 0'), `#!/bin/sh\n'/home/o'\\''brien/.mollyguard/bin/hook' cline\n`]) {
        assert.deepEqual(at(text), ['changed', ['settings-changed']]);
        assert.deepEqual(installed(installer, text), fresh);
        assert.deepEqual(installer.remove(text, LAUNCHER), { kind: 'edited', text: null });
      }
    });
    test('another’s: left alone', () => {
      const text = '#!/bin/sh\nlint\n';
      assert.equal(installed(installer, text).kind, 'broken');
      assert.deepEqual(installer.remove(text, LAUNCHER), { kind: 'edited', text });
      assert.deepEqual(at(text), ['missing', ['missing']]);
    });
    test('only ours is ever tried', () => {
      assert.equal(installer.inspect(right, LAUNCHER, file).command, right);
      for (const text of [null, '', `${right}x`, '#!/bin/sh\n']) assert.equal(installer.inspect(text, LAUNCHER, file).command, null);
    });
  });
}
