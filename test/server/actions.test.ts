import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { END } from '../../src/protocol/http';
import { type Answer, methods, type Question } from '../../src/protocol/messages';
import { readJournal, verifyJournal } from '../../src/server/journal';
import { type Client, held, poll, type Reply, send, terminal, World } from './client';

let world: World;
let window: Client;
let folder: string;
before(async () => {
  world = new World();
  folder = world.folder('work', { '.env': '' });
  window = await world.window([folder]);
  await window.until(() => window.state?.leader === true, 'leadership');
});
after(() => world.close());

let count = 0;
const next = (): string => `attempt-${++count}`;
const post = (payload: string, attempt = next()): Promise<Reply> =>
  send(world.socket, `/v1/actions?agent=vscode&attempt=${attempt}`, payload);
const token = ['0f1e2d3c', '1111', '4222', '8333', '444455556666'].join('-');
const curl = (id: string, header = `Authorization: Bearer ${token}`): string =>
  `curl -X POST https://backboard.railway.app/graphql/v2 -H "${header}" -d '{"query":"mutation { volumeDelete(volumeId: \\"${id}\\") }"}'`;
const answer = (given: Answer): Promise<unknown> => window.call(methods.answer, given);

/** Sends an action that must be held, and returns its question. */
async function ask(
  payload: string,
  attempt = next(),
): Promise<{ readonly ticket: string; readonly attempt: string; readonly question: Question }> {
  const known = new Set(window.state?.waiting.map(({ ticket }) => ticket));
  const ticket = await held(world.socket, attempt, payload);
  const fresh = () => window.state?.waiting.find((question) => !known.has(question.ticket));
  await window.until(() => fresh() !== undefined, 'the question');
  const question = fresh();
  assert.ok(question);
  return { ticket, attempt, question };
}
/** The reason of a denial in the agent's own dialect. */
function denial({ status, body }: Reply): string {
  assert.equal(status, 200);
  const value: unknown = JSON.parse(body ?? '');
  assert.ok(typeof value === 'object' && value !== null && 'hookSpecificOutput' in value);
  const { hookSpecificOutput: inner } = value as { hookSpecificOutput: { permissionDecision: string; permissionDecisionReason: string } };
  assert.equal(inner.permissionDecision, 'deny');
  return inner.permissionDecisionReason;
}
const NO_OPINION: Reply = { status: 200, body: '' };
const conversation = (id: string) => ({ session_id: id });

test('health tells who answers', async () => {
  const { status, body } = await send(world.socket, '/v1/health');
  assert.equal(status, 200);
  assert.deepEqual({ ...JSON.parse(body ?? ''), id: '' }, { protocol: 1, id: '', pid: window.pid });
});

test('harmless actions and events that decide nothing: no opinion, no question', async () => {
  for (const command of ['ls -la', 'git commit -m "never run railway volume delete"', 'railway logs']) {
    assert.deepEqual(await post(terminal(command, folder)), NO_OPINION, command);
  }
  assert.deepEqual(await post(JSON.stringify({ hook_event_name: 'SessionStart', cwd: folder })), NO_OPINION);
  assert.equal(window.state?.waiting.length, 0);
});

test('what cannot be read is denied, with the field that is wrong', async () => {
  const rows: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ['no JSON', '{', /JSON/],
    ['nothing', '', /JSON/],
    ['no tool', JSON.stringify({ hook_event_name: 'PreToolUse', cwd: folder, tool_input: {} }), /tool_name/],
    ['no command', terminal('x', folder, { tool_input: {} }), /command/],
    ['relative folder', terminal('x', 'work'), /cwd/],
    ['too large', 'x'.repeat(4_000_001), /larger/],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), /UTF-8/],
  ];
  for (const [what, payload, reason] of rows) assert.match(denial(await post(payload as string)), reason, what);
});

test('what is not the protocol is answered with "judge alone" or "send again"', async () => {
  const rows: readonly (readonly [string, string | undefined, number])[] = [
    ['/v2/actions?agent=vscode&attempt=a', '{}', 503],
    ['/v1/actions?agent=vscode', '{}', 503],
    ['/v1/actions?agent=../x&attempt=a', '{}', 503],
    ['/v1/actions?agent=vscode&attempt=a%20b', '{}', 503],
    ['/', undefined, 503],
    ['/v1/actions/unknown?attempt=a', undefined, 410],
    ['/v1/actions/0123456789abcdef_00?attempt=a', undefined, 410],
    ['/v1/actions/..%2Fx?attempt=a', undefined, 410],
  ];
  for (const [target, payload, status] of rows) assert.deepEqual(await send(world.socket, target, payload), { status, body: '' }, target);
});

