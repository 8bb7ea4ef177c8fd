import type { Context, Reader } from '../../context';
import { type Call, type Content, HOLE, type OpaqueCall, type ProgramCall, type Text } from '../../types';
import { fileCall, UNKNOWN_CONTENT } from '../files/fileCall';
import { contentOf } from '../http/sources';
import { type Connection, connection, fromKeywords, fromUri, hostOf, serviceHost, sqlCall } from './connection';
import { fact } from './fact';
import { behindUnknown, type Options, options, variable } from './options';
import { scriptCalls } from './script';

const SERVER = ['-h', '--host', '-p', '--port', '-U', '--username'];
const PSQL = [
  ...SERVER,
  ...['-c', '--command', '-d', '--dbname', '-f', '--file', '-v', '--set', '--variable', '-o', '--output', '-L', '--log-file'],
  ...['-F', '--field-separator', '-P', '--pset', '-R', '--record-separator', '-T', '--table-attr'],
];

/** Where libpq connects: flags, a URI or keywords in place of the database, then the variables that the command sets. */
function libpq(call: ProgramCall, given: Options, database: Text | undefined, user?: Text): Connection {
  const own = (name: string): Text => variable(call, name) ?? '';
  const address = variable(call, 'PGHOSTADDR');
  const named = given.value('-h', '--host') ?? variable(call, 'PGHOST');
  const host = address === undefined || named === undefined ? (named ?? address) : `${named},${address}`;
  const service = variable(call, 'PGSERVICE');
  const base = connection('postgres', {
    host: host === undefined ? (service === undefined ? '' : serviceHost(service)) : hostOf(host),
    port: given.value('-p', '--port') ?? own('PGPORT'),
    user: given.value('-U', '--username', '--user') ?? user ?? own('PGUSER'),
    database: database ?? own('PGDATABASE'),
    credential: variable(call, 'PGPASSWORD') !== undefined,
  });
  if (database === undefined) return base;
  const reached = (one: Text): Text => (one === '' ? base.host : address === undefined ? one : hostOf(`${one},${address}`));
  if (/^postgres(?:ql)?:\/\//.test(database)) {
    const uri = fromUri(database, 'postgres');
    return { ...uri, host: reached(uri.host), credential: uri.credential || base.credential };
  }
  const keywords = fromKeywords(database);
  if (keywords) return { ...base, database: own('PGDATABASE'), ...keywords, host: reached(keywords.host ?? '') };
  // Something that is not known may be a whole address.
  return database.includes(HOLE) && host === undefined ? { ...base, host: HOLE } : base;
}

const opaque = (call: ProgramCall, text: Text): OpaqueCall => ({
  kind: 'opaque',
  via: call.via,
  remote: call.remote,
  why: 'unreadable-code',
  about: call.program,
  text,
});

/** Texts that are known, and what is not known as something opaque. A file that is not there does nothing. */
export function readable(
  contents: readonly Content[],
  call: ProgramCall,
): { readonly texts: readonly Text[]; readonly calls: readonly Call[] } {
  return {
    texts: contents.flatMap((content) => (content.kind === 'text' ? [content.text] : [])),
    calls: contents.flatMap((content) => (content.kind === 'unreadable' && content.why !== 'missing' ? [opaque(call, content.why)] : [])),
  };
}

function psql(call: ProgramCall, context: Context): readonly Call[] {
  const given = options(call, PSQL);
  if (given.has('-l', '--list', '-V', '--version', '-?', '--help')) return [];
  const [database, user] = given.words;
  const connected = libpq(call, given, given.value('-d', '--dbname') ?? database, database === undefined ? undefined : user);
  const variables = new Map<string, string>();
  for (const pair of given.all('-v', '--set', '--variable')) {
    const at = pair.indexOf('=');
    if (at > 0) variables.set(pair.slice(0, at), pair.slice(at + 1));
  }
  const commands = [...given.all('-c', '--command'), ...behindUnknown(call)];
  const files = given.all('-f', '--file').map((path) => contentOf(path, call, context));
  const { texts, calls } = readable(commands.length + files.length === 0 ? [call.stdin] : files, call);
  const stops = /^(?:on|1|true|yes)$/i.test(variables.get('ON_ERROR_STOP') ?? '') || (commands.length === 1 && texts.length === 0);
  const transaction = given.has('-1', '--single-transaction');
  return [
    ...scriptCalls([...commands, ...texts], connected, { client: 'psql', variables, from: call, context, stops, transaction }),
    ...calls,
    ...written(call, context, [...given.all('-o', '--output'), ...given.all('-L', '--log-file')]),
  ];
}

