import { toolName } from '../../toolName';
import type { Json, McpCall } from '../../types';
import { readJson } from '../graphql/json';
import { isList, isMembers, type Members, type ToolInput } from './input';

const NAMES = [
  'tool_name',
  'toolName',
  'tool',
  'name',
  'function',
  'function_name',
  'action',
  'operation',
  'tool_slug',
  'operation_id',
  'method',
] as const;
const ARGUMENTS = [
  'arguments',
  'args',
  'input',
  'params',
  'parameters',
  'tool_args',
  'tool_input',
  'toolArgs',
  'kwargs',
  'payload',
] as const;
const SERVERS = ['server', 'server_name', 'serverName', 'mcp_server', 'server_id'] as const;
const LISTS = ['calls', 'tool_calls', 'tools', 'invocations', 'requests', 'operations', 'steps', 'actions', 'batch'] as const;
const CALLERS =
  /(?:^|_)(?:call|calls|exec|execute|invoke|run|use|dispatch|proxy|batch|tool|tools|multi|parallel|forward|request|do)(?:_|$)/;

/** The tools that a tool calls in turn: `call_tool {name, arguments}`, and lists of such. */
export function nestedCalls(input: ToolInput, call: McpCall): readonly McpCall[] {
  if (!CALLERS.test(input.name)) return [];
  const lists = input.members.flatMap((one) => LISTS.map((name) => one[name]).filter(isList)).flat();
  return [...input.members, ...lists.filter(isMembers)].flatMap((one) => nestedCall(one, call));
}

function nestedCall(one: Members, call: McpCall): readonly McpCall[] {
  const tool = NAMES.map((name) => one[name]).find((value) => typeof value === 'string');
  const told = ARGUMENTS.map((name) => one[name]).find((value) => value !== undefined);
  const input: Json | undefined = typeof told === 'string' ? readJson(told)?.value : told;
  if (typeof tool !== 'string' || !isMembers(input) || !/^[\w.:/-]{1,200}$/.test(tool)) return [];
  const server = SERVERS.map((name) => one[name]).find((value) => typeof value === 'string');
  // `server.tool`, `server__tool`, `server:tool`
  const [, prefix, own = tool] = /^(.+?)(?:\.|__|:|\/)([^.:/]+)$/.exec(tool) ?? [];
  const named = typeof server === 'string' ? server : (prefix ?? call.server);
  return toolName(own) === '' ? [] : [{ ...call, via: [...call.via, call.tool], server: named, tool: own, input }];
}
