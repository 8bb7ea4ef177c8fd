import type { Provider, Rule } from './rule';
import { driver, type SqlFamily, serverRules, sqlRules } from './sqlRules';
import { command, list } from './when';

const DOCS = 'https://learn.microsoft.com/en-us/sql/t-sql/statements/';
const family: SqlFamily<'sqlserver'> = {
  provider: 'sqlserver',
  dialect: ['mssql'],
  docs: DOCS,
  run: (sql) => `sqlcmd -S db.example.com -Q '${sql.replaceAll("'", "'\\''")}'`,
  through: (sql) => [
    `echo '${sql}' | sqlcmd -S db.example.com`,
    `python3 -c "import pymssql; pymssql.connect(server='db.example.com', database='shop').cursor().execute('${sql}')"`,
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
const sql = { call: 'sql', dialect: ['mssql'] } as const;
const place = { identifiers: ['server'] } as const;
const run = command('sqlcmd', { none: ['--help', '-?'] });

const own = [
  {
    id: 'sqlserver/drop-schema',
    when: { ...sql, verb: ['DROP'], object: ['schema', 'assembly', 'availability group', 'fulltext'] },
    verb: 'delete',
    class: 'data',
    resource: { kind: 'schema', name: ['names'], ...place },
    undo: 'Restore a backup.',
    safer: 'Rename it, and drop it after a backup.',
    docs: `${DOCS}drop-schema-transact-sql`,
    examples: {
      held: [
        `sqlcmd -S db.example.com -Q 'DROP SCHEMA shop'`,
        `sqlcmd -S db.example.com -Q 'DROP AVAILABILITY GROUP ag1'`,
        `sqlcmd query 'DROP SCHEMA shop'`,
      ],
      free: [`sqlcmd -S db.example.com -Q 'CREATE SCHEMA shop'`],
    },
  },
  {
    id: 'sqlserver/restore-over',
    when: [
      { ...sql, verb: ['RESTORE'], object: ['database', 'log'] },
      { ...sql, verb: ['DBCC'], object: ['database'] },
    ],
    verb: 'restore',
    class: 'data',
    resource: { kind: 'database', name: ['names', 'database', '=database'], ...place },
    dies: 'what stands in the database now, or the pages that a repair gives up',
    undo: 'Restore a backup from before.',
    safer: 'Restore into a new database.',
    docs: `${DOCS}restore-statements-transact-sql`,
    examples: {
      held: [
        `sqlcmd -S db.example.com -Q "RESTORE DATABASE shop FROM DISK = 'a.bak' WITH REPLACE"`,
        `sqlcmd -S db.example.com -Q "DBCC CHECKDB ('shop', REPAIR_ALLOW_DATA_LOSS)"`,
      ],
      free: [
        `sqlcmd -S db.example.com -Q "RESTORE VERIFYONLY FROM DISK = 'a.bak'"`,
        `sqlcmd -S db.example.com -Q "DBCC CHECKDB ('shop')"`,
        `sqlcmd -S db.example.com -Q "BACKUP DATABASE shop TO DISK = 'a.bak'"`,
      ],
    },
  },
  {
    id: 'sqlserver/stop',
    when: [
      { ...sql, verb: ['SHUTDOWN'] },
      { ...sql, verb: ['ALTER'], object: ['database'], action: ['stop'] },
      { ...sql, verb: ['CALL'], action: ['sp_detach_db'] },
      run('stop'),
    ],
    verb: 'stop',
    class: 'data',
    resource: { kind: 'server', name: ['names', 'host', '=server'], ...place },
    reversible: true,
    dies: 'every session on it, with what was not committed',
    undo: 'Start the server, or set the database online again.',
    safer: 'Stop it through the service manager, when nobody works on it.',
    docs: 'https://learn.microsoft.com/en-us/sql/t-sql/language-elements/shutdown-transact-sql',
    examples: {
      held: [
        `sqlcmd -S db.example.com -Q 'SHUTDOWN WITH NOWAIT'`,
        `sqlcmd -S db.example.com -Q 'ALTER DATABASE shop SET SINGLE_USER WITH ROLLBACK IMMEDIATE'`,
        `sqlcmd -S db.example.com -Q "EXEC sp_detach_db 'shop'"`,
      ],
      free: [`sqlcmd -S db.example.com -Q 'SELECT @@VERSION'`, `sqlcmd -S db.example.com -Q 'ALTER DATABASE shop SET ONLINE'`],
    },
  },
  {
    id: 'sqlserver/weaken-protection',
    when: [
      { ...sql, verb: ['ALTER'], object: ['database'], action: ['safety'] },
      { ...sql, verb: ['ALTER'], action: ['disable trigger'] },
      { ...sql, verb: ['DROP'], object: ['master', 'master key', 'certificate', 'symmetric key', 'server audit'] },
      {
        ...sql,
        verb: ['CALL'],
        action: ['sp_delete_backuphistory', 'sp_delete_database_backuphistory', 'xp_delete_file', 'sp_delete_job'],
      },
      { ...sql, verb: ['CALL'], action: ['sp_configure xp_cmdshell'] },
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: { kind: 'protection', name: ['names', 'database', '=protection'], ...place },
    dies: 'the log that brings it back to a point in time, keys that open backups, backup files or their record, or a check',
    undo: 'Set it back and make a full backup; keys and files stay lost.',
    safer: 'Let an administrator change it.',
    docs: `${DOCS}alter-database-transact-sql-set-options`,
    examples: {
      held: [
        `sqlcmd -S db.example.com -Q 'ALTER DATABASE shop SET RECOVERY SIMPLE'`,
        `sqlcmd -S db.example.com -Q 'DROP CERTIFICATE tde'`,
        `sqlcmd -S db.example.com -Q "EXEC master.dbo.xp_delete_file 0, N'D:\\Backup'"`,
        `sqlcmd -S db.example.com -Q "EXEC sp_configure 'xp_cmdshell', 1"`,
        `sqlcmd -S db.example.com -Q 'ALTER TABLE orders DISABLE TRIGGER ALL'`,
      ],
      free: [`sqlcmd -S db.example.com -Q 'ALTER DATABASE shop SET RECOVERY FULL'`, `sqlcmd -S db.example.com -Q "EXEC sp_configure"`],
    },
  },
  {
    id: 'sqlserver/delete-instance',
    when: run('delete'),
    verb: 'delete',
    class: 'data',
    resource: { kind: 'instance', name: ['=current context'], here: true },
    dies: 'the container of the current context, with all its databases',
    undo: 'None known.',
    safer: 'Stop it: sqlcmd stop.',
    docs: 'https://learn.microsoft.com/en-us/sql/tools/sqlcmd/sqlcmd-use-utility',
    examples: { held: ['sqlcmd delete --yes --force'], free: ['sqlcmd config view', 'sqlcmd create mssql'] },
  },
] as const satisfies readonly Rule[];

/** Microsoft SQL Server: sqlcmd, PowerShell and drivers. */
export const sqlserver: Provider = {
  id: 'sqlserver',
  title: 'SQL Server',
  hosts: [],
  programs: [{ id: 'sqlcmd', names: list('sqlcmd osql mssql-cli invoke-sqlcmd bcp'), valueFlags: list('-S -d -U -P -Q -q -i -o -v') }],
  rules: [
    ...sqlRules(family),
    ...serverRules(family, [
      `sqlcmd -S db.example.com -Q "EXEC sp_executesql N'DROP DATABASE orders'"`,
      `printf 'USE master\\nGO\\nDROP DATABASE orders\\nGO\\n' | sqlcmd -S db.example.com`,
      `mssql-cli -S db.example.com -Q 'DROP DATABASE orders'`,
    ]),
    ...own,
  ],
};
