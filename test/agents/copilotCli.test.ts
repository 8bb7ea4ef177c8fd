import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { copilotCli } from '../../src/agents/copilot-cli';
import { typedText } from '../../src/agents/copilot-cli/keys';
import { serversOf } from '../../src/agents/copilot-cli/tools';
import { decodePayload } from '../../src/agents/index';
import { actionsOf, decode, show } from './rows';

const payloads = path.join(__dirname, '../payloads/copilot-cli');
const read = (file: string): string => readFileSync(path.join(payloads, file), 'utf8');
const HINT = 'vscode';

describe('recorded payloads', () => {
  const search = (input: object, ...more: readonly string[]) => [`mcp copilot-cli grep ${JSON.stringify(input)}`, ...more];
  const task = { description: '(3 characters)', prompt: '(15 characters)', agent_type: 'general-purpose', name: 'sub', mode: 'sync' };
  const inContent = { pattern: 'A', path: '/workspace', output_mode: 'content', glob: '*.env' };
  const rg = "bash: rg --hidden -g '*.env' -e 'A' -- '/workspace'";
  const rows: Readonly<Record<string, readonly string[] | string>> = {
    'PostToolUse-Bash-pascalcase.json': 'nothing',
    'PreToolUse-Agent-pascalcase.json': [`mcp copilot-cli task ${JSON.stringify(task)}`],
    'PreToolUse-Bash-background-pascalcase.json': ['bash: cat'],
    'PreToolUse-Bash-claude-settings.json': ['bash: echo hi'],
    'PreToolUse-Bash-pascalcase.json': ['bash: echo hi'],
    'PreToolUse-Bash-subagent-pascalcase.json': ['bash: echo sub'],
    'PreToolUse-Edit-apply_patch-pascalcase.json': [
      'write /workspace/new.txt = "new\\n"',
      'write /workspace/a.txt {lines "hello" → "bye"}',
    ],
    'PreToolUse-Edit-pascalcase.json': ['write /workspace/a.txt {"hello" → "bye"}'],
    'PreToolUse-Glob-pascalcase.json': ['mcp copilot-cli glob {"pattern":"*.txt"}'],
    'PreToolUse-Grep-pascalcase.json': search(inContent, 'read /workspace', rg),
    'PreToolUse-Grep-rg-pascalcase.json': search({ pattern: 'A' }),
    'PreToolUse-Read-pascalcase.json': ['read /workspace/.env'],
    'PreToolUse-WebFetch-pascalcase.json': ['GET http://127.0.0.1:1/x'],
    'PreToolUse-Write-pascalcase.json': ['write /workspace/new.txt = "new\\n"'],
    'PreToolUse-list_bash-pascalcase.json': ['mcp copilot-cli list_bash {}'],
    'PreToolUse-railway-volume_list-pascalcase.json': ['mcp railway volume_list {"projectId":"p"}'],
    'PreToolUse-sql-pascalcase.json': ['mcp copilot-cli sql {"description":"todo","query":"SELECT 1"}'],
    'PreToolUse-stop_bash-pascalcase.json': ['mcp copilot-cli stop_bash {"shellId":"s1"}'],
    'PreToolUse-write_bash-pascalcase.json': ['bash: echo typed\n'],
    'permissionRequest-bash-subagent.json': ['bash: touch /workspace/sub-ok'],
    'permissionRequest-bash.json': ['bash: echo hi'],
    'permissionRequest-edit-new-file.json': ['write /workspace/new.txt'],
    'permissionRequest-edit.json': ['write /workspace/a.txt'],
    'permissionRequest-probe_write_note.json': ['mcp probe write_note {"path":"/workspace/note.txt","text":"n"}'],
    'postToolUse-bash.json': 'nothing',
    'preMcpToolCall-railway.json': ['mcp railway volume_list {"projectId":"p"}'],
    'preToolUse-apply_patch.json': ['write /workspace/new.txt = "new\\n"'],
    'preToolUse-bash-background.json': ['bash: sleep 4; echo bg'],
    'preToolUse-bash-subagent.json': ['bash: touch /workspace/sub-ok'],
    'preToolUse-bash.json': ['bash: echo hi'],
    'preToolUse-create.json': ['write /workspace/new.txt = "new\\n"'],
    'preToolUse-edit.json': ['write /workspace/a.txt {"hello" → "bye"}'],
    'preToolUse-glob.json': ['mcp copilot-cli glob {"pattern":"*.txt"}'],
    'preToolUse-grep.json': search(
      { pattern: 'SECRET', paths: '/workspace', output_mode: 'content' },
      'read /workspace',
      "bash: rg --hidden -e 'SECRET' -- '/workspace'",
    ),
    'preToolUse-list_bash.json': ['mcp copilot-cli list_bash {}'],
    'preToolUse-probe-write_note.json': ['mcp probe write_note {"path":"/workspace/note.txt","text":"n"}'],
    'preToolUse-sql.json': [
      'mcp copilot-cli sql {"description":"todo list","query":"CREATE TABLE IF NOT EXISTS t (id TEXT); DELETE FROM t"}',
    ],
    'preToolUse-stop_bash.json': ['mcp copilot-cli stop_bash {"shellId":"s1"}'],
    'preToolUse-task.json': [`mcp copilot-cli task ${JSON.stringify({ ...task, prompt: '(14 characters)' })}`],
    'preToolUse-view.json': ['read /workspace/.env'],
    'preToolUse-web_fetch.json': ['GET http://127.0.0.1:1/x'],
    'preToolUse-write_bash.json': ['bash: echo typed\n'],
  };
  for (const [file, expected] of Object.entries(rows)) test(file, () => assert.deepEqual(actionsOf(read(file), HINT), expected));

  test('every recorded payload has its row', () => assert.deepEqual(readdirSync(payloads).sort(), Object.keys(rows).sort()));

  test('the shape decides, whatever word the hook was registered with', () => {
    for (const file of Object.keys(rows))
      for (const hint of ['copilot-cli', 'vscode', 'claude-code', 'cursor', 'unknown'])
        assert.equal(decodePayload(read(file), hint, { cwd: '/', home: '/' }).codec.id, 'copilot-cli', `${file} ${hint}`);
  });

  test('session, sub-agent and event', () => {
    const of = (file: string) => {
      const decoded = decode(read(file), HINT);
      assert.ok(decoded.kind === 'actions');
      const { agent, conversation, callId, event } = decoded;
      return { agent, conversation, callId, event };
    };
    const session = '00000000-0000-4000-8000-000000000001';
    const sub = `${session}/00000000-0000-4000-8000-000000000002`;
    const main = { agent: 'copilot-cli', conversation: session, callId: null };
    assert.deepEqual(of('preToolUse-bash.json'), { ...main, event: 'preToolUse' });
    assert.deepEqual(of('PreToolUse-write_bash-pascalcase.json'), { ...main, event: 'PreToolUse' });
    assert.deepEqual(of('permissionRequest-bash.json'), { ...main, event: 'permissionRequest' });
    for (const [file, event] of [
      ['preToolUse-bash-subagent.json', 'preToolUse'],
      ['PreToolUse-Bash-subagent-pascalcase.json', 'PreToolUse'],
      ['permissionRequest-bash-subagent.json', 'permissionRequest'],
    ] as const)
      assert.deepEqual(of(file), { ...main, conversation: sub, event });
  });

  test('one call in both dialects is the same actions: one question', () => {
    const actions = (file: string) => {
      const decoded = decode(read(file), HINT);
      return decoded.kind === 'actions' ? decoded.actions : decoded;
    };
    for (const name of ['write_bash', 'list_bash', 'stop_bash'])
      assert.deepEqual(actions(`preToolUse-${name}.json`), actions(`PreToolUse-${name}-pascalcase.json`));
    for (const [camel, pascal] of [
      ['edit', 'Edit'],
      ['create', 'Write'],
      ['glob', 'Glob'],
      ['view', 'Read'],
      ['web_fetch', 'WebFetch'],
    ])
      assert.deepEqual(actions(`preToolUse-${camel}.json`), actions(`PreToolUse-${pascal}-pascalcase.json`));
  });
});

