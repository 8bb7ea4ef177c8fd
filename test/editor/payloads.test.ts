import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { inTerminal } from '../demo/incident';
import { Turns } from '../demo/turns';
import { Editor } from './editor';
import { TEST_MS, until } from './host/guard';

/**
 * What VS Code's agent really sends to hooks. The files are what the codec's tests read; here the editor says whether they are still true.
 * MOLLYGUARD_RECORD=1 writes them anew.
 */
const recorded = path.join(__dirname, '..', 'payloads', 'vscode');
/** Stands for the id of the terminal that the agent started before. */
const TERMINAL = 'the-terminal';
const EVENTS = ['SessionStart', 'UserPromptSubmit', 'PreToolUse', 'PostToolUse', 'Stop'];

test('the payloads of VS Code’s agent are as recorded', { timeout: TEST_MS }, async () => {
  const editor = await Editor.start({ guarded: false });
  try {
    const { stage } = editor;
    const seen = path.join(stage.root, 'payloads.jsonl');
    const command = `{ tr -d '\\n'; echo; } >> '${seen}'`;
    const hooks = Object.fromEntries(EVENTS.map((event) => [event, [{ type: 'command', command, timeout: 20 }]]));
    writeFileSync(path.join(stage.home, '.copilot/hooks/record.json'), JSON.stringify({ version: 1, hooks }));
    const turns = new Turns(stage, await editor.page(stage.workspace));
    const file = (name: string): string => path.join(stage.workspace, name);
    const calls = [
      inTerminal('echo one; echo two'),
      { tool: 'list_dir', input: { path: stage.workspace } },
      { tool: 'read_file', input: { filePath: file('notes/deploy.md'), startLine: 1, endLine: 5 } },
      { tool: 'grep_search', input: { query: 'Railway', isRegexp: false } },
      { tool: 'file_search', input: { query: '**/*.md' } },
      { tool: 'create_file', input: { filePath: file('notes/new.md'), content: '# New\n' } },
      { tool: 'replace_string_in_file', input: { filePath: file('notes/new.md'), oldString: '# New', newString: '# Newer' } },
      { tool: 'insert_edit_into_file', input: { explanation: 'e', filePath: file('notes/new.md'), code: '# Newest' } },
      { tool: 'get_errors', input: { filePaths: [file('src/bookings.js')] } },
      { tool: 'run_vscode_command', input: { commandId: 'workbench.action.closeAllEditors', name: 'Close', args: [] } },
      { tool: 'run_in_terminal', input: { ...inTerminal('cat').input, mode: 'async', isBackground: true } },
      { tool: 'send_to_terminal', input: { id: TERMINAL, command: 'hello', waitForOutput: false } },
      { tool: 'get_terminal_output', input: { id: TERMINAL } },
      { tool: 'kill_terminal', input: { id: TERMINAL } },
      { tool: 'manage_todo_list', input: { todoList: [{ id: 1, title: 'Look', status: 'completed' }] } },
      {
        tool: 'create_and_run_task',
        input: { workspaceFolder: stage.workspace, task: { label: 'hello', type: 'shell', command: 'echo hello' } },
      },
      { tool: 'create_directory', input: { dirPath: file('reports') } },
    ];
    await turns.turn(({ step, results }) => {
      const call = calls[step];
      if (!call) return { text: 'Done.' };
      const id = /terminal with ID=([0-9a-f-]{36})/.exec(results.join())?.[1] ?? '';
      return { calls: [{ tool: call.tool, input: JSON.parse(JSON.stringify(call.input).replace(TERMINAL, id)) }] };
    });
    await until('the end of the turn', () => read(seen).some(({ hook_event_name }) => hook_event_name === 'Stop'));
    const payloads = read(seen).map((payload) => normalised(payload, stage.home));
    if (process.env.MOLLYGUARD_RECORD) record(payloads);
    const stored = readdirSync(recorded).map((name) => JSON.parse(readFileSync(path.join(recorded, name), 'utf8')));
    const shapes = (all: readonly Payload[]): string[] => [...new Set(all.map(shape))].sort();
    assert.ok(stored.length > EVENTS.length);
    assert.deepEqual(shapes(payloads), shapes(stored));
  } finally {
    await editor.stop();
  }
});

type Payload = Readonly<Record<string, unknown>>;

function read(file: string): readonly Payload[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Payload);
}

/** Without what differs from run to run. */
function normalised(payload: Payload, home: string): Payload {
  const text = JSON.stringify(payload)
    .replaceAll(home, '/home/demo')
    .replaceAll(path.dirname(home), '/editor')
    .replace(/"timestamp":"[^"]*"/, '"timestamp":"2026-11-21T12:00:00.000Z"')
    .replace(/"tool_use_id":"[^"]*"/, '"tool_use_id":"call_1__vscode-1"')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '00000000-0000-4000-8000-000000000000')
    .replace(/[0-9a-f]{32}/g, '0'.repeat(32));
  return JSON.parse(text) as Payload;
}

/** Event, tool, and the names of all fields. */
function shape({ tool_input, ...common }: Payload): string {
  const input = typeof tool_input === 'object' && tool_input !== null ? Object.keys(tool_input).sort() : [];
  return [common.hook_event_name, common.tool_name, Object.keys(common).sort(), input].join(' ');
}

function record(payloads: readonly Payload[]): void {
  mkdirSync(recorded, { recursive: true });
  for (const payload of payloads) {
    const name = [payload.hook_event_name, payload.tool_name].filter((part) => part !== undefined).join('-');
    const file = path.join(recorded, `${name}.json`);
    if (!existsSync(file) || process.env.MOLLYGUARD_RECORD === 'all') writeFileSync(file, `${JSON.stringify(payload, null, 2)}\n`);
  }
}
