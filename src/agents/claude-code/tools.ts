import type { Action } from '../../engine/types';
import { textsOf } from '../fields';
import { textSearchTool } from '../searches';
import {
  codeIn,
  editTool,
  fetchTool,
  fileTool,
  otherTool,
  ownTool,
  promptTool,
  searchTool,
  shellTool,
  type Tool,
  type Tools,
} from '../tools';

const read = fileTool('read');
/** What a cell is replaced by is not what is left in the notebook. */
const notebook = fileTool('write', [], ['notebook_path', 'file_path']);

/** Watches a command's output, or a socket on the web. */
const monitor: Tool = (input, to) => {
  const commands = textsOf(input, 'command').map((command) => to.shell(command));
  if (commands.length > 0) return commands;
  return 'ws' in input ? [to.own(input)] : 'tool_input.command is missing or not a text';
};

/** Leaving a worktree and throwing away what is not committed in it. */
const exitWorktree: Tool = (input, to) => [
  to.own(input),
  ...(input.action !== 'keep' && input.discard_changes !== undefined && input.discard_changes !== false
    ? [to.shell('git worktree remove --force .')]
    : []),
];

/** Sends local files to a page on the web. */
const artifact: Tool = (input, to): readonly Action[] => [
  to.own(input),
  ...textsOf(input, 'file_path').map((path) => to.file('read', path)),
  ...(Array.isArray(input.file_paths) ? input.file_paths : []).flatMap((path) => (typeof path === 'string' ? [to.file('read', path)] : [])),
];

/** By default it tells names of files only. */
const grep = textSearchTool({
  pattern: ['pattern'],
  paths: ['path'],
  globs: ['glob'],
  namesOnly: ({ output_mode: mode }) => mode === undefined || mode === 'files_with_matches' || mode === 'count',
});

const known: Tools['known'] = new Map<string, Tool>([
  ['Bash', shellTool('command')],
  ['PowerShell', shellTool('command', 'powershell')],
  ['Monitor', monitor],
  ['Read', read],
  ['NotebookRead', fileTool('read', [], ['notebook_path', 'file_path'])],
  ['Write', fileTool('write', ['content'])],
  ['Edit', editTool()],
  ['MultiEdit', editTool()],
  ['NotebookEdit', notebook],
  ['Grep', grep],
  ['Glob', searchTool('path', 'pattern')],
  ['LS', ownTool],
  ['WebFetch', fetchTool],
  ['Agent', promptTool],
  ['Task', promptTool],
  ['CronCreate', promptTool],
  ['ScheduleWakeup', promptTool],
  ['TaskCreate', promptTool],
  ['Artifact', artifact],
  ['ExitWorktree', exitWorktree],
  // runs in the kernel of an open notebook
  ['mcp__ide__executeCode', (input, to) => [to.mcp('ide', 'executeCode', input), ...codeIn(input, to)]],
]);

/** The tools of Claude Code. */
const claudeTools: Tools = {
  own: 'claude-code',
  known,
  other: otherTool('claude-code', [/^mcp__([^_]+(?:_[^_]+)*)__(.+)$/]),
};

/** The same for a call whose server the payload names: the name in the tool's own is a worn-down one. */
export function toolsOf(server: string | undefined): Tools {
  if (server === undefined || server === '') return claudeTools;
  const prefix = `mcp__${server.replace(/[^A-Za-z0-9_-]/g, '_')}__`;
  return {
    ...claudeTools,
    other: (name) => {
      const tool = name.startsWith(prefix) && name.length > prefix.length ? name.slice(prefix.length) : undefined;
      const usual = claudeTools.other(name);
      if (tool === undefined) return usual;
      return (input, to) => {
        const found = usual(input, to);
        return typeof found === 'string' ? found : [to.mcp(server, tool, input), ...found.slice(1)];
      };
    },
  };
}
