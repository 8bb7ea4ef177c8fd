import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Decoded } from '../../src/agents/agent';
import { codecs, decodePayload } from '../../src/agents/index';
import { actionsOf, decode } from './rows';

/** Payloads of agents that could not be tried: each as its documentation tells it, none recorded. */
const documented: Readonly<Record<string, (tool: string, input: unknown) => object>> = {
  factory: (tool, input) => ({
    session_id: 's',
    transcript_path: '/t',
    cwd: '/ws',
    permission_mode: 'auto-low',
    hook_event_name: 'PreToolUse',
    tool_name: tool,
    tool_input: input,
  }),
  augment: (tool, input) => ({
    hook_event_name: 'PreToolUse',
    conversation_id: 's',
    workspace_roots: ['/ws', '/other'],
    tool_name: tool,
    tool_input: input,
  }),
  devin: (tool, input) => ({ tool_name: tool, tool_input: input }),
  kiro: (tool, input) => ({ hook_event_name: 'PreToolUse', cwd: '/ws', session_id: 's', tool_name: tool, tool_input: input }),
  antigravity: (tool, input) => ({
    toolCall: { name: tool, args: input },
    conversationId: 's',
    stepIdx: 21,
    workspacePaths: ['/ws'],
    transcriptPath: '/t',
    modelName: 'm',
  }),
  amp: (tool, input) => ({ plugin: 'amp', tool, callID: 'c', thread: 's', directory: '/ws', input }),
};
const cascade = (event: string, info: unknown) => ({
  agent_action_name: event,
  trajectory_id: 's',
  execution_id: 'e',
  timestamp: '2026-11-20T10:00:00Z',
  tool_info: info,
});

const t = (agent: string, tool: string, input: unknown, expected: readonly string[] | string) =>
  test(`${agent} ${tool} ${JSON.stringify(input).slice(0, 80)}`, () => {
    const payload = documented[agent]?.(tool, input) ?? cascade(tool, input);
    assert.deepEqual(actionsOf(JSON.stringify(payload), agent), expected);
  });

