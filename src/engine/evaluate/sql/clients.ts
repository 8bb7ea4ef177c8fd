import type { Context, Reader } from '../../context';
import type { SqlClient } from '../../parse/sql';
import { type Call, HOLE, type ProgramCall, type SqlDialect, type Text } from '../../types';
import { contentOf } from '../http/sources';
import { type Connection, connection, dialectOf, fromUri, hostOf, sqlCall } from './connection';
import { fact } from './fact';
import { behindUnknown, type Options, options, variable } from './options';
import { readable } from './psql';
import { scriptCalls } from './script';

const MYSQL = [
  ...[
    '-h',
    '--host',
    '-P',
    '--port',
    '-u',
    '--user',
    '-D',
    '--database',
    '-e',
    '--execute',
    '-S',
    '--socket',
    '--init-command',
    '--delimiter',
    '--tee',
  ],
  ...[
    '--defaults-file',
    '--defaults-extra-file',
    '--defaults-group-suffix',
    '--login-path',
    '--protocol',
    '--ssl-ca',
    '--ssl-cert',
    '--ssl-key',
    '--ssl-mode',
  ],
  ...[
    '--default-character-set',
    '--max-allowed-packet',
    '--connect-timeout',
    '--prompt',
    '--pager',
    '--plugin-dir',
    '--max_allowed_packet',
  ],
];

/** Where the MySQL client connects. Files of defaults are not read: they may name any server. */
function mysqlConnection(call: ProgramCall, given: Options): Connection {
  const host = given.value('-h', '--host') ?? variable(call, 'MYSQL_HOST');
  const socket = given.value('-S', '--socket');
  const hidden = given.has('--defaults-file', '--defaults-extra-file', '--login-path');
  return connection('mysql', {
    host: host === undefined ? (socket !== undefined ? 'localhost' : hidden ? HOLE : '') : hostOf(host),
    port: given.value('-P', '--port') ?? '',
    user: given.value('-u', '--user') ?? '',
    database: given.value('-D', '--database') ?? given.words[0] ?? '',
    credential: call.argv.some((word) => /^-p.|^--password=./.test(word)) || variable(call, 'MYSQL_PWD') !== undefined,
  });
}

/** `-psecret` is one word, whatever its letters. */
const withoutPassword = (call: ProgramCall): ProgramCall => ({ ...call, argv: call.argv.filter((word) => !/^-p./.test(word)) });

function mysql(given: ProgramCall, context: Context): readonly Call[] {
  const call = withoutPassword(given);
  const flags = options(call, MYSQL);
  if (flags.has('--help', '-?', '--version', '-V')) return [];
  const first = flags.words[0];
  const connected = first?.includes('://') ? fromUri(first, 'mysql') : { ...mysqlConnection(given, flags) };
  const commands = [...flags.all('-e', '--execute'), ...behindUnknown(call)];
  const { texts, calls } = readable(commands.length > 0 ? [] : [call.stdin], call);
  return [
    ...scriptCalls([...flags.all('--init-command'), ...commands, ...texts], connected, {
      client: 'mysql',
      from: call,
      context,
      stops: !flags.has('--force', '-f'),
    }),
    ...calls,
  ];
}

/** `mysqladmin drop name`, `shutdown`. */
const mysqladmin: Reader = (given) => {
  const call = withoutPassword(given);
  const flags = options(call, MYSQL);
  const connected = { ...mysqlConnection(given, flags), database: '' };
  // Commands may be cut short as long as they stay the only one that begins so.
  const at = flags.words.findIndex((word) => /^dr(?:op?)?$/.test(word));
  const name = flags.words[at + 1];
  const stops = flags.words.some((word) => word.length > 1 && 'shutdown'.startsWith(word))
    ? [sqlCall(fact('SHUTDOWN'), connected, call)]
    : [];
  return at < 0 || name === undefined
    ? stops
    : [sqlCall(fact('DROP', { object: 'database', names: [name] }), { ...connected, database: name }, call), ...stops];
};