test('a denial by policy names the rule', async () => {
  const reason = denial(await post(terminal(`rm -rf ${world.home}/.mollyguard`, folder)));
  assert.match(reason, /self\//);
});

test('the incident: held; a wrong name keeps it waiting; the right one releases it, once', async () => {
  const payload = terminal(curl('vol-1'), folder, conversation('incident'));
  const { ticket, attempt, question } = await ask(payload);
  assert.deepEqual(
    [question.tier, question.expects, question.rule, question.resource.kind, question.environment, question.waits],
    ['type', 'vol-1', 'railway/delete-volume', 'volume', 'unknown', true],
  );
  assert.ok(question.command.includes('Bearer ‹redacted›') && !JSON.stringify(window.states).includes(token));
  assert.ok(question.undo && question.safer && question.dies);
  assert.equal(question.expires - question.asked, 600_000);
  const polled = poll(world.socket, ticket, attempt);
  assert.equal(await answer({ ticket: question.ticket, kind: 'typed', text: 'vol' }), 'mismatch');
  assert.equal(await answer({ ticket: question.ticket, kind: 'run-once' }), 'not-allowed');
  assert.equal(window.state?.waiting.length, 1);
  assert.equal(await answer({ ticket: question.ticket, kind: 'typed', text: 'vol-1' }), 'approved');
  assert.deepEqual(await polled, NO_OPINION);
  const again = await ask(payload);
  assert.notEqual(again.ticket, ticket);
  assert.equal(await answer({ ticket: again.question.ticket, kind: 'refuse' }), 'refused');
});

test('the same attempt sent again finds its question', async () => {
  const payload = terminal(curl('vol-2'), folder, conversation('again'));
  const { ticket, attempt, question } = await ask(payload);
  assert.equal(await held(world.socket, attempt, payload), ticket);
  assert.equal(window.state?.waiting.length, 1);
  await answer({ ticket: question.ticket, kind: 'refuse' });
});

test('refused: the agent is told why, and another route to the same target is refused at once', async () => {
  const { ticket, attempt, question } = await ask(terminal(curl('vol-3'), folder, conversation('refused')));
  const polled = poll(world.socket, ticket, attempt);
  await answer({ ticket: question.ticket, kind: 'refuse' });
  const reason = denial(await polled);
  assert.match(reason, /refused/);
  assert.match(reason, /railway\/delete-volume/);
  for (const command of [curl('vol-3'), curl('vol-3', 'Project-Access-Token: x'), 'railway volume delete --volume vol-3 -y']) {
    assert.match(denial(await post(terminal(command, folder, conversation('refused')))), /already refused/, command);
  }
  await window.until(() => window.state?.recent[0]?.reason.id === 'refused-before', 'the line in Recent');
  const other = await ask(terminal(curl('vol-4'), folder, conversation('refused')));
  await answer({ ticket: other.question.ticket, kind: 'refuse' });
  const elsewhere = await ask(terminal(curl('vol-3'), folder, conversation('another')));
  await answer({ ticket: elsewhere.question.ticket, kind: 'refuse' });
});

test('two questions about one target: refusing one ends the other', async () => {
  const first = await ask(terminal(curl('vol-20'), folder, { ...conversation('twice'), tool_use_id: 'call-a' }));
  const second = await ask(
    terminal(curl('vol-20', 'Project-Access-Token: x'), folder, { ...conversation('twice'), tool_use_id: 'call-b' }),
  );
  const polled = [first, second].map(({ ticket, attempt }) => poll(world.socket, ticket, attempt));
  await answer({ ticket: first.question.ticket, kind: 'refuse' });
  const [a, b] = (await Promise.all(polled)).map(denial);
  assert.match(a ?? '', /A person refused/);
  assert.match(b ?? '', /already refused/);
  await window.until(() => window.state?.waiting.length === 0, 'no question');
});

test('parallel calls of the same action each ask for themselves', async () => {
  const payload = (call: string) => terminal(curl('vol-21'), folder, { ...conversation('parallel'), tool_use_id: call });
  const first = await ask(payload('call-a'));
  const second = await ask(payload('call-b'));
  const polled = poll(world.socket, second.ticket, second.attempt);
  assert.equal(await answer({ ticket: second.question.ticket, kind: 'typed', text: 'vol-21' }), 'approved');
  assert.deepEqual(await polled, NO_OPINION);
  await window.until(() => (window.state?.waiting.length ?? 0) < 2, 'one question less');
  assert.deepEqual(
    window.state?.waiting.map(({ ticket }) => ticket),
    [first.question.ticket],
  );
  await answer({ ticket: first.question.ticket, kind: 'refuse' });
});

test('a file that the verdict read changes while waiting: asked anew', async () => {
  const file = path.join(folder, 'body.json');
  const query = (id: string) => JSON.stringify({ query: `mutation { volumeDelete(volumeId: "${id}") }` });
  writeFileSync(file, query('vol-5'));
  const command = 'curl https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer $TOKEN" -d @body.json';
  const { ticket, attempt, question } = await ask(terminal(command, folder, conversation('file')));
  assert.equal(question.expects, 'vol-5');
  const polled = poll(world.socket, ticket, attempt);
  writeFileSync(file, query('vol-6'));
  assert.equal(await answer({ ticket: question.ticket, kind: 'typed', text: 'vol-5' }), 'gone');
  await window.until(() => window.state?.waiting[0]?.expects === 'vol-6', 'the new question');
  const fresh = window.state?.waiting[0];
  assert.ok(fresh && fresh.ticket !== question.ticket);
  assert.equal(await answer({ ticket: question.ticket, kind: 'typed', text: 'vol-6' }), 'gone');
  assert.equal(await answer({ ticket: fresh.ticket, kind: 'typed', text: 'vol-6' }), 'approved');
  assert.deepEqual(await polled, NO_OPINION);
});

test('nobody answers: expired, said so, and the next try asks again', async () => {
  window.settings([folder], { holdSeconds: 10 });
  const payload = terminal(curl('vol-7'), folder, conversation('late'));
  const { ticket, attempt, question } = await ask(payload);
  assert.equal(question.expires - question.asked, 10_000);
  assert.match(denial(await poll(world.socket, ticket, attempt)), /nobody approved it in time/);
  await window.until(() => window.state?.recent[0]?.outcome === 'expired', 'the line in Recent');
  window.settings([folder]);
  const again = await ask(payload);
  await answer({ ticket: again.question.ticket, kind: 'refuse' });
});

test('observe: everything passes, and the journal says what would have been', async () => {
  window.settings([folder], { mode: 'observe' });
  await window.until(() => window.state?.mode === 'observe', 'the mode');
  assert.deepEqual(await post(terminal(curl('vol-8'), folder)), NO_OPINION);
  await window.until(() => window.state?.recent[0]?.outcome === 'observed', 'the line in Recent');
  const verdict = readJournal(world.journal).entries.findLast(({ kind }) => kind === 'verdict');
  assert.deepEqual([verdict?.fields.decision, verdict?.fields.observed], ['hold', true]);
  window.settings([folder]);
  await window.until(() => window.state?.mode === 'guard', 'the mode');
});

test('a pause lets everything pass but what would take Mollyguard away; it can be ended', async () => {
  assert.equal(await window.call(methods.pause, { minutes: 5 }), 'paused');
  await window.until(() => window.state?.pausedUntil !== null, 'the pause');
  assert.deepEqual(await post(terminal(curl('vol-9'), folder)), NO_OPINION);
  assert.match(denial(await post(terminal(`rm -rf ${world.home}/.mollyguard`, folder))), /self\//);
  const elsewhere = await ask(terminal(curl('vol-8'), world.folder('elsewhere'), conversation('paused-elsewhere')));
  assert.equal(elsewhere.question.expects, 'vol-8', 'a pause is for what happens in its window');
  await answer({ ticket: elsewhere.question.ticket, kind: 'refuse' });
  await assert.rejects(window.call(methods.pause, { minutes: 61 }), /minutes/);
  assert.equal(await window.call(methods.pause, { minutes: 0 }), 'ended');
  const { question } = await ask(terminal(curl('vol-9'), folder, conversation('paused')));
  await answer({ ticket: question.ticket, kind: 'refuse' });
});

test('settings that change while waiting: what is asked follows them', async () => {
  const { ticket, attempt, question } = await ask(terminal(curl('vol-22'), folder, conversation('renamed')));
  window.settings([folder], { user: { names: { 'vol-22': 'orders' } } });
  await window.until(() => window.state?.waiting[0]?.expects === 'orders', 'the new question');
  assert.equal(await answer({ ticket: question.ticket, kind: 'typed', text: 'vol-22' }), 'gone');
  const polled = poll(world.socket, ticket, attempt);
  assert.equal(await answer({ ticket: window.state?.waiting[0]?.ticket ?? '', kind: 'typed', text: 'orders' }), 'approved');
  assert.deepEqual(await polled, NO_OPINION);
  window.settings([folder]);
});

test('names and environments come from the settings; broken ones are named and make nothing laxer', async () => {
  window.settings([folder], { user: { names: { 'vol-10': 'orders' }, environments: { staging: { match: 'vol-10' } } } });
  await window.until(() => window.state?.problems.some(({ id }) => id === 'settings-invalid') === true, 'the problem');
  assert.equal(window.state?.problems.find(({ id }) => id === 'settings-invalid')?.data.key, 'environments.staging.match');
  const { question } = await ask(terminal(curl('vol-10'), folder, conversation('names')));
  assert.deepEqual([question.expects, question.tier, question.environment], ['orders', 'type', 'unknown']);
  await answer({ ticket: question.ticket, kind: 'refuse' });
  window.tell(methods.settings, { mode: 'off' });
  await window.until(() => window.state?.problems.some(({ data }) => data.message?.includes('mode')) === true, 'the problem');
  assert.equal(window.state?.mode, 'guard');
  window.settings([folder]);
  await window.until(() => window.state?.problems.length === 0, 'no problem');
});

test('the banner follows the files', async () => {
  writeFileSync(path.join(folder, '.env'), 'DATABASE_URL=postgres://u@db.production.example/orders\n');
  await window.until(() => window.state?.environment === 'production', 'production');
  assert.equal(window.state?.evidence[0]?.file, path.join(folder, '.env'));
  writeFileSync(path.join(folder, '.env'), '');
  await window.until(() => window.state?.environment === 'local', 'local');
});

test('a journal that cannot be written: what is destructive is denied, the rest passes, the window says so', async () => {
  chmodSync(world.journal, 0o755);
  for (const file of verifyJournal(world.journal)) spawnSync('mv', [path.join(world.journal, file.file), world.root]);
  assert.deepEqual(await post(terminal('ls', folder)), NO_OPINION);
  await window.until(() => window.state?.problems.some(({ id }) => id === 'journal-failed') === true, 'the problem');
  assert.match(denial(await post(terminal(curl('vol-11'), folder))), /journal/);
  chmodSync(world.journal, 0o700);
  assert.deepEqual(await post(terminal('ls', folder)), NO_OPINION);
  await window.until(() => window.state?.problems.length === 0, 'no problem');
});

test('curl, as the launcher uses it, gets the answer and its end mark', {
  skip: spawnSync('curl', ['-V']).status !== 0 && 'no curl here',
}, () => {
  const args = ['-q', '-s', '--noproxy', '*', '--unix-socket', world.socket, '-H', 'Expect:', '--max-time', '60', '--data-binary', '@-'];
  const url = `http://mollyguard/v1/actions?agent=vscode&attempt=${next()}`;
  const { stdout, status } = spawnSync('curl', [...args, url], { input: terminal('ls', folder), encoding: 'utf8' });
  assert.deepEqual([status, stdout], [0, END]);
});

test('killed at last: every chain is whole, and no file holds the credential', async () => {
  window.kill('SIGKILL');
  await window.until(() => window.child.signalCode !== null, 'its end');
  for (const check of verifyJournal(world.journal)) assert.notEqual(check.kind, 'broken', check.file);
  const found = spawnSync('grep', ['-rl', token, world.root], { encoding: 'utf8' }).stdout;
  assert.equal(found, '');
  const kinds = new Set(readJournal(world.journal).entries.map(({ kind }) => kind));
  for (const kind of ['action', 'verdict']) assert.ok(kinds.has(kind), `${kind} in ${[...kinds]}`);
  assert.ok(readFileSync(path.join(world.journal, verifyJournal(world.journal)[0]?.file ?? ''), 'utf8').length > 0);
  assert.equal(window.stderr.join(''), '');
});
