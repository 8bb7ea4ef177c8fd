import type { Action, Json, ShellKind } from '../../engine/types';
import { type Fields, isFields, textOf, textsOf } from '../fields';
import { patchedFiles } from '../patch';
import { absolutePath } from '../paths';

interface Base {
  readonly agent: string;
  readonly conversation: string | null;
  readonly cwd: string;
}
type Tool = (input: Fields, to: Builder) => readonly Action[] | string;
export type ToolActions =
  | { readonly kind: 'actions'; readonly actions: readonly Action[] }
  | { readonly kind: 'malformed'; readonly problem: string };

/** All that one tool call would do. A known tool without the field it acts on is malformed: it would act on something we did not see. */
export function toolActions(tool: string, input: Fields, base: Base, home: string): ToolActions {
  const to = builder(base, home, tool);
  const found = (TOOLS.get(tool) ?? (() => otherTool(tool, input, to)))(input, to);
  if (typeof found === 'string') return { kind: 'malformed', problem: found };
  const lost = found.find((action) => 'path' in action && action.path === '');
  return lost ? { kind: 'malformed', problem: 'a path in tool_input is not a path' } : { kind: 'actions', actions: found };
}

/** Makes actions of one call. */
interface Builder {
  shell(command: string, shell?: ShellKind): Action;
  mcp(server: string, tool: string, input: Json): Action;
  file(kind: 'read' | 'write' | 'delete', path: string, content?: string | null): Action;
  get(url: string): Action;
  /** The call itself, for rules that match tools by name. */
  readonly own: (input: Json) => Action;
}

function builder(base: Base, home: string, name: string): Builder {
  const mcp = (server: string, tool: string, input: Json): Action => ({ ...base, kind: 'mcp', server, tool, input });
  return {
    shell: (command, shell = 'bash') => ({ ...base, kind: 'shell', command, shell }),
    mcp,
    file: (kind, path, content = null) => ({ ...base, kind, path: absolutePath(path, base.cwd, home) ?? '', content }),
    get: (url) => ({ ...base, kind: 'http', method: 'GET', url, headers: {}, body: null }),
    own: (input) => mcp('vscode', name, input),
  };
}

const PATHS = ['filePath', 'file_path', 'path', 'notebook_path'] as const;

const shellTool =
  (field: string, shell: ShellKind = 'bash'): Tool =>
  (input, to) => {
    const command = input[field];
    return typeof command === 'string' ? [to.shell(command, shell)] : `tool_input.${field} is missing or not a text`;
  };

const fileTool =
  (kind: 'read' | 'write', ...content: readonly string[]): Tool =>
  (input, to) => {
    const paths = textsOf(input, ...PATHS);
    const texts = textsOf(input, ...content);
    if (paths.length === 0) return `tool_input.${PATHS[0]} is missing or not a text`;
    return paths.map((path) => to.file(kind, path, texts.length === 1 ? (texts[0] ?? null) : null));
  };

/** What an edit leaves in the file is not in the payload: content null, and the engine takes the file for changed in an unknown way. */
const edit = fileTool('write');
const read = fileTool('read');

const multiReplace: Tool = (input, to) => {
  const list = input.replacements;
  if (!Array.isArray(list) || list.length === 0) return 'tool_input.replacements is missing or not a list';
  const paths = list.map((entry: Json) => (isFields(entry) ? textOf(entry, ...PATHS) : undefined) ?? textOf(input, ...PATHS));
  if (paths.some((path) => path === undefined)) return 'tool_input.replacements: an entry has no filePath';
  return [...new Set(paths)].map((path) => to.file('write', path ?? ''));
};

const applyPatch: Tool = (input, to) => {
  const patch = textOf(input, 'input', 'patch');
  if (patch === undefined) return 'tool_input.input is missing or not a text';
  const files = patchedFiles(patch);
  if (files.length === 0) return 'tool_input.input names no file';
  return files.map((file) => to.file(file.kind, file.path, file.kind === 'write' ? file.content : null));
};

/** VS Code quotes an argument with blanks and passes others as written; both readings are judged. */
const createTask: Tool = (input, to) => {
  const task = input.task;
  if (!isFields(task) || typeof task.command !== 'string') return 'tool_input.task.command is missing or not a text';
  const list = task.args ?? [];
  if (!Array.isArray(list)) return 'tool_input.task.args is not a list';
  const args = list.map((arg: Json) => (isFields(arg) ? arg.value : arg));
  if (!args.every((arg) => typeof arg === 'string')) return 'tool_input.task.args has an entry that is not a text';
  const plain = [task.command, ...args].join(' ');
  const quoted = [task.command, ...args.map((arg) => (/\s/.test(arg) ? quote(arg) : arg))].join(' ');
  return [...new Set([quoted, plain])].map((command) => to.shell(command));
};