/** Where a client writes what it prints; `|command` runs one. */
function written(call: ProgramCall, context: Context, targets: readonly Text[]): readonly Call[] {
  return targets.flatMap((target) =>
    target.startsWith('|')
      ? context.shell(target.slice(1), { ...call, program: 'sh', argv: ['-c', target.slice(1)], stdin: { kind: 'none' } }, 'sh', [])
      : [fileCall(call, context, 'overwrite', target, { content: UNKNOWN_CONTENT })],
  );
}

/** `dropdb`, `dropuser`. */
const dropper =
  (object: string): Reader =>
  (call) => {
    const given = options(call, [...SERVER, '--maintenance-db']);
    const [name] = given.words;
    if (name === undefined || given.has('--help', '-?', '-V', '--version')) return [];
    const connected = libpq(call, given, given.value('--maintenance-db'));
    return [sqlCall(fact('DROP', { object, names: [name] }), object === 'database' ? { ...connected, database: name } : connected, call)];
  };

const RESTORE = [
  ...SERVER,
  '-d',
  '--dbname',
  '-f',
  '--file',
  '-F',
  '--format',
  '-I',
  '--index',
  '-j',
  '--jobs',
  '-L',
  '--use-list',
  '-n',
  '--schema',
];
const RESTORE_MORE = [
  '-N',
  '--exclude-schema',
  '-P',
  '--function',
  '-S',
  '--superuser',
  '-t',
  '--table',
  '-T',
  '--trigger',
  '--role',
  '--section',
];

/** `pg_restore` into a database; to a file or for a look it changes none. */
const pgRestore: Reader = (call, context) => {
  const given = options(call, [...RESTORE, ...RESTORE_MORE]);
  const database = given.value('-d', '--dbname');
  const file = given.value('-f', '--file');
  if (database === undefined) return file === undefined || file === '-' ? [] : written(call, context, [file]);
  if (given.has('-l', '--list') || !given.has('-c', '--clean')) return [];
  const connected = libpq(call, given, database);
  return [sqlCall(fact('RESTORE', { object: 'database', action: 'clean', names: [connected.database] }), connected, call)];
};

/** `pg_dump -f`: the file it writes. */
const pgDump: Reader = (call, context) =>
  written(
    call,
    context,
    options(call, [...SERVER, '-f', '--file', '-d', '--dbname', '-n', '-t', '-T', '-N', '-F', '-j', '-Z', '-E', '-S']).all('-f', '--file'),
  );

/** PostgreSQL's own programs. */
export const postgresReaders: Readonly<Record<string, Reader>> = {
  psql,
  ysqlsh: psql,
  pgcli: (call, context) => {
    const given = options(call, [...SERVER, '-u', '-d', '--dbname', '-D', '--dsn', '--pgclirc', '--init-command', '--log-file']);
    const connected = libpq(
      call,
      { ...given, value: (...flags) => given.value(...flags) ?? (flags.includes('-U') ? given.value('-u') : undefined) },
      given.value('-d', '--dbname') ?? given.words[0],
    );
    const { texts, calls } = readable([call.stdin], call);
    return [...scriptCalls([...given.all('--init-command'), ...texts], connected, { client: 'psql', from: call, context }), ...calls];
  },
  dropdb: dropper('database'),
  dropuser: dropper('role'),
  pg_restore: pgRestore,
  pg_dump: pgDump,
  pg_dumpall: pgDump,
};
