import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { decodePayload } from '../../src/agents/index';
import { opencode } from '../../src/agents/opencode';
import { KEEPS, plugin } from './opencodePlugin';
import { actionsOf, decode, show } from './rows';

const payloads = path.join(__dirname, '../payloads/opencode');

/** A recorded hook call as our plugin passes it on. */
async function passedOn(file: string, agent: 'opencode' | 'kilo'): Promise<string> {
  const { input, output } = JSON.parse(readFileSync(path.join(payloads, file), 'utf8'));
  const at = await plugin(agent, KEEPS);
  assert.equal(await at.before(input, output), null);
  return at.wrote('stdin');
}

describe('recorded calls, through our plugin (of Kilo: documented to be the same)', () => {
  const rows = (own: string): Readonly<Record<string, readonly string[]>> => ({
    'tool.execute.before-bash-other-folder.json': ['bash: pwd'],
    'tool.execute.before-bash.json': ['bash: echo hi'],
    'tool.execute.before-edit.json': ['write /workspace/a.txt {"hello" → "bye"}'],
    'tool.execute.before-glob.json': [`mcp ${own} glob {"pattern":"*.txt"}`],
    'tool.execute.before-grep.json': [`mcp ${own} grep {"pattern":"SECRET"}`, "bash: rg --hidden -e 'SECRET' -- '.'"],
    'tool.execute.before-probe_write_note.json': [
      'mcp probe write_note {"path":"/workspace/note.txt","text":"n"}',
      'mcp probe_write note {"path":"/workspace/note.txt","text":"n"}',
    ],
    'tool.execute.before-read.json': ['read /workspace/.env'],
    'tool.execute.before-task.json': [
      `mcp ${own} task {"description":"(3 characters)","prompt":"(14 characters)","subagent_type":"general"}`,
    ],
    'tool.execute.before-webfetch.json': ['GET http://127.0.0.1:1/x'],
    'tool.execute.before-write.json': ['write /workspace/new.txt = "new\\n"'],
  });
  for (const agent of ['opencode', 'kilo'] as const)
    for (const [file, expected] of Object.entries(rows(agent)))
      test(`${agent}: ${file}`, async () => {
        const line = await passedOn(file, agent);
        for (const hint of [agent, 'vscode', 'claude-code', 'unknown'])
          assert.equal(decodePayload(line, hint, { cwd: '/', home: '/' }).codec.id, agent, hint);
        assert.deepEqual(actionsOf(line, agent), expected);
      });
  test('every recorded call has its row', () => assert.deepEqual(readdirSync(payloads).sort(), Object.keys(rows('')).sort()));

  test('session, call and folder', async () => {
    const of = async (file: string) => {
      const decoded = decode(await passedOn(file, 'opencode'), 'opencode');
      assert.ok(decoded.kind === 'actions');
      const { agent, conversation, callId, event, actions, tool } = decoded;
      return { agent, conversation, callId, event, tool, cwd: actions[0]?.cwd };
    };
    const main = { agent: 'opencode', conversation: 'ses_00000000000000000000000001', event: 'tool.execute.before', tool: 'bash' };
    assert.deepEqual(await of('tool.execute.before-bash.json'), { ...main, callId: 'call_000001', cwd: '/workspace' });
    assert.deepEqual(await of('tool.execute.before-bash-other-folder.json'), { ...main, callId: 'call_000009', cwd: '/home/user' });
  });
});

const base = { plugin: 'opencode', event: 'tool.execute.before', sessionID: 's', callID: 'c', directory: '/ws', worktree: '/' };
const call = (tool: string, args: unknown, more: object = {}): string => JSON.stringify({ ...base, tool, args, ...more });
const cwdOf = (payload: string): string | undefined => {
  const decoded = decode(payload, 'opencode');
  return decoded.kind === 'actions' ? decoded.actions[0]?.cwd : undefined;
};

