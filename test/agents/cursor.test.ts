import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodePayload } from '../../src/agents/index';
import { actionsOf, decode } from './rows';

/** Everything here is as Cursor's documentation and published probes have it, rewritten; none of it was recorded from a running Cursor. */
const common = {
  conversation_id: 'C',
  generation_id: 'G',
  model: 'default',
  cursor_version: '3.24.12',
  workspace_roots: ['/w'],
  user_email: null,
  transcript_path: null,
};
const payload = (event: string, fields: object): string => JSON.stringify({ ...common, hook_event_name: event, ...fields });
const documented = (event: string, fields: object, expected: readonly string[] | string) =>
  test(`documented: ${event} ${JSON.stringify(fields).slice(0, 90)}`, () =>
    assert.deepEqual(actionsOf(payload(event, fields), 'cursor'), expected));

describe('events that come before something happens', () => {
  documented('beforeShellExecution', { command: 'rm -rf x && ls', cwd: '/w/sub', sandbox: false }, ['bash: rm -rf x && ls']);
  documented(
    'beforeMCPExecution',
    {
      tool_name: 'delete_bucket',
      tool_input: '{"bucket":"logs"}',
      mcp_server_name: 'linear',
      command: 'npx -y @acme/mcp-server --token abc',
    },
    ['mcp linear @acme/mcp-server delete_bucket {"bucket":"logs"}'],
  );
  documented(
    'beforeMCPExecution',
    { tool_name: 't', tool_input: { sql: 'DROP TABLE x' }, mcp_server_name: 'db', url: 'https://mcp.railway.example/sse?token=abc' },
    ['mcp db mcp.railway.example t {"sql":"DROP TABLE x"}', "bash: psql -c 'DROP TABLE x'"],
  );
  documented('beforeReadFile', { file_path: '/w/.env', content: 'A=b', attachments: [{ type: 'rule', file_path: '/w/r.mdc' }] }, [
    'read /w/.env',
    'read /w/r.mdc',
  ]);
  documented('beforeTabFileRead', { file_path: '/w/.env', content: 'A=b' }, ['read /w/.env']);
  documented(
    'beforeSubmitPrompt',
    {
      prompt: 'p',
      attachments: [
        { type: 'file', file_path: '/w/.env' },
        { type: 'file', filePath: '/w/a' },
      ],
    },
    ['read /w/.env', 'read /w/a'],
  );
  documented('beforeSubmitPrompt', { prompt: 'p', attachments: [], composer_mode: 'agent' }, []);
  documented('subagentStart', { subagent_id: 'i', subagent_type: 'general-purpose', task: 'a secret task', parent_conversation_id: 'C' }, [
    'mcp cursor Task {"subagent_type":"general-purpose"}',
  ]);
  for (const event of ['afterFileEdit', 'stop', 'sessionStart', 'postToolUse', 'workspaceOpen']) documented(event, {}, 'nothing');
});

describe('preToolUse', () => {
  const t = (tool: string, input: unknown, expected: readonly string[] | string) =>
    documented('preToolUse', { tool_name: tool, tool_input: input, tool_use_id: 'u', cwd: '' }, expected);
  t('Shell', { command: 'touch x', cwd: '', timeout: 30_000 }, ['bash: touch x']);
  t('Shell', '{"command":"touch x","working_directory":"/w/sub"}', ['bash: touch x']);
  t('Read', { file_path: '/w/a.txt' }, ['read or write /w/a.txt']);
  t('Write', { path: 'a.txt', contents: 'x' }, ['write /w/a.txt = "x"']);
  t('Write', { file_path: '/w/a.txt', content: 'x', contents: 'y' }, ['write /w/a.txt']);
  t('StrReplace', { path: '/w/a.txt', old_string: 'a', new_string: 'b' }, ['write /w/a.txt {"a" → "b"}']);
  t('Delete', { path: '/w/a.txt' }, ['delete /w/a.txt']);
  t('EditNotebook', { target_notebook: '/w/a.ipynb' }, ['mcp cursor EditNotebook {"target_notebook":"/w/a.ipynb"}', 'write /w/a.ipynb']);
  t('Grep', { pattern: 'KEY', path: '/w/.env' }, [
    'mcp cursor Grep {"pattern":"KEY","path":"/w/.env"}',
    'read /w/.env',
    "bash: rg --hidden -e 'KEY' -- '/w/.env'",
  ]);
  t('WebFetch', { url: 'https://a/' }, ['GET https://a/']);
  t('Task', { prompt: 'a task', subagent_type: 'x' }, ['mcp cursor Task {"prompt":"(6 characters)","subagent_type":"x"}']);
  t('MCP:fetch_page', '{"url":"https://a/"}', ['mcp unknown fetch_page {"url":"https://a/"}']);
  t('RemoveFileQuietly', { target_file: '/w/a' }, ['mcp cursor RemoveFileQuietly {"target_file":"/w/a"}', 'delete /w/a']);
  t('BrandNew', { file_path: '/w/a', new_string: 'b', old_string: 'a' }, [
    'mcp cursor BrandNew {"file_path":"/w/a","new_string":"b","old_string":"a"}',
    'write /w/a {"a" → "b"}',
  ]);
  t('BrandNew', { command: 'rm -rf x' }, ['mcp cursor BrandNew {"command":"rm -rf x"}', 'bash: rm -rf x']);
  t('Shell', {}, 'malformed: tool Shell: tool_input.command is missing or not a text');
  t('Write', { contents: 'x' }, 'malformed: tool Write: tool_input.file_path is missing or not a text');
  t('Shell', 'rm -rf x', 'malformed: field tool_input is missing, or not an object');
});

