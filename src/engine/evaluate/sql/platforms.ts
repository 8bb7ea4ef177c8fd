import type { Context, Reader } from '../../context';
import type { SqlClient } from '../../parse/sql';
import { type Call, HOLE, type ProgramCall, type SqlDialect, type Text } from '../../types';
import { contentOf } from '../http/sources';
import { type Connection, connection, fromUri } from './connection';
import { type Options, options } from './options';
import { readable } from './psql';
import { scriptCalls } from './script';

/** A command of a platform that carries SQL to a database, in its words, a flag, a file or its standard input. */
interface Carrier {
  /** Each word or alternatives divided by `|`. */
  readonly verb: string;
  readonly sql: string;
  readonly file: string;
  /** Further flags that take a value. */
  readonly more: string;
  /** The word behind the verb that is SQL itself. */
  readonly sqlWord?: number;
  /** Flags whose value names the server, and the word behind the verb that does. */
  readonly server?: string;
  readonly serverWord?: number;
  readonly database?: string;
  readonly databaseWord?: number;
  readonly url?: string;
  /** Flags that mean this machine; `default`: it is meant where none of the others says otherwise. */
  readonly local?: string;
  readonly away?: string;
  readonly dialect: SqlDialect;
  readonly client: SqlClient;
}

const HEROKU = '-a --app -r --remote --credential';
const SUPABASE = '--db-url -o --output --workdir --profile --project-ref --network-id --dns-resolver';
const FLY = '-a --app -c --config -d --database -u --user -p --password -t --access-token';
const CARRIERS: Readonly<Record<string, readonly Carrier[]>> = {
  // https://devcenter.heroku.com/articles/heroku-cli-commands#heroku-pg-psql-database
  heroku: [
    {
      verb: 'pg:psql|psql|data:pg:psql',
      sql: '-c --command',
      file: '-f --file',
      more: HEROKU,
      server: '-a --app',
      databaseWord: 0,
      dialect: 'postgres',
      client: 'psql',
    },
    {
      verb: 'redis:cli',
      sql: '',
      file: '',
      more: `${HEROKU} -c --confirm`,
      server: '-a --app',
      databaseWord: 0,
      dialect: 'redis',
      client: 'none',
    },
  ],
  // https://supabase.com/docs/reference/cli/supabase-db-query
  supabase: [
    {
      verb: 'db query',
      sql: '',
      file: '-f --file',
      more: SUPABASE,
      sqlWord: 0,
      url: '--db-url',
      server: '--project-ref',
      local: 'default',
      away: '--linked',
      dialect: 'postgres',
      client: 'none',
    },
  ],
  // https://planetscale.com/docs/cli/shell
  pscale: [
    {
      verb: 'sql|shell',
      sql: '--query',
      file: '',
      more: '--org --keyspace --dbname --role --local-addr --remote-addr --service-token --service-token-id --api-token --api-url --config -f --format',
      serverWord: 0,
      databaseWord: 1,
      dialect: 'unknown',
      client: 'mysql',
    },
  ],
  // https://fly.io/docs/flyctl/postgres-connect/
  ...both(
    ['fly', 'flyctl'],
    [
      {
        verb: 'postgres|pg connect',
        sql: '',
        file: '',
        more: FLY,
        server: '-a --app',
        database: '-d --database',
        dialect: 'postgres',
        client: 'psql',
      },
      {
        verb: 'mpg|managed-postgres connect',
        sql: '',
        file: '',
        more: FLY,
        serverWord: 0,
        database: '-d --database',
        dialect: 'postgres',
        client: 'psql',
      },
      { verb: 'redis connect', sql: '', file: '', more: FLY, dialect: 'redis', client: 'none' },
    ],
  ),
  // https://docs.turso.tech/cli/db/shell
  turso: [
    {
      verb: 'db shell',
      sql: '',
      file: '',
      more: '--instance --location --proxy -c --config-path',
      serverWord: 0,
      sqlWord: 1,
      dialect: 'sqlite',
      client: 'sqlite',
    },
  ],
  // https://developers.cloudflare.com/workers/wrangler/commands/#d1-execute
  wrangler: [
    {
      verb: 'd1 execute',
      sql: '--command',
      file: '--file',
      more: '-c --config -e --env --persist-to --cwd --batch-size',
      serverWord: 0,
      local: '--local',
      dialect: 'sqlite',
      client: 'none',
    },
  ],
  // https://docs.aws.amazon.com/cli/latest/reference/rds-data/
  aws: [
    {
      verb: 'rds-data|redshift-data execute-statement|batch-execute-statement',
      sql: '--sql --sqls',
      file: '',
      more: '--resource-arn --secret-arn --database --db-user --region --profile --cluster-identifier --workgroup-name --schema --output --query --endpoint-url',
      server: '--resource-arn --cluster-identifier --workgroup-name',
      database: '--database',
      dialect: 'unknown',
      client: 'none',
    },
    {
      verb: 'athena start-query-execution',
      sql: '--query-string',
      file: '',
      more: '--work-group --query-execution-context --result-configuration --region --profile --output --query --client-request-token',
      server: '--work-group',
      dialect: 'unknown',
      client: 'none',
    },
  ],
  // https://cloud.google.com/bigquery/docs/reference/bq-cli-reference#bq_query
  bq: [
    {
      verb: 'query',
      sql: '',
      file: '',
      more: '--project_id --dataset_id --location --format --destination_table --label --max_rows --parameter -n --job_id',
      sqlWord: 0,
      server: '--project_id',
      database: '--dataset_id',
      dialect: 'unknown',
      client: 'none',
    },
  ],
};

