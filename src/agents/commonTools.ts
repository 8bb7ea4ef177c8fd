import type { Action, Json } from '../engine/types';
import { type Fields, isFields, textOf, textsOf } from './fields';
import { textSearchTool } from './searches';
import { editTool, fileTool, otherTool, ownTool, patchTool, promptTool, quote, type Tool, type Tools, textsWithin } from './tools';

/** Names under which agents give a file. */
const PATHS = [
  'file_path',
  'filePath',
  'path',
  'file',
  'absolute_path',
  'target_file',
  'targetFile',
  'TargetFile',
  'AbsolutePath',
  'notebook_path',
];
const LISTS = ['file_paths', 'filePaths', 'paths', 'files', 'include'] as const;
const COMMANDS = ['command', 'cmd', 'command_line', 'commandLine', 'CommandLine', 'script', 'input_text', 'input', 'Input'];
const CONTENTS = ['content', 'contents', 'file_content', 'file_text', 'fileText', 'text', 'CodeContent'];
const FOLDERS = ['cwd', 'workdir', 'working_directory', 'workingDirectory', 'dir_path', 'directory', 'Cwd'] as const;

/**
 * Tools of agents that could not be tried, read by what their names say, in every spelling that documents give them. Two fields with two
 * values are both judged: which one counts is the agent's affair.
 */
const shell: Tool = (input, to) => {
  const commands = textsOf(input, ...COMMANDS);
  return commands.length > 0 ? commands.map((command) => to.shell(command)) : 'tool_input.command is missing or not a text';
};

/** Types into a program that runs; what it makes of it is not known, so it is judged as a command as well. */
const typed: Tool = (input, to) => [to.own(input), ...textsOf(input, ...COMMANDS).map((text) => to.shell(text))];

const pathsOf = (input: Fields): readonly string[] => [
  ...new Set([
    ...textsOf(input, ...PATHS),
    ...LISTS.flatMap((name) => (Array.isArray(input[name]) ? textsWithin(input[name] ?? null, 0) : [])),
  ]),
];
const each =
  (kind: 'read' | 'delete'): Tool =>
  (input, to) => {
    // Kiro's older tool: a list of operations, each with its file.
    const operations = Array.isArray(input.operations) ? input.operations.filter((one: Json) => isFields(one)) : [];
    const paths = [...pathsOf(input), ...operations.flatMap((one) => (isFields(one) ? pathsOf(one) : []))];
    return paths.length > 0 ? paths.map((path) => to.file(kind, path)) : 'tool_input.path is missing or not a text';
  };

const write = fileTool('write', CONTENTS, PATHS);
const replace = editTool(PATHS);
const DETAILS = ['old_string', 'oldString', 'old_str', 'OldContent', 'edits'] as const;
/** One tool that creates or changes, as its fields or its `command` say. What it leaves is computed where each edit is told in full. */
const change: Tool = (input, to) => {
  const verb = textOf(input, 'command', 'mode');
  const creates =
    verb === 'create' || (verb === undefined && !DETAILS.some((name) => name in input) && textsOf(input, ...CONTENTS).length > 0);
  if (creates) return write(input, to);
  const all = input.change_all === true || input.changeAll === true || input.AllowMultiple === true;
  return replace(all ? { ...input, replace_all: true } : input, to);
};
/** Adds to a file: what it holds in the end is not in the call. */
const append: Tool = (input, to) => {
  const paths = textsOf(input, ...PATHS);
  return paths.length > 0 ? paths.map((path) => to.file('write', path)) : 'tool_input.path is missing or not a text';
};

const patch: Tool = (input, to) => {
  const found = patchTool('patch', 'input', 'patchText', 'patch_text', 'diff')(input, to);
  return typeof found === 'string' && pathsOf(input).length > 0 ? append(input, to) : found;
};