describe('the folder', () => {
  const of = (fields: object) => {
    const decoded = decode(payload('preToolUse', { tool_name: 'Shell', ...fields }), 'cursor');
    assert.ok(decoded.kind === 'actions', JSON.stringify(decoded));
    return { folders: decoded.actions.map(({ cwd }) => cwd), vague: decoded.vague ?? false };
  };
  const t = (name: string, fields: object, folders: readonly string[], vague: boolean) =>
    test(name, () => assert.deepEqual(of({ tool_input: { command: 'ls' }, ...fields }), { folders, vague }));
  t('the call’s', { tool_input: { command: 'ls', cwd: '/w/a' }, cwd: '/w/b' }, ['/w/a'], false);
  t('the event’s', { cwd: '/w/b' }, ['/w/b'], false);
  t('two that differ', { tool_input: { command: 'ls', cwd: '/w/a', working_directory: '/w/b' } }, ['/w/a', '/w/b'], true);
  t('one below the workspace', { tool_input: { command: 'ls', cwd: 'sub' } }, ['/w/sub'], false);
  t('none', { cwd: '' }, ['/w'], true);
  t('none, several roots', { cwd: '', workspace_roots: ['/w', '/v'] }, ['/w', '/v'], true);
  t('none, no root', { cwd: '', workspace_roots: [] }, ['/home/me'], true);
  test('a file’s path is the same in all roots', () =>
    assert.deepEqual(actionsOf(payload('beforeReadFile', { file_path: '/w/a', workspace_roots: ['/w', '/v'] }), 'cursor'), ['read /w/a']));
});

describe('answers: exactly these bytes', () => {
  const answer = (text: string, hint = 'cursor', reason = 'no "é"') => {
    const { codec, decoded } = decodePayload(text, hint, { cwd: '/work', home: '/home/me' });
    return [codec.encode({ kind: 'deny', reason }, decoded), codec.encode({ kind: 'no-opinion' }, decoded)];
  };
  const allow = '{"permission":"allow"}';
  const both = '{"permission":"deny","user_message":"no \\"é\\"","agent_message":"no \\"é\\""}';
  const short = '{"permission":"deny","user_message":"no \\"é\\""}';
  const shell = payload('beforeShellExecution', { command: 'ls' });
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['a command', shell, [both, allow]],
    ['a tool', payload('preToolUse', { tool_name: 'Shell', tool_input: { command: 'ls' } }), [both, allow]],
    ['an MCP call', payload('beforeMCPExecution', { tool_name: 't', tool_input: '{}' }), [both, allow]],
    ['a read', payload('beforeReadFile', { file_path: '/w/a' }), [short, allow]],
    ['a read for Tab', payload('beforeTabFileRead', { file_path: '/w/a' }), ['{"permission":"deny"}', allow]],
    ['a sub-agent', payload('subagentStart', { subagent_type: 'x' }), [short, allow]],
    [
      'a prompt',
      payload('beforeSubmitPrompt', { attachments: [] }),
      ['{"continue":false,"user_message":"no \\"é\\""}', '{"continue":true}'],
    ],
    ['a call that was not understood', payload('preToolUse', { tool_name: 'Shell', tool_input: {} }), [both, allow]],
    ['an event after the fact', payload('stop', { status: 'completed' }), [both, '{}']],
    [
      'something unreadable',
      '{',
      ['{"continue":false,"permission":"deny","user_message":"no \\"é\\"","agent_message":"no \\"é\\""}', allow],
    ],
  ];
  for (const [name, text, expected] of rows) test(`documented: ${name}`, () => assert.deepEqual(answer(text), expected));
  test('documented: through Claude Code’s file the payload is Cursor’s, and so is the answer', () => {
    assert.deepEqual(answer(shell, 'claude-code'), [both, allow]);
    assert.deepEqual(answer(payload('preToolUse', { tool_name: 'Shell', tool_input: {} }), 'claude-code'), [both, allow]);
  });
  test('documented: a byte order mark, as on Windows', () => assert.deepEqual(answer(`\uFEFF${shell}`), [both, allow]));
  test('a reason is never empty', () =>
    assert.match(answer(shell, 'cursor', '')[0] ?? '', /"user_message":"Mollyguard denied this action\."/));
});
