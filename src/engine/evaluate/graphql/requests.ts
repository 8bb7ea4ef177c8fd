import { limits } from '../../limits';
import { HOLE, type HttpCall, type Json } from '../../types';
import { formPairs, headerOf } from '../http/url';
import { readJson } from './json';
import { multipartFields } from './multipart';

/** One GraphQL request as a server would read it. `variables` null: not known. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, Json>> | null;
  readonly operationName: string | null;
}

/** What the request carries. `unreadable`: some of it would run but cannot be told before. */
export interface Carried {
  readonly requests: readonly GraphqlRequest[];
  readonly unreadable: string | null;
}
const nothing: Carried = { requests: [], unreadable: null };
const unreadable = (why: string): Carried => ({ requests: [], unreadable: why });

/** All GraphQL requests in the query string and in the body. */
export function carriedRequests(call: HttpCall): Carried {
  return join([fromFields(call.query), fromBody(call)]);
}

function fromBody(call: HttpCall): Carried {
  if (call.body.kind === 'none') return nothing;
  if (call.body.kind === 'unreadable') return unreadable(call.body.why);
  const text = call.body.text.trim();
  if (text === '') return nothing;
  if ((headerOf(call.headers, 'content-encoding') ?? 'identity').trim().toLowerCase() !== 'identity') return unreadable('encoded body');
  const type = (headerOf(call.headers, 'content-type') ?? '').toLowerCase();
  if (type.startsWith('multipart/') || text.startsWith('--')) {
    const fields = multipartFields(text);
    if (!fields) return unreadable('multipart body');
    const operations = fields.find(([name]) => name === 'operations');
    return operations ? fromJson(operations[1]) : fromFields(fields, true);
  }
  // The body's shape decides, not its declared type: servers are lenient, and the header may be unknown.
  if (/^\uFEFF?[{[]/.test(text)) {
    const json = fromJson(text);
    return json.unreadable === 'not JSON' && !type.includes('json') ? raw(text, json) : json;
  }
  if (type.startsWith('application/graphql')) return request(text, null, null);
  const form = fromFields(formPairs(text), true);
  return form.requests.length > 0 ? form : raw(text, form);
}

/** A body that is a GraphQL document itself. `otherwise` where it cannot be one. */
function raw(text: string, otherwise: Carried): Carried {
  return /^(query|mutation|subscription|fragment|#|\{)/.test(text) ? request(text, null, null) : otherwise;
}

const PERSISTED = new Set(['extensions', 'queryId', 'documentId', 'id', 'hash']);

/** Fields of a form or a query string. `all`: there must be a request in it. */
function fromFields(fields: readonly (readonly [string, string])[], all = false): Carried {
  const values = (name: string) => fields.filter(([key]) => key === name).map(([, value]) => value);
  const queries = values('query');
  const [variables = ''] = values('variables');
  const known = variables.trim() === '' ? {} : objectOf(readJson(variables)?.value);
  const doubt = doubtOf(fields, queries.length) ?? (all && queries.length === 0 ? 'no query in the body' : null);
  return join([...queries.map((query) => request(query, known, values('operationName')[0] ?? null)), { requests: [], unreadable: doubt }]);
}

function doubtOf(fields: readonly (readonly [string, string])[], queries: number): string | null {
  if (queries > 1) return 'several queries';
  // A field whose name is not known may be another `query`.
  if (fields.some(([name]) => name.includes(HOLE))) return 'a field that is not known';
  return fields.some(([name]) => PERSISTED.has(name)) ? 'persisted query' : null;
}

function fromJson(text: string): Carried {
  const json = readJson(text);
  if (!json) return unreadable('not JSON');
  const items = Array.isArray(json.value) ? json.value : [json.value];
  if (items.length > limits.requests) return unreadable('a batch of too many');
  return join([...items.map(fromItem), { requests: [], unreadable: json.twice ? 'a key stands twice' : null }]);
}

function fromItem(item: Json): Carried {
  const members = objectOf(item);
  if (!members) return unreadable('not a GraphQL request');
  const { query, variables, operationName, extensions } = members;
  const known =
    variables === undefined || variables === null ? {} : objectOf(typeof variables === 'string' ? readJson(variables)?.value : variables);
  const found =
    typeof query === 'string' && query !== HOLE
      ? request(query, known, typeof operationName === 'string' ? operationName : null)
      : unreadable(isPersisted(extensions) ? 'persisted query' : 'no query in the body');
  if (Object.keys(members).some((key) => key.includes(HOLE))) return join([found, unreadable('a key that is not known')]);
  return isPersisted(extensions) ? join([found, unreadable('persisted query')]) : found;
}

/** The server looks the query up by a hash; what it finds cannot be told. */
function isPersisted(extensions: Json | undefined): boolean {
  if (extensions === undefined || extensions === null) return false;
  const members = objectOf(extensions);
  return members === null || Object.keys(members).some((key) => key === 'persistedQuery' || key.includes(HOLE));
}

const request = (query: string, variables: GraphqlRequest['variables'], operationName: string | null): Carried => ({
  requests: [{ query, variables, operationName: operationName?.includes(HOLE) ? null : operationName }],
  unreadable: null,
});

const join = (parts: readonly Carried[]): Carried => ({
  requests: parts.flatMap((part) => part.requests),
  unreadable: parts.find((part) => part.unreadable !== null)?.unreadable ?? null,
});

const isObject = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: Json | undefined): Readonly<Record<string, Json>> | null => (isObject(value) ? value : null);
