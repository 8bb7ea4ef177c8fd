import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Client, send, terminal, World } from './client';

let world: World;
let folder: string;
before(async () => {
  world = new World();
  folder = world.folder('home/work', { 'README.md': 'x' });
  const window: Client = await world.window([folder]);
  await window.until(() => window.state?.leader === true, 'leadership');
});
after(() => world.close());

let count = 0;
const run = (agent: string, payload: string) => send(world.socket, `/v1/actions?agent=${agent}&attempt=attempt-${++count}`, payload);

test('VS Code: a folder that an earlier command went to counts', async () => {
  assert.deepEqual(await run('vscode', terminal('cd ..; ls', folder)), { status: 200, body: '' });
  assert.match((await run('vscode', terminal('rm -rf .mollyguard', folder))).body ?? '', /"permissionDecision":"deny"/);
  assert.deepEqual(await run('vscode', terminal('rm -rf node_modules', folder)), { status: 200, body: '' });
});

test('documented: Cursor, by both events of a call', async () => {
  const common = { conversation_id: 'C', generation_id: 'G', cursor_version: '3.24.12', workspace_roots: [folder] };
  const shell = (command: string, id: string) => [
    JSON.stringify({ ...common, hook_event_name: 'preToolUse', tool_name: 'Shell', tool_input: { command }, tool_use_id: id, cwd: '' }),
    JSON.stringify({ ...common, hook_event_name: 'beforeShellExecution', command, cwd: '', sandbox: false }),
  ];
  const answers = async (command: string, id: string) =>
    Promise.all(shell(command, id).map(async (payload) => (await run('cursor', payload)).body?.includes('"permission":"allow"')));
  assert.deepEqual(await answers('cd ..', '1'), [true, true]);
  assert.deepEqual(await answers('rm -rf .mollyguard', '2'), [false, false]);
  assert.deepEqual(await answers('npm test', '3'), [true, true]);
});
