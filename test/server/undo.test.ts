import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { methods } from '../../src/protocol/messages';
import { readJournal } from '../../src/server/journal';
import { type Client, held, poll, send, terminal, World } from './client';

let world: World;
let window: Client;
let folder: string;
// The person's own git, in the project.
const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, env: { PATH: process.env.PATH, HOME: world.home } });
before(async () => {
  world = new World();
  folder = world.folder('work', { 'a.txt': 'committed\n' });
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=x', '-c', 'user.email=x@example.invalid', 'commit', '-qm', 'first');
  window = await world.window([folder]);
  await window.until(() => window.state?.leader === true, 'leadership');
});
after(() => world.close());

let count = 0;
const post = (command: string, more = {}) =>
  send(world.socket, `/v1/actions?agent=vscode&attempt=u${++count}`, terminal(command, folder, more));
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

test('a reset runs unasked; it stands in Recent and the journal; undo brings the file back, and the undo can be undone', async () => {
  writeFileSync(path.join(folder, 'a.txt'), 'dirty\n');
  assert.deepEqual(await post('git reset --hard', { tool_use_id: 'c1' }), { status: 200, body: '' });
  await window.until(() => window.state?.snapshots.length === 1, 'the snapshot');
  const recent = window.state?.recent[0];
  const line = window.state?.snapshots[0];
  assert.ok(recent && line);
  assert.deepEqual([recent.outcome, recent.id, line.summary], ['snapshot', line.action, 'git reset --hard']);
  git('reset', '-q', '--hard');
  assert.equal(read('a.txt'), 'committed\n');
  assert.deepEqual(await window.call(methods.undo, { id: line.id, look: true }), {
    kind: 'look',
    write: 1,
    remove: 0,
    paths: [{ path: path.join(folder, 'a.txt'), removed: false }],
    refs: ['index'],
  });
  assert.equal(read('a.txt'), 'committed\n', 'to look changes nothing');
  assert.deepEqual(await window.call(methods.undo, { id: line.id, look: false }), { kind: 'done', files: 1 });
  assert.equal(read('a.txt'), 'dirty\n');
  await window.until(() => window.state?.snapshots.length === 2, 'the state before the undo');
  const undo = window.state?.snapshots[0];
  assert.ok(undo && undo.action === null);
  assert.deepEqual(await window.call(methods.undo, { id: undo.id, look: false }), { kind: 'done', files: 1 });
  assert.equal(read('a.txt'), 'committed\n');
  const lines = readJournal(world.journal).entries.filter(({ kind }) => kind === 'snapshot' || kind === 'undo');
  assert.deepEqual(
    lines.map(({ kind, fields }) => [kind, fields.snapshot]),
    [
      ['snapshot', line.id],
      ['undo', line.id],
      ['undo', undo.id],
    ],
  );
});

test('ids that are none, and messages that are not right, bring nothing back', async () => {
  const none = { kind: 'failed', why: 'there is no such snapshot' };
  assert.deepEqual(await window.call(methods.undo, { id: 'nosuchsnapshot', look: false }), none);
  for (const bad of [null, {}, { id: '../../x', look: false }, { id: 'abc', look: 1 }])
    await assert.rejects(window.call(methods.undo, bad));
});

test('what cannot be saved is asked about, and a click lets it go', async () => {
  writeFileSync(path.join(folder, 'big.bin'), Buffer.alloc(201_000_000));
  const attempt = 'big';
  const ticket = await held(world.socket, attempt, terminal('rm big.bin', folder, { tool_use_id: 'c2' }));
  await window.until(() => window.state?.waiting.length === 1, 'the question');
  const question = window.state?.waiting[0];
  assert.deepEqual([question?.tier, question?.rule], ['click', 'filesystem/delete-workspace']);
  const polled = poll(world.socket, ticket, attempt);
  assert.equal(await window.call(methods.answer, { ticket: question?.ticket, kind: 'run-once' }), 'approved');
  assert.deepEqual(await polled, { status: 200, body: '' });
  const why = readJournal(world.journal).entries.findLast(({ kind }) => kind === 'unsaved');
  assert.equal(why?.fields.why, 'what would be lost is too big to be saved');
  rmSync(path.join(folder, 'big.bin'));
});

test('no place for snapshots: asked', async () => {
  const place = path.join(world.home, '.mollyguard/snapshots');
  chmodSync(place, 0o755);
  const ticket = await held(world.socket, 'nowhere', terminal('rm a.txt', folder, { tool_use_id: 'c3' }));
  assert.ok(ticket);
  chmodSync(place, 0o700);
  await window.until(() => window.state?.waiting.length === 1, 'the question');
  await window.call(methods.answer, { ticket: window.state?.waiting[0]?.ticket, kind: 'refuse' });
  await window.until(() => window.state?.waiting.length === 0, 'no question');
});

test('what a person refused is not let go because it can be saved now', async () => {
  const { body } = await post('rm a.txt');
  assert.match(body ?? '', /already refused/);
});
