import { readJson } from '../evaluate/graphql/json';
import { formPairs } from '../evaluate/http/url';
import type { HttpCall, Json } from '../types';

/** What a request carries by name: the members of a JSON body, or the pairs of a form and of the query string. null: it cannot be read. */
export function fieldsOf(call: HttpCall): Json | null {
  const query = Object.fromEntries(call.query);
  if (call.body.kind === 'unreadable') return null;
  if (call.body.kind === 'none' || call.body.text.trim() === '') return query;
  const read = readJson(call.body.text);
  // Which of two members of one name counts, servers do not agree on.
  if (read?.twice) return null;
  const json = read?.value;
  if (json === undefined) return { ...query, ...Object.fromEntries(formPairs(call.body.text)) };
  return isObject(json) ? { ...query, ...json } : json;
}

const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
