import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { decodePayload } from '../../src/agents/index';
import { actionsOf, decode } from './rows';

const payloads = path.join(__dirname, '../payloads/qwen');
const read = (file: string): string => readFileSync(path.join(payloads, file), 'utf8');

describe('recorded payloads', () => {
  const rows: Readonly<Record<string, readonly string[] | string>> = {
    'Notification.json': 'nothing',
    'PostToolUse-run_shell_command.json': 'nothing',
    'PreToolUse-agent.json': [
      'mcp qwen agent {"description":"(3 characters)","prompt":"(14 characters)","subagent_type":"general-purpose"}',
    ],
    'PreToolUse-edit.json': ['write /workspace/a.txt {"hello" → "bye"}'],
    'PreToolUse-grep_search.json': ['mcp qwen grep_search {"pattern":"SECRET"}', "bash: rg --hidden -e 'SECRET' -- '.'"],
    'PreToolUse-mcp__probe__write_note.json': ['mcp probe write_note {"path":"/workspace/note.txt","text":"n"}'],
    'PreToolUse-monitor.json': ['bash: touch /workspace/monitor-ok'],
    'PreToolUse-notebook_edit.json': ['write /workspace/nb.ipynb'],
    'PreToolUse-read_file-notebook.json': ['read /workspace/nb.ipynb'],
    'PreToolUse-read_file.json': ['read /workspace/.env'],
    'PreToolUse-run_shell_command-other-folder.json': ['bash: pwd'],
    'PreToolUse-run_shell_command-subagent.json': ['bash: touch /workspace/sub-ok'],
    'PreToolUse-run_shell_command.json': ['bash: echo hi'],
    'PreToolUse-tool_search.json': ['mcp qwen tool_search {"query":"select:mcp__probe__write_note,monitor"}'],
    'PreToolUse-write_file.json': ['write /workspace/new.txt = "new\\n"'],
    'SessionStart.json': 'nothing',
    'Stop.json': 'nothing',
    'SubagentStart-subagent.json': 'nothing',
    'SubagentStop-subagent.json': 'nothing',
    'UserPromptSubmit-continuation.json': [],
    'UserPromptSubmit.json': [],
  };
  for (const [file, expected] of Object.entries(rows)) test(file, () => assert.deepEqual(actionsOf(read(file), 'qwen'), expected));

  test('every recorded payload has its row', () => assert.deepEqual(readdirSync(payloads).sort(), Object.keys(rows).sort()));

  test('session, sub-agent, call and folder', () => {
    const of = (file: string) => {
      const decoded = decode(read(file), 'qwen');
      assert.ok(decoded.kind === 'actions');
      const { agent, conversation, callId, event, actions } = decoded;
      return { agent, conversation, callId, event, cwd: actions[0]?.cwd };
    };
    const session = '00000000-0000-4000-8000-000000000001';
    const main = { agent: 'qwen', conversation: session, event: 'PreToolUse' };
    const call = (id: string) => `toolu_1795168800000_${id}`;
    assert.deepEqual(of('PreToolUse-run_shell_command.json'), { ...main, callId: call('0000001'), cwd: '/workspace' });
    assert.deepEqual(of('PreToolUse-run_shell_command-other-folder.json'), { ...main, callId: call('0000002'), cwd: '/workspace/sub' });
    const sub = { ...main, conversation: `${session}/general-purpose-call_000001` };
    assert.deepEqual(of('PreToolUse-run_shell_command-subagent.json'), { ...sub, callId: call('0000013'), cwd: '/workspace' });
  });

  test('the shape decides, whatever word the hook was registered with: it is not Claude Code’s', () => {
    for (const file of readdirSync(payloads).filter((name) => /^(?:PreToolUse|UserPromptSubmit)/.test(name)))
      for (const hint of ['claude-code', 'vscode', 'cursor', 'unknown'])
        assert.equal(decodePayload(read(file), hint, { cwd: '/', home: '/' }).codec.id, 'qwen', file);
  });
});

const base = {
  session_id: 's',
  cwd: '/ws',
  permission_mode: 'yolo',
  hook_event_name: 'PreToolUse',
  timestamp: '2026-11-20T10:00:00.000Z',
  tool_use_id: 'c',
};

