import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { methods } from '../../src/protocol/messages';
import { type Client, poll, send, World } from './client';

/** Cursor's payloads are as documented, not recorded. */
const ALLOW = { status: 200, body: '{"permission":"allow"}' };
const INCIDENT = `curl https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer $T" -d '{"query":"mutation { volumeDelete(volumeId: \\"vol-1\\") }"}'`;

let worlds: World[] = [];
afterEach(() => {
  for (const world of worlds) world.close();
  worlds = [];
});

async function stage() {
  const world = new World();
  worlds.push(world);
  const folder = world.folder('w');
  const window = await world.window([folder]);
  await window.until(() => window.state?.leader === true, 'leadership');
  let attempts = 0;
  /** One hook call: a ticket and its attempt, or the answer. */
  const hook = async (event: string, fields: object, hint = 'cursor') => {
    const common = { conversation_id: 'C', generation_id: 'G', cursor_version: '3.24.12', workspace_roots: [folder] };
    const attempt = `attempt-${++attempts}`;
    const payload = JSON.stringify({ ...common, hook_event_name: event, ...fields });
    return { attempt, ...(await send(world.socket, `/v1/actions?agent=${hint}&attempt=${attempt}`, payload)) };
  };
  const tool = (command: string, id: string) => ({ tool_name: 'Shell', tool_input: { command, cwd: '' }, tool_use_id: id, cwd: '' });
  return { world, window, folder, hook, tool };
}
async function answer(window: Client, text: string): Promise<void> {
  await window.until(() => window.state?.waiting.length === 1, 'one question');
  const ticket = window.state?.waiting[0]?.ticket;
  assert.equal(await window.call(methods.answer, { ticket, kind: 'typed', text }), 'approved');
  await window.until(() => window.state?.waiting.length === 0, 'no question');
}

test('documented: one call, as preToolUse without a folder, again through Claude Code’s file, and as beforeShellExecution: one question', async () => {
  const { world, window, folder, hook, tool } = await stage();
  const first = await hook('preToolUse', tool(INCIDENT, 'u1'));
  assert.equal(first.status, 202);
  await answer(window, 'vol-1');
  assert.deepEqual(await poll(world.socket, first.body ?? '', first.attempt), ALLOW);
  const { attempt: _first, ...again } = await hook('preToolUse', tool(INCIDENT, 'u1'), 'claude-code');
  assert.deepEqual(again, ALLOW);
  const { attempt: _second, ...shell } = await hook('beforeShellExecution', { command: INCIDENT, cwd: folder, sandbox: false });
  assert.deepEqual(shell, ALLOW);
  assert.equal(window.state?.waiting.length, 0);
  assert.equal(
    (await hook('beforeShellExecution', { command: INCIDENT, cwd: folder })).status,
    202,
    'the same event again is another call',
  );
});

test('documented: both files at once: one question answers both', async () => {
  const { world, window, hook, tool } = await stage();
  const [one, other] = [await hook('preToolUse', tool(INCIDENT, 'u1')), await hook('preToolUse', tool(INCIDENT, 'u1'), 'claude-code')];
  assert.deepEqual([one.status, other.status, one.body === other.body], [202, 202, true]);
  await answer(window, 'vol-1');
  for (const { body, attempt } of [one, other]) assert.deepEqual(await poll(world.socket, body ?? '', attempt), ALLOW);
});

test('documented: another call of the same kind, and another folder, are asked about', async () => {
  const { world, window, hook, tool } = await stage();
  const first = await hook('preToolUse', tool(INCIDENT, 'u1'));
  await answer(window, 'vol-1');
  assert.deepEqual(await poll(world.socket, first.body ?? '', first.attempt), ALLOW);
  assert.equal((await hook('preToolUse', tool(INCIDENT, 'u2'))).status, 202);
  const [a, b] = ['a', 'b'].map((name) => world.folder(`home/${name}/x`));
  for (const name of ['a', 'b']) world.folder(`home/${name}/data`, { 'orders.csv': '1' });
  const removal = { tool_name: 'Shell', tool_input: { command: 'rm -rf ../data', cwd: a }, tool_use_id: 'u3' };
  const before = await hook('preToolUse', removal);
  const after = await hook('beforeShellExecution', { command: 'rm -rf ../data', cwd: b });
  assert.deepEqual([before.status, after.status, before.body === after.body], [202, 202, false]);
});

test('documented: an MCP call, whose server only the second event names', async () => {
  const { world, window, hook } = await stage();
  const { attempt: _attempt, ...vague } = await hook('preToolUse', { tool_name: 'MCP:volume_list', tool_input: '{}', tool_use_id: 'u1' });
  assert.deepEqual(vague, ALLOW);
  const told = await hook('beforeMCPExecution', {
    tool_name: 'volume_delete',
    tool_input: '{"volumeId":"vol-1"}',
    mcp_server_name: 'railway',
  });
  assert.equal(told.status, 202);
  await answer(window, 'vol-1');
  assert.deepEqual(await poll(world.socket, told.body ?? '', told.attempt), ALLOW);
});
