import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { attachedPaths } from '../../src/agents/attached';
import { unwrapped } from '../../src/agents/gemini/unwrap';
import { decodePayload } from '../../src/agents/index';
import { actionsOf, decode } from './rows';

const payloads = path.join(__dirname, '../payloads/gemini');
const read = (file: string): string => readFileSync(path.join(payloads, file), 'utf8');

describe('recorded payloads', () => {
  const rows: Readonly<Record<string, readonly string[] | string>> = {
    'AfterAgent.json': 'nothing',
    'AfterTool-run_shell_command.json': 'nothing',
    'BeforeAgent.json': [],
    'BeforeTool-grep_search.json': [
      'mcp gemini grep_search {"pattern":"SECRET","dir_path":"/workspace"}',
      'read /workspace',
      "bash: rg --hidden -e 'SECRET' -- '/workspace'",
    ],
    'BeforeTool-invoke_agent.json': ['mcp gemini invoke_agent {"agent_name":"generalist","prompt":"(14 characters)"}'],
    'BeforeTool-list_directory.json': ['mcp gemini list_directory {"dir_path":"/workspace"}'],
    'BeforeTool-mcp_probe_write_note.json': ['mcp probe write_note {"path":"/workspace/note.txt","text":"n"}'],
    'BeforeTool-read_file.json': ['read /workspace/a.txt'],
    'BeforeTool-replace.json': ['write /workspace/a.txt {"hello" → "bye"}'],
    'BeforeTool-run_shell_command-background.json': ['bash: sleep 1'],
    'BeforeTool-run_shell_command-other-folder.json': ['bash: pwd'],
    'BeforeTool-run_shell_command.json': ['bash: echo hi'],
    'BeforeTool-web_fetch.json': ['GET http://127.0.0.1:1/x'],
    'BeforeTool-write_file.json': ['write /workspace/new.txt = "new\\n"'],
    'PreCompress.json': 'nothing',
    'SessionEnd.json': 'nothing',
    'SessionStart.json': 'nothing',
  };
  for (const [file, expected] of Object.entries(rows)) test(file, () => assert.deepEqual(actionsOf(read(file), 'gemini'), expected));

  test('every recorded payload has its row', () => assert.deepEqual(readdirSync(payloads).sort(), Object.keys(rows).sort()));

  test('session and folder', () => {
    const of = (file: string) => {
      const decoded = decode(read(file), 'gemini');
      assert.ok(decoded.kind === 'actions');
      const { agent, conversation, callId, event, actions } = decoded;
      return { agent, conversation, callId, event, cwd: actions[0]?.cwd };
    };
    const main = { agent: 'gemini', conversation: '00000000-0000-4000-8000-000000000001', callId: null, event: 'BeforeTool' };
    assert.deepEqual(of('BeforeTool-run_shell_command.json'), { ...main, cwd: '/workspace' });
    assert.deepEqual(of('BeforeTool-run_shell_command-other-folder.json'), { ...main, cwd: '/workspace/sub' });
  });

  test('the shape decides, whatever word the hook was registered with', () => {
    for (const file of readdirSync(payloads).filter((name) => /^Before/.test(name)))
      for (const hint of ['claude-code', 'vscode', 'cursor', 'unknown'])
        assert.equal(decodePayload(read(file), hint, { cwd: '/', home: '/' }).codec.id, 'gemini', file);
  });
});

const base = { session_id: 's', cwd: '/ws', hook_event_name: 'BeforeTool', timestamp: '2026-11-20T10:00:00.000Z' };

