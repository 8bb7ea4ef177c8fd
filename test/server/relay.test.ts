import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { methods, type Question } from '../../src/protocol/messages';
import { owners } from '../../src/server/owner';
import type { Registration } from '../../src/server/registry';
import { type Client, held, poll, send, terminal, World } from './client';

let worlds: World[] = [];
afterEach(() => {
  for (const world of worlds) world.close();
  worlds = [];
});

/** A leader with folder `a`, and a window with folder `b` in it known to the leader. */
async function two(): Promise<{ world: World; a: string; b: string; leader: Client; owner: Client }> {
  const world = new World();
  worlds.push(world);
  const [a, b] = [world.folder('a'), world.folder('a/b')];
  const leader = await world.window([a]);
  await leader.until(() => leader.state?.leader === true, 'leadership');
  const owner = await world.window([b]);
  await owner.until(() => registered(world).length === 2, 'the registration');
  return { world, a, b, leader, owner };
}
const registered = (world: World): readonly string[] =>
  readdirSync(path.join(world.runtime, 'servers')).filter((name) => name.endsWith('.json'));
const volume = (id: string, cwd: string, session = 's'): string =>
  terminal(
    `curl https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer $T" -d '{"query":"mutation { volumeDelete(volumeId: \\"${id}\\") }"}'`,
    cwd,
    {
      session_id: session,
    },
  );
async function question(client: Client, id: string): Promise<Question> {
  const find = () => client.state?.waiting.find(({ expects }) => expects === id);
  await client.until(() => find() !== undefined, `the question about ${id}`);
  const found = find();
  assert.ok(found);
  return found;
}
const type = (client: Client, { ticket, expects }: Question): Promise<unknown> =>
  client.call(methods.answer, { ticket, kind: 'typed', text: expects });

test('the best owner: longest folder above, then last focused, then the leader', () => {
  const server = (id: string, focused: number, ...folders: string[]): Registration => ({ id, pid: 1, socket: '', folders, focused });
  const servers = [server('lead', 0, '/w'), server('deep', 0, '/w/car'), server('other', 9, '/x', '/y'), server('none', 5)];
  const rows: readonly (readonly [cwd: string, string])[] = [
    ['/w', 'lead other none deep'],
    ['/w/car', 'deep lead other none'],
    ['/w/car/src', 'deep lead other none'],
    ['/w/cars', 'lead other none deep'],
    ['/y', 'other none lead deep'],
    ['/elsewhere', 'other none lead deep'],
  ];
  for (const [cwd, order] of rows)
    assert.equal(
      owners(cwd, servers, 'lead')
        .map(({ id }) => id)
        .join(' '),
      order,
      cwd,
    );
  assert.deepEqual(
    owners('/', [server('root', 0, '/')], 'x').map(({ id }) => id),
    ['root'],
  );
});

test('the question stands in the window that owns the folder, and its answer reaches the launcher through the leader', async () => {
  const { world, a, b, leader, owner } = await two();
  symlinkSync(b, path.join(world.root, 'link'));
  const ticket = await held(world.socket, 'n1', volume('vol-1', path.join(world.root, 'link')));
  const asked = await question(owner, 'vol-1');
  assert.deepEqual(leader.state?.waiting, []);
  const polled = poll(world.socket, ticket, 'n1');
  assert.equal(await type(leader, asked), 'gone', 'no other window can answer');
  assert.equal(await type(owner, asked), 'approved');
  assert.deepEqual(await polled, { status: 200, body: '' });
  await held(world.socket, 'n2', volume('vol-2', a));
  await question(leader, 'vol-2');
  assert.deepEqual(owner.state?.waiting, []);
});

test('outside every folder the last focused window asks', async () => {
  const { world, leader, owner } = await two();
  for (const [client, id] of [
    [leader, 'vol-1'],
    [owner, 'vol-2'],
    [leader, 'vol-3'],
  ] as const) {
    client.tell(methods.focus, { focused: true });
    const [file = ''] = registered(world).filter(
      (name) => JSON.parse(readFileSync(path.join(world.runtime, 'servers', name), 'utf8')).pid === client.pid,
    );
    const focused = () => JSON.parse(readFileSync(path.join(world.runtime, 'servers', file), 'utf8')).focused as number;
    const before = Date.now() - 2_000;
    await client.until(() => focused() > before, 'the focus');
    await held(world.socket, id, volume(id, world.home));
    await question(client, id);
  }
});