describe('tool inputs as documented', () => {
  t('factory', 'Execute', { command: 'ls', timeout: 60, riskLevel: 'low' }, ['bash: ls']);
  t('factory', 'Read', { file_path: '/ws/a', offset: 1 }, ['read /ws/a']);
  t('factory', 'Create', { file_path: 'a', content: 'x' }, ['write /ws/a = "x"']);
  t('factory', 'Edit', { file_path: 'a', old_str: 'x', new_str: 'y', change_all: true }, ['write /ws/a {all "x" → "y"}']);
  t('factory', 'ApplyPatch', { input: '*** Begin Patch\n*** Delete File: a\n*** End Patch' }, ['delete /ws/a']);
  t('factory', 'FetchUrl', { url: 'https://a.example' }, ['GET https://a.example']);
  t('factory', 'Grep', { pattern: 'KEY', path: '/ws', glob_pattern: '.env*' }, [
    'mcp factory Grep {"pattern":"KEY","path":"/ws","glob_pattern":".env*"}',
    'read /ws',
    "bash: rg --hidden -g '.env*' -e 'KEY' -- '/ws'",
  ]);
  t('factory', 'Task', { subagent_type: 'x', prompt: 'four' }, ['mcp factory Task {"subagent_type":"x","prompt":"(4 characters)"}']);
  t('factory', 'mcp__rail__volume_delete', { id: 1 }, ['mcp rail volume_delete {"id":1}']);
  t('factory', 'Brandnew', { file_path: '.env', command: 'ls' }, [
    'mcp factory Brandnew {"file_path":".env","command":"ls"}',
    'bash: ls',
    'read /ws/.env',
  ]);

  t('augment', 'launch-process', { command: 'ls', wait: true, cwd: '/ws/sub' }, ['bash: ls']);
  t('augment', 'view', { path: '.env', type: 'file' }, ['read /ws/.env']);
  t('augment', 'save-file', { path: 'a', file_content: 'x' }, ['write /ws/a = "x"']);
  t('augment', 'str-replace-editor', { command: 'str_replace', path: 'a', old_str_1: 'x', new_str_1: 'y' }, ['write /ws/a']);
  t('augment', 'remove-files', { file_paths: ['a', '/b'] }, ['delete /ws/a', 'delete /b']);
  t('augment', 'write-process', { terminal_id: 1, input_text: 'DROP' }, [
    'mcp augment write-process {"terminal_id":1,"input_text":"DROP"}',
    'bash: DROP',
  ]);
  t('augment', 'apply_patch', { input: '*** Add File: a\n+x' }, ['write /ws/a = "x\\n"']);
  t('augment', 'delete_it_my_db', { id: 1 }, [
    'mcp augment delete_it_my_db {"id":1}',
    'mcp it_my_db delete {"id":1}',
    'mcp my_db delete_it {"id":1}',
    'mcp db delete_it_my {"id":1}',
  ]);

  t('devin', 'exec', { command: 'rm -rf /', shell_id: 'main' }, ['bash: rm -rf /']);
  t('devin', 'read', { file_path: '/p/.env' }, ['read /p/.env']);
  t('devin', 'edit', { file_path: '/p/a', old_string: 'x', new_string: 'y' }, ['write /p/a {"x" → "y"}']);
  t('devin', 'mcp__github__create_issue', {}, ['mcp github create_issue {}']);

  t('kiro', 'execute_bash', { command: 'ls' }, ['bash: ls']);
  t('kiro', 'shell', { command: 'ls' }, ['bash: ls']);
  t(
    'kiro',
    'fs_read',
    {
      operations: [
        { mode: 'Line', path: '.env' },
        { mode: 'Line', path: '/a' },
      ],
    },
    ['read /ws/.env', 'read /a'],
  );
  t('kiro', 'fs_write', { command: 'create', path: 'a', file_text: 'x' }, ['write /ws/a = "x"']);
  t('kiro', 'fs_write', { command: 'str_replace', path: 'a', old_str: 'x', new_str: 'y' }, ['write /ws/a {"x" → "y"}']);
  t('kiro', 'fs_write', { command: 'append', path: 'a', new_str: 'x' }, ['write /ws/a']);
  t('kiro', 'deleteFile', { targetFile: 'a', explanation: 'x' }, ['delete /ws/a']);
  t('kiro', 'deleteFile', { name: 'a' }, 'malformed: tool deleteFile: tool_input.path is missing or not a text');
  t('kiro', 'use_aws', { service_name: 'rds', operation_name: 'delete_db_instance', parameters: { dBName: "p'd" }, region: 'r' }, [
    `mcp kiro use_aws {"service_name":"rds","operation_name":"delete_db_instance","parameters":{"dBName":"p'd"},"region":"r"}`,
    "bash: aws 'rds' 'delete-db-instance' --region 'r' --d-bname 'p'\\''d'",
  ]);
  t('kiro', '@rail/volume_delete', { id: 1 }, ['mcp rail volume_delete {"id":1}']);

  t('antigravity', 'run_command', { CommandLine: 'ls', Cwd: '/ws/sub', SafeToAutoRun: true }, ['bash: ls']);
  t('antigravity', 'view_file', { AbsolutePath: '/ws/.env' }, ['read /ws/.env']);
  t('antigravity', 'write_to_file', { TargetFile: '/ws/a', CodeContent: 'x', Overwrite: true }, ['write /ws/a = "x"']);
  t('antigravity', 'replace_file_content', { TargetFile: '/ws/a', TargetContent: 'x', ReplacementContent: 'y', AllowMultiple: true }, [
    'write /ws/a {all "x" → "y"}',
  ]);
  t(
    'antigravity',
    'multi_replace_file_content',
    { TargetFile: '/ws/a', ReplacementChunks: [{ TargetContent: 'x', ReplacementContent: '' }] },
    ['write /ws/a {"x" → ""}'],
  );
  t('antigravity', 'multi_replace_file_content', { TargetFile: '/ws/a', ReplacementChunks: [1] }, ['write /ws/a']);
  t('antigravity', 'read_url_content', { Url: 'https://a.example' }, ['GET https://a.example']);
  t('antigravity', 'send_command_input', { CommandId: 1, Input: 'DROP' }, [
    'mcp antigravity send_command_input {"CommandId":1,"Input":"DROP"}',
    'bash: DROP',
  ]);

  t('amp', 'Bash', { cmd: 'ls', cwd: '/ws/sub' }, ['bash: ls']);
  t('amp', 'shell', { command: 'ls' }, ['bash: ls']);
  t('amp', 'Bash', { cmd: 'ls', command: 'rm x' }, ['bash: rm x', 'bash: ls']);
  t('amp', 'Read', { path: '/ws/.env', read_range: [1, 2] }, ['read /ws/.env']);
  t('amp', 'create_file', { path: '/ws/a', content: 'x' }, ['write /ws/a = "x"']);
  t('amp', 'edit_file', { path: '/ws/a', old_str: 'x', new_str: 'y' }, ['write /ws/a {"x" → "y"}']);
  t('amp', 'read_web_page', { url: 'https://a.example' }, ['GET https://a.example']);

  t('windsurf', 'pre_run_command', { command_line: 'ls', cwd: '/ws' }, ['bash: ls']);
  t('windsurf', 'pre_read_code', { file_path: '/ws/.env' }, ['read /ws/.env']);
  t('windsurf', 'pre_write_code', { file_path: '/ws/a', edits: [{ old_string: 'x', new_string: 'y' }] }, ['write /ws/a {"x" → "y"}']);
  t('windsurf', 'pre_mcp_tool_use', { mcp_server_name: 'rail', mcp_tool_name: 'read_file', mcp_tool_arguments: { command: 'ls' } }, [
    'mcp rail read_file {"command":"ls"}',
    'bash: ls',
  ]);
  t('windsurf', 'pre_mcp_tool_use', { mcp_server_name: 'rail', mcp_tool_name: 'x', mcp_tool_arguments: '{"id":1}' }, [
    'mcp rail x {"id":1}',
  ]);
  t('windsurf', 'pre_brand_new', { file_path: '/ws/.env' }, ['mcp windsurf pre_brand_new {"file_path":"/ws/.env"}', 'read /ws/.env']);
  t('windsurf', 'post_run_command', { command_line: 'ls' }, 'nothing');
  t('windsurf', 'pre_user_prompt', { user_prompt: 'x' }, 'nothing');
});

