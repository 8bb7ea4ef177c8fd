import { variableOf } from '../callVariables';
import { globMatches } from '../policy/glob';
import type { Call, Json, Text } from '../types';
import { type Args, flagValues } from './args';
import { databaseOfUri, serversOf } from './connectionUri';
import { fieldsOf } from './fields';
import { jsonAt } from './jsonAt';
import type { argsReader, Candidate } from './match';
import { fitPath } from './pathTemplate';
import { pathReadings, segmentText } from './requestPath';
import type { ProgramSpec, Source, When } from './rule';
import { namesIn, toolValues } from './tool';
import { matchVerb } from './verb';

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
      if (kind === 'path') return pathValues(key, pathReadings(call), candidate.when);
      if (kind === 'body') return jsonValues(jsonAt(fieldsOf(call) ?? {}, key));
      if (kind === 'query') return call.query.filter(([name]) => name === key).map(([, value]) => value);
      return [];
    case 'graphql':
      if (kind === 'host') return present(call.host);
      return kind === 'field' ? jsonValues(jsonAt(call.args, key)) : [];
    case 'sql':
      return sqlValues(kind, call);
    case 'mcp':
      if (kind === 'host') return present(call.server);
      if (kind !== 'input') return [];
      return key === '*' ? jsonValues(namesIn(call)[0]) : jsonValues(toolValues(call, key)[0]);
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
  candidate: Candidate,
  argsOf: ReturnType<typeof argsReader>,
): readonly Text[] {
  const { when, spec } = candidate;
  if (kind === 'env') return present(variableOf(call, key));
  if (kind === 'url' || kind === 'db') {
    // What stands in the command goes before its environment.
    const each = key.split('|').map((one) => programValues(...whereFrom(one), call, candidate, argsOf));
    const uris = each.find((values) => values.length > 0) ?? [];
    return uris.flatMap((uri) => (kind === 'url' ? serversOf(uri) : present(databaseOfUri(uri))));
  }
  if (!spec || when.call !== 'program') return [];
  const args = argsOf(spec);
  if (kind === 'flag') return flagsLike(args, key, spec).filter((value) => value !== '');
  if (kind === 'word') return present(args.words[Number(key)]);
  const rest = args.words.slice(matchVerb(when.verb ?? [], args.words)?.length ?? 0);
  if (kind === 'args') return rest;
  if (kind === 'arg' && key === 'removed') return rest.filter((word) => word.startsWith(':') && word !== ':').map((word) => word.slice(1));
  if (kind === 'arg') return present(key === 'last' ? rest.at(-1) : rest[Number(key)]);
  return [];
}

/** `--database-url` is that flag, `arg:1` that positional, all else a variable. */
function whereFrom(key: string): readonly [kind: string, key: string] {
  if (key.startsWith('-')) return ['flag', key];
  return /^(?:word|arg):/.test(key) ? [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)] : ['env', key];
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

const flagsLike = (args: Args, key: string, spec: ProgramSpec): readonly Text[] =>
  key.includes('*')
    ? ([...args.flags].find(([name, values]) => globMatches(key, name) && values.some((value) => value !== ''))?.[1] ?? [])
    : (flagValues(args, key, spec) ?? []);

function pathValues(key: string, paths: readonly Text[], when: When): readonly Text[] {
  const [path = ''] = paths;
  const segments = path.split('/').filter((part) => part !== '');
  const plain = (value: Text | undefined): readonly Text[] => present(value === undefined ? value : segmentText(value));
  if (key === 'last') return plain(segments.at(-1));
  if (/^\d+$/.test(key)) return plain(segments[Number(key)]);
  if (when.call !== 'http') return [];
  const fits = paths.flatMap((one) => (when.path ?? []).map((template) => fitPath(template, one)));
  const named = fits.find((one) => one !== null);
  // `path:owner/repo`: several of them, as they are written together.
  const parts = key.split('/').map((one) => (named && Object.hasOwn(named, one) ? named[one] : undefined));
  return parts.every((one) => one !== undefined) ? plain(parts.join('/')) : [];
}

const present = (value: Text | undefined): readonly Text[] => (value === undefined || value === '' ? [] : [value]);

function jsonValues(value: Json | undefined): readonly Text[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((one: Json) => jsonValues(one));
  return typeof value === 'object' ? [] : [String(value)];
}
