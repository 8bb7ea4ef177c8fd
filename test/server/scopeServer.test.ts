import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { methods } from '../../src/protocol/messages';
import { type KeptScopes, NO_SCOPES, type ScopePlace, type ScopeTime } from '../../src/protocol/scopes';
import { readJournal } from '../../src/server/journal';
import { readPolicy } from '../../src/server/policyFile';
import { type Client, held, poll, send, terminal, World } from './client';

const user = {
  environments: { production: { match: ['p-live', 'db.live.example'] }, staging: { match: ['p-stage'] } },
};
let world: World;
let window: Client;
let folder: string;
before(async () => {
  world = new World();
  folder = world.folder('shop');
  window = await world.window([folder], { user });
  await window.until(() => window.state?.leader === true, 'leadership');
});
after(() => world.close());

let count = 0;
const remove = (project: string, volume = 'v-1'): string => `railway volume delete --volume ${volume} --project ${project} -y`;
/** What an agent's try meets: `held`, `free`, or what it is told. */
async function meets(command: string, session = 'session-1'): Promise<string> {
  const attempt = `attempt-${++count}`;
  const payload = terminal(command, folder, { session_id: session, tool_use_id: `call-${count}` });
  const reply = await send(world.socket, `/v1/actions?agent=vscode&attempt=${attempt}`, payload);
  if (reply.status === 202) return 'held';
  return reply.body === '' ? 'free' : (reply.body ?? 'nothing');
}
const WINDOW: ScopePlace = { kind: 'window' };
const change = (place: ScopePlace, name: string | null, typed: { text: string; time: ScopeTime } | null = null) =>
  window.call(methods.scope, { place, name, typed });
/** As the extension tells it to a fresh server. */
const restore = (kept: Partial<KeptScopes>) => window.tell(methods.scopes, { ...NO_SCOPES, ...kept });
const scope = () => window.state?.scope?.name ?? null;
const alone = () => {
  const policy = readPolicy(world.home, folder);
  return 'problem' in policy ? policy.problem : policy.scope;
};
const entries = (kind: string) =>
  readJournal(world.journal)
    .entries.filter((entry) => entry.kind === kind)
    .map(({ fields }) => fields);

test('unset, production is held; once narrowed, what waits is denied, and its staging twin is still asked about', async () => {
  assert.equal(scope(), null);
  const command = remove('p-live', 'v-waits');
  const ticket = await held(world.socket, 'waits', terminal(command, folder, { tool_use_id: 'call-waits' }));
  await window.until(() => window.state?.waiting.length === 1, 'the question');
  assert.equal(Reflect.get(Object(await change(WINDOW, 'staging')), 'kind'), 'set');
  const told = await poll(world.socket, ticket, 'waits');
  assert.equal(told.status, 200);
  assert.match(told.body ?? '', /limited this work to the environment \\"staging\\"; the target is \\"production\\"/);
  await window.until(() => window.state?.waiting.length === 0 && scope() === 'staging', 'no question');
  assert.match(await meets(remove('p-live')), /"permissionDecision":"deny".*Change Scope/);
  assert.equal(await meets(remove('p-stage')), 'held');
  assert.equal(await meets(remove('p-stage', '--environment production')), 'held');
  assert.match(await meets(`${remove('p-live')} --environment staging`), /"deny"/);
});

test('reads outside are free, told in Recent and journaled; changes without a rule are denied', async () => {
  assert.equal(await meets("psql -h db.live.example shop -c 'SELECT 1 FROM orders'"), 'free');
  await window.until(() => window.state?.recent.some(({ reason }) => reason.id === 'scope-read') === true, 'the read in Recent');
  const line = entries('verdict').at(-1);
  assert.equal(Reflect.get(Object(line?.reason), 'id'), 'scope-read');
  assert.match(await meets("psql -h db.live.example shop -c 'INSERT INTO orders VALUES (1)'"), /"deny"/);
  window.settings([folder], { user, workspace: { scopeReads: 'deny' } });
  await window.until(() => true);
  assert.match(await meets("psql -h db.live.example shop -c 'SELECT 1 FROM orders'"), /"deny".*reads outside it are refused/);
  window.settings([folder], { user });
});

test('wider only by what is typed, for its time; the policy for agents without a window stays narrow', async () => {
  assert.deepEqual(await change(WINDOW, 'production'), { kind: 'type', expects: 'production' });
  assert.deepEqual(await change(WINDOW, 'production', { text: 'yes', time: 15 }), { kind: 'mismatch' });
  assert.equal(scope(), 'staging');
  await change(WINDOW, 'production', { text: 'production', time: 15 });
  await window.until(() => scope() === 'production', 'the wider scope');
  assert.equal(await meets(remove('p-live', 'v-2')), 'held');
  assert.equal(alone(), 'staging');
  const wide = entries('scope').at(-1);
  assert.deepEqual(
    ['how', 'place', 'from', 'to'].map((key) => wide?.[key]),
    ['wider', 'window', 'staging', 'production'],
  );
  await change(WINDOW, 'local');
  await window.until(() => scope() === 'local' && window.state?.waiting.length === 0, 'nothing that waits outside it');
  assert.equal(alone(), 'local');
});

test('a wider scope falls back by itself, and what waits in it is denied', async () => {
  const until = Date.now() + 2_500;
  restore({ window: { name: 'staging' }, wider: [{ place: WINDOW, name: 'production', until }] });
  await window.until(() => scope() === 'production', 'the wider scope');
  assert.equal(window.state?.scope?.until, until);
  assert.equal(await meets(remove('p-live', 'v-3')), 'held');
  await window.until(() => scope() === 'staging' && window.state?.waiting.length === 0, 'the end of it');
  assert.match(await meets(remove('p-live', 'v-3')), /"deny"/);
  assert.equal(entries('scope').at(-1)?.how, 'over');
  assert.ok(Date.now() >= until);
});

test('a conversation has its own', async () => {
  restore({});
  await window.until(() => scope() === null, 'no scope');
  await meets('ls', 'narrow');
  await meets('ls', 'free');
  await window.until(
    () => window.state?.scopes.conversations.length !== undefined && window.state.scopes.conversations.length >= 2,
    'both',
  );
  const line = window.state?.scopes.conversations.find(({ conversation }) => conversation === 'narrow');
  assert.ok(line);
  await change({ kind: 'conversation', agent: line.agent, conversation: 'narrow' }, 'staging');
  assert.match(await meets(remove('p-live', 'v-4'), 'narrow'), /"deny"/);
  assert.equal(await meets(remove('p-live', 'v-4'), 'free'), 'held');
  assert.equal(scope(), null);
});

test('nothing that is sent over a socket changes a scope', async () => {
  const before = entries('scope').length;
  const request = JSON.stringify({ place: WINDOW, name: null, typed: { text: 'production', time: 'window' } });
  for (const target of ['/v1/scope', '/v1/scopes', '/mollyguard/scope', '/v1/actions/scope']) {
    const { status, body } = await send(world.socket, target, request);
    assert.deepEqual({ status, body }, { status: 503, body: '' }, target);
  }
  assert.equal(entries('scope').length, before);
  await assert.rejects(window.call(methods.scope, { place: 'window', name: null, typed: null }), /place/);
});
