import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { decodePayload } from '../../src/agents/index';
import { actionsOf, decode, show } from './rows';

const payloads = path.join(__dirname, '../payloads/claude-code');
const read = (file: string): string => readFileSync(path.join(payloads, file), 'utf8');

describe('recorded payloads', () => {
  const rows: Readonly<Record<string, readonly string[] | string>> = {
    'PermissionRequest-Bash.json': ['bash: touch /workspace/x'],
    'PostToolUse-Bash.json': 'nothing',
    'PostToolUseFailure-Bash.json': 'nothing',
    'PreToolUse-Agent.json': [
      'mcp claude-code Agent {"description":"(3 characters)","prompt":"(14 characters)","subagent_type":"general-purpose"}',
    ],
    'PreToolUse-Bash-after-cd.json': ['bash: pwd'],
    'PreToolUse-Bash-background.json': ['bash: sleep 2; echo bg'],
    'PreToolUse-Bash-subagent.json': ['bash: touch /workspace/sub-ok'],
    'PreToolUse-Bash.json': ['bash: echo hi'],
    'PreToolUse-Edit.json': ['write /workspace/a.txt {"hello" → "bye"}'],
    'PreToolUse-Monitor.json': ['bash: touch /workspace/monitor-ok'],
    'PreToolUse-NotebookEdit.json': ['write /workspace/nb.ipynb'],
    'PreToolUse-Read-notebook.json': ['read /workspace/nb.ipynb'],
    'PreToolUse-Read.json': ['read /workspace/.env'],
    'PreToolUse-ToolSearch.json': ['mcp claude-code ToolSearch {"query":"select:NotebookEdit,WebFetch,Monitor","max_results":5}'],
    'PreToolUse-WebFetch.json': ['GET http://127.0.0.1:1/x'],
    'PreToolUse-Write.json': ['write /workspace/new.txt = "new\\n"'],
    'PreToolUse-mcp__probe__write_note.json': ['mcp probe write_note {"path":"/workspace/note.txt","text":"n"}'],
    'SessionEnd.json': 'nothing',
    'SessionStart.json': 'nothing',
    'Stop.json': 'nothing',
    'SubagentStart-subagent.json': 'nothing',
    'UserPromptSubmit-notification.json': [],
    'UserPromptSubmit.json': [],
  };
  for (const [file, expected] of Object.entries(rows)) test(file, () => assert.deepEqual(actionsOf(read(file), 'claude-code'), expected));

  test('every recorded payload has its row', () => assert.deepEqual(readdirSync(payloads).sort(), Object.keys(rows).sort()));

  test('session, sub-agent, call and folder', () => {
    const of = (file: string) => {
      const decoded = decode(read(file), 'claude-code');
      assert.ok(decoded.kind === 'actions');
      const { agent, conversation, callId, event, actions } = decoded;
      return { agent, conversation, callId, event, cwd: actions[0]?.cwd };
    };
    const session = '00000000-0000-4000-8000-000000000001';
    const main = { agent: 'claude-code', conversation: session, event: 'PreToolUse' };
    assert.deepEqual(of('PreToolUse-Bash.json'), { ...main, callId: 'toolu_000001', cwd: '/workspace' });
    assert.deepEqual(of('PreToolUse-Bash-after-cd.json'), { ...main, callId: 'toolu_000013', cwd: '/workspace/sub' });
    const sub = { ...main, conversation: `${session}/a0000000000000001` };
    assert.deepEqual(of('PreToolUse-Bash-subagent.json'), { ...sub, callId: 'toolu_000016', cwd: '/workspace' });
  });

  test('the shape decides, whatever word the hook was registered with', () => {
    for (const hint of ['claude-code', 'vscode', 'cursor', 'unknown'])
      assert.equal(decodePayload(read('PreToolUse-Bash.json'), hint, { cwd: '/', home: '/' }).codec.id, 'claude-code', hint);
  });
});

const base = { session_id: 's', cwd: '/ws', permission_mode: 'default', hook_event_name: 'PreToolUse', tool_use_id: 'c' };

