import type { Context, Reader } from '../../context';
import { type Content, HOLE, type Json, type ProgramCall, type Text } from '../../types';
import { readJson } from '../graphql/json';
import { type OptionTable, type Parsed, parseOptions } from './options';
import { httpCall } from './request';
import { contentOf } from './sources';

/** A program whose command `api` sends a request with the stored login. */
interface ApiCommand {
  /** Where a path without a host goes. */
  readonly base: string;
  /** Path of the API on a host of one's own (`--hostname`). */
  readonly own?: string;
  /** Where GraphQL is, if not below the base. */
  readonly graphqlPath?: string;
  /** The endpoint of GraphQL, where the fields but `query` are its variables. */
  readonly graphql: string | null;
  readonly table: OptionTable;
  /** `heroku api DELETE /apps/shop`: the method is a word. */
  readonly methodFirst?: true;
}

const words = (text: string): readonly string[] => text.split(' ');
const GH: OptionTable = {
  value: words('method header field raw-field input hostname preview template jq cache'),
  alone: words('include slurp paginate silent verbose'),
  short: { X: 'method', H: 'header', F: 'field', f: 'raw-field', p: 'preview', t: 'template', q: 'jq', i: 'include' },
};
const VERCEL: OptionTable = {
  value: words('method header field raw-field input generate scope token cwd local-config global-config'),
  alone: words('paginate include silent verbose raw refresh debug dangerously-skip-permissions'),
  short: {
    X: 'method',
    H: 'header',
    F: 'field',
    f: 'raw-field',
    i: 'include',
    S: 'scope',
    T: 'scope',
    t: 'token',
    A: 'local-config',
    Q: 'global-config',
  },
};
const PSCALE: OptionTable = {
  value: words('method header field input query org database branch format config api-token service-token service-token-id api-url'),
  alone: words('debug no-color'),
  short: { X: 'method', H: 'header', F: 'field', I: 'input', Q: 'query', f: 'format' },
};
const HEROKU: OptionTable = {
  value: words('accept-inclusion body version'),
  alone: [],
  short: { a: 'accept-inclusion', b: 'body', v: 'version' },
};

const SENTRY: OptionTable = {
  value: words('method data field raw-field header input fields log-level'),
  alone: words('silent verbose json dry-run'),
  short: { X: 'method', d: 'data', F: 'field', f: 'raw-field', H: 'header', n: 'dry-run' },
};
const GCX: OptionTable = {
  value: words('method data header config context jq json output'),
  alone: words('agent no-color no-truncate verbose insecure-log-http-payload'),
  short: { X: 'method', d: 'data', H: 'header', o: 'output', v: 'verbose' },
};

const apiCommands: Readonly<Record<string, ApiCommand>> = {
  gh: { base: 'https://api.github.com', own: '/api/v3', graphql: 'graphql', table: GH },
  glab: { base: 'https://gitlab.com/api/v4', own: '/api/v4', graphql: 'graphql', graphqlPath: '/api/graphql', table: GH },
  vercel: { base: 'https://api.vercel.com', graphql: null, table: VERCEL },
  vc: { base: 'https://api.vercel.com', graphql: null, table: VERCEL },
  pscale: { base: 'https://api.planetscale.com/v1', graphql: null, table: PSCALE },
  sentry: { base: 'https://sentry.io/api/0', graphql: null, table: SENTRY },
  // Which host is a matter of its configuration: theirs stands for any.
  gcx: { base: 'https://grafana.net', graphql: null, table: GCX },
  heroku: { base: 'https://api.heroku.com', graphql: null, table: HEROKU, methodFirst: true },
};

