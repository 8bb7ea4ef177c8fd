import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { methods, type UndoResult } from '../../src/protocol/messages';
import { readJournal } from '../../src/server/journal';
import { type Client, held, poll, send, terminal, World } from './client';

let world: World;
let window: Client;
let folder: string;
// The person's own git, in the project.
const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, env: { PATH: process.env.PATH, HOME: world.home } });
const commit = (message: string) => git('-c', 'user.name=x', '-c', 'user.email=x@example.invalid', 'commit', '-qm', message);
before(async () => {
  world = new World();
  folder = world.folder('work', { 'a.txt': 'committed\n' });
  git('init', '-q');
  git('add', '.');
  commit('first');
  window = await world.window([folder]);
  await window.until(() => window.state?.leader === true, 'leadership');
});
after(() => world.close());

let count = 0;
const post = (command: string, more = {}) =>
  send(world.socket, `/v1/actions?agent=vscode&attempt=u${++count}`, terminal(command, folder, more));
type Look = Extract<UndoResult, { kind: 'look' }>;
/** What a person reads, and what follows from agreeing to it. */
const look = (id: string) => window.call(methods.undo, { id, seen: null }) as Promise<Look>;
const undo = async (id: string) => (await window.call(methods.undo, { id, seen: (await look(id)).seen })) as UndoResult;
/** What a command would do is saved, and it runs. */
async function done(command: string, call: string): Promise<string> {
  const ofIt = () =>
    window.state?.snapshots.filter(({ action, summary }) => action !== null && summary === command).map(({ id }) => id) ?? [];
  const before = new Set(ofIt());
  assert.deepEqual(await post(command, { tool_use_id: call }), { status: 200, body: '' });
  await window.until(() => ofIt().some((id) => !before.has(id)), 'the snapshot');
  execFileSync('bash', ['-c', command], { cwd: folder, env: { PATH: process.env.PATH, HOME: world.home } });
  return ofIt().find((id) => !before.has(id)) ?? '';
}
/** The state before the last undo. */
async function beforeLast(count: number): Promise<string> {
  await window.until(
    () => (window.state?.snapshots.length ?? 0) > count && window.state?.snapshots[0]?.action === null,
    'the state before',
  );
  return window.state?.snapshots[0]?.id ?? '';
}
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
  const shown = await look(line.id);
  assert.deepEqual(shown, {
    kind: 'look',
    seen: shown.seen,
    write: 1,
    remove: 0,
    paths: [{ path: path.join(folder, 'a.txt'), removed: false }],
    refs: ['index'],
  });
  assert.equal(read('a.txt'), 'committed\n', 'to look changes nothing');
  assert.deepEqual(await undo(line.id), { kind: 'done', files: 1 });
  assert.equal(read('a.txt'), 'dirty\n');
  await window.until(() => window.state?.snapshots.length === 2, 'the state before the undo');
  const before = window.state?.snapshots[0];
  assert.ok(before && before.action === null);
  assert.deepEqual(await undo(before.id), { kind: 'done', files: 1 });
  assert.equal(read('a.txt'), 'committed\n');
  const lines = readJournal(world.journal).entries.filter(({ kind }) => kind === 'snapshot' || kind === 'undo');
  assert.deepEqual(
    lines.map(({ kind, fields }) => [kind, fields.snapshot]),
    [
      ['snapshot', line.id],
      ['undo', line.id],
      ['undo', before.id],
    ],
  );
});

test('ids that are none, and messages that are not right, bring nothing back', async () => {
  const none = { kind: 'failed', why: 'there is no such snapshot' };
  for (const seen of [null, 'anything']) assert.deepEqual(await window.call(methods.undo, { id: 'nosuchsnapshot', seen }), none);
  for (const bad of [null, {}, { id: '../../x', seen: null }, { id: 'abc', seen: 1 }, { id: 'abc' }])
    await assert.rejects(window.call(methods.undo, bad));
});

test('what changed since a person read it is not written over, and is asked anew', async () => {
  const places: readonly (readonly [string, () => void])[] = [
    ['a file that would be written over', () => writeFileSync(path.join(folder, 'a.txt'), 'written by hand since\n')],
    ['a file that was as it would be', () => writeFileSync(path.join(folder, 'b.txt'), 'b, by hand\n')],
    ['a file that would be removed', () => writeFileSync(path.join(folder, 'came.txt'), 'more of it\n')],
    ['a branch', () => git('branch', '-qf', 'topic', 'HEAD~1')],
  ];
  for (const name of ['a.txt', 'b.txt']) writeFileSync(path.join(folder, name), `${name}\n`);
  git('add', '.');
  commit('second');
  git('branch', '-qf', 'topic');
  for (const [at, [what, change]] of places.entries()) {
    writeFileSync(path.join(folder, 'a.txt'), 'dirty\n');
    const id = await done('git reset -q --hard HEAD && git branch -qD topic', `changed${at}`);
    writeFileSync(path.join(folder, 'came.txt'), 'came\n');
    git('add', 'came.txt');
    const { seen } = await look(id);
    const count = window.state?.snapshots.length ?? 0;
    change();
    const now = ['a.txt', 'b.txt', 'came.txt'].map(read).join() + git('for-each-ref', 'refs/heads');
    assert.deepEqual(await window.call(methods.undo, { id, seen }), { kind: 'changed' }, what);
    assert.equal(['a.txt', 'b.txt', 'came.txt'].map(read).join() + git('for-each-ref', 'refs/heads'), now, what);
    assert.equal(window.state?.snapshots.length, count, 'nothing was done, so nothing is kept');
    // Read again, agreed to again: done, and what was there is kept.
    assert.equal((await undo(id)).kind, 'done', what);
    assert.deepEqual([read('a.txt'), read('b.txt')], ['dirty\n', 'b.txt\n']);
    assert.equal((await undo(await beforeLast(count))).kind, 'done', what);
    assert.equal(['a.txt', 'b.txt', 'came.txt'].map(read).join() + git('for-each-ref', 'refs/heads'), now, what);
    git('rm', '-qf', '--cached', 'came.txt');
    git('branch', '-qf', 'topic');
    git('checkout', '-q', '--', '.');
  }
  const told = readJournal(world.journal).entries.filter(({ kind, fields }) => kind === 'undo' && fields.problem !== null);
  assert.deepEqual(
    told.slice(-places.length).map(({ fields }) => fields.problem),
    places.map(() => 'it was no longer as it was shown'),
  );
});

test('an undo that fails on the way says so, and the state before it is kept', async () => {
  writeFileSync(path.join(folder, 'lost.txt'), 'will be lost from git\n');
  git('add', '.');
  commit('third');
  const blob = git('rev-parse', 'HEAD:lost.txt').toString().trim();
  const id = await done('git reset -q --hard HEAD~1', 'partly');
  rmSync(path.join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  const count = window.state?.snapshots.length ?? 0;
  assert.deepEqual(await undo(id), { kind: 'partly', why: 'git no longer has what was saved' });
  assert.equal((await undo(await beforeLast(count))).kind, 'done');
  assert.equal(git('log', '-1', '--format=%s').toString(), 'second\n');
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