/** `mysqlimport --delete shop orders.txt`: the table is named as the file, and emptied first. */
const mysqlimport: Reader = (given) => {
  const call = withoutPassword(given);
  const flags = options(call, [
    ...MYSQL.filter((flag) => flag !== '-D' && flag !== '-e'),
    '--fields-terminated-by',
    '--lines-terminated-by',
    '--columns',
    '-c',
  ]);
  const [database = '', ...files] = flags.words;
  const tables = files.map((file) => file.replace(/^.*\//, '').replace(/\..*$/, ''));
  if (flags.has('--replace', '-r'))
    return [
      sqlCall(fact('LOAD', { object: 'table', action: 'replace', names: tables }), { ...mysqlConnection(given, flags), database }, call),
    ];
  return flags.has('--delete', '-D')
    ? [sqlCall(fact('DELETE', { object: 'table', names: tables, where: 'none' }), { ...mysqlConnection(given, flags), database }, call)]
    : [];
};

const SQLITE = [
  '-cmd',
  '-init',
  '-separator',
  '-nullvalue',
  '-newline',
  '-lookaside',
  '-maxsize',
  '-mmap',
  '-vfs',
  '-pagecache',
  '-A',
  '-escape',
];

/** `sqlite3 file 'sql'…`: a file on this machine, so never another's data. */
const fileClient =
  (dialect: SqlDialect, valueFlags: readonly string[], commandFlags: readonly string[]): Reader =>
  (call, context) => {
    const flags = options(call, [...valueFlags, ...commandFlags], false);
    if (flags.has('-help', '--help', '-version', '--version')) return [];
    const [file = ':memory:', ...statements] = flags.words;
    const connected = file.includes('://') ? fromUri(file, dialect) : connection(dialect, { host: 'localhost', database: file });
    const commands = [...flags.all(...commandFlags.flatMap((flag) => [flag, `-${flag}`])), ...statements];
    const files = flags.all('-init', '--init', '-f', '-file', '--file').map((path) => contentOf(path, call, context));
    const { texts, calls } = readable(commands.length > 0 ? files : [...files, call.stdin], call);
    const stops = flags.has('-bail', '--bail') || (commands.length === 1 && texts.length === 0);
    const found = [...scriptCalls([...commands, ...texts], connected, { client: 'sqlite', from: call, context, stops }), ...calls];
    // What is only in memory is gone anyway.
    return /^(?::memory:)?$/.test(file) ? found.filter((one) => one.kind !== 'sql' || one.database !== file) : found;
  };

const USQL = ['-c', '--command', '-f', '--file', '-v', '--set', '--variable', '-o', '--out', '-F', '-P', '--pset', '-R', '-T'];

/** Clients that take a URI of any kind. */
const usql: Reader = (call, context) => {
  const flags = options(call, USQL);
  const uri = flags.words[0] ?? HOLE;
  const connected = fromUri(uri);
  const files = flags.all('-f', '--file').map((path) => contentOf(path, call, context));
  const commands = [...flags.all('-c', '--command'), ...behindUnknown(call)];
  const { texts, calls } = readable(commands.length + files.length === 0 ? [call.stdin] : files, call);
  return [...scriptCalls([...commands, ...texts], connected, { client: 'psql', from: call, context }), ...calls];
};

/** A client with a subcommand (`cockroach sql -e`), or one flag for SQL. */
export const simple =
  (
    dialect: SqlDialect,
    client: SqlClient,
    flag: { readonly sql: readonly string[]; readonly file: readonly string[]; readonly more: readonly string[]; readonly verb?: string },
  ): Reader =>
  (call, context) => {
    const flags = options(call, [...flag.sql, ...flag.file, ...flag.more]);
    if (flag.verb !== undefined && flags.words[0] !== flag.verb) return [];
    const url = flags.value('--url') ?? flags.words.find((word) => word.includes('://'));
    const host = flags.value('-S', '--host', '-h', '--server');
    const base =
      url === undefined
        ? connection(dialect, { host: hostOf(host?.split(/[,:\\]/)[0] ?? ''), database: flags.value('-d', '--database', '-D') ?? '' })
        : fromUri(url, dialect);
    const files = flags.all(...flag.file).map((path: Text) => contentOf(path, call, context));
    const commands = flags.all(...flag.sql);
    const { texts, calls } = readable(commands.length + files.length === 0 ? [call.stdin] : files, call);
    const spoken = url !== undefined && dialectOf(url) !== 'unknown' ? dialectOf(url) : dialect;
    return [...scriptCalls([...commands, ...texts], { ...base, dialect: spoken }, { client, from: call, context }), ...calls];
  };

/** Warehouses and their kin: one flag for statements, one for files. */
const warehouse = (sql: readonly string[], file: readonly string[], verb?: string): Reader =>
  simple('unknown', 'psql', {
    sql,
    file,
    more: [
      '-h',
      '--host',
      '--port',
      '-u',
      '--user',
      '--password',
      '-d',
      '--database',
      '--dbname',
      '--server',
      '--catalog',
      '--schema',
      '-a',
      '-c',
      '-w',
      '--format',
      '-o',
    ],
    ...(verb === undefined ? {} : { verb }),
  });
/** Clients of SQL databases by program name. */
export const clientReaders: Readonly<Record<string, Reader>> = {
  mysql,
  mariadb: mysql,
  mycli: mysql,
  mysqladmin,
  'mariadb-admin': mysqladmin,
  mysqlimport,
  'mariadb-import': mysqlimport,
  mysqlsh: simple('mysql', 'mysql', {
    sql: ['-e', '--execute'],
    file: ['-f', '--file'],
    more: [
      '--uri',
      '-h',
      '--host',
      '-P',
      '--port',
      '-u',
      '--user',
      '-D',
      '--schema',
      '--database',
      '-S',
      '--socket',
      '--ssl-mode',
      '--login-path',
    ],
  }),
  trino: warehouse(['--execute'], ['-f', '--file']),
  presto: warehouse(['--execute'], ['-f', '--file']),
  hive: warehouse(['-e'], ['-f']),
  beeline: warehouse(['-e'], ['-f']),
  'spark-sql': warehouse(['-e'], ['-f']),
  'impala-shell': warehouse(['-q', '--query'], ['-f', '--query_file']),
  sqlite3: fileClient('sqlite', SQLITE, ['-cmd']),
  sqlite: fileClient('sqlite', SQLITE, ['-cmd']),
  litecli: fileClient('sqlite', ['-D', '-R'], ['-e']),
  duckdb: fileClient('duckdb', [...SQLITE, '-f', '-file'], ['-cmd', '-c', '-s']),
  usql,
  cockroach: simple('postgres', 'psql', {
    sql: ['-e', '--execute'],
    file: ['-f', '--file'],
    more: ['--url', '--host', '-d', '--database', '-u', '--user', '-p', '--certs-dir', '--format', '--set'],
    verb: 'sql',
  }),
};
