import type { Json } from '../../engine/types';
import { type Fields, textOf, textsOf } from '../fields';
import { readTool } from '../readings';
import { textSearchTool } from '../searches';
import { editTool, fileTool, otherTool, ownTool, promptTool, quote, shellTool, type Tool, type Tools } from '../tools';
import { unwrapped } from './unwrap';

const PATHS = ['file_path', 'absolute_path', 'path'] as const;
/** Where there is no such file, it takes an `@` and the slashes after it for a slip. */
const withoutAt = (path: string): readonly string[] => (/^@./.test(path) ? [path.slice(1).replace(/^[\\/]+/, '')] : []);
const onFile = (tool: Tool): Tool => readTool(PATHS, withoutAt, tool);

/** `allow_multiple` replaces all that it finds. */
const edit = editTool(PATHS);
const replace: Tool = (input, to) => {
  const found = edit({ ...input, replace_all: input.allow_multiple === true }, to);
  // Measured: where there is no file by a relative path, it edits the only one of the project whose path ends so.
  const loose = textsOf(input, ...PATHS).find((path) => !path.startsWith('/'));
  return loose === undefined || typeof found === 'string'
    ? found
    : found.map((action) => (action.kind === 'write' ? { ...action, loose } : action));
};

/** Whole files by name or pattern, hidden ones too; `.env` only where it is told to leave out nothing. */
const readMany: Tool = (input, to) => {
  const include = texts(input.include ?? input.paths);
  if (include.length === 0) return 'tool_input.include is missing or not a list of texts';
  const names = include.filter((path) => !/[*?{}[\]!]/.test(path));
  const patterns = include.filter((path) => !names.includes(path));
  const out = [...texts(input.exclude), ...(input.useDefaultExcludes === false ? [] : ['**/.env'])];
  const globs = [...patterns, ...out.map((glob) => `!${glob}`)].map((glob) => `-g ${quote(glob)}`);
  const search = patterns.length === 0 ? [] : [to.shell(`rg --hidden --no-ignore ${globs.join(' ')} -e '' -- .`)];
  return [to.own(input), ...names.map((path) => to.file('read', path)), ...search];
};

/** The addresses stand in a text that tells what to do with them. */
const fetch: Tool = (input, to) => {
  const said = textsOf(input, 'prompt', 'url');
  if (said.length === 0) return 'tool_input.prompt is missing or not a text';
  const urls = said.flatMap((text) => text.split(/\s+/)).flatMap(addressesIn);
  return urls.length === 0 ? promptTool(input, to) : [...new Set(urls)].map((url) => to.get(url));
};
const addressesIn = (word: string): readonly string[] =>
  /^https?:\/\//i.test(word) && URL.canParse(word) ? [word] : (word.match(/https?:\/\/[^\s<>"'`)\]}]+/gi) ?? []);

const search = textSearchTool({
  pattern: ['pattern'],
  paths: ['dir_path', 'path'],
  globs: ['include_pattern', 'include'],
  namesOnly: ({ names_only: only }) => only === true,
  ignored: ({ no_ignore: all }) => all === true,
});

const known: Tools['known'] = new Map<string, Tool>([
  ['run_shell_command', readTool(['command'], unwrapped, shellTool('command'))],
  ['read_file', onFile(fileTool('read', [], PATHS))],
  ['read_many_files', readMany],
  ['write_file', onFile(fileTool('write', ['content'], PATHS))],
  ['replace', onFile(replace)],
  ['grep_search', search],
  ['search_file_content', search],
  ['glob', ownTool],
  ['list_directory', ownTool],
  ['web_fetch', fetch],
  ['google_web_search', ownTool],
  ['invoke_agent', promptTool],
  ['save_memory', ownTool],
  ['write_todos', ownTool],
  ['ask_user', ownTool],
  ['complete_task', ownTool],
  ['read_mcp_resource', ownTool],
]);

/** `mcp_context`: which server's tool it is. Without it every way to part the name is judged. */
export function toolsOf(context: Fields | undefined): Tools {
  const server = context && textOf(context, 'server_name');
  const tool = context && textOf(context, 'tool_name');
  const whole = otherTool('gemini', []);
  return {
    own: 'gemini',
    known: server === undefined ? known : new Map(),
    other: (name) => (input, to) => {
      const found = whole(name)(input, to);
      if (typeof found === 'string') return found;
      const [, ...more] = found;
      if (server !== undefined) return [to.mcp(server, tool ?? name, input), ...more];
      const parts = partings(name).map(([of, called]) => to.mcp(of, called, input));
      return parts.length > 0 ? [...parts, ...more] : found;
    },
  };
}

/** More than names of servers have parts. */
const MOST = 16;

/** `mcp_a_b_c`: the tool `b_c` of `a`, or `c` of `a_b`. */
function partings(name: string): readonly (readonly [string, string])[] {
  const rest = /^mcp_(.+)$/.exec(name)?.[1] ?? '';
  return [...rest.matchAll(/(?<=[^_])_+(?=[^_])/g)]
    .slice(0, MOST)
    .map(({ index, 0: line }) => [rest.slice(0, index), rest.slice(index + line.length)] as const);
}

const texts = (value: Json | undefined): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one: Json | undefined) => typeof one === 'string');