const base = { sessionId: 's', timestamp: 1, cwd: '/ws' };

describe('tool inputs as documented', () => {
  const CLAUDE: Readonly<Record<string, string>> = {
    bash: 'Bash',
    view: 'Read',
    create: 'Write',
    edit: 'Edit',
    grep: 'Grep',
    glob: 'Glob',
  };
  const t = (tool: string, input: unknown, expected: readonly string[] | string) =>
    test(`${tool} ${JSON.stringify(input).slice(0, 80)}`, () => {
      assert.deepEqual(actionsOf(JSON.stringify({ ...base, toolName: tool, toolArgs: input }), HINT), expected);
      if (typeof input === 'object')
        assert.deepEqual(
          actionsOf(JSON.stringify({ ...base, toolName: tool, toolArgs: JSON.stringify(input) }), HINT),
          expected,
          'as text',
        );
      const snake = {
        hook_event_name: 'PreToolUse',
        session_id: 's',
        timestamp: '2026-11-20T10:00:00.000Z',
        cwd: '/ws',
        tool_input: input,
      };
      assert.deepEqual(actionsOf(JSON.stringify({ ...snake, tool_name: CLAUDE[tool] ?? tool }), HINT), expected, 'in PascalCase');
    });

  t('bash', { command: 'rm -rf x', mode: 'async', detach: true }, ['bash: rm -rf x']);
  t('bash', {}, 'malformed: tool bash: tool_input.command is missing or not a text');
  t('powershell', { command: 'Remove-Item x' }, ['powershell: Remove-Item x']);
  t('write_bash', { shellId: '1', input: 'rm -rf x{enter}' }, ['bash: rm -rf x\n']);
  t('write_bash', { shellId: '1', input: '{up}{enter}' }, ['bash: \nfc -s\n\n']);
  t('write_bash', { shellId: '1' }, 'malformed: tool write_bash: tool_input.input is missing or not a text');
  t('write_powershell', { shellId: '1', input: 'Remove-Item x' }, ['powershell: Remove-Item x']);
  t('create', { path: 'a', content: 'x' }, ['write /ws/a = "x"']);
  t('create', { path: 'a', file_text: 'x', content: 'y' }, ['write /ws/a']);
  t('create', { file_text: 'x' }, 'malformed: tool create: tool_input.filePath is missing or not a text');
  t('edit', { path: '~/a', old_str: 'a' }, ['write /home/me/a']);
  t('view', { path: '/ws/a\0b' }, 'malformed: tool view: a path in tool_input is not a path');
  t('grep', { pattern: 'x', paths: ['/ws/.env', 'src'], output_mode: 'content' }, [
    'mcp copilot-cli grep {"pattern":"x","paths":["/ws/.env","src"],"output_mode":"content"}',
    "bash: rg --hidden -e 'x' -- '/ws/.env' 'src'",
  ]);
  t('grep', { pattern: 'x', glob: '.env' }, ['mcp copilot-cli grep {"pattern":"x","glob":".env"}', 'read /ws/.env']);
  t('web_fetch', { url: 'https://x/' }, ['GET https://x/']);
  t('write_agent', { agent_id: 'a', message: 'go on' }, ['mcp copilot-cli write_agent {"agent_id":"a","message":"(5 characters)"}']);
  t('apply_patch', '*** Begin Patch\n*** Update File: a\n@@\n-x\n+y\n*** Delete File: /ws/b\n*** End Patch', [
    'write /ws/a {lines "x" → "y"}',
    'delete /ws/b',
  ]);
  t('apply_patch', 'nothing', 'malformed: tool apply_patch: tool_input.input names no file');
  // The names of server and tool may both have hyphens: each reading is judged.
  t('my-railway-volume_delete', { volumeId: 'v' }, [
    'mcp my railway-volume_delete {"volumeId":"v"}',
    'mcp my-railway volume_delete {"volumeId":"v"}',
  ]);
  t('shell-run', { command: 'rm -rf x' }, ['mcp shell run {"command":"rm -rf x"}', 'bash: rm -rf x']);
  t('brand_new_tool', { sql: 'DROP TABLE x', filePath: '.env' }, [
    'mcp copilot-cli brand_new_tool {"sql":"DROP TABLE x","filePath":".env"}',
    "bash: psql -c 'DROP TABLE x'",
    'read /ws/.env',
  ]);

  test('an edit in text is a patch, in whatever name', () => {
    const patch = '*** Begin Patch\n*** Delete File: /ws/b\n*** End Patch';
    for (const name of ['Edit', 'edit', 'apply_patch'])
      assert.equal(show(JSON.stringify({ ...base, toolName: name, toolArgs: patch }), HINT), 'delete /ws/b');
    assert.equal(show(JSON.stringify({ ...base, toolName: 'Edit', toolArgs: { path: '/ws/c', input: patch } }), HINT), 'write /ws/c');
  });
  test('every way to read a name', () => {
    assert.deepEqual(serversOf('a-b-c'), [
      ['a', 'b-c'],
      ['a-b', 'c'],
    ]);
    assert.deepEqual(serversOf('a/b-c'), [['a', 'b-c']]);
    for (const name of ['bash', '-a', 'a-', 'a--b', '']) assert.deepEqual(serversOf(name), [], name);
    assert.equal(serversOf('x-'.repeat(1_000).slice(0, -1)).length, 5);
  });
  test('keys by name', () => {
    assert.equal(typedText('ls{enter}{ENTER}'), 'ls\n\n');
    assert.equal(typedText('{left}x'), '\nfc -s\nx');
    for (const text of ["awk '{print}'", '{ctrl+c}', 'echo $' + '{HOME}']) assert.equal(typedText(text), text);
  });
});