describe('tool inputs as documented', () => {
  const t = (tool: string, input: unknown, expected: readonly string[] | string, more: object = {}) =>
    test(`${tool} ${JSON.stringify(input).slice(0, 80)}`, () =>
      assert.deepEqual(actionsOf(JSON.stringify({ ...base, tool_name: tool, tool_input: input, ...more }), 'gemini'), expected));

  t('run_shell_command', { command: 'bash -c "rm -rf \\"a b\\""' }, ['bash: bash -c "rm -rf \\"a b\\""', 'bash: rm -rf "a b"']);
  t('run_shell_command', { command: "bash -c 'x' ; # '; rm -rf ~ ; '" }, [
    "bash: bash -c 'x' ; # '; rm -rf ~ ; '",
    "bash: x' ; # '; rm -rf ~ ; ",
  ]);
  t('run_shell_command', { command: 'echo a\n)\nrm -rf ~\n(', dir_path: '' }, ['bash: echo a\n)\nrm -rf ~\n(']);
  t('run_shell_command', { command: 'echo a\n)\nrm -rf ~' }, ['bash: echo a\n)\nrm -rf ~', 'bash: (\necho a\n)\nrm -rf ~\n)']);
  t('read_file', { absolute_path: '/ws/x' }, ['read /ws/x']);
  t('read_file', { file_path: '@/.env' }, ['read /ws/@/.env', 'read /ws/.env']);
  t('read_file', { file_path: '/ws/.e\0nv' }, 'malformed: tool read_file: a path in tool_input is not a path');
  t('read_many_files', { include: ['a.txt', 'src/**'], exclude: ['*.log'] }, [
    'mcp gemini read_many_files {"include":["a.txt","src/**"],"exclude":["*.log"]}',
    'read /ws/a.txt',
    "bash: rg --hidden --no-ignore -g 'src/**' -g '!*.log' -g '!**/.env' -e '' -- .",
  ]);
  t('read_many_files', { include: '.env' }, ['mcp gemini read_many_files {"include":".env"}', 'read /ws/.env']);
  t('write_file', { file_path: 'a', content: 'x' }, ['write /ws/a = "x"']);
  t('replace', { file_path: '/ws/a', old_string: 'a', new_string: 'b', allow_multiple: true }, ['write /ws/a {all "a" → "b"}']);
  test('an edit by a relative path may mean another file', () => {
    const input = { file_path: 'a/b.json', old_string: 'x', new_string: 'y' };
    const decoded = decode(JSON.stringify({ ...base, tool_name: 'replace', tool_input: input }), 'gemini');
    assert.deepEqual(decoded.kind === 'actions' && decoded.actions.map((action) => 'loose' in action && action.loose), ['a/b.json']);
  });
  t('replace', { file_path: '/ws/a', instruction: 'x' }, ['write /ws/a']);
  t('search_file_content', { pattern: 'KEY', include: '.env*', no_ignore: true }, [
    'mcp gemini search_file_content {"pattern":"KEY","include":".env*","no_ignore":true}',
    "bash: rg --hidden --no-ignore -g '.env*' -e 'KEY' -- '.'",
  ]);
  t('grep_search', { pattern: 'KEY', names_only: true }, ['mcp gemini grep_search {"pattern":"KEY","names_only":true}']);
  t('glob', { pattern: '**/.env' }, ['mcp gemini glob {"pattern":"**/.env"}']);
  t('web_fetch', { prompt: 'compare <https://a.example/x?y=1>, and\nhttp://b.example' }, [
    'GET https://a.example/x?y=1',
    'GET http://b.example',
  ]);
  t('web_fetch', { prompt: 'nothing' }, ['mcp gemini web_fetch {"prompt":"(7 characters)"}']);
  t('save_memory', { fact: 'f' }, ['mcp gemini save_memory {"fact":"f"}']);
  t('mcp_a_b_delete', { id: 1 }, ['mcp a b_delete {"id":1}', 'mcp a_b delete {"id":1}']);
  t('mcp_my_rail_volume_delete', { id: 1 }, ['mcp my rail volume_delete {"id":1}'], {
    mcp_context: { server_name: 'my rail', tool_name: 'volume_delete' },
  });
  t('mcp_db_run', { command: 'rm -rf x' }, ['mcp db run {"command":"rm -rf x"}', 'bash: rm -rf x'], {
    mcp_context: { server_name: 'db', tool_name: 'run' },
  });
  t('something_new', { file_path: '.env', command: 'ls' }, [
    'mcp gemini something_new {"file_path":".env","command":"ls"}',
    'bash: ls',
    'read /ws/.env',
  ]);
});