const fetchPages: Tool = (input, to) => {
  const list = input.urls ?? input.url;
  const urls = typeof list === 'string' ? [list] : list;
  if (!Array.isArray(urls) || !urls.every((url: Json) => typeof url === 'string')) return 'tool_input.urls is not a list of texts';
  return [...urls.map((url) => to.get(url)), ...(urls.length === 0 ? [to.own(input)] : [])];
};

/** Any editor command; text that is sent to a terminal is shell text. */
const editorCommand: Tool = (input, to) => {
  const id = input.commandId;
  if (typeof id !== 'string') return 'tool_input.commandId is missing or not a text';
  const typed = /terminal/i.test(id) ? textsWithin(input.args ?? null, 0) : [];
  return [to.own(input), ...typed.map((text) => to.shell(text.replace(/\r\n?/g, '\n')))];
};

const searchIn: Tool = (input, to) => {
  const files = textsOf(input, 'includePattern').filter((pattern) => pattern !== '' && !/[*?{}[\]]/.test(pattern));
  return [to.own(input), ...files.map((path) => to.file('read', path))];
};

const browse: Tool = (input, to) => [to.own(input), ...textsOf(input, 'url').map((url) => to.get(url))];
const code: Tool = (input, to) => [to.own(input), ...codeIn(input, to)];
const own: Tool = (input, to) => [to.own(input)];

const TOOLS: ReadonlyMap<string, Tool> = new Map([
  // VS Code's chat
  ['run_in_terminal', shellTool('command')],
  ['send_to_terminal', shellTool('command')],
  ['create_and_run_task', createTask],
  ['create_file', fileTool('write', 'content')],
  ['insert_edit_into_file', edit],
  ['replace_string_in_file', edit],
  ['multi_replace_string_in_file', multiReplace],
  ['edit_notebook_file', edit],
  ['apply_patch', applyPatch],
  ['read_file', read],
  ['view_image', read],
  ['copilot_getNotebookSummary', read],
  ['read_notebook_cell_output', read],
  ['grep_search', searchIn],
  ['fetch_webpage', fetchPages],
  ['open_browser_page', browse],
  ['navigate_page', browse],
  ['run_playwright_code', code],
  ['run_vscode_command', editorCommand],
  // its `command` is a verb of its own (view, create …), no program
  ['memory', own],
  // the Copilot CLI
  ['bash', shellTool('command')],
  ['powershell', shellTool('command', 'powershell')],
  ['write_bash', shellTool('input')],
  ['write_powershell', shellTool('input', 'powershell')],
  ['view', read],
  ['create', fileTool('write', 'file_text', 'content')],
  ['edit', edit],
  ['web_fetch', fetchPages],
  // works on the session's own small database
  ['sql', own],
  // Claude Code, and the CLI in that form
  ['Bash', shellTool('command')],
  ['PowerShell', shellTool('command', 'powershell')],
  ['Monitor', shellTool('command')],
  ['Write', fileTool('write', 'content', 'file_text')],
  ['Edit', edit],
  ['MultiEdit', edit],
  ['NotebookEdit', edit],
  ['Read', read],
  ['WebFetch', fetchPages],
]);

/** MCP tools by their names' form, and whatever an extension or a newer version brings. */
function otherTool(tool: string, input: Fields, to: Builder): readonly Action[] {
  const named =
    /^mcp__([^_]+(?:_[^_]+)*)__(.+)$/.exec(tool) ?? /^mcp_([^_]+)_(.+)$/.exec(tool) ?? /^([A-Za-z0-9]+)-([A-Za-z0-9_-]+)$/.exec(tool);
  const call = to.mcp(named?.[1] ?? 'vscode', named?.[2] ?? tool, input);
  // What a tool does with a file is not known; that it does not show an off-limits one can still be asked.
  const files = textsOf(input, 'filePath', 'file_path').map((path) => to.file('read', path));
  return [call, ...codeIn(input, to), ...files];
}

/** Text that a tool we do not know would run, as commands that the engine can read. */
function codeIn(input: Fields, to: Builder): readonly Action[] {
  const lists = ['commands', 'command', 'cmd'].flatMap((name) => (Array.isArray(input[name]) ? textsWithin(input[name] ?? null, 0) : []));
  const commands = [...textsOf(input, 'command', 'cmd', 'script'), ...lists].map((text) => to.shell(text));
  const sql = textsOf(input, 'sql').map((text) => to.shell(`psql -c ${quote(text)}`));
  const programs = textsOf(input, 'code').flatMap((text) => [to.shell(`node -e ${quote(text)}`), to.shell(`python3 -c ${quote(text)}`)]);
  return [...commands, ...sql, ...programs];
}

const DEPTH = 8;
function textsWithin(value: Json, depth: number): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || depth >= DEPTH) return [];
  return Object.values(value).flatMap((inner: Json) => textsWithin(inner, depth + 1));
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
