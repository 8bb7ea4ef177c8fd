import type { Provider, Rule } from './rule';
import { type SqlFamily, serverRules, sqlRules } from './sqlRules';
import { request as api, command, list } from './when';

const DOCS = 'https://docs.snowflake.com/en/';
const family: SqlFamily<'snowflake'> = {
  provider: 'snowflake',
  dialect: ['snowflake'],
  docs: `${DOCS}sql-reference/sql/`,
  run: (sql) => `snow sql -c prod -q '${sql.replaceAll("'", "'\\''")}'`,
  through: (sql) => [
    `echo '${sql}' | snow sql -c prod -i`,
    `snowsql -a acme -q '${sql}'`,
    `python3 -c "import snowflake.connector; snowflake.connector.connect(account='acme').cursor().execute('${sql}')"`,
    `curl -X POST -H "Authorization: Bearer $T" https://acme.snowflakecomputing.com/api/v2/statements -d '${JSON.stringify({ statement: sql, warehouse: 'w' })}'`,
  ],
  page: (statement) => statement.toLowerCase().replace('truncate', 'truncate-table').replaceAll(' ', '-'),
};
const sql = { call: 'sql', dialect: ['snowflake'] } as const;
const place = { identifiers: ['server'] } as const;
const snow = command('snow', { none: ['--help', '-h'] });
const ACCOUNT = { identifiers: ['flag:-c', 'flag:--connection', 'flag:--account', 'flag:--database'] } as const;

const own = [
  {
    id: 'snowflake/drop-object',
    when: {
      ...sql,
      verb: ['DROP'],
      object: ['schema', 'stage', 'share', 'application', 'service', 'compute pool', 'image repository', 'stream', 'notebook', 'streamlit'],
    },
    verb: 'delete',
    class: 'data',
    resource: { kind: 'object', name: ['names'], ...place },
    dies: 'what stands in it: files of a stage, tables of a schema, what a share gives to others',
    undo: 'UNDROP, for schemas and within the retention time; a stage and its files stay lost.',
    safer: 'Copy what is in it first.',
    docs: `${DOCS}sql-reference/sql/drop-schema`,
    examples: {
      held: [family.run('DROP SCHEMA sales'), family.run('DROP STAGE exports')],
      free: [family.run('CREATE SCHEMA sales'), family.run('UNDROP SCHEMA sales'), family.run('SHOW STAGES')],
    },
  },
  {
    id: 'snowflake/remove-files',
    when: [
      { ...sql, verb: ['REMOVE'], object: ['stage'] },
      snow('stage remove'),
      snow('stage drop'),
      snow('object drop'),
      snow('snowpark|streamlit|dbt|notebook|git|spcs|app drop|teardown'),
      snow('spcs service|compute-pool|image-repository drop'),
      snow('app version drop'),
      snow('dcm drop|purge'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'object', name: ['names', 'args', '=object'], identifiers: ['server', ...ACCOUNT.identifiers] },
    dies: 'the files in the stage, or what the object held',
    undo: 'UNDROP, for tables, schemas and databases within the retention time; files stay lost.',
    safer: 'List it first: snow stage list-files.',
    docs: `${DOCS}developer-guide/snowflake-cli/command-reference/stage-commands/remove`,
    examples: {
      held: [
        'snow object drop table orders -c prod',
        'snow stage remove exports 2025/a.csv',
        `snowsql -a acme -q 'REMOVE @exports'`,
        'snow app teardown --force',
      ],
      free: [
        'snow object list table',
        'snow stage list-files exports',
        'snow object describe table orders',
        'snow stage copy a.csv @exports',
      ],
    },
  },
  {
    id: 'snowflake/shorten-retention',
    when: [
      { ...sql, verb: ['ALTER'], action: ['retention'] },
      { ...sql, verb: ['DROP'], object: ['failover group'] },
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: { kind: 'retention', name: ['names'], ...place },
    dies: 'earlier states that Time Travel could bring back',
    undo: 'Set it back; what has passed stays lost.',
    safer: 'Keep the retention, and shorten it on tables that can be made again.',
    docs: `${DOCS}user-guide/data-time-travel`,
    examples: {
      held: [family.run('ALTER TABLE orders SET DATA_RETENTION_TIME_IN_DAYS = 0'), family.run('DROP FAILOVER GROUP eu')],
      free: [family.run('ALTER TABLE orders SET DATA_RETENTION_TIME_IN_DAYS = 30'), family.run('ALTER WAREHOUSE w SUSPEND')],
    },
  },
  {
    id: 'snowflake/delete-by-api',
    when: [
      api('DELETE /api/v2/**'),
      // Takes the place of the one that is there.
      api('POST /api/v2/**', { fields: { createMode: ['orReplace', 'orreplace', 'ORREPLACE'] } }),
      api('POST /api/v2/**/replication:disable /api/v2/**/failover:disable /api/v2/**/*:disable /api/v2/**/*grants:revoke'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'object', name: ['path:last'], identifiers: ['host'] },
    dies: 'whatever it held',
    undo: 'UNDROP, for tables, schemas and databases within the retention time.',
    safer: 'Send a GET to the same address first.',
    docs: `${DOCS}developer-guide/snowflake-rest-api/snowflake-rest-api`,
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: Bearer $T" https://acme.snowflakecomputing.com/api/v2/databases/shop/schemas/sales/tables/orders',
      ],
      free: ['curl -H "Authorization: Bearer $T" https://acme.snowflakecomputing.com/api/v2/databases/shop'],
    },
  },
] as const satisfies readonly Rule[];

/** Snowflake: its command lines, its APIs and its connector. */
export const snowflake: Provider = {
  id: 'snowflake',
  title: 'Snowflake',
  hosts: ['*.snowflakecomputing.com', '*.snowflakecomputing.cn'],
  programs: [
    {
      id: 'snow',
      names: ['snow', 'snowsql'],
      valueFlags: list(
        '-c --connection --environment --account --accountname --user --username --database --dbname --schema --role --warehouse --format -q --query -f --filename -p --project',
      ),
    },
  ],
  rules: [
    ...sqlRules(family),
    ...serverRules(family, [
      `snowsql -a acme -q 'DROP DATABASE orders'`,
      `snow sql -q 'CREATE OR REPLACE DATABASE orders'`,
      `snow sql -c prod -q 'DROP DATABASE orders // bye'`,
    ]),
    ...own,
  ],
};
