import type { Provider, Rule } from './rule';
import { driver, type SqlFamily, serverRules, sqlRules } from './sqlRules';
import { list } from './when';

const family: SqlFamily<'sql'> = {
  provider: 'sql',
  dialect: ['unknown'],
  docs: 'https://trino.io/docs/current/sql/',
  run: (sql) => `trino --server db.example.com --execute '${sql.replaceAll("'", "'\\''")}'`,
  through: (sql) => [
    `echo '${sql}' | trino --server db.example.com`,
    `python3 -c "import pyodbc; pyodbc.connect('DSN=shop').execute('${sql}')"`,
    `node -e "${driver('knex')}({}).raw('${sql}')"`,
  ],
  page: (statement) => `${statement.toLowerCase().replaceAll(' ', '-')}.html`,
};
const sql = { call: 'sql', dialect: ['unknown'] } as const;

const own = [
  {
    id: 'sql/drop-schema',
    when: { ...sql, verb: ['DROP'], object: ['schema'] },
    verb: 'delete',
    class: 'data',
    resource: { kind: 'schema', name: ['names'], identifiers: ['server'] },
    undo: 'Restore a backup.',
    safer: 'Rename the schema, and drop it after a backup.',
    docs: 'https://trino.io/docs/current/sql/drop-schema.html',
    examples: {
      held: [`trino --server db.example.com --execute 'DROP SCHEMA shop CASCADE'`],
      free: [`trino --server db.example.com --execute 'CREATE SCHEMA shop'`],
    },
  },
  {
    id: 'sql/restore-over',
    when: [
      { ...sql, verb: ['SHUTDOWN'] },
      { ...sql, verb: ['RESTORE'], object: ['database', 'table'] },
    ],
    verb: 'restore',
    class: 'data',
    resource: { kind: 'database', name: ['names', 'host', '=server'], identifiers: ['server'] },
    dies: 'what stands there now',
    undo: 'Start the server, or restore a backup from before.',
    safer: 'Restore into a new database.',
    docs: 'https://clickhouse.com/docs/operations/backup',
    examples: {
      held: [`usql odbc://db.example.com/shop -c "RESTORE DATABASE shop FROM 'a.bak'"`],
      free: [`usql odbc://db.example.com/shop -c 'SELECT 1'`],
    },
  },
] as const satisfies readonly Rule[];

/** SQL that reaches a database of which only that is known: through a driver, or a client of any. */
export const sqlAny: Provider = {
  id: 'sql',
  title: 'SQL databases',
  hosts: [],
  programs: [
    {
      id: 'usql',
      names: list('usql trino presto beeline hive spark-sql impala-shell'),
      valueFlags: [],
    },
  ],
  rules: [
    ...sqlRules(family),
    ...serverRules(family, [
      `usql odbc://db.example.com/shop -c 'DROP DATABASE orders'`,
      `impala-shell -q 'DROP DATABASE orders'`,
      `bq query --use_legacy_sql=false 'DROP DATABASE orders'`,
      `curl -X POST -H 'X-Trino-User: me' https://trino.example.com/v1/statement -d 'DROP DATABASE orders'`,
    ]),
    ...own,
  ],
};
