import type { Call, Json, Text } from '../types';
import { flagValues } from './args';
import type { argsReader, Candidate } from './match';
import { jsonAt } from './match';
import type { Source } from './rule';

/** The values that a source finds in a matched call, possibly several (`args`, a GraphQL list); none where it is not there. */
export function valuesOf(source: Source, call: Call, candidate: Candidate, argsOf: ReturnType<typeof argsReader>): readonly Text[] {
  if (source.startsWith('=')) return [source.slice(1)];
  const colon = source.indexOf(':');
  const kind = colon < 0 ? source : source.slice(0, colon);
  const key = colon < 0 ? '' : source.slice(colon + 1);
  switch (call.kind) {
    case 'program':
      return programValues(kind, key, call, candidate, argsOf);
    case 'http':
      if (kind === 'host') return present(call.host);
      if (kind === 'path') return present(call.path.split('/').filter((part) => part !== '')[Number(key)]);
      if (kind === 'query') return call.query.filter(([name]) => name === key).map(([, value]) => value);
      return [];
    case 'graphql':
      if (kind === 'host') return present(call.host);
      return kind === 'field' ? jsonValues(jsonAt(call.args, key)) : [];
    case 'sql':
      return sqlValues(kind, call);
    case 'mcp':
      if (kind === 'host') return present(call.server);
      return kind === 'input' ? jsonValues(jsonAt(call.input, key)) : [];
    case 'file':
      return kind === 'file' ? present(call.path) : [];
    case 'opaque':
      return kind === 'about' ? present(call.about) : [];
    default:
      return call satisfies never;
  }
}

function programValues(
  kind: string,
  key: string,
  call: Extract<Call, { kind: 'program' }>,
  { when, spec }: Candidate,
  argsOf: ReturnType<typeof argsReader>,
): readonly Text[] {
  if (kind === 'env') return Object.hasOwn(call.env, key) ? present(call.env[key]) : [];
  if (!spec || when.call !== 'program') return [];
  const args = argsOf(spec);
  if (kind === 'flag') return (flagValues(args, key, spec) ?? []).filter((value) => value !== '');
  const rest = args.words.slice(when.verb?.length ?? 0);
  if (kind === 'args') return rest;
  if (kind === 'arg') return present(key === 'last' ? rest.at(-1) : rest[Number(key)]);
  return [];
}

/** A database is known together with its host: many are called `postgres`. */
function sqlValues(kind: string, call: Extract<Call, { kind: 'sql' }>): readonly Text[] {
  if (kind === 'names') return call.names;
  if (kind === 'host') return present(call.host);
  if (kind === 'database') return present(call.database);
  if (kind === 'user') return present(call.user);
  if (kind === 'server')
    return [...present(call.host), ...present(call.host === '' || call.database === '' ? call.database : `${call.host}/${call.database}`)];
  return [];
}

const present = (value: Text | undefined): readonly Text[] => (value === undefined || value === '' ? [] : [value]);

function jsonValues(value: Json | undefined): readonly Text[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((one: Json) => jsonValues(one));
  return typeof value === 'object' ? [] : [String(value)];
}
