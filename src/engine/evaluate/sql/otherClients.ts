import type { Context, Reader } from '../../context';
import type { SqlClient } from '../../parse/sql';
import { type Call, HOLE, type ProgramCall, type SqlDialect, type Text } from '../../types';
import { httpCall } from '../http/request';
import { contentOf } from '../http/sources';
import { simple } from './clients';
import { type Connection, connection, hostOf } from './connection';
import { type Options, options, variable } from './options';
import { readable } from './psql';
import { scriptCalls } from './script';

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

interface Client {
  readonly dialect: SqlDialect;
  readonly client: SqlClient;
  readonly sql: string;
  readonly file: string;
  /** Further flags that take a value. */
  readonly more: string;
  readonly at: (given: Options, call: ProgramCall) => Partial<Connection>;
  readonly help?: string;
  /** Words of the verb before the statements. */
  readonly verb?: readonly string[];
  /** Flags are whole words with one dash (`-execute`). */
  readonly long?: true;
}

/** A client that takes statements in a flag, in files or on its standard input. */
const client =
  ({ dialect, client: kind, sql, file, more, at, help, verb = [], long }: Client): Reader =>
  (call, context) => {
    const given = options(call, [...words(sql), ...words(file), ...words(more)], long !== true);
    if (given.has(...words(help ?? '--help --version -?'))) return [];
    if (!verb.every((word, index) => given.words[index] === word)) return [];
    const files = given.all(...words(file)).map((path) => contentOf(path, call, context));
    const commands = given.all(...words(sql));
    const { texts, calls } = readable(commands.length + files.length === 0 ? [call.stdin] : files, call);
    return [...scriptCalls([...commands, ...texts], connection(dialect, at(given, call)), { client: kind, from: call, context }), ...calls];
  };

const clickhouseClient = simple('clickhouse', 'none', {
  sql: ['-q', '--query'],
  file: ['--queries-file'],
  more: words(
    '-h --host --port -u --user --password -d --database -C --config-file --connection --format -f --output-format --input-format',
  ),
});
/** What `clickhouse local` makes is gone when it ends, unless it is told a folder to keep. */
const clickhouseLocal: Reader = (call, context) =>
  call.argv.some((word) => /^(?:-p|--path)(?:=|$)/.test(word))
    ? clickhouseClient({ ...call, argv: [...call.argv, '--host', 'localhost'] }, context)
    : [];
const clickhouse: Reader = (call, context) => {
  const inner = { ...call, argv: call.argv.slice(1) };
  if (call.argv[0] === 'client') return clickhouseClient(inner, context);
  return call.argv[0] === 'local' ? clickhouseLocal(inner, context) : clickhouseLocal(call, context);
};
const SERVICE = '--name --id --query -q --queries-file --database --format --org-id --host --port --user --password';
const clickhousectl: Reader = (call, context) => {
  const at = (given: Options): Partial<Connection> => ({
    host: given.value('--name', '--id') ?? HOLE,
    database: given.value('--database') ?? '',
  });
  const shared = { dialect: 'clickhouse', client: 'none', sql: '-q --query', file: '--queries-file', more: SERVICE } as const;
  return [
    ...client({ ...shared, verb: ['cloud', 'service', 'query'], at })(call, context),
    ...client({ ...shared, verb: ['local', 'client'], at: (given) => ({ host: hostOf(given.value('--host') ?? 'localhost') }) })(
      call,
      context,
    ),
  ];
};

const snowflakeAt = (given: Options): Partial<Connection> => ({
  host: given.value('--account', '--accountname', '-a', '--connection', '-c', '--environment') ?? '',
  database: given.value('--database', '--dbname', '-d') ?? '',
  user: given.value('--user', '--username', '-u') ?? '',
});
const SNOW =
  '-c --connection --environment --account --accountname --user --username --database --dbname --schema --role --warehouse --format -D --variable';

const cqlsh = client({
  dialect: 'cassandra',
  client: 'cqlsh',
  sql: '-e --execute',
  file: '-f --file',
  more: '-u --username -p --password -k --keyspace -b --secure-connect-bundle --cqlshrc --credentials --cqlversion --protocol-version --encoding --connect-timeout --request-timeout --browser',
  at: (given, call) => ({
    host: hostOf(
      given.words[0] ?? variable(call, 'CQLSH_HOST') ?? (given.value('-b', '--secure-connect-bundle') === undefined ? '' : HOLE),
    ),
    database: given.value('-k', '--keyspace') ?? '',
    user: given.value('-u', '--username') ?? '',
    credential: given.has('-p', '--password'),
  }),
});

const SQLCMD = { more: words('-S -d -U -P -o -v -s -h -w -t -l -a -H -A --server --database-name --user-name --database') };
const plainSqlcmd = simple('mssql', 'sqlcmd', { sql: ['-Q', '-q', '--query', '--initial-query'], file: ['-i', '--input-file'], ...SQLCMD });
/** `sqlcmd query "…"` is the newer one's way. */
const sqlcmd: Reader = (call, context) =>
  call.argv[0] === 'query' && call.argv[1] !== undefined
    ? plainSqlcmd({ ...call, argv: ['-Q', ...call.argv.slice(1)] }, context)
    : plainSqlcmd(call, context);

