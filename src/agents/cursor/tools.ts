import type { Action, Json } from '../../engine/types';
import { type Fields, isFields, textsOf } from '../fields';
import { textSearchTool } from '../searches';
import { type Builder, codeIn, editTool, fetchTool, ownTool, patchTool, promptTool, type Tool, type Tools } from '../tools';

/** Cursor's tools change their names and fields between versions, so both are sets that are open: every spelling that was seen counts. */
const PATHS = [
  'file_path',
  'path',
  'target_file',
  'relative_path',
  'filePath',
  'target_notebook',
  'notebook_path',
  'relative_workspace_path',
  'absolute_path',
] as const;
const CONTENTS = ['content', 'contents', 'file_text', 'text', 'fileText'] as const;

/** What a tool does to the files it names. An edit may arrive as a read, so a read of what guards agents is looked at as a write, too. */
const files =
  (kind: 'read' | 'write' | 'delete'): Tool =>
  (input, to) => {
    const paths = textsOf(input, ...PATHS);
    if (paths.length === 0) return `tool_input.${PATHS[0]} is missing or not a text`;
    const texts = kind === 'write' ? textsOf(input, ...CONTENTS) : [];
    const content = texts.length === 1 ? (texts[0] ?? null) : null;
    return paths.map((path) => to.file(kind, path, { content, mayWrite: kind === 'read' }));
  };
const edit = editTool(PATHS);

/** `working_directory` is looked at where the folder is settled. */
const shell: Tool = (input, to) => {
  const { command } = input;
  return typeof command === 'string' ? [to.shell(command)] : 'tool_input.command is missing or not a text';
};

/** A search shows what it finds; a file that it names without a pattern is read. */
const search: Tool = (input, to) => {
  const named = textsOf(input, ...PATHS, 'glob', 'glob_pattern', 'include_pattern', 'target_directory');
  return [to.own(input), ...named.filter((path) => path !== '' && !/[*?{}[\]]/.test(path)).map((path) => to.file('read', path))];
};

const grep = textSearchTool({
  pattern: ['pattern', 'query'],
  paths: [...PATHS, 'target_directory'],
  globs: ['glob', 'glob_pattern', 'include_pattern'],
  namesOnly: ({ output_mode: mode }) => mode === 'files_with_matches' || mode === 'count',
});

const known: Tools['known'] = new Map<string, Tool>([
  ['Shell', shell],
  ['Bash', shell],
  ['run_terminal_cmd', shell],
  ['run_terminal_command', shell],
  ['Read', files('read')],
  ['read_file', files('read')],
  ['Write', files('write')],
  ['write', files('write')],
  ['StrReplace', edit],
  ['Edit', edit],
  ['MultiEdit', edit],
  ['search_replace', edit],
  ['Delete', files('delete')],
  ['delete_file', files('delete')],
  ['ApplyPatch', patchTool('patch', 'input')],
  ['apply_patch', patchTool('patch', 'input')],
  ['Grep', grep],
  ['Glob', search],
  ['LS', ownTool],
  ['SemanticSearch', ownTool],
  ['WebFetch', fetchTool],
  ['Task', promptTool],
]);

/** A tool that is not known, by the verbs in its name and the fields of its input. */
function byName(name: string, input: Fields, to: Builder): readonly Action[] {
  const mcp = /^MCP:(.+)$/.exec(name)?.[1];
  if (mcp !== undefined) return [to.mcp(UNKNOWN_SERVER, mcp, input), ...codeIn(input, to)];
  const paths = textsOf(input, ...PATHS);
  const kind = /delete|remove|unlink|trash/i.test(name) ? 'delete' : WRITES.test(name) || tellsContent(input) ? 'write' : 'read';
  const whole = kind !== 'write' || textsOf(input, ...CONTENTS).length > 0;
  const touched = whole ? files(kind)(input, to) : edit(input, to);
  return [to.own(input), ...codeIn(input, to), ...(paths.length === 0 || typeof touched === 'string' ? [] : touched)];
}
const WRITES = /write|edit|replace|create|patch|insert|notebook|save|append|move|rename/i;
const tellsContent = (input: Fields): boolean => textsOf(input, ...CONTENTS, 'new_string', 'newString', 'code_edit').length > 0;

/** `preToolUse` does not say whose tool it is; `beforeMCPExecution` of the same call does. */
export const UNKNOWN_SERVER = 'unknown';

/** The tools of Cursor's agent. */
export const cursorTools: Tools = { own: 'cursor', known, other: (name) => (input, to) => byName(name, input, to) };

/**
 * Whose tool an MCP call is: the name that a person gave the server, and where it comes from, since a name may hide it. Of the command
 * that starts it only the words that can name a package or a program: others may be credentials.
 */
export function serverOf(fields: Fields): string | undefined {
  const names = textsOf(fields, 'mcp_server_name');
  const urls = textsOf(fields, 'url', 'mcp_server_url').map(hostOf);
  const words = textsOf(fields, 'command').flatMap((command) =>
    command
      .split(/\s+/)
      .filter((word) => PACKAGE.test(word))
      .slice(0, 8),
  );
  const all = [...new Set([...names, ...urls, ...words])].filter((word) => word !== '');
  return all.length === 0 ? undefined : all.join(' ');
}
const PACKAGE = /^(?:@[a-z0-9._~-]+\/[a-z0-9._~-]+(?:@[a-z0-9._-]+)?|[a-z0-9._~/-]*mcp[a-z0-9._~@/-]*)$/i;

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}

/** Every file that is attached: `file_path` as documented, `filePath` as older versions wrote it. undefined: not a list. */
export function attachedPaths(value: Json | undefined): readonly string[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((entry: Json) => (typeof entry === 'string' ? [entry] : isFields(entry) ? textsOf(entry, ...PATHS) : []));
}
