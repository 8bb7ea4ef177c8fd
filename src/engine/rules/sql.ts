import type { Provider, Rule } from './rule';
import { driver, type SqlFamily, serverRules, sqlRules } from './sqlRules';
import { list } from './when';

const family: SqlFamily<'sql'> = {
  provider: 'sql',
  dialect: ['unknown', 'mssql'],
  docs: 'https://learn.microsoft.com/en-us/sql/t-sql/statements/',
  run: (sql) => `sqlcmd -S db.example.com -Q '${sql.replaceAll("'", "'\\''")}'`,
  through: (sql) => [
    `echo '${sql}' | sqlcmd -S db.example.com`,
    `python3 -c "import pyodbc; pyodbc.connect('DSN=shop').execute('${sql}')"`,
    `node -e "${driver('mssql')}.query('${sql}')"`,
  ],
  page: (statement) =>
    ['DELETE', 'UPDATE'].includes(statement)
      ? `../queries/${statement.toLowerCase()}-transact-sql`
      : `${statement
          .toLowerCase()
          .replace(/^truncate$/, 'truncate table')
          .replaceAll(' ', '-')}-transact-sql`,
};
const sql = { call: 'sql', dialect: ['unknown', 'mssql'] } as const;

const own = [
  {
    id: 'sql/drop-schema',
    when: { ...sql, verb: ['DROP'], object: ['schema'] },
    verb: 'delete',
    class: 'data',
    resource: { kind: 'schema', name: ['names'], identifiers: ['server'] },
    undo: 'Restore a backup.',
    safer: 'Rename the schema, and drop it after a backup.',
    docs: 'https://learn.microsoft.com/en-us/sql/t-sql/statements/drop-schema-transact-sql',
    examples: {
      held: [`sqlcmd -S db.example.com -Q 'DROP SCHEMA shop'`],
      free: [`sqlcmd -S db.example.com -Q 'CREATE SCHEMA shop'`],
    },
  },
  {
    id: 'sql/stop-server',
    when: [
      { ...sql, verb: ['SHUTDOWN'] },
      { ...sql, verb: ['RESTORE'], object: ['database'] },
    ],
    verb: 'stop',
    class: 'data',
    resource: { kind: 'server', name: ['names', 'host', '=server'], identifiers: ['server'] },
    dies: 'what stands in the database now, where one is restored over it',
    undo: 'Start the server, or restore a backup from before.',
    safer: 'Restore into a new database.',
    docs: 'https://learn.microsoft.com/en-us/sql/t-sql/language-elements/shutdown-transact-sql',
    examples: {
      held: [
        `sqlcmd -S db.example.com -Q 'SHUTDOWN WITH NOWAIT'`,
        `sqlcmd -S db.example.com -Q "RESTORE DATABASE shop FROM DISK = 'a.bak' WITH REPLACE"`,
      ],
      free: [`sqlcmd -S db.example.com -Q 'SELECT @@VERSION'`, `sqlcmd -S db.example.com -Q "BACKUP DATABASE shop TO DISK = 'a.bak'"`],
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
      id: 'sqlcmd',
      names: list('sqlcmd usql clickhouse-client clickhouse-local snowsql trino presto beeline spark-sql impala-shell cqlsh'),
      valueFlags: [],
    },
  ],
  rules: [
    ...sqlRules(family),
    ...serverRules(family, [
      `usql oracle://db.example.com/shop -c 'DROP DATABASE orders'`,
      `clickhouse-client -h db.example.com -q 'DROP DATABASE orders'`,
      `cqlsh db.example.com -e 'DROP KEYSPACE orders'`,
    ]),
    ...own,
  ],
};
