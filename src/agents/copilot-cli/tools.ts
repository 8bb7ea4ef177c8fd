import { type Fields, textsOf } from '../fields';
import { textSearchTool } from '../searches';
import {
  editTool,
  fetchTool,
  fileTool,
  otherTool,
  ownTool,
  patchTool,
  promptTool,
  searchTool,
  shellTool,
  type Tool,
  type Tools,
} from '../tools';
import { typedText } from './keys';

/** Text typed into a shell that runs, with names of keys in braces. */
const typed =
  (shell: 'bash' | 'powershell'): Tool =>
  ({ input }, to) =>
    typeof input === 'string' ? [to.shell(typedText(input), shell)] : 'tool_input.input is missing or not a text';

/** By default it tells names of files only. */
const grep = textSearchTool({
  pattern: ['pattern'],
  paths: ['path', 'paths'],
  globs: ['glob'],
  namesOnly: ({ output_mode: mode }) => mode === undefined || mode === 'files_with_matches' || mode === 'count',
});

const edit = editTool();
const write = fileTool('write', ['file_text', 'content']);
const read = fileTool('read');

/** Events in PascalCase bring these tools under Claude Code's names, with the fields of their own. */
const CLAUDE_NAMES: Readonly<Record<string, string>> = {
  Bash: 'bash',
  PowerShell: 'powershell',
  Read: 'view',
  Write: 'create',
  Edit: 'edit',
  MultiEdit: 'edit',
  Grep: 'grep',
  rg: 'grep',
  Glob: 'glob',
  WebFetch: 'web_fetch',
  Agent: 'task',
  Task: 'task',
};

/** One name a tool, so that a call that comes in two dialects is one. A patch in text comes as an edit. */
export function nameOf(tool: string, input: Fields): string {
  const name = Object.hasOwn(CLAUDE_NAMES, tool) ? (CLAUDE_NAMES[tool] ?? tool) : tool;
  return name === 'edit' && typeof input.input === 'string' && textsOf(input, 'path', 'file_path').length === 0 ? 'apply_patch' : name;
}

/** The tools by the names that the Copilot CLI gives them itself. */
export const copilotKnown: Tools['known'] = new Map<string, Tool>([
  ['bash', shellTool('command')],
  ['powershell', shellTool('command', 'powershell')],
  ['write_bash', typed('bash')],
  ['write_powershell', typed('powershell')],
  ['view', read],
  ['create', write],
  ['edit', edit],
  ['str_replace', edit],
  ['apply_patch', patchTool('input', 'patch')],
  ['grep', grep],
  ['glob', searchTool('path', 'paths', 'pattern')],
  ['web_fetch', fetchTool],
  ['task', promptTool],
  ['write_agent', promptTool],
  // they work on databases of the session's own
  ['sql', ownTool],
  ['session_store_sql', ownTool],
]);

const MOST_HYPHENS = 6;

/**
 * `<server>-<tool>`, where both may have hyphens: every way to read it is judged. A permission request tells them apart with a slash.
 */
export function serversOf(name: string): readonly (readonly [server: string, tool: string])[] {
  const told = /^([^/]+)\/(.+)$/.exec(name);
  if (told) return [[told[1] ?? '', told[2] ?? '']];
  const parts = name.split('-');
  if (parts.some((part) => part === '')) return [];
  return parts.slice(1, MOST_HYPHENS).map((_, index) => [parts.slice(0, index + 1).join('-'), parts.slice(index + 1).join('-')] as const);
}

const usual = otherTool('copilot-cli', [/^mcp__([^_]+(?:_[^_]+)*)__(.+)$/]);

/** The tools of the Copilot CLI; whatever else it calls is one of a server's. */
export const copilotTools: Tools = {
  own: 'copilot-cli',
  known: copilotKnown,
  other: (name) => (input, to) => {
    const found = usual(name)(input, to);
    const servers = serversOf(name);
    if (typeof found === 'string' || servers.length === 0) return found;
    return [...servers.map(([server, tool]) => to.mcp(server, tool, input)), ...found.slice(1)];
  },
};

/** The same for a call whose server the payload names. */
export const toolsOfServer = (server: string): Tools => ({
  own: server,
  known: new Map(),
  other: otherTool(server, []),
});