describe('tool inputs as documented', () => {
  const t = (tool: string, input: unknown, expected: readonly string[] | string) =>
    test(`${tool} ${JSON.stringify(input).slice(0, 80)}`, () =>
      assert.deepEqual(actionsOf(JSON.stringify({ ...base, tool_name: tool, tool_input: input }), 'qwen'), expected));

  t('read_file', { file_path: ' /home/me/.mollyguard/bin/hook' }, [
    'read /ws/ /home/me/.mollyguard/bin/hook',
    'read /home/me/.mollyguard/bin/hook',
  ]);
  t('write_file', { file_path: '/ws/a\\ b', content: 'x' }, ['write /ws/a\\ b = "x"', 'write /ws/a b = "x"']);
  t('edit', { file_path: '/ws/a', old_string: 'a', new_string: 'b', replace_all: true }, ['write /ws/a {all "a" → "b"}']);
  t('edit', { file_path: '/ws/a' }, ['write /ws/a']);
  t('grep_search', { pattern: 'KEY', path: '/ws/.env' }, [
    'mcp qwen grep_search {"pattern":"KEY","path":"/ws/.env"}',
    'read /ws/.env',
    "bash: rg --hidden -e 'KEY' -- '/ws/.env'",
  ]);
  t('grep_search', { pattern: 'KEY', glob: '.env*' }, [
    'mcp qwen grep_search {"pattern":"KEY","glob":".env*"}',
    "bash: rg --hidden -g '.env*' -e 'KEY' -- '.'",
  ]);
  t('glob', { pattern: '**/*.ts' }, ['mcp qwen glob {"pattern":"**/*.ts"}']);
  t('web_fetch', { url: 'https://a.example', prompt: 'p' }, ['GET https://a.example']);
  t('zoom_image', { file_path: '/ws/x.png' }, ['read /ws/x.png']);
  t('artifact', { file_path: '/ws/.env' }, ['mcp qwen artifact {"file_path":"/ws/.env"}', 'read /ws/.env']);
  t('monitor', { command: 'rm -rf x', directory: '/ws/sub' }, ['bash: rm -rf x']);
  t('tool_call', { tool_name: 'monitor', arguments: { command: 'rm -rf x' } }, ['mcp qwen tool_call {"name":"monitor"}', 'bash: rm -rf x']);
  t('tool_call', { tool_name: 'mcp__db__drop', arguments: { id: 1 } }, [
    'mcp qwen tool_call {"name":"mcp__db__drop"}',
    'mcp db drop {"id":1}',
  ]);
  t('exit_worktree', { name: 'x', action: 'keep' }, ['mcp qwen exit_worktree {"name":"x","action":"keep"}']);
  t('exit_worktree', { name: 'x', action: 'remove', discard_changes: true }, [
    'mcp qwen exit_worktree {"name":"x","action":"remove","discard_changes":true}',
    'bash: git worktree remove --force .',
  ]);
  t('cron_create', { cron: '* * * * *', prompt: 'do it' }, ['mcp qwen cron_create {"cron":"* * * * *","prompt":"(5 characters)"}']);
  t('exec', { source: 'await tools.x()' }, ['mcp qwen exec {"source":"(15 characters)"}']);
  t('mcp__my_rail__volume_delete', { id: 'v' }, ['mcp my_rail volume_delete {"id":"v"}']);
  t('something_new', { filePath: '.env', command: 'ls' }, [
    'mcp qwen something_new {"filePath":".env","command":"ls"}',
    'bash: ls',
    'read /ws/.env',
  ]);
});

describe('files that a prompt attaches', () => {
  const t = (fields: object, expected: readonly string[]) =>
    test(JSON.stringify(fields), () =>
      assert.deepEqual(actionsOf(JSON.stringify({ ...base, hook_event_name: 'UserPromptSubmit', ...fields }), 'qwen'), expected),
    );
  t({ prompt: 'explain @src/a.ts please' }, ['read /ws/src/a.ts']);
  t({ prompt: 'x', submitted_prompt: '@.env x' }, ['read /ws/.env']);
  t({ prompt: 'x\n--- Content from referenced files ---\nContent from /etc/hosts:\n1' }, ['read /etc/hosts']);
  t({ prompt: '' }, []);
});

describe('malformed: the field is named', () => {
  const t = (change: object, problem: string) =>
    test(JSON.stringify(change), () => {
      const decoded = decode(JSON.stringify({ ...base, tool_name: 'run_shell_command', tool_input: { command: 'ls' }, ...change }), 'qwen');
      assert.deepEqual(decoded.kind === 'malformed' && decoded.problem, problem);
    });
  t({ hook_event_name: 7 }, 'field hook_event_name is missing or not a text');
  t({ tool_name: undefined }, 'field tool_name is missing or not a text');
  t({ tool_input: '{"command":"ls"}' }, 'field tool_input is missing, or not an object');
  t({ tool_input: { command: ['ls'] } }, 'tool run_shell_command: tool_input.command is missing or not a text');
  t({ tool_input: { command: 'ls', directory: {} } }, 'tool run_shell_command: tool_input.directory is not a path');
  t({ tool_name: 'tool_call' }, 'tool tool_call: tool_input names no tool');
  t({ tool_name: 'edit' }, 'tool edit: tool_input.file_path is missing or not a text');
  t({ cwd: 'ws' }, 'field cwd is not an absolute path');
  t({ session_id: 7 }, 'field session_id is not a text');
  t({ hook_event_name: 'UserPromptSubmit' }, 'field prompt is missing or not a text');
  test('not JSON', () => assert.deepEqual(decode('{', 'qwen'), { kind: 'malformed', problem: 'the payload is not JSON' }));
});

describe('answers: exactly these bytes', () => {
  const answer = (payload: string, reason = 'no "é"') => {
    const { codec, decoded } = decodePayload(payload, 'qwen', { cwd: '/work', home: '/home/me' });
    return codec.encode({ kind: 'deny', reason }, decoded);
  };
  const denial =
    '{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"no \\"é\\""}}';
  const block = '{"decision":"block","reason":"no \\"é\\""}';
  test('a tool', () => assert.equal(answer(read('PreToolUse-run_shell_command.json')), denial));
  test('a tool call that was not understood', () => assert.equal(answer(JSON.stringify(base)), denial));
  test('a prompt', () => assert.equal(answer(read('UserPromptSubmit.json')), block));
  test('something unreadable', () => assert.equal(answer('{'), block));
  test('an event that is new', () => assert.equal(answer(JSON.stringify({ ...base, hook_event_name: 'PreToolUse2' })), block));
  test('a permission', () =>
    assert.equal(
      answer(JSON.stringify({ ...base, hook_event_name: 'PermissionRequest' })),
      '{"hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":"deny","message":"no \\"é\\""}}}',
    ));
  test('a reason is never empty', () =>
    assert.match(answer(read('UserPromptSubmit.json'), ' '), /"reason":"Mollyguard denied this action\."/));
  test('no opinion is silence', () => {
    for (const file of readdirSync(payloads)) {
      const { codec, decoded } = decodePayload(read(file), 'qwen', { cwd: '/work', home: '/home/me' });
      assert.equal(codec.encode({ kind: 'no-opinion' }, decoded), '', file);
    }
  });
});