function both(names: readonly string[], carriers: readonly Carrier[]): Readonly<Record<string, readonly Carrier[]>> {
  return Object.fromEntries(names.map((name) => [name, carriers]));
}
const list = (words = ''): readonly string[] => words.split(' ').filter((word) => word !== '');

function carried(carrier: Carrier, call: ProgramCall, context: Context): readonly Call[] {
  const sqlFlags = list(carrier.sql);
  const fileFlags = list(carrier.file);
  const given = options(call, [...sqlFlags, ...fileFlags, ...list(carrier.more)]);
  if (given.has('--help') || (given.has('-h') && call.program !== 'bq')) return [];
  const verb = carrier.verb.split(' ');
  if (!verb.every((word, at) => word.split('|').includes(given.words[at] ?? ''))) return [];
  const rest = given.words.slice(verb.length);
  const [word] = carrier.sqlWord === undefined ? [] : rest.slice(carrier.sqlWord);
  const commands = [...given.all(...sqlFlags), ...(word === undefined ? [] : [word])];
  const files = given.all(...fileFlags).map((path) => contentOf(path, call, context));
  const { texts, calls } = readable(commands.length + files.length === 0 ? [call.stdin] : files, call);
  if (carrier.dialect === 'redis') return [...texts.map((text) => redisProgram(text, call)), ...calls];
  return [...scriptCalls([...commands, ...texts], target(carrier, given, rest), { client: carrier.client, from: call, context }), ...calls];
}

/** Commands on the standard input of Redis' own client. */
const redisProgram = (text: Text, call: ProgramCall): ProgramCall => ({
  ...call,
  via: [...call.via, call.program],
  program: 'redis-cli',
  path: 'redis-cli',
  argv: ['-h', HOLE],
  stdin: { kind: 'text', text },
});

function target(carrier: Carrier, given: Options, rest: readonly Text[]): Connection {
  const url = given.value(...list(carrier.url));
  if (url !== undefined) return fromUri(url, carrier.dialect);
  const named = given.value(...list(carrier.server)) ?? (carrier.serverWord === undefined ? undefined : rest[carrier.serverWord]);
  if (named?.includes('://')) return fromUri(named, carrier.dialect);
  const database = given.value(...list(carrier.database)) ?? (carrier.databaseWord === undefined ? undefined : rest[carrier.databaseWord]);
  const local = carrier.local === 'default' ? !given.has(...list(carrier.away)) && named === undefined : given.has(...list(carrier.local));
  // What it is connected to where nothing is named, the platform knows.
  return connection(carrier.dialect, { host: local ? 'localhost' : (named ?? HOLE), database: database ?? '', credential: !local });
}