describe('tool inputs as documented', () => {
  const t = (tool: string, input: unknown, expected: readonly string[] | string, more: object = {}) =>
    test(`${tool} ${JSON.stringify(input).slice(0, 80)}`, () =>
      assert.deepEqual(actionsOf(JSON.stringify({ ...base, tool_name: tool, tool_input: input, ...more }), 'claude-code'), expected));

  t('PowerShell', { command: 'Remove-Item x' }, ['powershell: Remove-Item x']);
  t('Monitor', { ws: { url: 'wss://x' }, description: 'd' }, ['mcp claude-code Monitor {"ws":{"url":"wss://x"},"description":"d"}']);
  t('Monitor', { ws: { url: 'wss://x' }, command: 'rm -rf x' }, ['bash: rm -rf x']);
  t(
    'MultiEdit',
    {
      file_path: '/ws/a',
      edits: [
        { old_string: 'a', new_string: 'b' },
        { old_string: 'c', new_string: 'd', replace_all: true },
      ],
    },
    ['write /ws/a {"a" → "b"} {all "c" → "d"}'],
  );
  t('Edit', { file_path: '/ws/a', old_string: 'a', new_string: 'b', edits: [{ old_string: 'x', new_string: 'y' }] }, ['write /ws/a']);
  t('Edit', { file_path: '/ws/a', old_string: 'a', oldString: 'b', new_string: 'c' }, ['write /ws/a']);
  t('Edit', { file_path: '/ws/a' }, ['write /ws/a']);
  t('Edit', { file_path: '/ws/a', path: '/ws/b', old_string: 'a', new_string: 'b' }, [
    'write /ws/a {"a" → "b"}',
    'write /ws/b {"a" → "b"}',
  ]);
  t('Grep', { pattern: 'KEY', path: '.env', output_mode: 'content' }, [
    'mcp claude-code Grep {"pattern":"KEY","path":".env","output_mode":"content"}',
    'read /ws/.env',
    "bash: rg --hidden -e 'KEY' -- '.env'",
  ]);
  t('Grep', { pattern: 'KEY', glob: '.env*' }, ['mcp claude-code Grep {"pattern":"KEY","glob":".env*"}']);
  t('Grep', { pattern: "it's", glob: '.env*', output_mode: 'content' }, [
    'mcp claude-code Grep {"pattern":"it\'s","glob":".env*","output_mode":"content"}',
    "bash: rg --hidden -g '.env*' -e 'it'\\''s' -- '.'",
  ]);
  t('Glob', { pattern: '**/*.ts' }, ['mcp claude-code Glob {"pattern":"**/*.ts"}']);
  t('ExitWorktree', { action: 'keep' }, ['mcp claude-code ExitWorktree {"action":"keep"}']);
  t('ExitWorktree', { action: 'remove', discard_changes: true }, [
    'mcp claude-code ExitWorktree {"action":"remove","discard_changes":true}',
    'bash: git worktree remove --force .',
  ]);
  t('Artifact', { file_path: '.env' }, ['mcp claude-code Artifact {"file_path":".env"}', 'read /ws/.env']);
  t('Projects', { method: 'project_write', local_path: '.env' }, [
    'mcp claude-code Projects {"method":"project_write","local_path":".env"}',
    'read /ws/.env',
  ]);
  t('mcp__ide__executeCode', { code: 'x' }, ['mcp ide executeCode {"code":"x"}', "bash: node -e 'x'", "bash: python3 -c 'x'"]);
  t('mcp__claude_ai_Railway__volume_delete', { id: 'v' }, ['mcp claude_ai_Railway volume_delete {"id":"v"}']);
  t('mcp__my_railway__volume_delete', { id: 'v' }, ['mcp my railway volume_delete {"id":"v"}'], { mcp_server: { name: 'my railway' } });
  t('mcp__db__run', { command: 'rm -rf x', sql: 'DROP TABLE x' }, [
    'mcp db run {"command":"rm -rf x","sql":"DROP TABLE x"}',
    'bash: rm -rf x',
    "bash: psql -c 'DROP TABLE x'",
  ]);
});

