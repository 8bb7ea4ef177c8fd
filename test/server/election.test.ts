import assert from 'node:assert/strict';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { probe } from '../../src/server/ask';
import { readJournal } from '../../src/server/journal';
import { type Client, World } from './client';

let worlds: World[] = [];
afterEach(() => {
  for (const world of worlds) world.close();
  worlds = [];
});
const newWorld = (): World => {
  const world = new World();
  worlds.push(world);
  return world;
};

/** Which window leads; undefined while nobody or several say so. */
const leaderOf = (clients: readonly Client[]): Client | undefined => {
  const leaders = clients.filter(({ state }) => state?.leader);
  return leaders.length === 1 ? leaders[0] : undefined;
};
const pidAt = async (socket: string): Promise<number | string> => {
  const found = await probe(socket);
  return found.kind === 'well' ? found.pid : found.kind;
};
async function untilLeads(client: Client, world: World): Promise<void> {
  await client.until(() => client.state?.leader === true, 'leadership');
  assert.equal(await pidAt(world.socket), client.pid);
}
const problemsIn = (world: World): readonly unknown[] =>
  readJournal(world.journal)
    .entries.filter(({ kind }) => kind === 'problem')
    .map(({ fields }) => fields.problem);

test('several windows at once: one leads, on a private socket', async () => {
  const world = newWorld();
  const windows = await Promise.all(['a', 'b', 'c', 'd'].map((name) => world.window([world.folder(name)])));
  const [first] = windows;
  assert.ok(first);
  await first.until(() => leaderOf(windows) !== undefined, 'one leader');
  const leader = leaderOf(windows);
  assert.equal(await pidAt(world.socket), leader?.pid);
  assert.equal(lstatSync(world.runtime).mode & 0o777, 0o700);
  assert.equal(lstatSync(world.socket).mode & 0o777, 0o600);
  await first.until(
    () => readdirSync(path.join(world.runtime, 'servers')).filter((name) => name.endsWith('.json')).length === 4,
    'four registrations',
  );
  const written = JSON.parse(readFileSync(path.join(world.runtime, 'leader.json'), 'utf8'));
  assert.equal(written.pid, leader?.pid);
  assert.equal(written.inode, lstatSync(world.socket).ino);
});

for (const signal of ['SIGKILL', 'SIGTERM', 'SIGSTOP'] as const) {
  test(`the leader gets ${signal}: another leads, also over what it left behind`, async () => {
    const world = newWorld();
    const first = await world.window([world.folder('a')]);
    await untilLeads(first, world);
    const second = await world.window([world.folder('b')]);
    first.kill(signal);
    await untilLeads(second, world);
    assert.deepEqual(problemsIn(world), [], 'nobody took the socket');
    if (signal !== 'SIGSTOP') {
      await second.until(
        () => readdirSync(path.join(world.runtime, 'servers')).filter((name) => name.endsWith('.json')).length === 1,
        'the dead one removed',
      );
      return;
    }
    first.kill('SIGCONT');
    await first.until(() => first.state?.leader === false, 'the woken leader stepping down');
    assert.equal(await pidAt(world.socket), second.pid);
    assert.deepEqual(problemsIn(world), []);
  });
}

test('the client goes: the server goes with it', async () => {
  const world = newWorld();
  const window = await world.window([world.folder('a')]);
  await untilLeads(window, world);
  window.child.disconnect();
  await window.until(() => window.child.exitCode !== null, 'the exit');
  assert.equal(window.child.exitCode, 0);
  assert.equal(existsSync(world.socket), false);
});

