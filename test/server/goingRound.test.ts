import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { methods } from '../../src/protocol/messages';
import { readJournal } from '../../src/server/journal';
import { type Client, held, send, terminal, World } from './client';

const volume = ['3f1b2c4d', '1111', '4222', '8333', '444455556666'].join('-');
const host = 'https://backboard.railway.app/graphql/v2';
const mutation = `{"query":"mutation { volumeDelete(volumeId: \\"${volume}\\") }"}`;
let world: World;
let window: Client;
let folder: string;
before(async () => {
  world = new World();
  folder = world.folder('work', {
    'kill.sh': `curl -X POST ${host} -d '${mutation}'\n`,
    'kill.py': `import requests\nrequests.post('${host}', json={'query': 'mutation { volumeDelete(volumeId: "${volume}") }'})\n`,
  });
  window = await world.window([folder]);
  await window.until(() => window.state?.leader === true, 'leadership');
});
after(() => world.close());

let count = 0;
const post = (payload: string, agent = 'vscode') => send(world.socket, `/v1/actions?agent=${agent}&attempt=round-${++count}`, payload);

/** Claude Code's payload, of the session or of a sub-agent in it. */
const claude = (tool: string, input: object, session: string, agent?: string): string =>
  JSON.stringify({
    session_id: session,
    transcript_path: '/home/user/.claude/projects/x/s.jsonl',
    cwd: folder,
    permission_mode: 'bypassPermissions',
    hook_event_name: 'PreToolUse',
    tool_name: tool,
    tool_input: input,
    tool_use_id: `toolu_${++count}`,
    ...(agent ? { agent_id: agent, agent_type: 'general-purpose' } : {}),
  });

test('refused once, the volume is refused by every other way, and each try is told as one to go round', async () => {
  await held(world.socket, 'first', terminal(`railway volume delete --volume ${volume} -y`, folder));
  await window.until(() => window.state?.waiting.length === 1, 'the question');
  const ticket = window.state?.waiting[0]?.ticket ?? '';
  assert.equal(await window.call(methods.answer, { ticket, kind: 'refuse' }), 'refused');
  const ways: readonly (readonly [string, string, string])[] = [
    ['curl', 'vscode', terminal(`curl -X POST ${host} -d '${mutation}'`, folder)],
    ['python', 'vscode', terminal(`python3 -c 'import requests; requests.post("${host}", json=${mutation})'`, folder)],
    ['a script', 'vscode', terminal('sh ./kill.sh', folder)],
    ['a script in Python', 'vscode', terminal('python3 kill.py', folder)],
    [
      'a tool of an MCP server',
      'vscode',
      terminal('', folder, { tool_name: 'mcp_railway_volume_delete', tool_input: { volumeId: volume } }),
    ],
    ['another agent', 'claude-code', claude('Bash', { command: `railway volume delete --volume ${volume}` }, 's1')],
    ['its sub-agent', 'claude-code', claude('Bash', { command: 'sh kill.sh' }, 's1', 'a7')],
  ];
  for (const [way, agent, payload] of ways) {
    const { status, body } = await post(payload, agent);
    assert.equal(status, 200, way);
    assert.match(body ?? '', /already refused/, way);
  }
  await window.until(
    () => (window.state?.recent.filter(({ reason }) => reason.id === 'refused-before').length ?? 0) >= ways.length,
    'Recent',
  );
  const tries = readJournal(world.journal).entries.filter(({ fields }) => fields.kind === 'refusal' && fields.by === 'memory');
  assert.deepEqual(
    tries.map(({ fields }) => fields.note),
    ways.map(() => 'tried to go round a refusal'),
  );
});

test('another volume is asked about', async () => {
  const { status } = await post(terminal('railway volume delete --volume other -y', folder));
  assert.equal(status, 202);
});

test('another window, and a server that was ended and started again, know what was refused', async () => {
  const other = world.folder('other');
  const second = await world.window([other]);
  const there = () => post(terminal(`curl -X POST ${host} -d '${mutation}'`, other));
  assert.match((await there()).body ?? '', /already refused/);
  second.kill('SIGKILL');
  const third = await world.window([other]);
  await third.until(() => third.state !== undefined);
  assert.match((await there()).body ?? '', /already refused/);
  third.kill('SIGKILL');
});

test('Allow Asking Again: the next try is asked about, a journal line says so, and a message that is none changes nothing', async () => {
  const { state } = window;
  const id = state?.recent.find(({ reason }) => reason.id === 'refused-before')?.id;
  assert.ok(id && state?.refused.includes(id));
  for (const wrong of [{}, { id: 7 }, { id: '../x' }, null]) await assert.rejects(window.call(methods.askAgain, wrong), /id/);
  assert.equal(await window.call(methods.askAgain, { id: 'unheard-of' }), 'gone');
  const again = () => post(terminal(`curl -X POST ${host} -d '${mutation}'`, folder));
  assert.match((await again()).body ?? '', /already refused/);
  assert.equal(await window.call(methods.askAgain, { id }), 'allowed');
  await window.until(() => window.state?.refused.length === 0, 'nothing refused');
  assert.equal((await again()).status, 202, 'asked, not run');
  assert.equal(await window.call(methods.askAgain, { id }), 'gone');
  assert.equal(await window.call(methods.askAgain, { id: null }), 'gone');
  const ended = readJournal(world.journal).entries.filter(({ kind }) => kind === 'refusal-ended');
  assert.deepEqual(
    ended.map(({ fields }) => fields.id),
    [id],
  );
});