describe('files that a prompt attaches', () => {
  const t = (prompt: string, expected: readonly string[]) =>
    test(prompt, () =>
      assert.deepEqual(actionsOf(JSON.stringify({ ...base, hook_event_name: 'UserPromptSubmit', prompt }), 'claude-code'), expected),
    );
  t('explain @src/a.ts please', ['read /ws/src/a.ts']);
  t('@.env', ['read /ws/.env']);
  t('look (@~/.aws/credentials).', ['read /home/me/.aws/credentials).', 'read /home/me/.aws/credentials']);
  t('@"my file.txt" and @/etc/hosts#L1-5', ['read /ws/my file.txt', 'read /etc/hosts#L1-5', 'read /etc/hosts']);
  t('mail me@example.com', []);
  t('what is 2 + 2?', []);
});

describe('malformed: the field is named', () => {
  const t = (change: object, problem: string) =>
    test(JSON.stringify(change), () => {
      const decoded = decode(JSON.stringify({ ...base, tool_name: 'Bash', tool_input: { command: 'ls' }, ...change }), 'claude-code');
      assert.deepEqual(decoded.kind === 'malformed' && decoded.problem, problem);
    });
  t({ hook_event_name: 7 }, 'field hook_event_name is missing or not a text');
  t({ tool_name: undefined }, 'field tool_name is missing or not a text');
  t({ tool_input: '{"command":"ls"}' }, 'field tool_input is missing, or not an object');
  t({ tool_input: {} }, 'tool Bash: tool_input.command is missing or not a text');
  t({ tool_input: { command: ['ls'] } }, 'tool Bash: tool_input.command is missing or not a text');
  t({ tool_name: 'Write' }, 'tool Write: tool_input.filePath is missing or not a text');
  t({ tool_name: 'Monitor', tool_input: {} }, 'tool Monitor: tool_input.command is missing or not a text');
  t({ cwd: 'ws' }, 'field cwd is not an absolute path');
  t({ session_id: 7 }, 'field session_id is not a text');
  t({ hook_event_name: 'UserPromptSubmit' }, 'field prompt is missing or not a text');
  test('an event that is new is judged', () =>
    assert.equal(
      show(JSON.stringify({ ...base, hook_event_name: 'PreToolUse2', tool_name: 'Bash', tool_input: { command: 'ls' } }), 'claude-code'),
      'bash: ls',
    ));
  test('not JSON', () => assert.deepEqual(decode('{', 'claude-code'), { kind: 'malformed', problem: 'the payload is not JSON' }));
});

describe('answers: exactly these bytes', () => {
  const answer = (payload: string, reason = 'no "é"') => {
    const { codec, decoded } = decodePayload(payload, 'claude-code', { cwd: '/work', home: '/home/me' });
    return codec.encode({ kind: 'deny', reason }, decoded);
  };
  const denial =
    '{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"no \\"é\\""}}';
  test('a tool', () => assert.equal(answer(read('PreToolUse-Bash.json')), denial));
  test('a tool call that was not understood', () => assert.equal(answer(JSON.stringify(base)), denial));
  test('a prompt', () => assert.equal(answer(read('UserPromptSubmit.json')), '{"decision":"block","reason":"no \\"é\\""}'));
  test('a permission', () =>
    assert.equal(
      answer(read('PermissionRequest-Bash.json')),
      '{"hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":"deny","message":"no \\"é\\""}}}',
    ));
  test('something unreadable', () => assert.equal(answer('{'), '{"decision":"block","reason":"no \\"é\\""}'));
  test('a reason is never empty', () =>
    assert.match(answer(read('PreToolUse-Bash.json'), ' '), /"permissionDecisionReason":"Mollyguard denied this action\."/));
  test('no opinion is silence', () => {
    for (const file of readdirSync(payloads)) {
      const { codec, decoded } = decodePayload(read(file), 'claude-code', { cwd: '/work', home: '/home/me' });
      assert.equal(codec.encode({ kind: 'no-opinion' }, decoded), '', file);
    }
  });
});
