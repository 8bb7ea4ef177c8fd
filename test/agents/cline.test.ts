import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { decodePayload } from '../../src/agents/index';
import { actionsOf, decode, show } from './rows';

const payloads = path.join(__dirname, '../payloads/cline');
const read = (file: string): string => JSON.stringify(JSON.parse(readFileSync(path.join(payloads, file), 'utf8')));

describe('recorded payloads of the command line', () => {
  const rows: Readonly<Record<string, readonly string[] | string>> = {
    'PostToolUse-run_commands.json': 'nothing',
    'PreToolUse-editor-replace.json': ['write /workspace/a.txt {"hello" → "bye"}'],
    'PreToolUse-editor.json': ['write /workspace/new.txt = "new\\n"'],
    'PreToolUse-fetch_web_content.json': ['GET http://127.0.0.1:1/x'],
    'PreToolUse-probe__write_note.json': ['mcp probe write_note {"path":"/workspace/note.txt","text":"n"}'],
    'PreToolUse-read_files.json': ['read /workspace/.env'],
    'PreToolUse-run_commands-several-commands.json': ['bash: echo m1', 'bash: touch m2'],
    'PreToolUse-run_commands-subagent.json': ['bash: touch /workspace/sub-ok'],
    'PreToolUse-run_commands.json': ['bash: echo hi'],
    'PreToolUse-search_codebase.json': ['mcp cline search_codebase {"queries":["SECRET"]}', "bash: rg -i 'SECRET'"],
    'PreToolUse-spawn_agent.json': ['mcp cline spawn_agent {"systemPrompt":"(1 characters)","task":"(14 characters)"}'],
    'SessionShutdown.json': 'nothing',
    'TaskComplete.json': 'nothing',
    'TaskStart-subagent.json': 'nothing',
    'TaskStart.json': 'nothing',
  };
  for (const [file, expected] of Object.entries(rows)) test(file, () => assert.deepEqual(actionsOf(read(file), 'cline'), expected));

  test('every recorded payload has its row', () => assert.deepEqual(readdirSync(payloads).sort(), Object.keys(rows).sort()));

  test('session, sub-agent, call and folder', () => {
    const of = (file: string) => {
      const decoded = decode(read(file), 'cline');
      assert.ok(decoded.kind === 'actions');
      const { agent, conversation, callId, event, actions } = decoded;
      return { agent, conversation, callId, event, cwd: actions[0]?.cwd };
    };
    const main = { agent: 'cline', conversation: '1795168800000_00001', event: 'tool_call', cwd: '/workspace' };
    assert.deepEqual(of('PreToolUse-run_commands.json'), { ...main, callId: 'call_000001' });
    const sub = '1795168800000_00001/agent_1795168800000_0000002';
    assert.deepEqual(of('PreToolUse-run_commands-subagent.json'), { ...main, conversation: sub, callId: 'call_000010' });
  });

  test('the shape decides, whatever word the hook was registered with', () => {
    for (const hint of ['cline', 'cline-vscode', 'vscode', 'unknown'])
      assert.equal(decodePayload(read('PreToolUse-run_commands.json'), hint, { cwd: '/', home: '/' }).codec.id, 'cline', hint);
  });
});

const base = {
  clineVersion: '',
  timestamp: '2026-11-20T10:00:00.000Z',
  taskId: 'conv_1',
  sessionContext: { rootSessionId: 's' },
  workspaceRoots: ['/ws'],
  agent_id: 'a',
  parent_agent_id: null,
  hookName: 'tool_call',
};
/** As the command line sends it: `parameters` holds texts, `input` what the tool gets. */
const line = (name: string, input: unknown, more: object = {}) =>
  JSON.stringify({ ...base, tool_call: { id: 'c', name, input }, preToolUse: { toolName: name, parameters: {} }, ...more });
/** As the extension sends it, by its source: texts only. */
const extension = (toolName: string, parameters: unknown, more: object = {}) =>
  JSON.stringify({
    clineVersion: '4.1.10',
    hookName: 'PreToolUse',
    timestamp: '1795168800000',
    taskId: 't',
    workspaceRoots: ['/ws', '/other'],
    userId: 'u',
    model: { provider: 'p', slug: 'm' },
    preToolUse: { toolName, parameters },
    ...more,
  });