test('session, folder, id of the call', () => {
  const of = (agent: string, payload: object) => {
    const decoded = decode(JSON.stringify(payload), agent);
    assert.ok(decoded.kind === 'actions', JSON.stringify(decoded));
    return [decoded.agent, decoded.conversation, decoded.callId, decoded.event, decoded.actions[0]?.cwd];
  };
  const shell = { command: 'ls' };
  const at = (agent: string, tool: string, input: unknown = shell) => of(agent, documented[agent]?.(tool, input) ?? {});
  assert.deepEqual(at('factory', 'Execute'), ['factory', 's', null, 'PreToolUse', '/ws']);
  assert.deepEqual(at('augment', 'launch-process', { ...shell, cwd: 'sub' }), ['augment', 's', null, 'PreToolUse', '/ws/sub']);
  assert.deepEqual(at('devin', 'exec'), ['devin', null, null, 'PreToolUse', '/work']);
  assert.deepEqual(at('kiro', 'shell'), ['kiro', 's', null, 'PreToolUse', '/ws']);
  assert.deepEqual(at('antigravity', 'run_command', { CommandLine: 'ls', Cwd: '/x' }), ['antigravity', 's', null, 'PreToolUse', '/x']);
  assert.deepEqual(at('amp', 'Bash'), ['amp', 's', 'c', 'tool.call', '/ws']);
  const windsurf = cascade('pre_run_command', { command_line: 'ls', cwd: '/x' });
  assert.deepEqual(of('windsurf', windsurf), ['windsurf', 's', null, 'pre_run_command', '/x']);
});

const AGENTS = [...Object.keys(documented), 'windsurf'];

test('the registered word counts, whatever another program’s payload looks like', () => {
  const foreign = [
    { timestamp: 'x', hook_event_name: 'PreToolUse', session_id: 's', tool_name: 'Bash', tool_input: { command: 'ls' }, cwd: '/ws' },
    { cursor_version: '3', hook_event_name: 'beforeShellExecution', command: 'ls' },
    { agent_action_name: 'pre_run_command', tool_info: { command_line: 'ls' } },
    {},
  ];
  for (const agent of AGENTS)
    for (const payload of foreign)
      assert.equal(decodePayload(JSON.stringify(payload), agent, { cwd: '/', home: '/' }).codec.id, agent, JSON.stringify(payload));
});

