import { type Fields, isFields, textOf, textsOf } from '../fields';
import { readTool } from '../readings';
import { textSearchTool } from '../searches';
import { editTool, fetchTool, fileTool, otherTool, ownTool, promptTool, shellTool, type Tool, type Tools } from '../tools';

const PATHS = ['file_path', 'path', 'filePath', 'notebook_path'] as const;
/** Blanks around a path go, and what is escaped as for a shell. */
const unescaped = (path: string): readonly string[] => [path.trim().replace(/\\([ \t()[\]{};|*?$`'"#&<>!~,])/g, '$1')];
const onFile = (tool: Tool): Tool => readTool(PATHS, unescaped, tool);

const read = onFile(fileTool('read', [], PATHS));
/** A page on the web, or a record, with local files. */
const sendFile: Tool = (input, to) => [to.own(input), ...textsOf(input, ...PATHS).map((path) => to.file('read', path))];

/** Leaving a worktree and throwing away what is not committed in it. */
const exitWorktree: Tool = (input, to) => [
  to.own(input),
  ...(input.action !== 'keep' && input.discard_changes === true ? [to.shell('git worktree remove --force .')] : []),
];

const search = textSearchTool({ pattern: ['pattern'], paths: ['path'], globs: ['glob', 'include'] });

/** JavaScript that calls other tools; those calls come here by themselves. */
const script: Tool = (input, to) => [
  to.own(
    Object.fromEntries(
      Object.entries(input).map(([name, value]) => [name, typeof value === 'string' ? `(${value.length} characters)` : value]),
    ),
  ),
];

/** One more name in front of another tool's. It comes here unwrapped; should it ever not, it is judged as that tool. */
const toolCall: Tool = (input, to) => {
  const name = textOf(input, 'tool_name', 'name', 'tool');
  const inner = [input.arguments, input.args, input.input, input.tool_input, input.parameters].find(isFields);
  if (name === undefined || inner === undefined || name === 'tool_call') return 'tool_input names no tool';
  return [to.own({ name }), ...wrapped(name, inner, to)];
};
function wrapped(name: string, inner: Fields, to: Parameters<Tool>[1]) {
  const found = (known.get(name) ?? other(name))(inner, to);
  return typeof found === 'string' ? [to.own(inner)] : found;
}

const known: ReadonlyMap<string, Tool> = new Map<string, Tool>([
  ['run_shell_command', shellTool('command')],
  ['monitor', shellTool('command')],
  ['read_file', read],
  ['zoom_image', read],
  ['display_image', read],
  ['write_file', onFile(fileTool('write', ['content'], PATHS))],
  ['edit', onFile(editTool(PATHS))],
  // what a cell is replaced by is not what is left in the notebook
  ['notebook_edit', onFile(fileTool('write', [], PATHS))],
  ['grep_search', search],
  ['glob', ownTool],
  ['list_directory', ownTool],
  ['web_fetch', fetchTool],
  ['web_search', ownTool],
  ['agent', promptTool],
  ['create_sub_session', promptTool],
  ['cron_create', promptTool],
  ['loop_wakeup', promptTool],
  ['send_message', promptTool],
  ['exit_worktree', exitWorktree],
  ['artifact', onFile(sendFile)],
  ['record_artifact', onFile(sendFile)],
  ['exec', script],
  ['workflow', script],
  ['tool_call', toolCall],
  ['tool_search', ownTool],
]);
const other = otherTool('qwen', [/^mcp__([^_]+(?:_[^_]+)*)__(.+)$/]);

/** The tools of Qwen Code. */
export const qwenTools: Tools = { own: 'qwen', known, other };