/** `Invoke-Sqlcmd -Query '…' -ServerInstance h`: flags in any case, cut short as far as they stay the only one. */
const invokeSqlcmd: Reader = (call, context) => {
  const flag = (name: string): string | undefined => {
    const at = call.argv.findIndex((word) => word.length > 1 && `-${name}`.startsWith(word.toLowerCase().replace(/:$/, '')));
    return at < 0 ? undefined : call.argv[at + 1];
  };
  const query = flag('query');
  const file = flag('inputfile');
  const { texts, calls } = readable(
    file === undefined ? (query === undefined ? [call.stdin] : []) : [contentOf(file, call, context)],
    call,
  );
  const server = flag('serverinstance') ?? /(?:server|data source)\s*=\s*([^;]+)/i.exec(flag('connectionstring') ?? '')?.[1] ?? '';
  const at = connection('mssql', { host: hostOf(server.split(/[,:\\]/)[0] ?? ''), database: flag('database') ?? '' });
  return [...scriptCalls([...(query === undefined ? [] : [query]), ...texts], at, { client: 'sqlcmd', from: call, context }), ...calls];
};

const influxStatements = client({
  dialect: 'influxql',
  client: 'none',
  sql: '-execute --execute',
  file: '',
  more: '-host -port -socket -url_prefix -username -password -database -type -format -precision -consistency -import -path -pps --host --token --org',
  at: (given) => ({ host: hostOf(given.value('--host') ?? ''), database: given.value('--database') ?? '' }),
  long: true,
});
/** `influx -execute '…'`, or its shell; other words are those of version 2, and what it reads then are points. */
const influx: Reader = (call, context) => {
  const verb = call.argv[0] === 'v1' && call.argv[1] === 'shell' ? call.argv.slice(2) : call.argv;
  return /^[a-z]/.test(verb[0] ?? '') ? [] : influxStatements({ ...call, argv: verb }, context);
};

/** `databricks api post /api/2.0/… --json '{…}'` sends the request that it is told. */
const databricks: Reader = (call, context) => {
  const given = options(call, words('--json -p --profile -t --target -o --output --workspace-id'));
  const [verb, method = '', path = ''] = given.words;
  if (verb !== 'api' || path === '') return [];
  const json = given.value('--json');
  const body = json?.startsWith('@')
    ? contentOf(json.slice(1), call, context)
    : json === undefined
      ? ({ kind: 'none' } as const)
      : ({ kind: 'text', text: json } as const);
  const host = variable(call, 'DATABRICKS_HOST') ?? `https://${HOLE}.cloud.databricks.com`;
  return [httpCall({ method, url: `${host.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`, headers: [], body, credential: true }, call)];
};

/** `upstash redis exec --db-url … FLUSHALL`: Redis' own words. */
const upstash: Reader = (call, context: Context): readonly Call[] => {
  const given = options(call, words('--db-url --db-token --json --email --api-key --env-path'));
  if (given.words[0] !== 'redis' || given.words[1] !== 'exec') return [];
  const url = given.value('--db-url') ?? variable(call, 'UPSTASH_REDIS_REST_URL') ?? '';
  const host = /^https?:\/\/([^/:]+)/.exec(url)?.[1] ?? HOLE;
  const json = given.value('--json');
  const argv: readonly Text[] = json === undefined ? given.words.slice(2) : jsonWords(json);
  return context.spend(1)
    ? [{ ...call, program: 'redis-cli', path: 'redis-cli', via: [...call.via, call.program], argv: ['-h', host, ...argv] }]
    : [];
};

const jsonWords = (json: Text): readonly Text[] =>
  [...json.slice(0, 4_000).matchAll(/"((?:[^"\\]|\\.)*)"|([\d.]+|\uE000)/g)].map(([, text, plain]) => text ?? plain ?? '');

/** Clients of warehouses, streams and their kin by program name. */
export const otherReaders: Readonly<Record<string, Reader>> = {
  'clickhouse-client': clickhouseClient,
  'clickhouse-local': clickhouseLocal,
  clickhouse,
  ch: clickhouse,
  clickhousectl,
  snowsql: client({
    dialect: 'snowflake',
    client: 'snowsql',
    sql: '-q --query',
    file: '-f --filename',
    more: `-a -d -s -r -w -u -h -p --schemaname --rolename --config ${SNOW}`,
    at: snowflakeAt,
  }),
  snow: client({
    dialect: 'snowflake',
    client: 'snowsql',
    sql: '-q --query',
    file: '-f --filename',
    more: SNOW,
    verb: ['sql'],
    at: snowflakeAt,
  }),
  dbsqlcli: client({
    dialect: 'databricks',
    client: 'none',
    sql: '-e --execute',
    file: '',
    more: '--hostname --http-path --access-token --clirc --table-format -w',
    at: (given) => ({ host: given.value('--hostname') ?? HOLE }),
  }),
  ksql: client({
    dialect: 'unknown',
    client: 'none',
    sql: '-e --execute',
    file: '-f --file',
    more: '-u --user -p --password --config-file --output --query-timeout --query-row-limit -d --define',
    at: (given) => ({ host: /^https?:\/\/([^/:]+)/.exec(given.words[0] ?? '')?.[1] ?? 'localhost' }),
  }),
  databricks,
  cqlsh,
  cqlsh_expansion: cqlsh,
  sqlcmd,
  mssql: sqlcmd,
  osql: plainSqlcmd,
  'mssql-cli': plainSqlcmd,
  'invoke-sqlcmd': invokeSqlcmd,
  influx,
  upstash,
};