describe('malformed: said, and never an answer that lets the call run', () => {
  const wrong: Readonly<Record<string, readonly (readonly [payload: string, problem: string])[]>> = {
    factory: [
      ['{', 'the payload is not JSON'],
      ['[]', 'the payload is not a JSON object'],
      ['{"hook_event_name":1}', 'field hook_event_name is not a text'],
      ['{}', 'the name of the tool is missing or not a text'],
      ['{"tool_name":"Execute"}', 'the input of the tool is missing, or not an object'],
      ['{"tool_name":"Execute","tool_input":"{\\"command\\":\\"ls\\"}"}', 'the input of the tool is missing, or not an object'],
      ['{"tool_name":"Execute","tool_input":{}}', 'tool Execute: tool_input.command is missing or not a text'],
      ['{"tool_name":"Execute","tool_input":{"command":["ls"]}}', 'tool Execute: tool_input.command is missing or not a text'],
      ['{"tool_name":"Execute","tool_input":{"command":"ls"},"cwd":"ws"}', 'the folder is not an absolute path'],
      ['{"tool_name":"Execute","tool_input":{"command":"ls","cwd":1}}', 'tool Execute: its folder is not a path'],
      ['{"tool_name":"Execute","tool_input":{"command":"ls"},"session_id":1}', 'the session is not a text'],
      ['{"tool_name":"Read","tool_input":{"file_path":"/a\\u0000"}}', 'tool Read: a path in tool_input is not a path'],
    ],
    windsurf: [
      ['{}', 'field agent_action_name is missing or not a text'],
      ['{"agent_action_name":"pre_run_command"}', 'field tool_info is missing, or not an object'],
      ['{"agent_action_name":"pre_mcp_tool_use","tool_info":{"mcp_tool_name":"x"}}', 'field mcp_server_name is missing or not a text'],
      [
        '{"agent_action_name":"pre_mcp_tool_use","tool_info":{"mcp_server_name":"g","mcp_tool_name":"x","mcp_tool_arguments":"x"}}',
        'the input of the tool is missing, or not an object',
      ],
    ],
    antigravity: [
      ['{}', 'field toolCall is missing, or not an object'],
      ['{"toolCall":{}}', 'the name of the tool is missing or not a text'],
      ['{"hookEventName":1}', 'field hookEventName is not a text'],
      ['{"toolCall":{"name":"run_command"}}', 'tool run_command: tool_input.command is missing or not a text'],
    ],
    kiro: [['{"hook_event_name":"PreToolUse","cwd":"/ws","tool_name":"shell"}', 'the input of the tool is missing, or not an object']],
  };
  for (const [agent, rows] of Object.entries(wrong))
    for (const [payload, problem] of rows)
      test(`${agent} ${payload}`, () => {
        const decoded = decode(payload, agent);
        assert.equal(decoded.kind === 'malformed' && decoded.problem, problem);
      });
  test('large', () => {
    for (const agent of AGENTS) assert.equal(decode(' '.repeat(4_000_001), agent).kind, 'malformed', agent);
  });
});

describe('the exact bytes of each answer', () => {
  const decoded: Decoded = { kind: 'malformed', problem: 'x' };
  const claude = (reason: string) =>
    `{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"${reason}"}}`;
  const rows: Readonly<Record<string, readonly [allow: string, deny: string, empty: string]>> = {
    factory: ['', claude('no \\"x\\"'), claude('Mollyguard denied this action.')],
    augment: ['', claude('no \\"x\\"'), claude('Mollyguard denied this action.')],
    devin: ['', '{"decision":"block","reason":"no \\"x\\""}', '{"decision":"block","reason":"Mollyguard denied this action."}'],
    kiro: ['', `{"denied":"no 'x'"}`, '{"denied":"Mollyguard denied this action."}'],
    windsurf: ['', `{"denied":"no 'x'"}`, '{"denied":"Mollyguard denied this action."}'],
    antigravity: [
      '{"decision":"allow"}',
      '{"decision":"deny","reason":"no \\"x\\""}',
      '{"decision":"deny","reason":"Mollyguard denied this action."}',
    ],
    amp: ['', '{"decision":"deny","reason":"no \\"x\\""}', '{"decision":"deny","reason":"Mollyguard denied this action."}'],
  };
  for (const [id, [allow, deny, empty]] of Object.entries(rows))
    test(id, () => {
      const codec = codecs.find((one) => one.id === id);
      assert.equal(codec?.encode({ kind: 'no-opinion' }, decoded), allow);
      assert.equal(codec?.encode({ kind: 'deny', reason: 'no "x"' }, decoded), deny);
      assert.equal(codec?.encode({ kind: 'deny', reason: ' ' }, decoded), empty);
    });
});
