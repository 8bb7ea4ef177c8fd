import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { methods } from '../../src/protocol/messages';
import { readJournal, verifyJournal } from '../../src/server/journal';
import { type Client, poll, type Reply, send, terminal, World } from './client';

let world: World;
let leader: Client;
let window: Client;
let folder: string;
before(async () => {
  world = new World();
  const first = world.folder('first');
  folder = world.folder('second');
  leader = await world.window([first]);
  await leader.until(() => leader.state?.leader === true, 'leadership');
  window = await world.window([folder]);
});
after(() => world.close());

let count = 0;
/** An agent's try by the hook file of `file`: refused, or let go (''). */
async function attempt(payload: string, file: string): Promise<() => Promise<string>> {
  const nonce = `attempt-${++count}`;
  let reply: Reply = await send(world.socket, `/v1/actions?agent=${file}&attempt=${nonce}`, payload);
  const ticket = reply.body ?? '';
  return async () => {
    while (reply.status === 202) reply = await poll(world.socket, ticket, nonce);
    assert.equal(reply.status, 200);
    return reply.body ?? '';
  };
}
const qwen = (command: string): string => {
  const recorded = JSON.parse(readFileSync(path.join(__dirname, '../payloads/qwen/PreToolUse-run_shell_command.json'), 'utf8'));
  return JSON.stringify({ ...recorded, cwd: folder, tool_input: { ...recorded.tool_input, command }, tool_use_id: `toolu_${++count}` });
};
const chat = (command: string): string =>
  // the time tells that it is VS Code's, by whatever file it comes
  terminal(command, folder, { tool_use_id: `call-${++count}`, timestamp: '2026-11-20T10:00:00.000Z' });
const waiting = (name: string) => window.state?.waiting.find(({ expects }) => expects === name);
const outcome = (name: string) => window.state?.recent.find(({ resource }) => resource?.name === name)?.outcome;
const type = (name: string): Promise<unknown> => window.call(methods.answer, { ticket: waiting(name)?.ticket, kind: 'typed', text: name });
const remove = (id: string): string => `railway volume delete --volume ${id} -y`;

test('through another window’s socket and hook files of others: put off after 25 s, granted, run once, revoked, asked again', async () => {
  const tries = [await attempt(qwen(remove('vol-q')), 'claude-code'), await attempt(chat(remove('vol-c')), 'cursor')];
  await window.until(() => window.state?.waiting.length === 2, 'both questions');
  assert.deepEqual([leader.state?.waiting, waiting('vol-q')?.waits, waiting('vol-c')?.waits], [[], true, true]);
  assert.equal((waiting('vol-q')?.expires ?? 0) - (waiting('vol-q')?.asked ?? 0), 600_000);
  for (const text of await Promise.all(tries.map((end) => end()))) assert.match(text, /asking a person.*send exactly this action again/);
  await window.until(() => outcome('vol-q') === 'asked' && outcome('vol-c') === 'asked', 'the lines in Recent');
  assert.deepEqual([waiting('vol-q')?.waits, waiting('vol-c')?.waits], [false, false]);

  for (const name of ['vol-q', 'vol-c']) assert.equal(await type(name), 'granted');
  await window.until(() => window.state?.grants.length === 2, 'the grants');
  assert.deepEqual([leader.state?.grants, outcome('vol-q')], [[], 'granted']);
  const again = await attempt(qwen(remove('vol-q')), 'claude-code');
  assert.equal(await again(), '');
  const grant = window.state?.grants.find(({ agent }) => agent === 'vscode');
  assert.equal(await window.call(methods.revoke, { id: grant?.id }), 'revoked');
  assert.equal(await window.call(methods.revoke, { id: grant?.id }), 'gone');
  for (const payload of [qwen(remove('vol-q')), chat(remove('vol-c'))]) await attempt(payload, 'vscode');
  await window.until(() => window.state?.waiting.length === 2, 'both questions anew');
  await window.until(() => window.state?.grants.length === 0 && outcome('vol-c') === 'revoked', 'no grant');
  await assert.rejects(window.call(methods.nextTry, { id: '../x' }), /id/);
  assert.deepEqual(await window.call(methods.nextTry, { id: 'unheard-of' }), { kind: 'gone' });
  const kinds = readJournal(world.journal).entries.map(({ kind }) => kind);
  for (const kind of ['asked', 'grant', 'grant-used', 'grant-expired']) assert.ok(kinds.includes(kind), kind);
  for (const check of verifyJournal(world.journal)) assert.notEqual(check.kind, 'broken', check.file);
});

test('nothing that is sent over a socket grants, asks again or revokes', async () => {
  for (const name of ['grant', 'nextTry', 'revoke', 'answer']) {
    for (const target of [`/v1/${name}`, `/v1/actions/${name}`, `/mollyguard/${name}`]) {
      assert.deepEqual(await send(world.socket, target, JSON.stringify({ id: 'x', ticket: 'x', kind: 'typed', text: 'vol-q' })), {
        status: 503,
        body: '',
      });
    }
  }
  assert.deepEqual(window.state?.grants, []);
});