describe('tool inputs', () => {
  const t = (tool: string, args: unknown, expected: readonly string[] | string) =>
    test(`${tool} ${JSON.stringify(args).slice(0, 80)}`, () => assert.deepEqual(actionsOf(call(tool, args), 'opencode'), expected));
  const patch = (...lines: readonly string[]) => ['*** Begin Patch', ...lines, '*** End Patch'].join('\n');

  t('shell', { command: 'rm x' }, ['bash: rm x']);
  t('bash', { cmd: 'rm x' }, 'malformed: tool bash: tool_input.command is missing or not a text');
  t('bash', { command: ['rm', 'x'] }, 'malformed: tool bash: tool_input.command is missing or not a text');
  t('bash', { command: 'rm x', workdir: 7 }, 'malformed: tool bash: tool_input.workdir is not a path');
  t('read', { filePath: 'a/../.env' }, ['read /ws/a/../.env']);
  t('read', { path: '~/.ssh/id_rsa' }, ['read /home/me/.ssh/id_rsa']);
  t('read', { filePath: 'a', path: 'b' }, ['read /ws/a', 'read /ws/b']);
  t('read', {}, 'malformed: tool read: tool_input.filePath is missing or not a text');
  t('lsp', { operation: 'hover', filePath: 'a.ts', line: 1, character: 1 }, ['read /ws/a.ts']);
  t('write', { filePath: '/x', content: '' }, ['write /x = ""']);
  t('edit', { filePath: 'a', oldString: 'x', newString: 'y', replaceAll: true }, ['write /ws/a {all "x" → "y"}']);
  t('multiedit', { filePath: 'a', edits: [{ oldString: 'x', newString: 'y' }] }, ['write /ws/a {"x" → "y"}']);
  t('multiedit', { edits: [{ filePath: 'b', oldString: 'x', newString: 'y' }] }, ['write /ws/b {"x" → "y"}']);
  t('apply_patch', { patchText: patch('*** Update File: a', '*** Move to: ../b', '@@', '-x', '+y') }, [
    'write /ws/a',
    'delete /ws/a',
    'write /ws/../b',
  ]);
  t('apply_patch', { patchText: patch('*** Delete File: a', '*** Add File: ~/c', '+z') }, ['delete /ws/a', 'write /home/me/c = "z\\n"']);
  t('apply_patch', { patchText: 'nothing' }, 'malformed: tool apply_patch: tool_input.patchText names no file');
  t('patch', {}, 'malformed: tool patch: tool_input.patchText is missing or not a text');
  t('grep', { pattern: 'KEY', path: 'src', include: '.env' }, [
    'mcp opencode grep {"pattern":"KEY","path":"src","include":".env"}',
    'read /ws/src',
    'read /ws/.env',
    "bash: rg --hidden -g '.env' -e 'KEY' -- 'src'",
  ]);
  t('webfetch', { url: 7 }, 'malformed: tool webfetch: tool_input.urls is not a list of texts');
  t('read_mcp_resource', { server: 'fs', uri: 'file:///ws/.env' }, [
    'mcp opencode read_mcp_resource {"server":"fs","uri":"file:///ws/.env"}',
    'read /ws/.env',
  ]);
  t('todowrite', { todos: [] }, ['mcp opencode todowrite {"todos":[]}']);
  t(
    'batch',
    {
      tool_calls: [
        { tool: 'bash', parameters: { command: 'rm x' } },
        { tool: 'read', parameters: { filePath: '.env' } },
      ],
    },
    ['mcp opencode batch {}', 'bash: rm x', 'read /ws/.env'],
  );
  t('batch', { tool_calls: [{ tool: 'bash', parameters: '{}' }] }, 'malformed: tool batch: tool_input.tool_calls: an entry is no call');
  t('batch', { tool_calls: [{ tool: 'batch', parameters: {} }] }, 'malformed: tool batch: tool_input.tool_calls: an entry is no call');
  t('new', { command: 'rm x', filePath: '.env' }, ['mcp opencode new {"command":"rm x","filePath":".env"}', 'bash: rm x', 'read /ws/.env']);
  t('my_db_drop', { sql: 'drop table x' }, [
    'mcp my db_drop {"sql":"drop table x"}',
    'mcp my_db drop {"sql":"drop table x"}',
    "bash: psql -c 'drop table x'",
  ]);
  t('__proto__', {}, ['mcp _ proto__ {}', 'mcp __proto _ {}']);
  t('drop_', {}, ['mcp opencode drop_ {}']);

  const task = (prompt: string) => ({ description: 'x', prompt });
  const told = (length: number) => `mcp opencode task {"description":"(1 characters)","prompt":"(${length} characters)"}`;
  t('task', task('read @.env, then (@~/.npmrc) and me@x.org'), [told(41), 'read /ws/.env', 'read /.env', 'read /home/me/.npmrc)']);
  t('task', task('`@.env` @/a/b.'), [told(14), 'read /a/b']);

  test('where a command runs', () => {
    const at = (workdir: unknown) => cwdOf(call('bash', { command: 'ls', workdir }));
    assert.deepEqual(
      [at(undefined), at(''), at('sub'), at('./sub'), at('/other'), at('..')],
      ['/ws', '/ws', '/ws/sub', '/ws/sub', '/other', '/ws/..'],
    );
  });
});

