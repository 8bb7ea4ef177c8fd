import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { codecs, decodePayload } from '../../src/agents/index';
import type { Action, Json } from '../../src/engine/types';

const payloads = path.join(__dirname, '../payloads');
const context = { cwd: '/work', home: '/home/me' };
const decode = (payload: string, hint = 'vscode') => decodePayload(payload, hint, context).decoded;

/** An action in one line, for rows. */
const show = (action: Action): string => {
  switch (action.kind) {
    case 'shell':
      return `${action.shell}: ${action.command}`;
    case 'mcp':
      return `mcp ${action.server} ${action.tool}`;
    case 'http':
      return `${action.method} ${action.url}`;
    default:
      return `${action.kind} ${action.path}${action.content === null ? '' : ` = ${JSON.stringify(action.content)}`}`;
  }
};
const actionsOf = (payload: string): readonly string[] | string => {
  const decoded = decode(payload);
  return decoded.kind === 'actions'
    ? decoded.actions.map(show)
    : decoded.kind === 'malformed'
      ? `malformed: ${decoded.problem}`
      : decoded.kind;
};

describe('recorded payloads', () => {
  // Recorded by the editor's test: what is asserted here holds for whatever it records.
  for (const file of readdirSync(path.join(payloads, 'vscode')).filter((name) => name.endsWith('.json'))) {
    test(`vscode/${file}`, () => {
      const text = readFileSync(path.join(payloads, 'vscode', file), 'utf8');
      const decoded = decode(text);
      if (!file.startsWith('PreToolUse')) return assert.equal(decoded.kind, 'nothing');
      const { tool_name, tool_input, session_id, tool_use_id, cwd } = JSON.parse(text);
      assert.ok(decoded.kind === 'actions', JSON.stringify(decoded));
      assert.deepEqual(
        { agent: decoded.agent, tool: decoded.tool, event: decoded.event, conversation: decoded.conversation, callId: decoded.callId },
        { agent: 'vscode', tool: tool_name, event: 'PreToolUse', conversation: session_id, callId: tool_use_id },
      );
      assert.ok(decoded.actions.length > 0 && decoded.actions.every((action) => action.cwd === cwd));
      const texts = JSON.stringify(decoded.actions);
      for (const field of ['command', 'filePath', 'content']) {
        const value: Json = tool_input[field] ?? null;
        if (typeof value === 'string') assert.ok(texts.includes(JSON.stringify(value).slice(1, -1)), `${field} is judged`);
      }
    });
  }
});

