import type { Action, Json } from '../../engine/types';
import { type Fields, isFields, parseJson, textOf, textsOf } from '../fields';
import { textSearchTool } from '../searches';
import {
  type Builder,
  codeIn,
  fileTool,
  otherTool,
  ownTool,
  patchTool,
  quote,
  shellTool,
  type Tool,
  type Tools,
  textsWithin,
} from '../tools';
import { editsOfBlocks } from './blocks';
import { commandsOf } from './commands';

/** Tools that also take their one field bare. */
const BARE: ReadonlyMap<string, string> = new Map([
  ['run_commands', 'commands'],
  ['read_files', 'files'],
  ['search_codebase', 'queries'],
  ['apply_patch', 'input'],
]);

/** A tool's input as an object; undefined where it cannot be one. */
export function inputOf(tool: string, input: Json | undefined): Fields | undefined {
  if (isFields(input)) return input;
  const field = BARE.get(tool);
  return field !== undefined && (typeof input === 'string' || Array.isArray(input)) ? { [field]: input } : undefined;
}

/** A list or an object that was made a text of, beside the text: which of them it was is not told. */
function readingsOf(value: Json, exact: boolean): readonly Json[] {
  const parsed = exact || typeof value !== 'string' ? undefined : parseJson(value);
  return typeof parsed === 'object' && parsed !== null ? [parsed, value] : [value];
}
/**
 * The same for commands. What a list is written as is no command that a shell could find, except for what stands in `$()` or backticks; any
 * other spelling of it than that one was a text from the beginning.
 */