describe('tool inputs of the command line, by its source', () => {
  const t = (tool: string, input: unknown, expected: readonly string[] | string) =>
    test(`${tool} ${JSON.stringify(input).slice(0, 90)}`, () => assert.deepEqual(actionsOf(line(tool, input), 'cline'), expected));

  t('run_commands', { commands: 'ls' }, ['bash: ls']);
  t('run_commands', 'rm -rf x', ['bash: rm -rf x']);
  t('run_commands', ['ls', 'pwd'], ['bash: ls', 'bash: pwd']);
  t('run_commands', { command: 'ls -l' }, ['bash: ls -l']);
  t('run_commands', { cmd: 'ls' }, ['bash: ls']);
  t('run_commands', { command: 'rm', args: ['-rf', 'a b'] }, ["bash: 'rm' '-rf' 'a b'"]);
  t('run_commands', { commands: [{ command: 'rm', args: ['$x'] }, { command: 'ls -l' }] }, ["bash: 'rm' '$x'", 'bash: ls -l']);
  t('run_commands', { commands: { command: 'rm', args: [] } }, ["bash: 'rm'"]);
  t('run_commands', { commands: ['ls'], command: 'pwd' }, ['bash: ls', 'bash: pwd']);
  t('run_commands', { commands: ['psql <<EOF', 'DROP TABLE x;', 'EOF', 'ls'] }, [
    'bash: psql <<EOF',
    'bash: DROP TABLE x;',
    'bash: EOF',
    'bash: ls',
    'bash: psql <<EOF\nDROP TABLE x;\nEOF',
  ]);
  t('read_files', '/ws/.env', ['read /ws/.env']);
  t('read_files', ['a', { file_path: 'b' }, { start_line: 3 }], ['read /ws/a', 'read /ws/b']);
  t('read_files', { files: { filePath: 'a' }, paths: ['b'], file_paths: 'c' }, ['read /ws/a', 'read /ws/c', 'read /ws/b']);
  t('read_files', { path: '~/x' }, ['read /home/me/x']);
  t('search_codebase', '-uuueTOKEN', ['mcp cline search_codebase {"queries":"-uuueTOKEN"}', "bash: rg -i '-uuueTOKEN'"]);
  t('editor', { path: 'a', new_text: 'x', old_text: null }, ['write /ws/a = "x"']);
  t('editor', { path: 'a', new_text: 'x', insert_line: 3 }, ['write /ws/a {"" → "x"}']);
  t('apply_patch', '*** Begin Patch\n*** Delete File: a\n*** Add File: b\n+x\n*** End Patch', ['delete /ws/a', 'write /ws/b = "x\\n"']);
  t('a__b__volume_delete', { id: 'v' }, ['mcp a b__volume_delete {"id":"v"}', 'mcp a__b volume_delete {"id":"v"}']);
  t('railway__volume_delete_0123abcd', { id: 'v' }, [
    'mcp railway volume_delete_0123abcd {"id":"v"}',
    'mcp railway volume_delete {"id":"v"}',
  ]);
  t('db__run', { sql: 'DROP TABLE x' }, ['mcp db run {"sql":"DROP TABLE x"}', "bash: psql -c 'DROP TABLE x'"]);
  t('something_new', { command: 'ls' }, ['mcp cline something_new {"command":"ls"}', 'bash: ls']);
  t('team_run_task', { taskId: 't', prompt: 'do' }, ['mcp cline team_run_task {"taskId":"(1 characters)","prompt":"(2 characters)"}']);
});