describe('tool inputs as documented', () => {
  const t = (tool: string, input: unknown, expected: readonly string[] | string) =>
    test(`${tool} ${JSON.stringify(input).slice(0, 80)}`, () => {
      const snake = { hook_event_name: 'PreToolUse', session_id: 's', cwd: '/ws', tool_name: tool, tool_input: input, tool_use_id: 'c' };
      assert.deepEqual(actionsOf(JSON.stringify(snake)), expected);
      const camel = {
        hookEventName: 'PreToolUse',
        sessionId: 's',
        cwd: '/ws',
        toolName: tool,
        toolArgs: JSON.stringify(input),
        toolUseId: 'c',
      };
      assert.deepEqual(actionsOf(JSON.stringify(camel)), expected, 'camelCase, arguments as text');
    });

  t('run_in_terminal', { command: ' rm -rf x', explanation: 'e', mode: 'sync' }, ['bash:  rm -rf x']);
  t('send_to_terminal', { id: '1', command: 'DROP TABLE x;' }, ['bash: DROP TABLE x;']);
  t('create_and_run_task', { task: { label: 'l', type: 'shell', command: 'rm' } }, ['bash: rm']);
  t('create_and_run_task', { task: { command: 'rm', args: ['-rf', 'a b'] } }, ["bash: rm -rf 'a b'", 'bash: rm -rf a b']);
  t('create_and_run_task', { task: { command: 'sh', args: ['-c', { value: "echo 'x'", quoting: 'strong' }] } }, [
    "bash: sh -c 'echo '\\''x'\\'''",
    "bash: sh -c echo 'x'",
  ]);
  t('run_task', { workspaceFolder: '/ws', id: 'build' }, ['mcp vscode run_task']);
  t('create_file', { filePath: '/ws/a', content: 'x' }, ['write /ws/a = "x"']);
  t('create_file', { filePath: 'sub/./a' }, ['write /ws/sub/./a']);
  t('create_file', { filePath: '~/.bashrc', content: '' }, ['write /home/me/.bashrc = ""']);
  t('create_file', { filePath: 'file:///ws/a%20b', content: 'x' }, ['write /ws/a b = "x"']);
  t('create_file', { filePath: 'vscode-userdata:/home/me/settings.json', content: 'x' }, ['write /home/me/settings.json = "x"']);
  t('create_file', { filePath: '/ws/a', path: '/ws/b', content: 'x' }, ['write /ws/a = "x"', 'write /ws/b = "x"']);
  t('create_file', { filePath: '/ws/a\0b', content: 'x' }, 'malformed: tool create_file: a path in tool_input is not a path');
  t('replace_string_in_file', { filePath: '/ws/a', oldString: 'a', newString: 'b' }, ['write /ws/a']);
  t('insert_edit_into_file', { filePath: '/ws/a', code: 'x' }, ['write /ws/a']);
  t('edit_notebook_file', { filePath: '/ws/a.ipynb', newCode: 'x' }, ['write /ws/a.ipynb']);
  t('multi_replace_string_in_file', { replacements: [{ filePath: '/ws/a' }, { filePath: '/ws/b' }, { filePath: '/ws/a' }] }, [
    'write /ws/a',
    'write /ws/b',
  ]);
  t(
    'apply_patch',
    { input: '*** Begin Patch\n*** Update File: a\n@@\n-x\n+y\n*** Delete File: /ws/b\n*** Add File: c\n+1\n+2\n*** End Patch' },
    ['write /ws/a', 'delete /ws/b', 'write /ws/c = "1\\n2\\n"'],
  );
  t('apply_patch', { input: '*** Update File: a\r\n*** Move to: ../b\r\n' }, ['write /ws/a', 'delete /ws/a', 'write /ws/../b']);
  t('read_file', { filePath: '.env', startLine: 1, endLine: 2 }, ['read /ws/.env']);
  t('view_image', { filePath: '/ws/i.png' }, ['read /ws/i.png']);
  t('grep_search', { query: 'KEY', includePattern: '.env', includeIgnoredFiles: true }, [
    'mcp vscode grep_search',
    'read /ws/.env',
    "bash: rg --hidden --no-ignore -g '.env' -e 'KEY' -- '.'",
  ]);
  t('grep_search', { query: 'KEY', includePattern: '**/*.ts' }, [
    'mcp vscode grep_search',
    "bash: rg --hidden -g '**/*.ts' -e 'KEY' -- '.'",
  ]);
  t('fetch_webpage', { urls: ['https://a/', 'https://b/'], query: 'q' }, ['GET https://a/', 'GET https://b/']);
  t('run_vscode_command', { commandId: 'mollyguard.pause', name: 'Pause' }, ['mcp vscode run_vscode_command']);
  t('run_vscode_command', { commandId: 'workbench.action.terminal.sendSequence', args: [{ text: 'rm -rf x\r' }] }, [
    'mcp vscode run_vscode_command',
    'bash: rm -rf x\n',
  ]);
  t('run_playwright_code', { code: "fetch('x')" }, [
    'mcp vscode run_playwright_code',
    "bash: node -e 'fetch('\\''x'\\'')'",
    "bash: python3 -c 'fetch('\\''x'\\'')'",
  ]);
  t('mcp_railway_volume_delete', { id: 'v' }, ['mcp railway volume_delete']);
  t('mcp_shell_run', { command: 'rm -rf x' }, ['mcp shell run', 'bash: rm -rf x']);
  t('brand_new_tool', { script: 'rm -rf x', sql: 'DROP TABLE x', filePath: '.env' }, [
    'mcp vscode brand_new_tool',
    'bash: rm -rf x',
    "bash: psql -c 'DROP TABLE x'",
    'read /ws/.env',
  ]);
  t('another_tool', { commands: ['ls', 'rm -rf x'] }, ['mcp vscode another_tool', 'bash: ls', 'bash: rm -rf x']);
  t('memory', { command: 'view', path: '/memories' }, ['mcp vscode memory']);
  t('get_errors', {}, ['mcp vscode get_errors', "bash: rg -e '' -- '.'"]);
  t('get_errors', { filePaths: ['/ws/a.ts', '/ws/b c'] }, ['mcp vscode get_errors', "bash: rg -e '' -- '/ws/a.ts' '/ws/b c'"]);
  t('get_changed_files', {}, ['mcp vscode get_changed_files', "bash: rg --hidden -e '' -- '.'"]);
  t('get_changed_files', { repositoryPath: '/ws/a', sourceControlState: ['unstaged'] }, [
    'mcp vscode get_changed_files',
    "bash: rg --hidden -e '' -- '/ws/a'",
  ]);
  t('powershell', { command: 'Remove-Item x' }, ['powershell: Remove-Item x']);
  t('write_bash', { shellId: '1', input: 'rm -rf x\n' }, ['bash: rm -rf x\n']);
});