describe('malformed: the field is named', () => {
  const call = { ...base, toolName: 'bash', toolArgs: { command: 'ls' } };
  const t = (change: Readonly<Record<string, unknown>>, problem: string, event: string | null = 'preToolUse') =>
    test(JSON.stringify(change).slice(0, 80), () =>
      assert.deepEqual(decode(JSON.stringify({ ...call, ...change }), HINT), {
        kind: 'malformed',
        problem,
        ...(event === null ? {} : { event }),
      }),
    );
  t({ toolName: 7 }, 'field toolName is missing or not a text');
  t({ toolName: '' }, 'field toolName is missing or not a text');
  t({ toolName: undefined }, 'field toolName is missing or not a text');
  t({ tool_name: 'view' }, 'field toolName is missing or not a text');
  t({ toolArgs: undefined }, 'field toolArgs is missing, or not an object');
  t({ toolArgs: ['ls'] }, 'field toolArgs is missing, or not an object');
  t({ tool_input: { command: 'rm' } }, 'field toolArgs is missing, or not an object');
  t({ toolArgs: { command: ['ls'] } }, 'tool bash: tool_input.command is missing or not a text');
  t({ cwd: 'relative' }, 'field cwd is not an absolute path');
  t({ cwd: 7 }, 'field cwd is not an absolute path');
  t({ sessionId: {} }, 'field sessionId is not a text');
  t({ session_id: 'other' }, 'field sessionId is not a text');
  t({ hook_event_name: 7 }, 'field hook_event_name is not one text', null);
  t({ hook_event_name: 'PreToolUse', hookName: 'permissionRequest' }, 'field hook_event_name is not one text', null);
  t({ hook_event_name: 'PreToolUse', toolName: 7 }, 'field toolName is missing or not a text', 'PreToolUse');

  test('hostile input never throws', () => {
    const deep = `${'['.repeat(100_000)}`;
    for (const text of ['', 'null', '[]', '7', '"x"', '{"toolName":', deep, `{"toolName":${JSON.stringify(deep)},"toolArgs":"{"}`])
      assert.equal(copilotCli.decode(text, { cwd: '/', home: '/' }).kind, text.startsWith('{"toolName":"') ? 'actions' : 'malformed');
    const proto = '{"toolName":"__proto__","toolArgs":{"__proto__":{"command":"x"}},"cwd":"/ws"}';
    assert.equal(decode(proto, HINT).kind, 'actions');
    for (const name of ['constructor', 'toString', 'hasOwnProperty'])
      assert.equal(show(JSON.stringify({ ...base, toolName: name, toolArgs: {} }), HINT), `mcp copilot-cli ${name} {}`);
  });
  test('an unknown event with a tool is judged', () =>
    assert.equal(decode(JSON.stringify({ ...call, hook_event_name: 'PreToolUseV2' }), HINT).kind, 'actions'));
  test('no folder: the one in which the hook was started', () => {
    const decoded = decode(JSON.stringify({ ...call, cwd: undefined }), HINT);
    assert.ok(decoded.kind === 'actions' && decoded.actions[0]?.cwd === '/work');
  });
});

