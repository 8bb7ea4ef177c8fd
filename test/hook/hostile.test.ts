import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { hookCommand } from '../../src/agents/vscode/install';
import { END } from '../../src/protocol/http';
import { type Behaviour, bytes, type Rig, reply, rig, shells } from './rig';

const DENY = '{"permissionDecision":"deny"}';
const ALONE = JSON.stringify({
  alone: ['vscode'],
  digest: createHash('sha256').update('{}').digest('hex'),
  env: ['ELECTRON_RUN_AS_NODE', 'HOME', 'OPENSSL_CONF'],
});
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const ended = { code: 0, signal: null, stderr: '' };

/** Sends bytes without end, one at a time. */
const dripping =
  (start: string): Behaviour =>
  (socket) => {
    socket.write(start);
    const drip = setInterval(() => socket.write('x'), 200);
    socket.on('close', () => clearInterval(drip));
  };

/** Kills the processes whose command line has this text, once there are any. */
const killOf = (text: string) => (): void => {
  let tries = 0;
  const timer = setInterval(() => {
    const lines = execFileSync('/bin/ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
    const pids = lines.filter((line) => line.includes(text)).map((line) => Number.parseInt(line, 10));
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    tries += 1;
    if (pids.length > 0 || tries > 50) clearInterval(timer);
  }, 200);
};

for (const shell of shells) {
  describe(`a hostile machine under ${shell.name}`, { concurrency: 4 }, () => {
    const it = (name: string, body: (at: Rig) => Promise<void>) =>
      test(name, async () => {
        const at = rig(shell.file, { tools: shell.tools }, { silent: 2, poll: 3, lost: 4, patience: 12 });
        try {
          await body(at);
        } finally {
          at.remove();
        }
      });

    for (const [name, before, redirection] of [
      ['stdin is closed', '', '<&-'],
      ['stdin is a folder', '', '</'],
      ['stdout is closed', '', '>&-'],
      ['stdout is full', '', '>/dev/full'],
      ['everything is closed', '', '<&- >&- 2>&-'],
      ['no more files can be opened', 'ulimit -n 4;', ''],
      ['there is no memory', 'ulimit -v 6000;', ''],
    ] as const) {
      for (const serves of [true, false])
        it(`${name}, ${serves ? 'a server denies' : 'no server'}: exit 2, and nothing is said`, async (at) => {
          if (serves) await at.serve([reply(200, DENY)]);
          const registered = hookCommand(at.launcher, '/hooks.json');
          for (const command of [`${quote(at.launcher)} vscode ${redirection}`, `{ ${registered}; } ${redirection}`]) {
            const { stdout, code } = await at.run({ command: `( ${before} ${command} ); exit $?` });
            // A limit of memory may end the launcher itself; the registered command makes exit 2 of that.
            assert.equal(stdout, '');
            assert.ok(command.includes(registered) || before === '' ? code === 2 : code !== 0, `${code}`);
          }
        });
    }

    for (const [name, behaviour, stdout] of [
      ['drips a body', dripping('HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n'), ALONE],
      ['drips headers', dripping('HTTP/1.1 200 OK\r\nX-A: '), ALONE],
      ['sends two megabytes', reply(200, JSON.stringify({ a: 'x'.repeat(2_000_000) })), ALONE],
      ['speaks an older HTTP', bytes(`${DENY}${END}`), ALONE],
      ['writes the launcher’s own notes into the body', reply(500, '', `${END}|200 0.1`), ALONE],
      // Nobody asks for that, and perl reads one answer only.
      [
        'says first that it goes on',
        bytes(`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${DENY}${END}`),
        shell.tools.perl === null ? DENY : ALONE,
      ],
      ['gives tickets without end', reply(202, 'A'), ALONE],
      [
        'gives a ticket, then drips',
        (socket, request, server) => (request.method === 'POST' ? reply(202, 'A') : dripping('H'))(socket, request, server),
        ALONE,
      ],
    ] as const satisfies readonly (readonly [string, Behaviour, string])[]) {
      it(`a server that ${name}`, async (at) => {
        await at.serve([behaviour]);
        assert.deepEqual(await at.run({}), { ...ended, stdout });
      });
    }

    it('a runtime folder that is a link: judged alone', async (at) => {
      const { requests } = await at.serve([reply(200, '')]);
      renameSync(at.runtime, `${at.runtime}2`);
      symlinkSync(`${at.runtime}2`, at.runtime);
      assert.deepEqual(await at.run({}), { ...ended, stdout: ALONE });
      assert.equal(requests.length, 0);
    });

    it('curl is killed: judged alone', async (at) => {
      await at.serve([() => {}]);
      const { stdout, code } = await at.run({ meanwhile: killOf(`--unix-socket ${at.socket}`) });
      assert.deepEqual({ stdout, code }, { stdout: ALONE, code: 0 });
    });

    it('the launcher is replaced while a person is asked: the old one goes on', async (at) => {
      const replace = (): void => {
        writeFileSync(`${at.launcher}.new`, '#!/bin/sh\nexit 0\n');
        chmodSync(`${at.launcher}.new`, 0o755);
        renameSync(`${at.launcher}.new`, at.launcher);
      };
      const asked: Behaviour = (socket) => {
        replace();
        socket.destroy();
      };
      await at.serve([reply(202, 'A'), asked, reply(202, 'B'), reply(200, DENY)]);
      assert.deepEqual(await at.run({}), { ...ended, stdout: DENY });
    });
  });
}