describe('malformed: the field is named', () => {
  const base = { hook_event_name: 'PreToolUse', session_id: 's', cwd: '/ws', tool_name: 'run_in_terminal', tool_input: { command: 'ls' } };
  const t = (change: Readonly<Record<string, unknown>>, problem: string) =>
    test(JSON.stringify(change), () => {
      const decoded = decode(JSON.stringify({ ...base, ...change }));
      assert.deepEqual(decoded, { kind: 'malformed', problem });
    });
  t({ tool_name: undefined }, 'field tool_name is missing or not a text');
  t({ tool_name: 7 }, 'field tool_name is missing or not a text');
  t({ tool_name: '' }, 'field tool_name is missing or not a text');
  t({ hookEventName: 'PreToolUse', toolName: 'read_file' }, 'field tool_name is missing or not a text');
  t({ tool_name: undefined, hook_event_name: undefined }, 'fields hook_event_name and tool_name are both missing');
  t({ hook_event_name: 7 }, 'field hook_event_name is not one text');
  t({ hookEventName: 'Stop' }, 'field hook_event_name is not one text');
  t({ cwd: 'relative' }, 'field cwd is not an absolute path');
  t({ cwd: 7 }, 'field cwd is not an absolute path');
  t({ session_id: {} }, 'field session_id is not a text');
  t({ tool_input: undefined }, 'field tool_input is missing, or not an object');
  t({ tool_input: ['ls'] }, 'field tool_input is missing, or not an object');
  t({ hookEventName: 'PreToolUse', toolArgs: { command: 'rm' } }, 'field tool_input is missing, or not an object');
  t({ tool_input: { command: ['ls'] } }, 'tool run_in_terminal: tool_input.command is missing or not a text');
  t({ tool_input: '"ls"' }, 'tool run_in_terminal: tool_input.command is missing or not a text');
  t({ tool_name: 'create_file' }, 'tool create_file: tool_input.filePath is missing or not a text');
  t({ tool_name: 'apply_patch', tool_input: { input: 'nothing' } }, 'tool apply_patch: tool_input.input names no file');
  t({ tool_name: 'create_and_run_task' }, 'tool create_and_run_task: tool_input.task.command is missing or not a text');
  t({ tool_name: 'fetch_webpage' }, 'tool fetch_webpage: tool_input.urls is not a list of texts');
  t(
    { tool_name: 'multi_replace_string_in_file', tool_input: { replacements: [{}] } },
    'tool multi_replace_string_in_file: tool_input.replacements: an entry has no filePath',
  );
  for (const text of ['', 'null', '[]', '7', '"x"', '{"a":', `${'['.repeat(200_000)}`]) {
    test(`not an object: ${text.slice(0, 10)}`, () => assert.equal(decode(text).kind, 'malformed'));
  }
  test('an unknown event with a tool is judged, one that decides nothing is not', () => {
    assert.equal(decode(JSON.stringify({ ...base, hook_event_name: 'PreToolUseV2' })).kind, 'actions');
    assert.deepEqual(decode(JSON.stringify({ ...base, hook_event_name: 'PostToolUse' })), { kind: 'nothing', event: 'PostToolUse' });
  });
  test('no cwd: the folder the hook was started in', () => {
    const decoded = decode(JSON.stringify({ ...base, cwd: undefined }));
    assert.ok(decoded.kind === 'actions' && decoded.actions[0]?.cwd === '/work');
  });
});

describe('answers', () => {
  const vscode = codecs.find(({ id }) => id === 'vscode');
  assert.ok(vscode);
  const decided = { permissionDecision: 'deny', permissionDecisionReason: 'no "é"' };
  const nested = { hookSpecificOutput: { hookEventName: 'PreToolUse', ...decided } };
  const answer = (payload: string) => vscode.encode({ kind: 'deny', reason: 'no "é"' }, decode(payload));
  const read = (file: string) => readFileSync(path.join(payloads, file), 'utf8');

  test('no opinion is silence', () =>
    assert.equal(vscode.encode({ kind: 'no-opinion' }, decode(read('vscode/PreToolUse-run_in_terminal.json'))), ''));
  test('a denial speaks both dialects', () => {
    assert.deepEqual(JSON.parse(answer(read('vscode/PreToolUse-run_in_terminal.json'))), { ...decided, ...nested });
  });
  test('a denial of what was malformed speaks both, too', () => assert.deepEqual(JSON.parse(answer('{')), { ...decided, ...nested }));
  test('a reason is never empty', () => {
    const text = vscode.encode({ kind: 'deny', reason: '  ' }, decode('{'));
    assert.equal(JSON.parse(text).permissionDecisionReason, 'Mollyguard denied this action.');
  });
});
