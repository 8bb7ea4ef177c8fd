import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import type { LauncherValues } from '../../src/host/setUp/launcher';
import { END } from '../../src/protocol/http';
import { type Behaviour, bytes, type Rig, reply, rig, shells, TOOLS } from './rig';

const DENY = '{"permissionDecision":"deny","permissionDecisionReason":"no \\u00e9 é $(x) `y` \\\\ %s \\" | 200"}';
const TIMES = { silent: 1, poll: 3, lost: 4, patience: 60 };
const digest = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
const alone = (input: string | Buffer = '{}'): string =>
  JSON.stringify({ alone: ['vscode'], digest: digest(input), env: ['ELECTRON_RUN_AS_NODE', 'HOME', 'OPENSSL_CONF'] });
const silent: Behaviour = () => {};
const dropped: Behaviour = (socket) => socket.destroy();
const ended = { code: 0, signal: null, stderr: '' };

/** The server dies in the middle; a while later the next one listens on the same path. */
const dieThen =
  (at: Rig, next: readonly Behaviour[]): Behaviour =>
  (socket, _request, server) => {
    server.close();
    socket.destroy();
    rmSync(at.socket, { force: true });
    if (next.length > 0) setTimeout(() => void at.serve(next), 700);
  };

for (const shell of shells) {
  describe(`launcher under ${shell.name}`, { concurrency: 4 }, () => {
    /** A test with a home of its own; everything it opened is closed whatever happens. */
    const it = (name: string, body: (at: Rig) => Promise<void>, values: Partial<LauncherValues> = {}, times = TIMES) =>
      test(name, async () => {
        const at = rig(shell.file, { tools: shell.tools, ...values }, times);
        try {
          await body(at);
        } finally {
          at.remove();
        }
      });
    /** One row: what the server does, what the agent gets, and how many requests there were. */
    const t = (name: string, behaviours: readonly Behaviour[], stdout: string, requests: number) =>
      it(name, async (at) => {
        const server = await at.serve(behaviours);
        assert.deepEqual(await at.run({}), { ...ended, stdout });
        assert.equal(server.requests.length, requests);
      });

    t('a denial is passed on byte for byte', [reply(200, DENY)], DENY, 1);
    t('no opinion is silence', [reply(200, '')], '', 1);
    t('a ticket, two polls, an answer', [reply(202, 'T-1'), reply(202, 'T-1'), reply(202, 'T-1'), reply(200, DENY)], DENY, 4);
    t('a ticket, then no opinion', [reply(202, 'T-1'), reply(200, '')], '', 2);
    t(
      'a ticket that the next server does not know is sent again',
      [reply(202, 'A'), reply(410, ''), reply(202, 'B'), reply(200, DENY)],
      DENY,
      4,
    );
    t('a connection lost while waiting is sent again', [reply(202, 'A'), dropped, reply(202, 'B'), reply(200, '')], '', 4);
    t('garbage while waiting is no answer', [reply(202, 'A'), bytes('HTTP/1.1 200 OK\r\n\r\n'), reply(200, DENY)], DENY, 3);
    t('told to judge alone', [reply(503, '')], alone(), 1);
    t('told to judge alone while waiting', [reply(202, 'A'), reply(503, '')], alone(), 2);
    t('silent', [silent], alone(), 1);
    t('silent after the headers', [(socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n')], alone(), 1);
    t(
      'silent after a whole denial without end',
      [(socket) => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n${DENY}`)],
      alone(),
      1,
    );
    t('dropped at once', [dropped], alone(), 1);
    t('not HTTP', [bytes(`${DENY}${END}`)], alone(), 1);
    t('no mark', [reply(200, DENY, '')], alone(), 1);
    t('an empty answer without a mark is not no opinion', [reply(200, '', '')], alone(), 1);
    t('another protocol’s mark', [reply(200, '', '\n#mollyguard-end-2')], alone(), 1);
    t('truncated', [bytes(`HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n${DENY}${END}`)], alone(), 1);
    t('half a mark', [reply(200, DENY, END.slice(0, -1))], alone(), 1);
    t('answered twice', [reply(200, `${DENY}${END}${DENY}`)], alone(), 1);
    t('two responses on one connection', [bytes(`HTTP/1.1 200 OK\r\n\r\n${DENY}${END}HTTP/1.1 200 OK\r\n\r\n${END}`)], alone(), 1);
    t('two objects', [reply(200, `${DENY}\n${DENY}`)], alone(), 1);
    t('text before the object', [reply(200, `note ${DENY}`)], alone(), 1);
    t('an unknown status', [reply(404, '')], alone(), 1);
    t(
      'a redirect is not followed',
      [bytes(`HTTP/1.1 302 X\r\nLocation: http://x/\r\nContent-Length: ${END.length}\r\n\r\n${END}`)],
      alone(),
      1,
    );
    t('a ticket that is none', [reply(202, '../../x?y')], alone(), 1);
    t('an empty ticket', [reply(202, '')], alone(), 1);
    t('stops answering while a person is asked', [reply(202, 'A'), silent], alone(), 4);

    it('the server dies while a person is asked; the next one asks again', async (at) => {
      await at.serve([reply(202, 'A'), dieThen(at, [reply(202, 'B'), reply(200, DENY)])]);
      assert.deepEqual(await at.run({}), { ...ended, stdout: DENY });
    });

    it('the server dies while a person is asked and none comes: judged alone', async (at) => {
      await at.serve([reply(202, 'A'), dieThen(at, [])]);
      assert.deepEqual(await at.run({}), { ...ended, stdout: alone() });
    });

    it(
      'a person who never answers: judged alone before the agent gives up',
      async (at) => {
        await at.serve([reply(202, 'A')]);
        assert.deepEqual(await at.run({}), { ...ended, stdout: alone() });
      },
      {},
      { ...TIMES, patience: 3 },
    );

    for (const silence of [reply(202, 'A'), silent])
      it(
        'an agent that is known to give up early: judged alone after the seconds of its command',
        async (at) => {
          await at.serve([reply(202, 'A'), silence]);
          assert.deepEqual(await at.run({ args: ['vscode', '2'] }), { ...ended, stdout: alone() });
        },
        {},
        { silent: 1, poll: 600, lost: 600, patience: 600 },
      );

    for (const word of ['601', '99999999999999999999', '-1', '1;x', ''])
      it(
        `seconds that are none, or more than ours, are not taken: ${word}`,
        async (at) => {
          await at.serve([reply(202, 'A')]);
          assert.deepEqual(await at.run({ args: ['vscode', word] }), { ...ended, stdout: alone() });
        },
        {},
        { ...TIMES, patience: 3 },
      );

    it('the same attempt is sent again, and two attempts differ', async (at) => {
      const { requests } = await at.serve([reply(202, 'A'), dropped, reply(200, ''), reply(200, '')]);
      await at.run({ input: '{"a":1}' });
      await at.run({ input: '{"a":1}' });
      const seen = requests.map(({ method, url, body }) => `${method} ${url.split('?')[0]} ${body.toString()}`);
      const post = 'POST /v1/actions {"a":1}';
      assert.deepEqual(seen, [post, 'GET /v1/actions/A ', post, post]);
      const nonces = requests.map(({ url }) => new URL(url, 'http://x').searchParams.get('attempt') ?? '');
      assert.ok(nonces.every((nonce) => nonce.length >= 32));
      assert.deepEqual([nonces[1], nonces[2], nonces[3] === nonces[0]], [nonces[0], nonces[0], false]);
      assert.equal(new URL(requests[0]?.url ?? '', 'http://x').searchParams.get('agent'), 'vscode');
    });

    const payloads: Readonly<Record<string, Buffer>> = {
      'quotes, lines and escapes': Buffer.from(`{"a":"it's \\"x\\" $(id) \`id\` %s \\\\n"}\n\n\t{"b":1}\r\n\n`),
      'every byte but NUL': Buffer.concat([Buffer.from(Array.from({ length: 255 }, (_, index) => index + 1)), Buffer.from('\n')]),
      unicode: Buffer.from('{"a":"é 日本 🛡 \u2028 \uFEFF"}'),
      'one line': Buffer.from(`{"a":"it's \\"x\\" $(id) \`id\` %s \\\\n é @/etc/passwd"}`),
      'one line with its line break': Buffer.from('{"a":1}\n'),
      'one line with a carriage return': Buffer.from('{"a":1}\r\n'),
      'one line with a tab': Buffer.from('{\t"a":1}'),
      'every byte of a line': Buffer.from(Array.from({ length: 255 - 31 }, (_, index) => index + 32).filter((byte) => byte !== 127)),
      'a line that begins like a word of ours': Buffer.from('send:'),
      'a line that begins like a file name': Buffer.from('@/etc/passwd'),
      '4000 bytes': Buffer.from('x'.repeat(4_000)),
      '4001 bytes': Buffer.from('x'.repeat(4_001)),
      empty: Buffer.alloc(0),
      'a line break': Buffer.from('\n'),
      'three megabytes': Buffer.from(`{"a":"${'é"\\n x'.repeat(500_000)}"}`),
    };
    for (const [name, input] of Object.entries(payloads)) {
      it(
        `payload intact: ${name}`,
        async (at) => {
          const { requests } = await at.serve([reply(202, 'A'), reply(410, ''), reply(503, '')]);
          const result = await at.run({ input });
          assert.deepEqual(
            requests.map((request) => digest(request.body)),
            [digest(input), digest(''), digest(input)],
          );
          assert.deepEqual(result, { ...ended, stdout: alone(input) });
        },
        {},
        { ...TIMES, silent: 20 },
      );
    }

    for (const [machine, changed] of [
      ['whose env takes one argument only', (text: string) => text],
      ['without a number drawn by the kernel', (text: string) => text.replaceAll('/proc/sys/kernel/random/uuid', '/nonexistent')],
    ] as const) {
      it(
        `on a machine ${machine}`,
        async (at) => {
          writeFileSync(at.launcher, changed(readFileSync(at.launcher, 'utf8')));
          const input = '{"a":"é"}\n\n';
          const { requests } = await at.serve([reply(202, 'A'), reply(410, ''), reply(200, DENY), reply(200, '')]);
          assert.deepEqual(await at.run({ input }), { ...ended, stdout: DENY });
          assert.deepEqual(await at.run({}), { ...ended, stdout: '' });
          assert.deepEqual(
            requests.map(({ body }) => body.toString()),
            [input, '', input, '{}'],
          );
          const nonces = requests.map(({ url }) => new URL(url, 'http://x').searchParams.get('attempt') ?? '');
          assert.ok(nonces.every((nonce) => /^[0-9a-f-]{32,36}$/.test(nonce)));
          assert.deepEqual([nonces[1], nonces[2], nonces[3] === nonces[0]], [nonces[0], nonces[0], false]);
          assert.equal((await at.run({ args: ['--clean'] })).code, 2);
        },
        { tools: { ...shell.tools, envSplits: !machine.includes('env') } },
      );
    }

    it('a payload over the limit is not sent', async (at) => {
      const { requests } = await at.serve([reply(200, '')]);
      const input = 'x'.repeat(4_000_001);
      assert.deepEqual(await at.run({ input }), { ...ended, stdout: alone(input) });
      assert.equal(requests.length, 0);
    });

    for (const envSplits of [true, false])
      it(
        `nothing in the environment has a say${envSplits ? '' : ', with an env that takes one argument only'}`,
        async (at) => {
          await at.serve([reply(200, DENY), reply(503, '')]);
          const evil = path.join(at.folder, 'evil.sh');
          const bin = path.join(at.folder, 'bin');
          mkdirSync(bin);
          for (const name of ['curl', 'perl', 'cat', 'node', 'env', 'sh', 'printf', 'od', 'sleep']) {
            writeFileSync(path.join(bin, name), '#!/bin/sh\necho "{}"\nexit 0\n');
            chmodSync(path.join(bin, name), 0o755);
          }
          writeFileSync(evil, 'echo "{}"; exit 0\n');
          writeFileSync(path.join(at.folder, '.curlrc'), 'silent\noutput = /dev/null\nurl = "http://127.0.0.1:9/"\n');
          writeFileSync(path.join(at.folder, 'evil.pm'), 'print "{}"; exit 0;');
          writeFileSync(path.join(at.folder, 'evil.js'), 'process.stdout.write("{}"); process.exit(0)');
          const env = {
            BASH_ENV: evil,
            ENV: evil,
            NODE_OPTIONS: `--require ${at.folder}/evil.js`,
            LD_PRELOAD: '/nonexistent/evil.so',
            PATH: bin,
            HOME: at.folder,
            CURL_HOME: at.folder,
            XDG_CONFIG_HOME: at.folder,
            http_proxy: 'http://127.0.0.1:9',
            ALL_PROXY: 'http://127.0.0.1:9',
            IFS: '/',
            PS4: '$(id)',
            CDPATH: '/',
            LC_ALL: 'xx',
            POSIXLY_CORRECT: '1',
            'BASH_FUNC_printf%%': '() { echo "{}"; exit 0; }',
            'BASH_FUNC_case%%': '() { echo "{}"; }',
            ELECTRON_RUN_AS_NODE: '0',
            NODE_PATH: bin,
            OPENSSL_CONF: path.join(at.folder, '.curlrc'),
            PERL5OPT: '-Mevil',
            PERL5LIB: at.folder,
            PERL_UNICODE: 'SDA',
            SSLKEYLOGFILE: '/dev/stdout',
            NODE_V8_COVERAGE: at.folder,
            // These tell bash to run nothing, or to say more; an `env` that comes before the shell is in time.
            ...(envSplits && { SHELLOPTS: 'noexec:xtrace:verbose', BASHOPTS: 'extdebug', BASH_XTRACEFD: '1', PS4: '{}' }),
          };
          const first = await at.run({ env });
          assert.deepEqual({ stdout: first.stdout, code: first.code }, { stdout: DENY, code: 0 });
          const second = await at.run({ env });
          assert.deepEqual({ stdout: second.stdout, code: second.code }, { stdout: alone(), code: 0 });
          // bash either ignores a function of this name or ends with an error, which the registered command turns into a denial.
          const third = await at.run({ env: { ...env, 'BASH_FUNC_exec%%': '() { echo "{}"; }' } });
          assert.ok(third.code === 2 ? third.stdout === '' : third.stdout === alone(), JSON.stringify(third));
        },
        { tools: { ...shell.tools, envSplits } },
      );

    it('a socket that is absent, a file, or a link: judged alone', async (at) => {
      assert.deepEqual(await at.run({}), { ...ended, stdout: alone() });
      writeFileSync(at.socket, '');
      assert.deepEqual(await at.run({}), { ...ended, stdout: alone() });
      rmSync(at.socket);
      const elsewhere = path.join(at.folder, 'other.sock');
      const { requests } = await at.serve([reply(200, '')], elsewhere);
      symlinkSync(elsewhere, at.socket);
      assert.deepEqual(await at.run({}), { ...ended, stdout: alone() });
      assert.equal(requests.length, 0);
    });

    it(
      'an interpreter that is gone or fails is passed over',
      async (at) => assert.deepEqual(await at.run({}), { ...ended, stdout: alone() }),
      { interpreters: ['/nonexistent/code', '/bin/false', '/bin/true', '/bin/echo', process.execPath] },
    );

    for (const interpreters of [[], ['/nonexistent/code', '/bin/true', '/bin/echo']]) {
      it(
        `no interpreter of ${interpreters.length}: exit 2 with the remedy`,
        async (at) => {
          const { stdout, stderr, code } = await at.run({});
          assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
          assert.match(stderr, /^Mollyguard did not let this action run: no program was found .*start\.js\. Run it's remedy\.\n$/);
        },
        { interpreters },
      );
    }

    it('the library is gone: exit 2 with the remedy', async (at) => {
      rmSync(path.join(at.home, '.mollyguard/lib'), { recursive: true });
      const { stdout, stderr, code } = await at.run({});
      assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
      assert.match(stderr, /start\.js is missing\. Run it's remedy\.\n$/);
    });

    it(
      'no curl: the hook program speaks to the server',
      async (at) => {
        const expected = JSON.stringify({
          alone: ['--ask', 'vscode'],
          digest: digest('{}'),
          env: ['ELECTRON_RUN_AS_NODE', 'HOME', 'OPENSSL_CONF'],
        });
        assert.deepEqual(await at.run({}), { ...ended, stdout: expected });
      },
      { tools: { ...TOOLS, curl: null } },
    );

    it('an agent that is none', async (at) => {
      for (const args of [[], [''], ['a&b=c'], ['--clean']]) {
        const { stdout, code } = await at.run({ args });
        assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
      }
    });

    it(
      'SIGTERM while a person is asked: exit 2 before the poll ends, with a reason',
      async (at) => {
        await at.serve([reply(202, 'A'), silent]);
        const started = Date.now();
        const { stdout, stderr, code } = await at.run({ meanwhile: (child) => setTimeout(() => child.kill('SIGTERM'), 1_000) });
        assert.deepEqual({ stdout, code }, { stdout: '', code: 2 });
        assert.match(stderr, /the agent stopped waiting for an answer/);
        assert.ok(Date.now() - started < 20_000);
      },
      {},
      { ...TIMES, poll: 30 },
    );
  });
}
