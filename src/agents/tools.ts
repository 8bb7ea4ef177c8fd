import type { Action, FileEdit, Json, ShellKind } from '../engine/types';
import { type Fields, isFields, textOf, textsOf } from './fields';
import { patchedFiles } from './patch';
import { absolutePath } from './paths';

/** What all actions of one call share. */
export interface Base {
  readonly agent: string;
  readonly conversation: string | null;
  readonly cwd: string;
}
/** Reads one tool's input; a text says which field is wrong. */
export type Tool = (input: Fields, to: Builder) => readonly Action[] | string;
/** An agent's tools by name, and what is made of a name that is not among them. */
export interface Tools {
  /** The server's name under which the agent's own tools are matched by rules. */
  readonly own: string;
  readonly known: ReadonlyMap<string, Tool>;
  readonly other: (tool: string) => Tool;
}
export type ToolActions =
  | { readonly kind: 'actions'; readonly actions: readonly Action[] }
  | { readonly kind: 'malformed'; readonly problem: string };

/** All that one tool call would do. A known tool without the field it acts on is malformed: it would act on something we did not see. */
export function toolActions(tools: Tools, name: string, input: Fields, base: Base, home: string): ToolActions {
  const found = (tools.known.get(name) ?? tools.other(name))(input, builder(base, home, tools.own, name));
  if (typeof found === 'string') return { kind: 'malformed', problem: found };
  const lost = found.find((action) => 'path' in action && action.path === '');
  return lost ? { kind: 'malformed', problem: 'a path in tool_input is not a path' } : { kind: 'actions', actions: found };
}

interface FileMore {
  readonly content?: string | null;
  readonly edits?: readonly FileEdit[] | null;
  readonly mayWrite?: boolean;
}
/** Makes actions of one call. */
export interface Builder {
  shell(command: string, shell?: ShellKind): Action;
  mcp(server: string, tool: string, input: Json): Action;
  file(kind: 'read' | 'write' | 'delete', path: string, more?: FileMore): Action;
  get(url: string): Action;
  /** The call itself, for rules that match tools by name. */
  own(input: Json): Action;
}

/** Makes actions in one folder. A path that is none becomes '', which `toolActions` refuses. */
export function builder(base: Base, home: string, own: string, name: string): Builder {
  const mcp = (server: string, tool: string, input: Json): Action => ({ ...base, kind: 'mcp', server, tool, input });
  return {
    shell: (command, shell = 'bash') => ({ ...base, kind: 'shell', command, shell }),
    mcp,
    file: (kind, path, { content = null, edits = null, mayWrite = false } = {}) => ({
      ...base,
      kind,
      path: absolutePath(path, base.cwd, home) ?? '',
      content,
      ...(edits ? { edits } : {}),
      ...(mayWrite ? { mayWrite } : {}),
    }),
    get: (url) => ({ ...base, kind: 'http', method: 'GET', url, headers: {}, body: null }),
    own: (input) => mcp(own, name, input),
  };
}

/** Names under which agents give a file. */
const PATHS = ['filePath', 'file_path', 'path', 'notebook_path'] as const;

export const shellTool =
  (field: string, shell: ShellKind = 'bash'): Tool =>
  (input, to) => {
    const command = input[field];
    return typeof command === 'string' ? [to.shell(command, shell)] : `tool_input.${field} is missing or not a text`;
  };

/** A tool for one file. Content that is told twice, and differently, is not known. */
export const fileTool =
  (kind: 'read' | 'write' | 'delete', content: readonly string[] = [], names: readonly string[] = PATHS): Tool =>
  (input, to) => {
    const paths = textsOf(input, ...names);
    const texts = textsOf(input, ...content);
    if (paths.length === 0) return `tool_input.${names[0]} is missing or not a text`;
    return paths.map((path) => to.file(kind, path, { content: texts.length === 1 ? (texts[0] ?? null) : null }));
  };

/** An edit: what it leaves is for the engine to compute; null edits: the engine takes the file for changed in an unknown way. */
export const editTool =
  (names: readonly string[] = PATHS): Tool =>
  (input, to) => {
    const paths = textsOf(input, ...names);
    if (paths.length === 0) return `tool_input.${names[0]} is missing or not a text`;
    return paths.map((path) => to.file('write', path, { edits: editsWithin(input) }));
  };

/** Several edits, each with its own file or that of the call. Those of one file stay together: only all of them make what is left. */
export const editsTool =
  (field: string): Tool =>
  (input, to) => {
    const list = input[field];
    if (!Array.isArray(list) || list.length === 0) return `tool_input.${field} is missing or not a list`;
    const byPath = new Map<string, Json[]>();
    for (const entry of list) {
      const path = (isFields(entry) ? textOf(entry, ...PATHS) : undefined) ?? textOf(input, ...PATHS);
      if (path === undefined) return `tool_input.${field}: an entry has no filePath`;
      byPath.set(path, [...(byPath.get(path) ?? []), entry]);
    }
    return [...byPath].map(([path, entries]) => to.file('write', path, { edits: editsOf(entries) }));
  };

