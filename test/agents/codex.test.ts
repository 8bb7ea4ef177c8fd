import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { codex } from '../../src/agents/codex';
import { decodePayload } from '../../src/agents/index';
import { actionsOf, decode, show } from './rows';

const payloads = path.join(__dirname, '../payloads/codex');
const read = (file: string): string => readFileSync(path.join(payloads, file), 'utf8');

describe('recorded payloads', () => {
  const patchInShell = "bash: apply_patch <<'EOF'\n*** Begin Patch\n*** Add File: viashell.txt\n+new\n*** End Patch\nEOF";
  const rows: Readonly<Record<string, readonly string[] | string>> = {
    'PostToolUse-Bash-codemode.json': 'nothing',
    'PostToolUse-Bash-subagent-codemode.json': 'nothing',
    'PostToolUse-Bash-workdir.json': 'nothing',
    'PostToolUse-Bash.json': 'nothing',
    'PreToolUse-Bash-codemode-open-pty.json': ['bash: bash --norc'],
    'PreToolUse-Bash-codemode.json': ['bash: echo hi'],
    'PreToolUse-Bash-open-pty.json': ['bash: bash --norc'],
    'PreToolUse-Bash-patch-in-shell.json': [patchInShell, 'write /workspace/viashell.txt = "new\\n"'],
    'PreToolUse-Bash-subagent-codemode.json': ['bash: touch /workspace/sub-ok'],
    'PreToolUse-Bash-workdir.json': ['bash: pwd'],
    'PreToolUse-Bash.json': ['bash: echo hi'],
    'PreToolUse-apply_patch-codemode.json': ['write /workspace/new.txt = "new\\n"'],
    'PreToolUse-apply_patch-update-delete.json': ['write /workspace/a.txt {lines "hello" → "bye"}', 'delete /workspace/del.txt'],
    'PreToolUse-apply_patch.json': ['write /workspace/new.txt = "new\\n"'],
    'PreToolUse-collaborationspawn_agent-codemode.json': [
      'mcp codex collaborationspawn_agent {"task_name":"sub","message":"(14 characters)","fork_turns":"none"}',
    ],
    'PreToolUse-collaborationwait_agent-codemode.json': ['mcp codex collaborationwait_agent {"timeout_ms":10000}'],
    'PreToolUse-mcp__probe__write_note-codemode.json': ['mcp probe write_note {"path":"/workspace/note.txt","text":"n"}'],
    'PreToolUse-mcp__probe__write_note.json': ['mcp probe write_note {"path":"/workspace/note.txt","text":"n"}'],
    'PreToolUse-view_image-codemode.json': ['read /workspace/i.png'],
    'PreToolUse-view_image.json': ['read /workspace/i.png'],
    'SessionEnd.json': 'nothing',
    'SessionStart-codemode.json': 'nothing',
    'SessionStart.json': 'nothing',
    'Stop-codemode.json': 'nothing',
    'Stop.json': 'nothing',
    'SubagentStart-subagent-codemode.json': 'nothing',
    'UserPromptSubmit-codemode.json': 'nothing',
    'UserPromptSubmit.json': 'nothing',
  };
  for (const [file, expected] of Object.entries(rows)) test(file, () => assert.deepEqual(actionsOf(read(file), 'codex'), expected));

  test('every recorded payload has its row', () => assert.deepEqual(readdirSync(payloads).sort(), Object.keys(rows).sort()));

  test('session, sub-agent, call and folder', () => {
    const of = (file: string) => {
      const decoded = decode(read(file), 'codex');
      assert.ok(decoded.kind === 'actions');
      const { agent, conversation, callId, event, actions } = decoded;
      return { agent, conversation, callId, event, cwd: actions[0]?.cwd };
    };
    const session = (number: string) => `00000000-0000-7000-8000-0000000000${number}`;
    const main = { agent: 'codex', conversation: session('01'), event: 'PreToolUse' };
    assert.deepEqual(of('PreToolUse-Bash.json'), { ...main, callId: 'call_000001', cwd: '/workspace' });
    assert.deepEqual(of('PreToolUse-Bash-workdir.json'), { ...main, callId: 'call_000002', cwd: '/workspace/sub' });
    const exec = 'exec-00000000-0000-4000-8000-0000000000';
    assert.deepEqual(of('PreToolUse-Bash-codemode.json'), { ...main, conversation: session('03'), callId: `${exec}05`, cwd: '/workspace' });
    const sub = { ...main, conversation: `${session('10')}/${session('13')}` };
    assert.deepEqual(of('PreToolUse-Bash-subagent-codemode.json'), { ...sub, callId: `${exec}14`, cwd: '/workspace' });
  });

  test('the shape decides, whatever word the hook was registered with', () => {
    for (const hint of ['codex', 'claude-code', 'vscode', 'cursor', 'unknown'])
      assert.equal(decodePayload(read('PreToolUse-Bash.json'), hint, { cwd: '/', home: '/' }).codec.id, 'codex', hint);
  });
});

const base = { session_id: 's', turn_id: 't', cwd: '/ws', permission_mode: 'default', hook_event_name: 'PreToolUse', tool_use_id: 'c' };
const tool = (name: string, input: unknown, more: object = {}): string =>
  JSON.stringify({ ...base, tool_name: name, tool_input: input, ...more });

