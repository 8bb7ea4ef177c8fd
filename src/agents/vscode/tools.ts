import type { Json } from '../../engine/types';
import { copilotKnown } from '../copilot-cli/tools';
import { isFields, textsOf } from '../fields';
import { textSearchTool } from '../searches';
import {
  codeIn,
  editsTool,
  editTool,
  fetchTool,
  fileTool,
  otherTool,
  ownTool,
  patchTool,
  promptTool,
  quote,
  shellTool,
  type Tool,
  type Tools,
  textsWithin,
} from '../tools';

const edit = editTool();
/** A sketch of the new text, which a model works in: what is left is not in the payload. */
const sketch = fileTool('write');
const read = fileTool('read');

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

/** Any editor command; text that is sent to a terminal is shell text. */
const editorCommand: Tool = (input, to) => {
  const id = input.commandId;
  if (typeof id !== 'string') return 'tool_input.commandId is missing or not a text';
  const typed = /terminal/i.test(id) ? textsWithin(input.args ?? null, 0) : [];
  return [to.own(input), ...typed.map((text) => to.shell(text.replace(/\r\n?/g, '\n')))];
};

const browse: Tool = (input, to) => [to.own(input), ...textsOf(input, 'url').map((url) => to.get(url))];
const code: Tool = (input, to) => [to.own(input), ...codeIn(input, to)];

const grepSearch = textSearchTool({
  pattern: ['query'],
  paths: [],
  globs: ['includePattern'],
  ignored: ({ includeIgnoredFiles }) => includeIgnoredFiles === true,
});

/** Whatever lies there may be shown in part: judged as a search in which everything matches. */
const looksThrough =
  (hidden: boolean, ...places: readonly string[]): Tool =>
  (input, to) => {
    const given = places.flatMap((name) => [input[name] ?? []].flat()).filter((one) => typeof one === 'string');
    const words = ['rg', ...(hidden ? ['--hidden'] : []), "-e ''", '--', ...(given.length > 0 ? given : ['.']).map(quote)];
    return [to.own(input), to.shell(words.join(' '))];
  };

const known: Tools['known'] = new Map<string, Tool>([
  // whatever does not tell that it comes from the Copilot CLI
  ...copilotKnown,
  ['run_in_terminal', shellTool('command')],
  ['send_to_terminal', shellTool('command')],
  ['create_and_run_task', createTask],
  ['create_file', fileTool('write', ['content'])],
  ['insert_edit_into_file', sketch],
  ['replace_string_in_file', edit],
  ['multi_replace_string_in_file', editsTool('replacements')],
  ['edit_notebook_file', sketch],
  ['apply_patch', patchTool('input', 'patch')],
  ['read_file', read],
  ['view_image', read],
  ['copilot_getNotebookSummary', read],
  ['read_notebook_cell_output', read],
  ['grep_search', grepSearch],
  // Both measured: the first shows the line that a problem is reported of, a secret among them; the other files that git does not have yet, whole.
  ['get_errors', looksThrough(false, 'filePaths')],
  ['get_changed_files', looksThrough(true, 'repositoryPath')],
  ['fetch_webpage', fetchTool],
  ['open_browser_page', browse],
  ['navigate_page', browse],
  ['run_playwright_code', code],
  ['run_vscode_command', editorCommand],
  ['runSubagent', promptTool],
  // its `command` is a verb of its own (view, create …), no program
  ['memory', ownTool],
]);

/** The tools of VS Code's chat, and those of the Copilot CLI, which reads the same hook file. */
export const vscodeTools: Tools = {
  own: 'vscode',
  known,
  other: otherTool('vscode', [/^mcp__([^_]+(?:_[^_]+)*)__(.+)$/, /^mcp_([^_]+)_(.+)$/, /^([A-Za-z0-9]+)-([A-Za-z0-9_-]+)$/]),
};
