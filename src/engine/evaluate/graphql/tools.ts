import { HOLE, type HttpCall, type Json, type McpCall } from '../../types';
import { readJson } from './json';

/** MCP over HTTP: the tools that a JSON-RPC body calls, with the host as the server's name. */
export function toolCalls(call: HttpCall): readonly McpCall[] {
  if (call.body.kind !== 'text' || !call.body.text.includes('jsonrpc')) return [];
  const json = readJson(call.body.text)?.value;
  const items = isList(json) ? json : [json];
  return items.flatMap((item): McpCall[] => {
    const params = memberOf(item, 'params');
    if (memberOf(item, 'method') !== 'tools/call' || params === undefined) return [];
    const name = memberOf(params, 'name');
    const { via, remote, host } = call;
    return [
      { kind: 'mcp', via, remote, server: host, tool: typeof name === 'string' ? name : HOLE, input: memberOf(params, 'arguments') ?? {} },
    ];
  });
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const memberOf = (value: Json | undefined, key: string): Json | undefined =>
  typeof value === 'object' && value !== null && !isList(value) && Object.hasOwn(value, key)
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
