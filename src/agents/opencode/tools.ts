import type { Action } from '../../engine/types';
import { isFields, textOf, textsOf } from '../fields';
import { textSearchTool } from '../searches';
import {
  editsTool,
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

/** It shows lines of hidden files too: measured with `.env`. */
const grep = textSearchTool({ pattern: ['pattern'], paths: ['path'], globs: ['include', 'glob'] });
const shell = shellTool('command');
const read = fileTool('read');
const patch = patchTool('patchText', 'patch', 'input');
/** Reads what an MCP server offers, which may be a file. */
const resource: Tool = (input, to) => [
  to.own(input),
  ...textsOf(input, 'uri').flatMap((uri) => (/^file:/i.test(uri) ? [to.file('read', uri)] : [])),
];

/** Tools of opencode 1 and 2, and of Kilo, which is built on it. */
const known = new Map<string, Tool>([
  ['bash', shell],
  ['shell', shell],
  ['read', read],
  ['lsp', read],
  ['write', fileTool('write', ['content'])],
  ['edit', editTool()],
  ['multiedit', editsTool('edits')],
  ['patch', patch],
  ['apply_patch', patch],
  ['grep', grep],
  ['glob', searchTool('path', 'pattern')],
  ['list', ownTool],
  ['webfetch', fetchTool],
  ['websearch', ownTool],
  ['codesearch', ownTool],
  ['task', promptTool],
  ['subagent', promptTool],
  ['skill', ownTool],
  ['question', ownTool],
  ['todowrite', ownTool],
  ['todoread', ownTool],
  ['plan_enter', ownTool],
  ['plan_exit', ownTool],
  ['invalid', ownTool],
  ['list_mcp_resources', ownTool],
  ['read_mcp_resource', resource],
]);

const MOST_PARTS = 12;

/** `<server>_<tool>`, where both may have underscores: every way to read it. */
function serversOf(name: string): readonly (readonly [server: string, tool: string])[] {
  const parts = name.split('_');
  return parts.slice(1, MOST_PARTS).flatMap((_, index) => {
    const [server, tool] = [parts.slice(0, index + 1).join('_'), parts.slice(index + 1).join('_')];
    return server === '' || tool === '' ? [] : [[server, tool] as const];
  });
}

/** Several calls in one: no hook is asked for them one by one. */
const batch =
  (tools: () => Tools): Tool =>
  (input, to) => {
    const calls = input.tool_calls;
    if (!Array.isArray(calls)) return 'tool_input.tool_calls is missing or not a list';
    const all: Action[] = [to.own({})];
    for (const call of calls) {
      const name = isFields(call) ? textOf(call, 'tool') : undefined;
      const inner = isFields(call) ? call.parameters : undefined;
      if (name === undefined || name === 'batch' || !isFields(inner)) return 'tool_input.tool_calls: an entry is no call';
      const found = (tools().known.get(name) ?? tools().other(name))(inner, to);
      if (typeof found === 'string') return found;
      all.push(...found);
    }
    return all;
  };

/**
 * The tools; whatever else is called is one of a server's, a plugin's or a newer version's. `servers`: those that are configured and that
 * the name may begin with; none of them: every way to part it is judged.
 */
export function pluginTools(own: string, servers: readonly string[]): Tools {
  const usual = otherTool(own, [/^mcp__([^_]+(?:_[^_]+)*)__(.+)$/]);
  const tools: Tools = {
    own,
    known: new Map([...known, ['batch', batch(() => tools)]]),
    other: (name) => (input, to) => {
      const found = usual(name)(input, to);
      if (typeof found === 'string') return found;
      const ways = servers.length > 0 ? servers.map((server) => [server, name.slice(server.length + 1)] as const) : serversOf(name);
      return ways.length === 0 ? found : [...ways.map(([server, tool]) => to.mcp(server, tool, input)), ...found.slice(1)];
    },
  };
  return tools;
}