describe('tool inputs of the extension, by its source: all values are texts', () => {
  const t = (tool: string, input: unknown, expected: readonly string[] | string) =>
    test(`${tool} ${JSON.stringify(input).slice(0, 90)}`, () =>
      assert.deepEqual(actionsOf(extension(tool, input), 'cline-vscode'), expected));

  t('execute_command', { command: 'rm -rf x', requires_approval: 'false' }, ['bash: rm -rf x']);
  t('run_commands', { commands: 'ls' }, ['bash: ls']);
  t('run_commands', { commands: '["ls","pwd"]' }, ['bash: ls', 'bash: pwd']);
  t('run_commands', { commands: '["echo $(rm x)"]' }, ['bash: echo $(rm x)', 'bash: : ["echo $(rm x)"]']);
  t('run_commands', { commands: '[\n"reboot"]' }, ['bash: reboot', 'bash: [\n"reboot"]']);
  t('run_commands', { commands: '{"command":"x","args":["`rm x`"]}' }, ["bash: 'x' '`rm x`'", 'bash: : {"command":"x","args":["`rm x`"]}']);
  t('run_commands', { command: 'rm', args: '["-r","x"]' }, ["bash: 'rm' '-r' 'x'"]);
  t('read_files', { files: '[{"path":"/ws/.env"}]' }, ['read /ws/.env', 'read /ws/[{"path":"/ws/.env"}]']);
  t('read_file', { path: '.env' }, ['read /ws/.env']);
  t('write_to_file', { path: 'a', content: 'x' }, ['write /ws/a = "x"']);
  t('write_to_file', { absolutePath: '/x/a', content: 'x' }, ['write /x/a = "x"']);
  t('replace_in_file', { path: 'a', diff: '------- SEARCH\none\n=======\ntwo\n+++++++ REPLACE' }, ['write /ws/a {lines "one" → "two"}']);
  t('replace_in_file', { path: 'a', diff: '<<<<<<< SEARCH\n=======\nall\n>>>>>>> REPLACE\n' }, ['write /ws/a = "all\\n"']);
  t('replace_in_file', { path: 'a', diff: 'something else' }, ['write /ws/a']);
  t('delete_file', { path: 'a' }, ['delete /ws/a']);
  t('list_files', { path: '.', recursive: 'true' }, ['mcp cline list_files {"path":".","recursive":"true"}']);
  t('search_files', { path: 'src', regex: 'KEY', file_pattern: '.env*' }, [
    'mcp cline search_files {"path":"src","regex":"KEY","file_pattern":".env*"}',
    'read /ws/src',
    "bash: rg --hidden -g '.env*' -e 'KEY' -- 'src'",
  ]);
  t('use_mcp_tool', { server_name: 'railway', tool_name: 'volume_delete', arguments: '{"volumeId":"v"}' }, [
    'mcp railway volume_delete {"volumeId":"v"}',
  ]);
  t('railway__volume_delete', { volume: '{"id":"v"}', force: 'true' }, ['mcp railway volume_delete {"volume":{"id":"v"},"force":true}']);
  t('access_mcp_resource', { server_name: 's', uri: 'u' }, ['mcp cline access_mcp_resource {"server_name":"s","uri":"u"}']);
  t('browser_action', { action: 'launch', url: 'http://x/' }, [
    'mcp cline browser_action {"action":"launch","url":"http://x/"}',
    'GET http://x/',
  ]);
  t('web_fetch', { url: 'http://x/', prompt: 'p' }, ['GET http://x/']);
  t('fetch_web_content', { requests: '[{"url":"http://x/","prompt":"p"}]' }, ['GET http://x/']);
  t('new_task', { context: 'abc' }, ['mcp cline new_task {"context":"(3 characters)"}']);
  t('attempt_completion', { result: 'ok', command: 'open x' }, [
    'mcp cline attempt_completion {"result":"(2 characters)","command":"(6 characters)"}',
    'bash: open x',
  ]);
  t('apply_patch', { input: '*** Begin Patch\n*** Delete File: a\n*** End Patch' }, ['delete /ws/a']);
  test('task and folder', () => {
    const decoded = decode(extension('execute_command', { command: 'ls' }), 'cline');
    assert.ok(decoded.kind === 'actions');
    const { agent, conversation, callId, event, actions } = decoded;
    assert.deepEqual([agent, conversation, callId, event, actions[0]?.cwd], ['cline-vscode', 't', null, 'PreToolUse', '/ws']);
  });
});

describe('files that a prompt of the extension attaches, by its source', () => {
  const prompt = (text: unknown) =>
    extension('', {}, { hookName: 'UserPromptSubmit', preToolUse: undefined, userPromptSubmit: { prompt: text, attachments: [] } });
  const t = (text: string, expected: readonly string[]) =>
    test(text, () => assert.deepEqual(actionsOf(prompt(text), 'cline-vscode'), expected));
  t('what is 2 + 2?', []);
  t('look at \'.env\' (see below)\n\n<file_content path=".env">\nA=b\n</file_content>', ['read /ws/.env']);
  t('<folder_content path="a/">\n<file_content path="a/x">\n</file_content>\n<file_content path="/b" workspace="w">', [
    'read /ws/a/x',
    'read /b',
  ]);
  test('no prompt', () =>
    assert.equal(show(prompt(undefined), 'cline-vscode'), 'malformed: field userPromptSubmit.prompt is missing or not a text'));
  test('the command line tells its prompts too, and hears no answer', () =>
    assert.equal(actionsOf(line('x', {}, { hookName: 'prompt_submit' }), 'cline'), 'nothing'));
});

