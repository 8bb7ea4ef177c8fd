import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { codecs, decodePayload } from '../../src/agents/index';
import { strictestOf } from '../../src/engine/decide';
import { HOME, judgeIn, PROJECT } from '../engine/world';
import { FILES, guarded } from './selfWorld';

const payloads = path.join(__dirname, '../payloads');
type Payload = Readonly<Record<string, unknown>>;

/** A payload of this agent with another tool call in it; everything else is as recorded. */
function call(agent: string, file: string, tool: string, input: object): string {
  const recorded = JSON.parse(readFileSync(path.join(payloads, agent, file), 'utf8')) as Payload;
  const replaced: Record<string, unknown> = { ...recorded };
  for (const name of ['tool_name', 'toolName', 'tool']) if (name in replaced) replaced[name] = tool;
  for (const name of ['tool_input', 'toolInput', 'args']) if (name in replaced) replaced[name] = input;
  if ('toolArgs' in replaced) replaced.toolArgs = typeof recorded.toolArgs === 'string' ? JSON.stringify(input) : input;
  if ('tool_call' in replaced) replaced.tool_call = { id: 'call_1', name: tool, input };
  if ('preToolUse' in replaced) replaced.preToolUse = { toolName: tool, parameters: input };
  if ('cwd' in replaced) replaced.cwd = PROJECT;
  if ('workspaceRoots' in replaced) replaced.workspaceRoots = [PROJECT];
  // What our plugin for opencode passes on of such a call.
  if (agent === 'opencode')
    return JSON.stringify({ plugin: agent, event: 'tool.execute.before', tool, sessionID: 's', directory: PROJECT, args: input });
  return JSON.stringify(replaced);
}

function decide(agent: string, payload: string): string {
  const { codec, decoded } = decodePayload(payload, agent, { cwd: PROJECT, home: HOME });
  if (decoded.kind !== 'actions') return `${codec.id}: ${decoded.kind === 'malformed' ? decoded.problem : decoded.kind}`;
  const { decision, rule } = strictestOf(decoded.actions.map((action) => judgeIn(action, guarded).verdict));
  return decision === 'deny' ? `${decision} ${rule?.split('/')[0]}` : decision;
}

const patch = (...lines: readonly string[]): string => ['*** Begin Patch', ...lines, '*** End Patch'].join('\n');
const cursorHooks = `${HOME}/.cursor/hooks.json`;
const claude = `${HOME}/.claude/settings.json`;