test('the servers that are configured tell where the name of a tool is parted', () => {
  const of = (mcp: unknown) => actionsOf(call('my_db_drop', {}, { mcp }), 'opencode');
  assert.deepEqual(of(['my db']), ['mcp my db drop {}']);
  assert.deepEqual(of(['my', 'my.db']), ['mcp my db_drop {}', 'mcp my.db drop {}']);
  for (const none of [[], undefined, [7]]) assert.deepEqual(of(none), ['mcp my db_drop {}', 'mcp my_db drop {}']);
});

describe('what is not understood is malformed', () => {
  const t = (payload: string, problem: string) => test(problem, () => assert.equal(show(payload, 'opencode'), `malformed: ${problem}`));
  t('', 'the payload is not JSON');
  t('[]', 'the payload is not a JSON object');
  t('{}', 'field plugin is missing');
  t(call('bash', { command: 'ls' }, { plugin: 'other' }), 'field plugin is missing');
  t(call('', {}), 'field tool is missing or not a text');
  t(call('bash', undefined), 'field args is missing, or not an object');
  t(call('bash', 'ls'), 'field args is missing, or not an object');
  t(call('bash', { command: 'ls' }, { directory: 'ws' }), 'field directory is not an absolute path');
  t(call('bash', { command: 'ls' }, { directory: undefined }), 'field directory is not an absolute path');
  t(call('bash', { command: 'ls' }, { sessionID: 7 }), 'field sessionID is not a text');
  t(call('bash', { command: 'ls' }, { event: 'tool.execute.after' }), 'field event is none that the plugin has');
  t(call('prompt', { files: '.env' }, { event: 'chat.message' }), 'field args.files is not a list');
  test('another dialect', () =>
    assert.deepEqual(opencode.decode(call('bash', {}, { plugin: 'kilo' }), { cwd: '/', home: '/' }), {
      kind: 'malformed',
      problem: 'the payload is one of kilo',
      event: 'tool.execute.before',
    }));
  test('longer than a payload may be', () =>
    assert.match(
      String(actionsOf(call('bash', { command: ' '.repeat(9_000_000) }), 'opencode')),
      /^malformed: the payload is larger than/,
    ));
});

test('a prompt reads the files that it brings along', () =>
  assert.deepEqual(
    actionsOf(
      call('prompt', { files: ['/ws/.env', 'file:///ws/.env', 'file:///ws/a%20b', 'c', '', 7] }, { event: 'chat.message' }),
      'opencode',
    ),
    ['read /ws/.env', 'read /ws/a b', 'read /ws/c'],
  ));

test('a sub-agent belongs to its session', () => {
  const of = (more: object) => {
    const decoded = decode(call('bash', { command: 'ls' }, more), 'opencode');
    return decoded.kind === 'actions' ? decoded.conversation : decoded;
  };
  assert.deepEqual([of({}), of({ parentID: 'p' }), of({ parentID: '' }), of({ sessionID: null })], ['s', 'p/s', 's', null]);
});

describe('answers, byte for byte', () => {
  const of = (payload: string) => decode(payload, 'opencode');
  const payloads = ['', '{}', call('bash', { command: 'ls' }), call('bash', 7)];
  test('a denial', () => {
    for (const payload of payloads)
      assert.equal(
        opencode.encode({ kind: 'deny', reason: 'because “x”\n\u2028' }, of(payload)),
        '{"decision":"deny","reason":"because “x”\\n\u2028"}',
      );
  });
  test('never without a reason', () =>
    assert.equal(opencode.encode({ kind: 'deny', reason: ' ' }, of('')), '{"decision":"deny","reason":"Mollyguard denied this action."}'));
  test('no opinion is silence', () => {
    for (const payload of payloads) assert.equal(opencode.encode({ kind: 'no-opinion' }, of(payload)), '');
  });
});