/** Ways to take the socket away, each as another program of the same user could. */
const attacks: readonly (readonly [what: string, attack: (socket: string) => Promise<(() => void) | undefined>])[] = [
  [
    'removed',
    async (socket) => {
      rmSync(socket);
      return undefined;
    },
  ],
  [
    'a file',
    async (socket) => {
      rmSync(socket);
      writeFileSync(socket, 'x');
      return undefined;
    },
  ],
  [
    'a link to another socket',
    async (socket) => {
      rmSync(socket);
      symlinkSync('/nowhere.sock', socket);
      return undefined;
    },
  ],
  ['a server that says nothing', (socket) => squat(socket, null)],
  ['a server that speaks garbage', (socket) => squat(socket, 'x'.repeat(100))],
  ['a server that claims to be well', (socket) => squat(socket, answer({ protocol: 1, id: '0123456789abcdef', pid: process.pid }))],
];
for (const [what, attack] of attacks) {
  test(`the leader's socket is replaced (${what}): shown, journaled, taken back`, async () => {
    const world = newWorld();
    const leader = await world.window([world.folder('a')]);
    await untilLeads(leader, world);
    const follower = await world.window([world.folder('b')]);
    const stop = await attack(world.socket);
    await leader.until(() => leader.state?.problems.some(({ id }) => id === 'socket-taken') === true, 'the problem');
    await leader.until(() => lstatSync(world.socket, { throwIfNoEntry: false })?.isSocket() === true, 'a socket');
    let pid: number | string = '';
    for (let i = 0; i < 100 && pid !== leader.pid && pid !== follower.pid; i += 1) pid = await pidAt(world.socket);
    assert.ok(pid === leader.pid || pid === follower.pid, `${pid} answers`);
    assert.ok(problemsIn(world).includes('socket-taken'));
    stop?.();
  });
}

async function squat(socket: string, says: string | null): Promise<() => void> {
  rmSync(socket);
  const server = createServer((connection) => {
    connection.on('error', () => undefined);
    if (says !== null) connection.end(says);
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return () => server.close();
}
function answer(value: unknown): string {
  const body = `${JSON.stringify(value)}\n#mollyguard-end-1`;
  return `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

test('a socket that nobody answers on is taken over by a new server', async () => {
  for (const leave of ['dead socket', 'file']) {
    const world = newWorld();
    mkdirSync(world.runtime, { mode: 0o700 });
    if (leave === 'file') writeFileSync(world.socket, '');
    else {
      const window = await world.window([world.folder('a')]);
      await untilLeads(window, world);
      window.kill('SIGKILL');
      await window.until(() => window.child.signalCode !== null, 'its end');
      assert.ok(existsSync(world.socket));
    }
    await untilLeads(await world.window([world.folder('b')]), world);
  }
});

test('a lock that was left over does not keep anybody from leading', async () => {
  const locks: readonly string[] = [
    JSON.stringify({ pid: 2 ** 30, time: Date.now() }),
    JSON.stringify({ pid: process.pid, time: Date.now() - 11_000 }),
    JSON.stringify({ pid: process.pid, time: Date.now() + 3_600_000 }),
    '',
    '{"pid":',
  ];
  for (const lock of locks) {
    const world = newWorld();
    mkdirSync(world.runtime, { mode: 0o700 });
    writeFileSync(path.join(world.runtime, 'lock'), lock);
    await untilLeads(await world.window([world.folder('a')]), world);
    assert.equal(existsSync(path.join(world.runtime, 'lock')), false, lock);
    world.close();
  }
});

test('a lock that is held is respected', async () => {
  const world = newWorld();
  mkdirSync(world.runtime, { mode: 0o700 });
  const lock = path.join(world.runtime, 'lock');
  writeFileSync(lock, JSON.stringify({ pid: process.pid, time: Date.now() }));
  const window = await world.window([world.folder('a')]);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  assert.deepEqual([window.state?.leader, existsSync(world.socket)], [false, false]);
  rmSync(lock);
  await untilLeads(window, world);
});

test('a runtime folder that is not ours alone is not used', async () => {
  const rows: readonly (readonly [string, (runtime: string) => void])[] = [
    [
      'open to others',
      (runtime) => {
        mkdirSync(runtime);
        chmodSync(runtime, 0o755);
      },
    ],
    [
      'a link',
      (runtime) => {
        mkdirSync(`${runtime}2`, { mode: 0o700 });
        symlinkSync(`${runtime}2`, runtime);
      },
    ],
    ['a file', (runtime) => writeFileSync(runtime, '')],
  ];
  for (const [what, prepare] of rows) {
    const world = newWorld();
    prepare(world.runtime);
    const window = await world.window([world.folder('a')]);
    await window.until(() => window.state?.problems.some(({ id }) => id === 'socket-taken') === true, what);
    assert.equal(existsSync(world.socket), false, what);
    assert.ok(problemsIn(world).includes('runtime'), what);
    world.close();
  }
});
