import type { Context, Reader } from '../../context';
import { type Call, type Content, type GraphqlCall, HOLE, type Json, type ProgramCall, type Text } from '../../types';
import { readJson } from '../graphql/json';
import { type OptionTable, parseOptions } from '../http/options';
import { httpCall } from '../http/request';
import { contentOf, joined } from '../http/sources';

const API = 'https://backboard.railway.com/graphql/v2';
const words = (text: string): readonly string[] => text.split(' ');
const table: OptionTable = {
  value: words(
    'service environment project deployment-instance identity-file session file variables var raw-var operation-name port id timeout service-config message',
  ),
  alone: words('no-local verbose silent native ssh no-ssh tunnel-only yes json compact allow-errors detach resume-from-last-read'),
  short: {
    s: 'service',
    e: 'environment',
    p: 'project',
    v: 'verbose',
    d: 'deployment-instance',
    i: 'identity-file',
    f: 'file',
    P: 'port',
    m: 'message',
    y: 'yes',
  },
};

/** What `railway` hands on: `ssh` and `sandbox exec` a command elsewhere, `api` GraphQL. (`run` is a wrapper like `env`: `wrappers/prefixes.ts`.) */
const railway: Reader = (call, context) => {
  const [verb = '', ...rest] = call.argv;
  switch (verb) {
    case 'shell':
      return overStdin(call, null, context);
    case 'ssh':
      return remotely(rest, call, context);
    case 'sandbox':
    case 'sandboxes':
    case 'sbx':
      return /^(exec|ssh|connect)$/.test(rest[0] ?? '') ? remotely(rest.slice(1), call, context) : [];
    case 'connect':
      return call.stdin.kind === 'none' ? [] : [inner(call, 'psql', [], call.stdin)];
    case 'api':
      return api(rest, call, context);
    case 'environment':
    case 'env':
      return /^(edit|update|new|create|add)$/.test(rest[0] ?? '') && call.stdin.kind !== 'none' ? [patch(call)] : [];
    default:
      return [];
  }
};

/** Words from the first one that is no option of railway's: a command takes all that follows. */
function leading(argv: readonly Text[]): readonly Text[] {
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--') return argv.slice(at + 1);
    if (!word.startsWith('-')) return argv.slice(at);
    const name = word.startsWith('--') ? word.slice(2) : (table.short[word.charAt(1)] ?? '');
    if (table.value.includes(name) && (word.startsWith('--') || word.length === 2)) at++;
  }
  return [];
}

const inner = (call: ProgramCall, path: Text, argv: readonly Text[], stdin: Content): ProgramCall => ({
  ...call,
  via: [...call.via, `railway ${call.argv[0] ?? ''}`],
  program: path.split('/').at(-1) ?? path,
  path,
  argv,
  stdin,
});

function remotely(argv: readonly Text[], call: ProgramCall, context: Context): readonly Call[] {
  const { options } = parseOptions(argv, table);
  const host = options.find(({ name }) => name === 'service' || name === 'id')?.value ?? HOLE;
  const command = leading(argv);
  if (/^(keys|config)$/.test(command[0] ?? '')) return [];
  const there: ProgramCall = { ...call, via: [...call.via, `railway ${call.argv[0] ?? ''}`], remote: { kind: 'container', host } };
  return command.length > 0 ? context.shell(command.join(' '), there, 'sh', []) : overStdin(there, host, context);
}

/** A shell that reads what is piped into it. */
function overStdin(call: ProgramCall, host: Text | null, context: Context): readonly Call[] {
  if (call.stdin.kind === 'text') return context.shell(call.stdin.text, call, 'sh', []);
  if (call.stdin.kind === 'none') return [];
  return [{ kind: 'opaque', via: call.via, remote: call.remote, why: 'unreadable-code', about: 'railway', text: host ?? '' }];
}

/** `railway api`: a document as an argument, from `--file` or standard input, with variables, sent with the stored login. */
function api(argv: readonly Text[], call: ProgramCall, context: Context): readonly Call[] {
  const { options, rest } = parseOptions(argv, table);
  const [query] = rest;
  if (query !== undefined && /^(schema|search|describe)$/.test(query)) return [];
  const values = (name: string): readonly Text[] => options.filter((option) => option.name === name).map(({ value }) => value);
  const file = values('file').at(-1);
  const document: Content =
    query !== undefined
      ? { kind: 'text', text: query }
      : file !== undefined
        ? contentOf(file, call, context)
        : contentOf('-', call, context);
  const given = values('variables').at(-1);
  const variables: Content = given?.startsWith('@') ? contentOf(given.slice(1), call, context) : { kind: 'text', text: given ?? '{}' };
  const whole = joined([document, variables]);
  const members: [string, Json][] = [];
  const parsed = variables.kind === 'text' ? readJson(variables.text)?.value : undefined;
  if (isObject(parsed)) members.push(...Object.entries(parsed));
  for (const pair of values('var')) members.push([nameOf(pair), readJson(textAfter(pair))?.value ?? textAfter(pair)]);
  for (const pair of values('raw-var')) members.push([nameOf(pair), textAfter(pair)]);
  const operationName = values('operation-name').at(-1);
  const text = document.kind === 'text' ? document.text : '';
  const request = {
    query: text,
    variables: isObject(parsed) || given === undefined ? Object.fromEntries(members) : HOLE,
    ...(operationName ? { operationName } : {}),
  };
  const body: Content = whole.kind === 'text' ? { kind: 'text', text: JSON.stringify(request) } : whole;
  return [
    httpCall(
      { method: 'POST', url: API, headers: [['Content-Type', 'application/json']], body, credential: true },
      { via: [...call.via, 'railway api'], remote: call.remote },
    ),
  ];
}

const nameOf = (pair: Text): Text => pair.split('=')[0] ?? pair;
const textAfter = (pair: Text): Text => (pair.includes('=') ? pair.slice(pair.indexOf('=') + 1) : HOLE);
const isObject = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `railway environment edit < patch.json` commits the patch. */
function patch(call: ProgramCall): GraphqlCall {
  const { options } = parseOptions(call.argv, table);
  const environmentId = options.find(({ name }) => name === 'environment')?.value;
  const json = call.stdin.kind === 'text' ? readJson(call.stdin.text)?.value : undefined;
  return {
    kind: 'graphql',
    via: [...call.via, 'railway environment edit'],
    remote: call.remote,
    host: 'backboard.railway.com',
    path: '/graphql/v2',
    operation: 'mutation',
    field: 'environmentPatchCommit',
    args: { patch: json ?? HOLE, ...(environmentId === undefined ? {} : { environmentId }) },
    credential: true,
  };
}

/** Railway's command line, as far as it runs or sends what it is given. */
export const railwayReaders: Readonly<Record<string, Reader>> = { railway, '@railway/cli': railway };