test('what says that it was relayed is judged where it arrives', async () => {
  const { world, b, leader } = await two();
  const reply = await send(world.socket, '/v1/actions?agent=vscode&attempt=n', volume('vol-1', b), { 'x-mollyguard-relayed': 'x' });
  assert.equal(reply.status, 202);
  await question(leader, 'vol-1');
});

test('the leader is killed while the owner asks: the poll goes on over the new leader', async () => {
  const { world, b, leader, owner } = await two();
  const ticket = await held(world.socket, 'n', volume('vol-1', b));
  const asked = await question(owner, 'vol-1');
  leader.kill('SIGKILL');
  await owner.until(() => owner.state?.leader === true, 'leadership');
  const polled = poll(world.socket, ticket, 'n');
  assert.equal(await type(owner, asked), 'approved');
  assert.deepEqual(await polled, { status: 200, body: '' });
});

test('the owner is killed while it asks: the launcher sends again, and the question comes back in another window', async () => {
  const { world, b, leader, owner } = await two();
  const payload = volume('vol-1', b);
  const ticket = await held(world.socket, 'n', payload);
  await question(owner, 'vol-1');
  const polled = poll(world.socket, ticket, 'n');
  owner.kill('SIGKILL');
  assert.deepEqual(await polled, { status: 410, body: '' });
  const again = await held(world.socket, 'n', payload);
  const asked = await question(leader, 'vol-1');
  const second = poll(world.socket, again, 'n');
  assert.equal(await leader.call(methods.answer, { ticket: asked.ticket, kind: 'refuse' }), 'refused');
  assert.match((await second).body ?? '', /refused/);
});

test('the owner is stopped while it asks: the poll ends, and nobody waits for it', async () => {
  const { world, b, leader, owner } = await two();
  const payload = volume('vol-1', b);
  const ticket = await held(world.socket, 'n', payload);
  await question(owner, 'vol-1');
  const polled = poll(world.socket, ticket, 'n');
  owner.kill('SIGSTOP');
  assert.deepEqual(await polled, { status: 410, body: '' });
  await held(world.socket, 'n', payload);
  await question(leader, 'vol-1');
  owner.kill('SIGCONT');
  await owner.until(() => owner.state?.waiting.length === 1 || owner.state?.recent.length === 1, 'the owner to be back');
});

test('the owner is stopped before the action: it is judged elsewhere', async () => {
  const { world, b, leader, owner } = await two();
  owner.kill('SIGSTOP');
  await held(world.socket, 'n', volume('vol-1', b));
  await question(leader, 'vol-1');
  owner.kill('SIGCONT');
});

test('something else answers on the owner’s socket: nothing of it is passed on', async () => {
  const { world, b, leader, owner } = await two();
  const id = registered(world)
    .map((name) => JSON.parse(readFileSync(path.join(world.runtime, 'servers', name), 'utf8')))
    .find(({ pid }) => pid === owner.pid).id;
  const socket = path.join(world.runtime, 'servers', `${id}.sock`);
  owner.kill('SIGSTOP');
  rmSync(socket);
  const answers = [
    'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n',
    'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n{"a":',
    `HTTP/1.1 299 OK\r\ncontent-length: 18\r\n\r\n\n#mollyguard-end-1`,
    'garbage',
  ];
  let served = 0;
  const server = createServer((connection) => {
    connection.on('error', () => undefined);
    connection.end(answers[served++ % answers.length] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  for (const name of ['vol-1', 'vol-2', 'vol-3', 'vol-4']) {
    await held(world.socket, name, volume(name, b));
    await question(leader, name);
  }
  assert.ok(served > 0);
  server.close();
  owner.kill('SIGCONT');
});
