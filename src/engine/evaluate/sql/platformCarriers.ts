import type { SqlClient } from '../../parse/sql';
import type { SqlDialect } from '../../types';

/** A command of a platform that carries SQL to a database, in its words, a flag, a file or its standard input. */
export interface Carrier {
  /** Each word or alternatives divided by `|`; none where the program does nothing else. */
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
/** The commands by program name. */
export const CARRIERS: Readonly<Record<string, readonly Carrier[]>> = {
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
  // https://docs.couchbase.com/server/current/cli/cbq-tool.html
  cbq: [
    {
      verb: '',
      sql: '-s --script',
      file: '-f --file',
      more: '-e --engine -u --user -p --password -c --credentials -o --output -t --timeout -nc --networkconfig',
      server: '-e --engine',
      dialect: 'unknown',
      client: 'none',
    },
  ],
  // https://surrealdb.com/docs/surrealdb/cli/sql
  surreal: [
    {
      verb: 'sql',
      sql: '',
      file: '',
      more: '-e --endpoint --conn -u --user --username -p --pass --password --ns --namespace --db --database --auth-level -t --token -l --log',
      server: '-e --endpoint --conn',
      database: '--db --database',
      dialect: 'unknown',
      client: 'none',
    },
  ],
  // https://github.com/timescale/tiger-cli
  tiger: [
    {
      verb: 'db query|sql',
      sql: '-c --command',
      file: '-f --file',
      more: '--service-id --role --timeout -o --output --config-dir --password-storage',
      server: '--service-id',
      serverWord: 0,
      dialect: 'postgres',
      client: 'none',
    },
  ],
  // https://docs.upsun.com/development/access-site/database.html
  ...both(
    ['upsun', 'platform'],
    [
      {
        verb: 'sql|db:sql',
        sql: '',
        file: '',
        more: '-p --project -e --environment -A --app -r --relationship --schema',
        sqlWord: 0,
        server: '-e --environment -p --project',
        dialect: 'unknown',
        client: 'none',
      },
    ],
  ),
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