describe('tool inputs', () => {
  const t = (name: string, input: unknown, expected: readonly string[] | string, more: object = {}) =>
    test(`${name} ${JSON.stringify(input).slice(0, 80)}`, () => assert.deepEqual(actionsOf(tool(name, input, more), 'codex'), expected));
  const patch = (...lines: readonly string[]) => ['*** Begin Patch', ...lines, '*** End Patch'].join('\n');

  t('apply_patch', { command: patch('*** Update File: a', '*** Move to: ../b', '@@', '-x', '+y') }, [
    'write /ws/a',
    'delete /ws/a',
    'write /ws/../b',
  ]);
  t('apply_patch', { command: patch('*** Add File: ~/.codex/hooks.json', '+{}') }, ['write /home/me/.codex/hooks.json = "{}\\n"']);
  t('apply_patch', { command: 'nothing of a patch' }, 'malformed: tool apply_patch: tool_input.command names no file');
  t('apply_patch', {}, 'malformed: tool apply_patch: tool_input.command is missing or not a text');
  const typed = `cd 'a b' && apply_patch <<'EOF'\n${patch('*** Delete File: x')}\nEOF`;
  t('Bash', { command: typed }, [`bash: ${typed}`, 'delete /ws/a b/x']);
  const word = `bash -lc 'apply_patch "${patch('*** Add File: /etc/x', '+y')}"'`;
  t('Bash', { command: word }, [`bash: ${word}`, 'write /etc/x = "y\\n"']);
  t('Bash', { command: 'grep -n "Begin Patch" src' }, ['bash: grep -n "Begin Patch" src']);
  t('Bash', { command: ['rm', 'x'] }, 'malformed: tool Bash: tool_input.command is missing or not a text');
  t('write_stdin', { session_id: 7, chars: 'rm -rf ~\n' }, ['mcp codex write_stdin {}', 'bash: rm -rf ~\n']);
  t('write_stdin', { session_id: 7, chars: '' }, ['mcp codex write_stdin {}']);
  t('spawn_agent', { message: 'do it' }, ['mcp codex spawn_agent {"message":"(5 characters)"}']);
  t('mcp__my_db__drop__all', { table: 'x' }, ['mcp my_db drop__all {"table":"x"}']);
  t('new_tool', { cmd: 'rm x', file_path: '.env' }, [
    'mcp codex new_tool {"cmd":"rm x","file_path":".env"}',
    'bash: rm x',
    'read /ws/.env',
  ]);
  t('view_image', { path: '' }, 'malformed: tool view_image: a path in tool_input is not a path');
});

describe('what is not understood is malformed', () => {
  const t = (payload: string, problem: string) => test(problem, () => assert.equal(show(payload, 'codex'), `malformed: ${problem}`));
  t('', 'the payload is not JSON');
  t('[]', 'the payload is not a JSON object');
  t('{}', 'field hook_event_name is missing or not a text');
  t(tool('Bash', { command: 'ls' }, { cwd: 'ws' }), 'field cwd is not an absolute path');
  t(tool('Bash', { command: 'ls' }, { session_id: 7 }), 'field session_id is not a text');
  t(tool('', {}), 'field tool_name is missing or not a text');
  t(tool('Bash', 'ls'), 'field tool_input is missing, or not an object');
  t(JSON.stringify({ ...base, hook_event_name: 'PreSomething' }), 'field tool_name is missing or not a text');
  test('another dialect', () => {
    const decoded = codex.decode(JSON.stringify({ ...base, cursor_version: '3' }), { cwd: '/work', home: '/home/me' });
    assert.deepEqual(decoded, { kind: 'malformed', problem: 'the payload is one of cursor' });
  });
  test('longer than a payload may be', () =>
    assert.match(String(actionsOf(tool('Bash', { command: ' '.repeat(9_000_000) }), 'codex')), /^malformed: the payload is larger than/));
});

describe('answers, byte for byte', () => {
  const of = (payload: string) => decode(payload, 'codex');
  const deny = { kind: 'deny', reason: 'because “x”\n\u2028' } as const;
  const bytes =
    '{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"because “x”\\n\u2028"}}';
  test('a denial', () => assert.equal(codex.encode(deny, of(tool('Bash', { command: 'ls' }))), bytes));
  test('of what is not understood', () => {
    for (const payload of ['', '{}', tool('Bash', 7), JSON.stringify({ ...base, hook_event_name: 'PreSomething' })])
      assert.equal(codex.encode(deny, of(payload)), bytes, payload);
  });
  test('never without a reason', () =>
    assert.equal(
      codex.encode({ kind: 'deny', reason: ' ' }, of('')),
      '{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","permissionDecisionReason":"Mollyguard denied this action."}}',
    ));
  test('of a permission', () =>
    assert.equal(
      codex.encode({ kind: 'deny', reason: 'no' }, of(tool('Bash', { command: 'ls' }, { hook_event_name: 'PermissionRequest' }))),
      '{"hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":"deny","message":"no"}}}',
    ));
  test('no opinion is silence', () => {
    for (const payload of [tool('Bash', { command: 'ls' }), read('Stop.json')])
      assert.equal(codex.encode({ kind: 'no-opinion' }, of(payload)), '');
  });
});