/** agent, recorded payload, and its own tools with what they are given: to switch off, and harmless twins. */
const rows: readonly (readonly [
  agent: string,
  file: string,
  off: readonly (readonly [string, object])[],
  fine: readonly (readonly [string, object])[],
])[] = [
  [
    'claude-code',
    'PreToolUse-Write.json',
    [
      ['Write', { file_path: claude, content: '{}' }],
      ['Edit', { file_path: claude, old_string: FILES.claude, new_string: '{}' }],
      ['MultiEdit', { file_path: claude, edits: [{ old_string: 'mollyguard', new_string: 'x', replace_all: true }] }],
      ['NotebookEdit', { notebook_path: claude, new_source: '{}' }],
      ['Write', { file_path: `${PROJECT}/.claude/settings.local.json`, content: '{"disableAllHooks":true}' }],
      ['Bash', { command: `echo '{}' > ${claude}` }],
      ['mcp__fs__write_file', { path: claude, content: '{}' }],
    ],
    [
      ['Read', { file_path: claude }],
      ['Write', { file_path: `${PROJECT}/.claude/notes.md`, content: 'disableAllHooks' }],
      ['Edit', { file_path: claude, old_string: '"timeout":900}]}]}}', new_string: '"timeout":900}]}]},"model":"opus"}' }],
    ],
  ],
  [
    'codex',
    'PreToolUse-apply_patch.json',
    [
      ['apply_patch', { command: patch(`*** Delete File: ${HOME}/.codex/hooks.json`) }],
      ['apply_patch', { command: patch(`*** Update File: ${HOME}/.codex/hooks.json`, '@@', '-mollyguard', '+x') }],
      ['apply_patch', { command: patch(`*** Update File: ${cursorHooks}`, `*** Move to: ${HOME}/.cursor/hooks.bak`, '@@', ' x') }],
      ['apply_patch', { command: patch('*** Add File: .codex/config.toml', '+[features]', '+hooks = false') }],
      ['Bash', { command: `apply_patch <<'E'\n${patch(`*** Delete File: ${cursorHooks}`)}\nE` }],
    ],
    [['apply_patch', { command: patch('*** Add File: docs/hooks.md', '+hooks = false') }]],
  ],
  [
    'vscode',
    'PreToolUse-create_file.json',
    [
      ['create_file', { filePath: cursorHooks, content: '{}' }],
      ['replace_string_in_file', { filePath: `${HOME}/.copilot/hooks/mollyguard.json`, oldString: 'PreToolUse', newString: 'PostToolUse' }],
      ['multi_replace_string_in_file', { replacements: [{ filePath: claude, oldString: 'mollyguard', newString: 'x' }] }],
      ['insert_edit_into_file', { filePath: `${HOME}/.copilot/hooks/mollyguard.json`, code: '{}', explanation: 'x' }],
      ['apply_patch', { input: patch(`*** Delete File: ${HOME}/.copilot/hooks/mollyguard.json`), explanation: 'x' }],
      ['edit_notebook_file', { filePath: cursorHooks, newCode: '{}', editType: 'edit', cellId: 'x' }],
      ['create_and_run_task', { workspaceFolder: PROJECT, task: { label: 'x', type: 'shell', command: 'rm -rf ~/.mollyguard' } }],
      ['create_file', { filePath: `${PROJECT}/.vscode/settings.json`, content: '{"chat.useHooks":false}' }],
      ['run_vscode_command', { commandId: 'mollyguard.removeHooks', name: 'x' }],
      ['open_browser_page', { url: 'http://localhost:8080/?folder=/home/you' }],
      ['fetch_webpage', { urls: ['http://localhost:9222/json/list'], query: 'x' }],
    ],
    [
      ['read_file', { filePath: cursorHooks, startLine: 1, endLine: 10 }],
      ['create_file', { filePath: `${PROJECT}/.vscode/settings.json`, content: '{"editor.tabSize":2}' }],
      ['open_browser_page', { url: 'http://localhost:5173/' }],
    ],
  ],
  [
    'copilot-cli',
    'preToolUse-create.json',
    [
      ['create', { path: `${HOME}/.copilot/hooks/mollyguard.json`, file_text: '{}' }],
      ['edit', { path: `${HOME}/.copilot/hooks/mollyguard.json`, old_str: 'mollyguard', new_str: 'x' }],
      ['bash', { command: 'rm ~/.copilot/hooks/*', description: 'x' }],
    ],
    [['view', { path: `${HOME}/.copilot/hooks/mollyguard.json` }]],
  ],
  [
    'gemini',
    'BeforeTool-write_file.json',
    [
      ['write_file', { file_path: `${HOME}/.gemini/settings.json`, content: '{}' }],
      ['replace', { file_path: `${HOME}/.gemini/settings.json`, old_string: 'mollyguard', new_string: 'x' }],
      ['write_file', { file_path: `${PROJECT}/.gemini/settings.json`, content: '{"hooksConfig":{"disabled":["mollyguard"]}}' }],
      ['run_shell_command', { command: 'truncate -s 0 ~/.gemini/settings.json' }],
    ],
    [
      ['read_file', { file_path: `${PROJECT}/README.md` }],
      ['replace', { file_path: `${HOME}/.gemini/settings.json`, old_string: '"theme":"dark"', new_string: '"theme":"light"' }],
    ],
  ],
  [
    'qwen',
    'PreToolUse-write_file.json',
    [
      ['write_file', { file_path: `${HOME}/.qwen/settings.json`, content: '{}' }],
      ['edit', { file_path: `${HOME}/.qwen/settings.json`, old_string: 'mollyguard', new_string: 'x' }],
      ['write_file', { file_path: `${PROJECT}/.qwen/settings.json`, content: '{"disableAllHooks":true}' }],
    ],
    [['write_file', { file_path: `${PROJECT}/.qwen/settings.json`, content: '{"model":"x"}' }]],
  ],
  [
    'opencode',
    'tool.execute.before-write.json',
    [
      ['write', { filePath: `${HOME}/.config/opencode/plugins/mollyguard.js`, content: '' }],
      ['edit', { filePath: `${HOME}/.config/opencode/plugins/mollyguard.js`, oldString: 'Mollyguard', newString: 'x' }],
      ['bash', { command: 'rm -rf ~/.config/opencode/plugins' }],
    ],
    [['read', { filePath: `${PROJECT}/README.md` }]],
  ],
  [
    'cline',
    'PreToolUse-editor.json',
    [
      ['run_commands', { commands: ['ls', 'rm -rf ~/.mollyguard'] }],
      ['editor', { path: `${HOME}/.mollyguard/bin/hook`, new_text: 'x' }],
    ],
    [['read_files', { files: [{ path: `${PROJECT}/README.md` }] }]],
  ],
];

for (const [agent, file, off, fine] of rows) {
  for (const [tool, input] of off)
    test(`${agent} ${tool} ${JSON.stringify(input)}: denied`, () =>
      assert.equal(decide(agent, call(agent, file, tool, input)), 'deny self'));
  for (const [tool, input] of fine)
    test(`${agent} ${tool} ${JSON.stringify(input)}: free`, () => assert.equal(decide(agent, call(agent, file, tool, input)), 'allow'));
}

test('every agent with recorded payloads has rows', () => {
  const recorded = readdirSync(payloads).filter((name) => codecs.some(({ id }) => id === name));
  assert.deepEqual(recorded.sort(), rows.map(([agent]) => agent).sort());
});