function commandReadings(value: Json, exact: boolean): readonly Json[] {
  const [first = value, text] = readingsOf(value, exact);
  if (typeof text !== 'string') return [first];
  if (JSON.stringify(first) !== text) return [first, text];
  return /`|\$\(/.test(text) ? [first, `: ${text}`] : [first];
}
/** The same for a call's whole input, where a text that is a list, an object, true or false most likely was one. */
const likely = (input: Fields, exact: boolean): Fields =>
  exact
    ? input
    : Object.fromEntries(
        Object.entries(input).map(([name, value]) => {
          const [first = value] = readingsOf(value, exact);
          return [name, value === 'true' ? true : value === 'false' ? false : first];
        }),
      );

const PATHS = ['path', 'absolutePath', 'file_path', 'filePath'] as const;

function toolsFor(exact: boolean): Tools['known'] {
  const runCommands: Tool = (input, to) => {
    const given = ['commands', 'cmd'].flatMap((name) => (input[name] === undefined ? [] : commandReadings(input[name], exact)));
    const one = input.command === undefined ? [] : [argsOf(input, exact)];
    const all = [...given, ...one].map(commandsOf);
    const wrong = all.find((list) => typeof list === 'string');
    if (wrong !== undefined) return `tool_input.commands: ${wrong}`;
    const commands = [...new Set(all.flat())];
    return commands.length === 0 ? 'tool_input.commands is missing or empty' : commands.map((command) => to.shell(command));
  };
  const readFiles: Tool = (input, to) => {
    const given = ['files', 'file_paths', 'paths', ...PATHS]
      .flatMap((name) => input[name] ?? [])
      .flatMap((value) => readingsOf(value, exact));
    const paths = given.flat().map((entry: Json) => (isFields(entry) ? (textOf(entry, ...PATHS) ?? (isRange(entry) ? [] : null)) : entry));
    const texts = paths.flat().filter((path: Json) => typeof path === 'string');
    if (texts.length === 0 || texts.length < paths.flat().length) return 'tool_input.files is missing, or an entry of it has no path';
    return [...new Set(texts)].map((path) => to.file('read', path));
  };
  const fetchRequests: Tool = (input, to) => {
    const requests = readingsOf(input.requests ?? null, exact)[0];
    const urls = (Array.isArray(requests) ? requests : [requests]).map((one: Json | undefined) => (isFields(one) ? one.url : one));
    const texts = urls.filter((url: Json | undefined) => typeof url === 'string');
    return texts.length === 0 || texts.length < urls.length
      ? 'tool_input.requests is no list with a url each'
      : texts.map((url) => to.get(url));
  };
  const searches: Tool = (input, to) => {
    const queries = readingsOf(input.queries ?? null, exact).flat();
    if (queries.length === 0 || !queries.every((one: Json) => typeof one === 'string'))
      return 'tool_input.queries is missing or not a list of texts';
    // As it is run: what begins with a dash is an option.
    return [to.own(likely(input, exact)), ...queries.map((query) => to.shell(`rg -i ${quote(query)}`))];
  };
  const mcp: Tool = (input, to) => {
    const server = textOf(input, 'server_name');
    const tool = textOf(input, 'tool_name');
    if (server === undefined || tool === undefined) return 'tool_input.server_name or tool_name is missing or not a text';
    const [given = {}] = readingsOf(input.arguments ?? {}, false);
    return called(server, tool, isFields(given) ? given : { arguments: given }, to);
  };
  const editor: Tool = (input, to) => {
    const { old_text: old, new_text: by, insert_line: line } = input;
    const paths = textsOf(input, ...PATHS);
    if (paths.length === 0) return 'tool_input.path is missing or not a text';
    if (typeof by !== 'string') return 'tool_input.new_text is missing or not a text';
    const inserts = line !== undefined && line !== null && line !== 'null';
    const makes = old === undefined || old === null || old === '';
    const more = inserts
      ? { edits: [{ old: '', new: by, all: false, lines: false }] }
      : makes
        ? { content: by }
        : { edits: typeof old === 'string' ? [{ old, new: by, all: false, lines: false }] : null };
    return paths.map((path) => to.file('write', path, more));
  };
  return new Map<string, Tool>([
    ...OLDER,
    ['run_commands', runCommands],
    ['read_files', readFiles],
    ['editor', editor],
    ['search_codebase', searches],
    ['fetch_web_content', fetchRequests],
    ['use_mcp_tool', mcp],
  ]);
}

/** `{command, args}`: one program; without `args`, a line for the shell. */
const argsOf = ({ command, args }: Fields, exact: boolean): Json => {
  const [list] = args === undefined ? [] : readingsOf(args, exact);
  return list === undefined ? (command ?? null) : { command: command ?? null, args: list };
};
/** Models put the lines that they want into an entry of their own. */
const isRange = (entry: Fields): boolean => {
  const names = Object.keys(entry);
  return names.length > 0 && names.every((name) => name === 'start_line' || name === 'end_line');
};

/** The call of a server's tool, and what it would run. */
const called = (server: string, tool: string, input: Fields, to: Builder): readonly Action[] => [
  to.mcp(server, tool, input),
  ...codeIn(input, to),
];

const replaceInFile: Tool = (input, to) => {
  const paths = textsOf(input, ...PATHS);
  const diff = textOf(input, 'diff');
  if (paths.length === 0) return 'tool_input.path is missing or not a text';
  return paths.map((path) => to.file('write', path, diff === undefined ? {} : editsOfBlocks(diff)));
};

/** Shows what was done, and may run a command for it. */
const completion: Tool = (input, to) => [
  ...told(input, to),
  ...textsOf(input, 'command')
    .filter(Boolean)
    .map((command) => to.shell(command)),
];

/** What is said to a person or to another agent is a prompt: only its length goes on. */
const told: (input: Fields, to: Builder) => readonly Action[] = (input, to) => [
  to.own(Object.fromEntries(Object.entries(input).map(([name, value]) => [name, `(${textsWithin(value, 0).join('').length} characters)`]))),
];

const browser: Tool = (input, to) => [to.own(input), ...textsOf(input, 'url').map((url) => to.get(url))];
const webFetch: Tool = (input, to) => {
  const urls = textsOf(input, 'url');
  return urls.length === 0 ? 'tool_input.url is missing or not a text' : urls.map((url) => to.get(url));
};

/** Where it names files, hidden ones are searched, too. */
const searchFiles = textSearchTool({
  pattern: ['regex'],
  paths: [...PATHS],
  globs: ['file_pattern'],
  hidden: ({ file_pattern: pattern }) => pattern !== undefined && pattern !== '' && pattern !== '*',
});

const TELLING = `ask_question ask_followup_question submit_and_exit plan_mode_respond act_mode_respond focus_chain condense summarize_task
  report_bug new_task use_subagents spawn_agent team_spawn_teammate team_task team_run_task team_send_message team_broadcast`.split(/\s+/);
const OLDER: readonly (readonly [string, Tool])[] = [
  ...TELLING.map((name) => [name, told] as const),
  ['attempt_completion', completion],
  ['execute_command', shellTool('command')],
  ['read_file', fileTool('read', [], PATHS)],
  ['write_to_file', fileTool('write', ['content'], PATHS)],
  ['new_rule', fileTool('write', ['content'], PATHS)],
  ['delete_file', fileTool('delete', [], PATHS)],
  ['replace_in_file', replaceInFile],
  ['apply_patch', patchTool('input')],
  ['list_files', ownTool],
  ['list_code_definition_names', ownTool],
  ['search_files', searchFiles],
  ['access_mcp_resource', ownTool],
  ['browser_action', browser],
  ['web_fetch', webFetch],
];

const other = otherTool('cline', []);
const made = new Map([true, false].map((exact) => [exact, toolsFor(exact)] as const));

/** The tools of Cline. `exact`: the input is as the tool gets it; otherwise all values are texts. */
export const clineTools = (exact: boolean): Tools => ({
  own: 'cline',
  known: made.get(exact) ?? toolsFor(exact),
  other: (name) => (input, to) => {
    const values = likely(input, exact);
    const parts = partings(name);
    const found = other(name)(values, to);
    if (parts.length === 0 || typeof found === 'string') return found;
    return [...parts.map(([server, tool]) => to.mcp(server, tool, values)), ...found.slice(1)];
  },
});

/** `a__b__c`: the tool `b__c` of `a`, or `c` of `a__b`. A long or odd name was worn down, and ends in eight digits of a hash. */
function partings(name: string): readonly (readonly [string, string])[] {
  const whole = name.replace(/_[0-9a-f]{8}$/, '');
  return [...new Set([name, whole])].flatMap((one) =>
    [...one.matchAll(/(?<=.)__(?=.)/g)].map(({ index }) => [one.slice(0, index), one.slice(index + 2)] as const),
  );
}
