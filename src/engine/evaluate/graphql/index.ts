import { parseGraphql } from '../../parse/graphql';
import { type Call, type GraphqlCall, HOLE, type HttpCall } from '../../types';
import { rootFields } from './fields';
import { type Carried, carriedRequests, type GraphqlRequest } from './requests';
import { toolCalls } from './tools';

/**
 * The GraphQL fields that a request would run, or the MCP tools that it calls. `isGraphql` says whether a host speaks GraphQL on a path. There, what cannot be read comes
 * back as the same request with an unreadable body, for the provider's rule on such bodies. Elsewhere a request that looks like GraphQL is
 * read the same way, because the host may be unknown or stand for another one; what does not look like it is no GraphQL.
 */
export function expandHttp(call: HttpCall, isGraphql: (host: string, path: string) => boolean): readonly Call[] {
  const tools = toolCalls(call);
  if (tools.length > 0) return tools;
  const known = isGraphql(call.host, call.path);
  if (!known && !mayBeGraphql(call)) return [];
  const carried: Carried = carriedRequests(call);
  const calls: Call[] = [];
  let why = call.body.kind === 'unreadable' ? null : carried.unreadable;
  for (const request of carried.requests) {
    const fields = readFields(call, request);
    if (fields) calls.push(...fields);
    else why = 'not a GraphQL document that can be read';
  }
  // Without its query parameters: the copy is not read a second time.
  if (why !== null && (known || call.host.includes(HOLE))) calls.push({ ...call, query: [], body: { kind: 'unreadable', why } });
  return calls;
}

function readFields(call: HttpCall, request: GraphqlRequest): readonly GraphqlCall[] | null {
  const document = parseGraphql(request.query);
  const fields = document && rootFields(document, request.variables, request.operationName);
  if (!fields) return null;
  const { via, remote, host, path, credential } = call;
  return fields.map(({ operation, field, args }) => ({ kind: 'graphql', via, remote, host, path, operation, field, args, credential }));
}

/** Cheap look before any parsing: only a mutation on a host that is nobody's can matter. */
function mayBeGraphql(call: HttpCall): boolean {
  if (call.body.kind === 'text' && /mutation|\\u00/i.test(call.body.text)) return true;
  return call.query.some(([name, value]) => name === 'query' && value.includes('mutation'));
}
