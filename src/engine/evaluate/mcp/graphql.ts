import { parseGraphql } from '../../parse/graphql';
import { candidatesFor } from '../../rules/candidates';
import { type Call, HOLE, type Json, type McpCall } from '../../types';
import { rootFields } from '../graphql/fields';
import { readJson } from '../graphql/json';
import { httpCall } from '../http/request';
import { takesFromGraph } from './hidden';
import { isMembers, type ToolInput } from './input';

const FIELDS = [
  'query',
  'queries',
  'mutation',
  'mutations',
  'graphql',
  'graphql_query',
  'gql',
  'document',
  'operation',
  'operations',
  'body',
  'request',
] as const;
/** Where a server sends what it is told, by the words of its name. */
const APIS: readonly (readonly [RegExp, string])[] = [
  [/railway/, 'https://backboard.railway.com/graphql/v2'],
  [/github/, 'https://api.github.com/graphql'],
  [/gitlab/, 'https://gitlab.com/api/graphql'],
  [/linear/, 'https://api.linear.app/graphql'],
  [/shopify/, `https://${HOLE}.myshopify.com/admin/api/2026-01/graphql.json`],
  [/\bfly/, 'https://api.fly.io/graphql'],
];

/**
 * Mutations that a tool is told to send, as the request that does so; a field that no rule knows as a tool of that server would be
 * (`deleteProduct {id}`), so that nets look at its name.
 */
export function graphqlCalls(input: ToolInput, call: McpCall): readonly Call[] {
  const documents = [...new Set(input.texts(...FIELDS))].filter((text) => /\bmutation\b/.test(text));
  return documents.flatMap((query) => {
    const variables = variablesOf(input);
    const at = { via: [...call.via, call.tool], remote: call.remote };
    const url = APIS.find(([pattern]) => pattern.test(`${input.server} ${input.name}`))?.[1];
    const text = JSON.stringify({ query, ...(variables ? { variables } : {}) });
    const sent = httpCall(
      { method: 'POST', url: url ?? `https://${HOLE}/graphql`, headers: [], body: { kind: 'text', text }, credential: true },
      at,
    );
    const document = parseGraphql(query);
    const fields = document && rootFields(document, variables ?? {}, null);
    const unknown = (fields ?? []).filter(
      ({ operation, field, args }) =>
        operation === 'mutation' &&
        candidatesFor({ ...at, kind: 'graphql', host: sent.host, path: sent.path, operation, field, args, credential: true }, null)
          .length === 0,
    );
    return [sent, ...unknown.map(({ field, args }): McpCall => ({ ...call, ...at, tool: field, input: args }))];
  });
}

function variablesOf(input: ToolInput): Readonly<Record<string, Json>> | null {
  const [told] = input.values('variables', 'graphql_variables');
  const read = typeof told === 'string' ? readJson(told)?.value : told;
  return isMembers(read) ? read : null;
}

/** Cypher that takes something away, as a tool that does that to the graph. */
export function graphCalls(input: ToolInput, call: McpCall): readonly McpCall[] {
  if (!/cypher|neo4j|memgraph|falkordb|graph/.test(`${input.server} ${input.name}`)) return [];
  const own = input.texts('cypher', 'cypher_query');
  const often = /cypher|neo4j|memgraph|falkor/.test(`${input.server} ${input.name}`)
    ? input.texts('query', 'statement', 'queries', 'statements')
    : [];
  return [...own, ...often]
    .filter(takesFromGraph)
    .slice(0, 1)
    .map((text) => ({ ...call, via: [...call.via, call.tool], tool: 'delete_graph_records', input: { name: text.trim().slice(0, 80) } }));
}