/** Reads `gh api -X DELETE repos/acme/shop` and its like as the request that is sent. */
const apiReader =
  (one: ApiCommand): Reader =>
  (call, context) => {
    const { options, rest } = parseOptions(call.argv, one.table);
    const [verb, first = '', second = ''] = rest;
    if (verb !== 'api' || first === '' || isDryRun(options, one.table)) return [];
    const endpoint = one.methodFirst ? second : first;
    const values = (name: string): readonly Text[] => options.filter((option) => option.name === name).map(({ value }) => value);
    const fields = fieldsOf(options, call, context);
    const data = values('data').at(-1);
    const file = data?.startsWith('@') ? data.slice(1) : undefined;
    const input = values('input').at(-1) ?? values('body').at(-1) ?? file;
    const method = one.methodFirst
      ? first
      : (values('method').at(-1) ?? (fields.length > 0 || input !== undefined || data !== undefined ? 'POST' : 'GET'));
    const graphql = one.graphql !== null && endpoint.replace(/^\//, '') === one.graphql;
    const inQuery = method.toUpperCase() === 'GET' || input !== undefined;
    const body = ((): Content => {
      if (input !== undefined) return contentOf(input, call, context);
      if (data !== undefined) return { kind: 'text', text: data };
      if (fields.length === 0 || (inQuery && !graphql)) return { kind: 'none' };
      return { kind: 'text', text: JSON.stringify(graphql ? variablesOf(fields) : nested(fields)) };
    })();
    return [
      httpCall(
        {
          method,
          url: urlOf(endpoint, values('hostname').at(-1), graphql, one),
          headers: values('header').map((header) => headerPair(header)),
          body,
          query:
            inQuery && !graphql ? fields.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]) : [],
          credential: true,
        },
        { via: [...call.via, `${call.program} api`], remote: call.remote },
      ),
    ];
  };

/** Only where the program knows the flag: another may send the request all the same. */
const isDryRun = (options: Parsed['options'], table: OptionTable): boolean =>
  table.alone.includes('dry-run') && options.some(({ name, value }) => name === 'dry-run' && value === '');

/** What stands for the folder's own repository, or for the user. */
const PLACEHOLDERS = /\{(?:owner|repo|branch)\}|(?<=\/):(?:owner|repo|branch|id|fullpath|group|namespace|user|username)(?=\/|$)/g;

function urlOf(endpoint: Text, hostname: Text | undefined, graphql: boolean, { base, own = '', graphqlPath }: ApiCommand): Text {
  const path = endpoint.replace(PLACEHOLDERS, HOLE);
  if (/^[a-z]+:\/\//i.test(path)) return path;
  const known = hostname === undefined || hostname === 'github.com' ? base : `https://${hostname}${own}`;
  if (graphql && graphqlPath !== undefined) return `${known.slice(0, known.length - own.length)}${graphqlPath}`;
  return `${known}/${path.replace(/^\//, '')}`;
}

/** A header as it is written on a command line. */
export const headerPair = (header: Text): readonly [string, Text] => {
  const colon = header.indexOf(':');
  return colon < 0 ? [header, ''] : [header.slice(0, colon).trim(), header.slice(colon + 1).trim()];
};

/** `-F` is typed and may name a file; `-f` is text. */
function fieldsOf(options: Parsed['options'], call: ProgramCall, context: Context): readonly (readonly [string, Json])[] {
  return options.flatMap(({ name, value }): (readonly [string, Json])[] => {
    if (name !== 'field' && name !== 'raw-field') return [];
    const equals = value.indexOf('=');
    if (equals < 0) return [[value, HOLE]];
    const text = value.slice(equals + 1);
    return [[value.slice(0, equals), name === 'field' ? typed(text, call, context) : text]];
  });
}

function typed(text: Text, call: ProgramCall, context: Context): Json {
  if (text.startsWith('@')) {
    const content = contentOf(text.slice(1), call, context);
    return content.kind === 'text' ? content.text : HOLE;
  }
  const json = readJson(text)?.value;
  return typeof json === 'boolean' || typeof json === 'number' || json === null ? json : text;
}

type Members = Readonly<Record<string, Json>>;
const isMembers = (value: Json | undefined): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `a[b][]=c` is `{"a":{"b":"c"}}`: of a list the last value stands for all. */
function nested(fields: readonly (readonly [string, Json])[]): Members {
  return fields.reduce<Members>((root, [name, value]) => {
    const keys = name.split('[').map((key) => key.replace(/\]$/, ''));
    return within(root, keys.at(-1) === '' ? keys.slice(0, -1) : keys, value);
  }, {});
}

function within(old: Json | undefined, [key = '', ...rest]: readonly string[], value: Json): Members {
  const members = isMembers(old) ? old : {};
  return { ...members, [key]: rest.length === 0 ? value : within(Object.hasOwn(members, key) ? members[key] : {}, rest, value) };
}

function variablesOf(fields: readonly (readonly [string, Json])[]): Json {
  const all = nested(fields);
  const { query = '', operationName, ...variables } = all;
  return { query, variables, ...(operationName === undefined ? {} : { operationName }) };
}

/** Programs with an `api` command. */
export const apiReaders: Readonly<Record<string, Reader>> = Object.fromEntries(
  Object.entries(apiCommands).map(([name, one]) => [name, apiReader(one)]),
);