const get: Tool = (input, to) => {
  const urls = [...textsOf(input, 'url', 'Url', 'uri'), ...(Array.isArray(input.urls) ? textsWithin(input.urls, 0) : [])];
  const named = urls.length > 0 ? urls : textsOf(input, 'prompt').flatMap((text) => text.match(/https?:\/\/[^\s<>"']+/g) ?? []);
  return [...named.map((url) => to.get(url)), ...(named.length === 0 ? [to.own(input)] : [])];
};

const search = textSearchTool({
  pattern: ['pattern', 'query', 'Query', 'regex', 'search_query_regex'],
  paths: ['path', 'SearchPath', 'directory', 'directory_absolute_path', 'folder'],
  globs: ['glob', 'glob_pattern', 'include', 'Includes', 'include_pattern', 'files_include_glob_pattern'],
});

/** One call of the AWS API, as the command that makes the same. */
const aws: Tool = (input, to) => {
  const [service, operation] = [textOf(input, 'service_name', 'service'), textOf(input, 'operation_name', 'operation')];
  if (service === undefined || operation === undefined) return 'tool_input.service_name or operation_name is missing or not a text';
  const { parameters } = input;
  const options = isFields(parameters) ? Object.entries(parameters) : [];
  const region = textOf(input, 'region');
  const words = options.map(([name, value]) => `--${kebab(name)} ${quote(typeof value === 'string' ? value : JSON.stringify(value))}`);
  const command = ['aws', quote(service), quote(kebab(operation)), ...(region === undefined ? [] : ['--region', quote(region)]), ...words];
  return [to.own(input), to.shell(command.join(' '))];
};
const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();

const table: readonly (readonly [names: string, tool: Tool])[] = [
  [
    'bash shell execute exec executebash executepwsh executecommand runcommand runshellcommand runinterminal launchprocess terminal shellcommand',
    shell,
  ],
  ['powershell', (input, to) => powershell(shell(input, to))],
  ['writeprocess writetoprocess sendcommandinput writestdin controlbashprocess', typed],
  [
    'read readfile readfiles readmultiplefiles readmanyfiles fsread view viewfile viewfileoutline viewcodeitem viewcontentchunk lookat openfile notebookread',
    each('read'),
  ],
  [
    'write writefile writetofile create createfile savefile fswrite edit editfile multiedit strreplace strreplaceeditor replace replacefilecontent multireplacefilecontent notebookedit insert undoedit',
    change,
  ],
  ['append appendfile fsappend', append],
  ['delete deletefile deletefiles removefile removefiles', each('delete')],
  ['applypatch patch', patch],
  ['webfetch fetch fetchurl readurl readurlcontent readwebpage viewwebpage openbrowserurl', get],
  ['grep grepsearch search searchfilecontent codesearch', search],
  ['useaws aws', aws],
  ['task agent subagent runsubagent invokesubagent invokeagent oracle finder librarian delegate handoff', promptTool],
  [
    'ls glob list listdir listdirectory findbyname filesearch websearch searchweb todowrite todoread updateplan codebaseretrieval codebasesearch',
    ownTool,
  ],
];
const known: ReadonlyMap<string, Tool> = new Map(table.flatMap(([names, tool]) => names.split(' ').map((name) => [name, tool] as const)));

const powershell = (found: readonly Action[] | string): readonly Action[] | string =>
  typeof found === 'string' ? found : found.map((action) => (action.kind === 'shell' ? { ...action, shell: 'powershell' } : action));

/** `mcp__server__tool`, `@server/tool`, `mcp_server_tool`. */
const FORMS = [/^mcp__([^_]+(?:_[^_]+)*)__(.+)$/, /^@([^/]+)\/(.+)$/, /^mcp_([^_]+)_(.+)$/];
const plain = (name: string): string => name.replace(/[-_\s]/g, '').toLowerCase();

/** The tools of an agent; `more`: its own by exact name. Whatever is in neither is judged as a call of a server that nobody knows. */
export function commonTools(own: string, more: Readonly<Record<string, Tool>> = {}): Tools {
  const other = otherTool(own, FORMS);
  return {
    own,
    known: new Map(Object.entries(more)),
    other: (name) => known.get(plain(name)) ?? unknown(other(name)),
  };
}

/** A tool that nobody knows, with more names for a file than the usual ones. */
const unknown =
  (tool: Tool): Tool =>
  (input, to) => {
    const found = tool(input, to);
    if (typeof found === 'string') return found;
    const lines = textsOf(input, 'CommandLine', 'command_line', 'commandLine').map((command) => to.shell(command));
    return [...found, ...lines, ...textsOf(input, 'TargetFile', 'AbsolutePath').map((path) => to.file('read', path))];
  };

/** Where a command runs, by a field of its own; undefined: where the agent is. */
export const folderOf = (tool: string, input: Fields): Json | undefined =>
  known.get(plain(tool)) === shell ? FOLDERS.map((name) => input[name]).find((value) => value !== undefined) : undefined;