describe('answers, byte for byte', () => {
  const deny = (payload: string, reason = 'no "é"') => copilotCli.encode({ kind: 'deny', reason }, decode(payload, HINT));
  const flat = '{"permissionDecision":"deny","permissionDecisionReason":"no \\"é\\""}';
  const request = '{"behavior":"deny","message":"no \\"é\\""}';
  const nested = `{"hookSpecificOutput":{"hookEventName":"PreToolUse",${flat.slice(1)}}`;
  const t = (file: string, bytes: string) => test(file, () => assert.equal(deny(read(file)), bytes));
  t('preToolUse-bash.json', flat);
  t('preToolUse-apply_patch.json', flat);
  t('PreToolUse-Bash-pascalcase.json', nested);
  t('PreToolUse-Bash-claude-settings.json', nested);
  t('permissionRequest-bash.json', request);
  test('no opinion is silence', () =>
    assert.equal(copilotCli.encode({ kind: 'no-opinion' }, decode(read('preToolUse-bash.json'), HINT)), ''));
  test('a malformed call in the dialect of its event', () => {
    assert.equal(deny(JSON.stringify({ ...base, toolName: 'bash' })), flat);
    assert.equal(deny(JSON.stringify({ ...base, hook_event_name: 'PreToolUse', toolName: 'bash' })), nested);
  });
  test('no event is known: every dialect', () =>
    assert.deepEqual(JSON.parse(copilotCli.encode({ kind: 'deny', reason: 'x' }, { kind: 'malformed', problem: 'p' })), {
      permissionDecision: 'deny',
      permissionDecisionReason: 'x',
      behavior: 'deny',
      message: 'x',
      hookSpecificOutput: { hookEventName: 'PreToolUse', permissionDecision: 'deny', permissionDecisionReason: 'x' },
    }));
  test('a reason is never empty', () => {
    for (const reason of ['', ' \n'])
      assert.match(deny(read('preToolUse-bash.json'), reason), /"permissionDecisionReason":"Mollyguard denied this action\."/);
  });
});
