import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { methods, type Question } from '../../src/protocol/messages';
import { readJournal } from '../../src/server/journal';
import { type Client, held, poll, send, terminal, World } from './client';

let world: World;
let window: Client;
let other: Client;
let folder: string;
let question: Question;
let ticket: string;
before(async () => {
  world = new World();
  folder = world.folder('work');
  window = await world.window([folder]);
  await window.until(() => window.state?.leader === true, 'leadership');
  other = await world.window([world.folder('other')]);
  ticket = await held(world.socket, 'attempt-1', terminal('railway volume delete --volume prod-data -y', folder));
  await window.until(() => window.state?.waiting.length === 1, 'the question');
  const [asked] = window.state?.waiting ?? [];
  assert.ok(asked);
  question = asked;
});
after(() => world.close());

/** Every socket that any server of this machine listens on. */
const sockets = (folder = world.runtime): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    const stat = statSync(file);
    return stat.isDirectory() ? sockets(file) : stat.isSocket() ? [file] : [];
  });

/** What an agent would have to send to be let go, to loosen, or to switch off, if a socket took such messages. */
const wishes = (): readonly (readonly [string, unknown])[] => [
  [methods.answer, { ticket: question.ticket, kind: 'typed', text: question.expects }],
  [methods.answer, { ticket, kind: 'typed', text: question.expects }],
  [methods.answer, { ticket: question.ticket, kind: 'run-once' }],
  [methods.nextTry, { id: question.ticket }],
  [methods.pause, { minutes: 60 }],
  [methods.settings, { mode: 'observe', holdSeconds: 600, user: {}, workspace: {}, folders: [folder], trusted: true, problems: [] }],
  [methods.undo, { id: 'x' }],
  [methods.trial, null],
  [methods.revoke, { id: 'x' }],
  [methods.focus, { focused: true }],
  ['shutdown', null],
  ['exit', null],
];

/** Sends bytes as they are and waits until the other side has closed, or says no more. */
const raw = (socket: string, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let heard = '';
    const connection = createConnection(socket, () => connection.end(bytes));
    connection.setEncoding('utf8').on('data', (text) => {
      heard += String(text);
    });
    connection.on('error', reject).on('close', () => resolve(heard));
  });

const untouched = async (): Promise<void> => {
  await window.call(methods.ping, null);
  assert.deepEqual(
    window.state?.waiting.map((one) => one.ticket),
    [question.ticket],
  );
  assert.equal(window.state?.mode, 'guard');
  assert.equal(window.state?.pausedUntil, null);
  const kinds = readJournal(world.journal).entries.map(({ fields }) => fields.kind);
  for (const kind of ['answer', 'release', 'grant', 'grant-used', 'pause']) assert.ok(!kinds.includes(kind), kind);
};

test('there is a socket for the leader, and every one of them is looked at below', () => {
  assert.ok(sockets().includes(world.socket));
  assert.ok(sockets().length >= 2, sockets().join());
  assert.ok(other.pid > 0);
});

test('no request on any socket answers a question, whatever its verb, path and body', async () => {
  for (const socket of sockets()) {
    for (const [method, params] of wishes()) {
      const rpc = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
      for (const target of [
        `/${method}`,
        `/v1/${method}`,
        `/v1/actions/${question.ticket}`,
        `/v1/actions/${ticket}/answer`,
        '/',
        '/v1/answer',
      ]) {
        const { status, body } = await send(socket, target, rpc);
        assert.deepEqual({ status, body }, { status: 503, body: '' }, `${method} ${target}`);
      }
      // as a payload of an agent, too, it is only that
      const { status, body } = await send(socket, '/v1/actions?agent=vscode&attempt=rpc', rpc);
      assert.equal(status, 200, method);
      assert.match(body ?? '', /deny|could not read/, method);
    }
  }
  await untouched();
});

test('the language server protocol is not spoken there', async () => {
  for (const socket of sockets())
    for (const [method, params] of wishes()) {
      const rpc = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
      for (const bytes of [`Content-Length: ${rpc.length}\r\n\r\n${rpc}`, `${rpc}\n`]) {
        const heard = await raw(socket, bytes);
        assert.doesNotMatch(heard, /"result"/, method);
      }
    }
  await untouched();
});

test('what the launcher is told does not hold what an answer needs', async () => {
  assert.notEqual(ticket, question.ticket);
  const waiting = poll(world.socket, ticket, 'attempt-1');
  await untouched();
  assert.equal(await window.call(methods.answer, { ticket: question.ticket, kind: 'refuse' }), 'refused');
  const { body } = await waiting;
  assert.doesNotMatch(body ?? '', new RegExp(question.ticket));
});