describe('malformed: the field is named', () => {
  const t = (payload: string, problem: string) =>
    test(problem + payload.slice(-60), () => assert.equal(show(payload, 'cline'), `malformed: ${problem}`));
  t(
    line('run_commands', { commands: [7] }),
    'tool run_commands: tool_input.commands: a command is neither a text nor a program with its arguments',
  );
  t(line('run_commands', {}), 'tool run_commands: tool_input.commands is missing or empty');
  t(line('run_commands', { commands: [] }), 'tool run_commands: tool_input.commands is missing or empty');
  t(
    line('run_commands', { command: 'x', args: 'y' }),
    'tool run_commands: tool_input.commands: a command is neither a text nor a program with its arguments',
  );
  t(line('run_commands', null), 'tool run_commands: its input is not an object');
  t(line('editor', 'x'), 'tool editor: its input is not an object');
  t(line('editor', { path: 'a' }), 'tool editor: tool_input.new_text is missing or not a text');
  t(line('read_files', { files: [{}] }), 'tool read_files: tool_input.files is missing, or an entry of it has no path');
  t(line('read_files', { files: ['a', 7] }), 'tool read_files: tool_input.files is missing, or an entry of it has no path');
  t(
    line('fetch_web_content', { requests: [{ url: 'http://x' }, {}] }),
    'tool fetch_web_content: tool_input.requests is no list with a url each',
  );
  t(line('search_codebase', { queries: [7] }), 'tool search_codebase: tool_input.queries is missing or not a list of texts');
  t(line('apply_patch', 'x'), 'tool apply_patch: tool_input.input names no file');
  t(line('x', {}, { workspaceRoots: ['ws'] }), 'field workspaceRoots has no absolute path first');
  t(line('x', {}, { taskId: 7 }), 'field taskId is not a text');
  t(line('x', {}, { hookName: 7 }), 'field hookName is missing or not a text');
  t(line('x', {}, { preToolUse: { toolName: 'y' } }), 'fields preToolUse.toolName and tool_call.name differ');
  t(line('x', {}, { preToolUse: 'y', tool_call: 'z' }), 'fields preToolUse and tool_call are missing, or not objects');
  t(line('', {}), 'field preToolUse.toolName is missing or not a text');
  // What the extension cannot make a list of texts of, it leaves out.
  t(extension('run_commands', undefined), 'tool run_commands: tool_input.commands is missing or empty');
  t(extension('read_files', {}), 'tool read_files: tool_input.files is missing, or an entry of it has no path');
  t(extension('use_mcp_tool', { server_name: 's' }), 'tool use_mcp_tool: tool_input.server_name or tool_name is missing or not a text');
  test('not JSON', () => assert.equal(show('{', 'cline'), 'malformed: the payload is not JSON'));
  test('an event that is new is judged', () =>
    assert.equal(show(line('run_commands', { commands: ['ls'] }, { hookName: 'tool_call_2' }), 'cline'), 'bash: ls'));
});

describe('answers: exactly these bytes', () => {
  const answer = (payload: string, reason = 'no "é"\n') => {
    const { codec, decoded } = decodePayload(payload, 'cline', { cwd: '/work', home: '/home/me' });
    return [codec.encode({ kind: 'deny', reason }, decoded), codec.encode({ kind: 'no-opinion' }, decoded)];
  };
  const both = ['{"cancel":true,"errorMessage":"no \\"é\\"\\n"}', '{"cancel":false}'];
  for (const file of readdirSync(payloads)) test(file, () => assert.deepEqual(answer(read(file)), both));
  test('the extension', () => assert.deepEqual(answer(extension('execute_command', { command: 'ls' })), both));
  test('a call that was not understood', () => assert.deepEqual(answer(line('run_commands', {})), both));
  test('something unreadable', () => assert.deepEqual(answer('{'), both));
  test('a reason is never empty', () =>
    assert.equal(answer(read('PreToolUse-run_commands.json'), ' ')[0], '{"cancel":true,"errorMessage":"Mollyguard denied this action."}'));
});