/** `neonctl psql main -- -c …`, `neonctl connection-string --psql -- …`: PostgreSQL's own client with what stands behind `--`. */
const neon: Reader = (call) => {
  const dashes = call.argv.indexOf('--');
  const own = { ...call, argv: dashes < 0 ? call.argv : call.argv.slice(0, dashes) };
  const given = options(
    own,
    list(
      '--project-id --branch --org-id --context-file --config-dir --api-key --output -o --role-name --database-name --endpoint-type --name --parent --ssl',
    ),
  );
  const [verb, branch] = given.words;
  if (verb !== 'psql' && !given.has('--psql')) return [];
  const host = given.value('--project-id') ?? HOLE;
  const database = given.value('--database-name') ?? (verb === 'psql' ? branch : undefined) ?? '';
  return [client(call, 'psql', dashes < 0 ? [] : call.argv.slice(dashes + 1), { PGHOST: host, PGDATABASE: database })];
};

/** `railway connect`: the client of the database that the service is. */
const railway: Reader = (call) => {
  const given = options(call, list('-e --environment -p --project -s --service'));
  if (given.words[0] !== 'connect' || call.stdin.kind === 'none') return [];
  const service = given.words[1] ?? given.value('-s', '--service') ?? '';
  if (/redis|valkey/i.test(service)) return [client(call, 'redis-cli', ['-h', HOLE], {})];
  if (/mongo/i.test(service)) return [client(call, 'mongosh', [`mongodb://${HOLE}/`], {})];
  if (/mysql|maria/i.test(service)) return [client(call, 'mysql', ['-h', HOLE], {})];
  const postgres = client(call, 'psql', [], { PGHOST: HOLE, PGDATABASE: service });
  return /postgres|pg/i.test(service) ? [postgres] : [postgres, client(call, 'redis-cli', ['-h', HOLE], {})];
};

/** `render psql db -c …`, `render psql db -- …`, `render kv-cli name -- …`: the client with what stands behind `--`. */
const render: Reader = (call) => {
  const dashes = call.argv.indexOf('--');
  const own = { ...call, argv: dashes < 0 ? call.argv : call.argv.slice(0, dashes) };
  const given = options(own, list('-c --command -o --output'));
  const words = given.words[0] === 'ea' ? given.words.slice(1) : given.words;
  const commands = given.all('-c', '--command').flatMap((sql) => ['-c', sql]);
  const argv = [...commands, ...(dashes < 0 ? [] : call.argv.slice(dashes + 1))];
  if (argv.length === 0 && call.stdin.kind === 'none') return [];
  if (words[0] === 'kv-cli') return [client(call, 'redis-cli', ['-h', HOLE, ...argv], {})];
  return words[0] === 'psql' || words[0] === 'pgcli' ? [client(call, 'psql', argv, { PGHOST: HOLE, PGDATABASE: words[1] ?? '' })] : [];
};

const client = (call: ProgramCall, program: string, argv: readonly Text[], env: Readonly<Record<string, Text>>): ProgramCall => ({
  ...call,
  via: [...call.via, call.program],
  program,
  path: program,
  argv,
  env: { ...call.env, ...env },
});

/** Platforms' own programs that carry SQL, by program name. */
export const platformReaders: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries(
    Object.entries(CARRIERS).map(([name, carriers]): [string, Reader] => [
      name,
      (call, context) => carriers.flatMap((one) => carried(one, call, context)),
    ]),
  ),
  neonctl: neon,
  neon,
  railway,
  render,
};
