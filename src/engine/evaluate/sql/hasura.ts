import type { HttpCall, Json, Text } from '../../types';
import { readJson } from '../graphql/json';

const RUNS = /^(?:(?:pg|citus|cockroach|mssql|mysql|bigquery)_)?run_sql$/;
const DEEP = 4;

/** The statements in a request to Hasura's schema API: `{"type":"run_sql","args":{"sql":"…"}}`, alone or in a `bulk`. Its server has any name. */
export function hasuraStatements(call: HttpCall): readonly Text[] {
  if (!/\/v[12]\/query$/.test(call.path) || call.body.kind !== 'text') return [];
  const read = readJson(call.body.text);
  return read ? statementsIn(read.value, 0) : [];
}

function statementsIn(value: Json | undefined, depth: number): readonly Text[] {
  if (depth > DEEP || typeof value !== 'object' || value === null) return [];
  if (isList(value)) return value.flatMap((one) => statementsIn(one, depth + 1));
  const members = Object.entries(value);
  const type = members.find(([name]) => name === 'type')?.[1];
  const args = members.find(([name]) => name === 'args')?.[1];
  if (typeof type !== 'string') return [];
  if (/^(?:concurrent_)?bulk/.test(type)) return statementsIn(args, depth + 1);
  if (!RUNS.test(type) || typeof args !== 'object' || args === null || isList(args)) return [];
  const sql = Object.entries(args).find(([name]) => name === 'sql')?.[1];
  return typeof sql === 'string' ? [sql] : [];
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