describe('files that a prompt attaches', () => {
  const t = (prompt: string, expected: readonly string[]) => test(prompt, () => assert.deepEqual(attachedPaths(prompt), expected));
  t('explain @src/a.ts please', ['src/a.ts']);
  t('@.env', ['.env']);
  t('see @my\\ file.txt, and @"b c.txt".', ['my file.txt', '"b c.txt".', 'b c.txt.', '"b c.txt']);
  t('mail me\\@example.com', []);
  t('what is in @config\n--- Content from referenced files ---\nContent from @config/.env.production:\nA=1 @x\n--- End of content ---', [
    'config/.env.production',
    'config',
  ]);
  test('as reads', () =>
    assert.deepEqual(actionsOf(JSON.stringify({ ...base, hook_event_name: 'BeforeAgent', prompt: 'see @~/.aws/credentials' }), 'gemini'), [
      'read /home/me/.aws/credentials',
    ]));
});

describe('what the program makes of a command', () => {
  const t = (command: string, expected: readonly string[]) => test(command, () => assert.deepEqual(unwrapped(command), expected));
  t('echo "bash -c x"', []);
  t('case $x in a) ls;; esac', ['(\ncase $x in a) ls;; esac\n)']);
  t("/bin/SH -c 'ls'", ['ls']);
  t('bash -c ls -la', ['ls -la']);
  t('bash -c "a" "b"', ['a" "b']);
  t('bash -lc "ls"', []);
});

describe('malformed: the field is named', () => {
  const t = (change: object, problem: string) =>
    test(JSON.stringify(change), () => {
      const decoded = decode(
        JSON.stringify({ ...base, tool_name: 'run_shell_command', tool_input: { command: 'ls' }, ...change }),
        'gemini',
      );
      assert.deepEqual(decoded.kind === 'malformed' && decoded.problem, problem);
    });
  t({ hook_event_name: undefined, timestamp: undefined }, 'field hook_event_name is missing or not a text');
  t({ tool_name: undefined }, 'field tool_name is missing or not a text');
  t({ tool_input: '{"command":"ls"}' }, 'field tool_input is missing, or not an object');
  t({ tool_input: {} }, 'tool run_shell_command: tool_input.command is missing or not a text');
  t({ tool_input: { command: 'ls', dir_path: 7 } }, 'tool run_shell_command: tool_input.dir_path is not a path');
  t({ tool_name: 'write_file' }, 'tool write_file: tool_input.file_path is missing or not a text');
  t({ tool_name: 'web_fetch' }, 'tool web_fetch: tool_input.prompt is missing or not a text');
  t(
    { tool_name: 'read_many_files', tool_input: { include: 7 } },
    'tool read_many_files: tool_input.include is missing or not a list of texts',
  );
  t({ cwd: 'ws' }, 'field cwd is not an absolute path');
  t({ session_id: 7 }, 'field session_id is not a text');
  t({ hook_event_name: 'BeforeAgent' }, 'field prompt is missing or not a text');
  test('not JSON', () => assert.deepEqual(decode('{', 'gemini'), { kind: 'malformed', problem: 'the payload is not JSON' }));
});

describe('answers: exactly these bytes', () => {
  const answer = (payload: string, reason = 'no "é"') => {
    const { codec, decoded } = decodePayload(payload, 'gemini', { cwd: '/work', home: '/home/me' });
    return codec.encode({ kind: 'deny', reason }, decoded);
  };
  const denial = '{"decision":"deny","reason":"no \\"é\\""}';
  test('a tool', () => assert.equal(answer(read('BeforeTool-run_shell_command.json')), denial));
  test('a tool call that was not understood', () => assert.equal(answer(JSON.stringify(base)), denial));
  test('a prompt', () => assert.equal(answer(read('BeforeAgent.json')), denial));
  test('something unreadable', () => assert.equal(answer('{'), denial));
  test('a reason is never empty', () =>
    assert.equal(answer(read('BeforeAgent.json'), ' '), '{"decision":"deny","reason":"Mollyguard denied this action."}'));
  test('no opinion is silence', () => {
    for (const file of readdirSync(payloads)) {
      const { codec, decoded } = decodePayload(read(file), 'gemini', { cwd: '/work', home: '/home/me' });
      assert.equal(codec.encode({ kind: 'no-opinion' }, decoded), '', file);
    }
  });
});