/** One edit in the call's own fields, or a list of them. Both: which of them the tool takes is not known. */
function editsWithin(input: Fields): readonly FileEdit[] | null {
  const list = input.edits;
  if (list === undefined) return editsOf([input]);
  return Array.isArray(list) && list.length > 0 && textsOf(input, ...OLD, ...NEW).length === 0 ? editsOf(list) : null;
}

const OLD = ['oldString', 'old_string', 'old_str'] as const;
const NEW = ['newString', 'new_string', 'new_str'] as const;
/** null where one of them is not told in full. */
function editsOf(entries: readonly Json[]): readonly FileEdit[] | null {
  const edits = entries.map((entry): FileEdit | null => {
    if (!isFields(entry)) return null;
    const [old, ...olds] = textsOf(entry, ...OLD);
    const [by, ...bys] = textsOf(entry, ...NEW);
    if (old === undefined || by === undefined || olds.length > 0 || bys.length > 0) return null;
    return { old, new: by, all: entry.replace_all === true || entry.replaceAll === true, lines: false };
  });
  return edits.includes(null) ? null : edits.filter((one) => one !== null);
}

/** A V4A patch in the first of these fields. */
export const patchTool =
  (...names: readonly string[]): Tool =>
  (input, to) => {
    const patch = textOf(input, ...names);
    if (patch === undefined) return `tool_input.${names[0]} is missing or not a text`;
    const files = patchedFiles(patch);
    if (files.length === 0) return `tool_input.${names[0]} names no file`;
    return files.map((file) => to.file(file.kind, file.path, file.kind === 'write' ? file : {}));
  };

export const fetchTool: Tool = (input, to) => {
  const list = input.urls ?? input.url;
  const urls = typeof list === 'string' ? [list] : list;
  if (!Array.isArray(urls) || !urls.every((url: Json) => typeof url === 'string')) return 'tool_input.urls is not a list of texts';
  return [...urls.map((url) => to.get(url)), ...(urls.length === 0 ? [to.own(input)] : [])];
};

/** A search: the call itself, and a read of each file that these fields name without a pattern. */
export const searchTool =
  (...names: readonly string[]): Tool =>
  (input, to) => {
    const files = textsOf(input, ...names).filter((pattern) => pattern !== '' && !/[*?{}[\]]/.test(pattern));
    return [to.own(input), ...files.map((path) => to.file('read', path))];
  };

/** A tool that hands a task to another agent, whose own calls are judged. What it is told is a prompt: only its length goes on. */
export const promptTool: Tool = (input, to) => [
  to.own(Object.fromEntries(Object.entries(input).map(([name, value]) => [name, PROMPTS.has(name) ? shortened(value) : value]))),
];
const PROMPTS: ReadonlySet<string> = new Set(['prompt', 'task', 'message', 'description']);
const shortened = (value: Json): Json => (typeof value === 'string' ? `(${value.length} characters)` : value);

export const ownTool: Tool = (input, to) => [to.own(input)];

/** Names under which a tool that nobody knows may give a file. */
const ANY_PATHS = ['filePath', 'file_path', 'local_path', 'target_file'] as const;

/** MCP tools by their names' form, and whatever an extension or a newer version brings. */
export function otherTool(own: string, forms: readonly RegExp[]): Tools['other'] {
  return (name) => (input, to) => {
    const named = forms.map((form) => form.exec(name)).find((match) => match !== null);
    const call = to.mcp(named?.[1] ?? own, named?.[2] ?? name, input);
    const lists = Array.isArray(input.file_paths) ? textsWithin(input.file_paths, 0) : [];
    // What a tool does with a file is not known; that it does not show an off-limits one can still be asked.
    return [call, ...codeIn(input, to), ...[...new Set([...textsOf(input, ...ANY_PATHS), ...lists])].map((path) => to.file('read', path))];
  };
}

/** Text that a tool we do not know would run, as commands that the engine can read. */
export function codeIn(input: Fields, to: Builder): readonly Action[] {
  const lists = ['commands', 'command', 'cmd'].flatMap((name) => (Array.isArray(input[name]) ? textsWithin(input[name] ?? null, 0) : []));
  const commands = [...textsOf(input, 'command', 'cmd', 'script'), ...lists].map((text) => to.shell(text));
  const sql = textsOf(input, 'sql').map((text) => to.shell(`psql -c ${quote(text)}`));
  const programs = textsOf(input, 'code').flatMap((text) => [to.shell(`node -e ${quote(text)}`), to.shell(`python3 -c ${quote(text)}`)]);
  return [...commands, ...sql, ...programs];
}

const DEPTH = 8;
/** Every text in a value. */
export function textsWithin(value: Json, depth: number): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || depth >= DEPTH) return [];
  return Object.values(value).flatMap((inner: Json) => textsWithin(inner, depth + 1));
}

/** A text as one word of POSIX sh. */
export const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
