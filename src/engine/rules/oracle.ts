import type { Provider, Rule } from './rule';
import { type SqlFamily, serverRules, sqlRules } from './sqlRules';
import { command, list } from './when';

const DOCS = 'https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/';
const family: SqlFamily<'oracle'> = {
  provider: 'oracle',
  dialect: ['oracle'],
  docs: DOCS,
  run: (sql) => `echo "${sql.replaceAll('"', '\\"')};" | sqlplus -s app@//db.example.com:1521/shop`,
  through: (sql) => [
    `sqlplus -s app@shop <<'EOF'\n${sql};\nEOF`,
    `sql -s app@shop <<'EOF'\nset feedback off\n${sql}\n/\nEOF`,
    `printf "BEGIN\\n  EXECUTE IMMEDIATE '${sql}';\\nEND;\\n/\\n" | sqlplus -s app@shop`,
  ],
  page: (statement) => `${statement.toUpperCase().replaceAll(' ', '-')}.html`,
};
const sql = { call: 'sql', dialect: ['oracle'] } as const;
const place = { identifiers: ['server'] } as const;
const rman = (line: string): string => `echo "${line}" | rman target sys@shop`;
const run = command('tool', {});

const own = [
  {
    id: 'oracle/drop-tablespace',
    when: { ...sql, verb: ['DROP'], object: ['tablespace', 'diskgroup', 'directory', 'flashback archive'] },
    verb: 'delete',
    class: 'data',
    resource: { kind: 'tablespace', name: ['names'], ...place },
    dies: 'all tables in it, and with AND DATAFILES their files',
    undo: 'Restore a backup.',
    safer: 'Set it offline, and drop it after a backup.',
    docs: `${DOCS}DROP-TABLESPACE.html`,
    examples: {
      held: [family.run('DROP TABLESPACE orders INCLUDING CONTENTS AND DATAFILES')],
      free: [family.run('ALTER TABLESPACE orders READ ONLY')],
    },
  },
  {
    id: 'oracle/purge',
    when: { ...sql, verb: ['PURGE'], object: ['table', 'index', 'recyclebin', 'dba_recyclebin', 'tablespace'] },
    verb: 'delete',
    class: 'safeguard',
    resource: { kind: 'recycle bin', name: ['names', '=recycle bin'], ...place },
    dies: 'dropped tables that could be brought back',
    undo: 'None known.',
    safer: 'Let the recycle bin empty itself.',
    docs: `${DOCS}PURGE.html`,
    examples: {
      held: [family.run('PURGE RECYCLEBIN'), family.run('PURGE TABLE orders')],
      free: [family.run('SELECT * FROM recyclebin'), family.run('FLASHBACK TABLE orders TO BEFORE DROP')],
    },
  },
  {
    id: 'oracle/go-back',
    when: [
      { ...sql, verb: ['RESTORE'] },
      { ...sql, verb: ['ALTER'], object: ['database'], action: ['discard'] },
    ],
    verb: 'restore',
    class: 'data',
    resource: { kind: 'database', name: ['names', 'database', '=database'], ...place },
    dies: 'everything written since the point it goes back to, or the file that is given up',
    undo: 'Restore a backup from before.',
    safer: 'Restore into a new database, or read the old rows with SELECT … AS OF.',
    docs: `${DOCS}FLASHBACK-DATABASE.html`,
    examples: {
      held: [
        family.run('FLASHBACK DATABASE TO RESTORE POINT p1'),
        family.run('FLASHBACK TABLE orders TO SCN 1234'),
        family.run('ALTER DATABASE OPEN RESETLOGS'),
        rman('RESTORE DATABASE;'),
      ],
      free: [family.run('SELECT * FROM orders AS OF SCN 1234'), rman('RESTORE DATABASE PREVIEW;'), rman('LIST BACKUP;')],
    },
  },
  {
    id: 'oracle/delete-backup',
    when: [
      { ...sql, verb: ['PURGE'], object: ['backup'] },
      { ...sql, verb: ['ALTER'], object: ['database'], action: ['safety'] },
      { ...sql, verb: ['DROP'], object: ['restore point'] },
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: { kind: 'backup', name: ['names', '=backup'], ...place },
    dies: 'the way back to an earlier state',
    undo: 'None known.',
    safer: 'Let the retention policy decide: REPORT OBSOLETE shows what it would delete.',
    docs: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/rcmrf/DELETE.html',
    examples: {
      held: [
        rman('DELETE NOPROMPT BACKUP;'),
        rman('DELETE NOPROMPT OBSOLETE;'),
        `rman target / <<'EOF'\nrun { allocate channel c type disk; delete archivelog all; }\nEOF`,
        family.run('ALTER DATABASE NOARCHIVELOG'),
        family.run('DROP RESTORE POINT before_release'),
      ],
      free: [
        rman('REPORT OBSOLETE;'),
        rman('CROSSCHECK BACKUP;'),
        rman('BACKUP DATABASE PLUS ARCHIVELOG;'),
        family.run('ALTER DATABASE ARCHIVELOG'),
      ],
    },
  },
  {
    id: 'oracle/stop',
    when: { ...sql, verb: ['SHUTDOWN'] },
    verb: 'stop',
    class: 'data',
    resource: { kind: 'instance', name: ['database', 'host', '=instance'], ...place },
    reversible: true,
    dies: 'every session on it',
    undo: 'STARTUP.',
    safer: 'Stop it through the service manager.',
    docs: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/sqpug/SHUTDOWN.html',
    examples: {
      held: [`printf 'shutdown abort\\n' | sqlplus / as sysdba`],
      free: [`printf 'show parameter pfile\\n' | sqlplus / as sysdba`],
    },
  },
  {
    id: 'oracle/delete-database',
    when: [run('', { any: ['-deleteDatabase', '-deletePluggableDatabase', '-deleteInstance'], none: ['-help', '-h'] })],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'database', name: ['flag:-sourceDB', 'flag:-pdbName', '=database'] },
    dies: 'its files, and the instance',
    undo: 'Restore a backup.',
    safer: 'Stop it first, and make a backup.',
    docs: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/multi/dbca-deleteDatabase-command.html',
    examples: {
      held: ['dbca -silent -deleteDatabase -sourceDB shop'],
      free: ['dbca -silent -createDatabase -gdbName shop'],
    },
  },
  {
    id: 'oracle/import-over',
    when: command('impdp')('** table_exists_action=replace|table_exists_action=truncate'),
    verb: 'overwrite',
    class: 'data',
    resource: { kind: 'table', name: ['=tables'] },
    dies: 'the rows that stand in the tables now',
    undo: 'Restore a backup.',
    safer: 'Import into another schema: REMAP_SCHEMA.',
    docs: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/sutil/datapump-import-utility.html',
    examples: {
      held: [
        'impdp app@shop directory=d dumpfile=o.dmp table_exists_action=replace',
        'impdp app@shop tables=orders TABLE_EXISTS_ACTION=TRUNCATE',
      ],
      free: ['impdp app@shop directory=d dumpfile=o.dmp', 'expdp app@shop directory=d dumpfile=o.dmp'],
    },
  },
] as const satisfies readonly Rule[];

/** Oracle Database: SQL*Plus, SQLcl, RMAN and DBCA. */
export const oracle: Provider = {
  id: 'oracle',
  title: 'Oracle Database',
  hosts: [],
  programs: [
    { id: 'sqlplus', names: list('sqlplus sql sqlcl rman'), valueFlags: [] },
    { id: 'tool', names: ['dbca'], clusters: false, valueFlags: list('-sourceDB -pdbName -sysDBAUserName -sysDBAPassword') },
    { id: 'impdp', names: ['impdp'], valueFlags: [] },
  ],
  rules: [
    ...sqlRules(family),
    ...serverRules(family, [
      family.run('DROP PLUGGABLE DATABASE shop INCLUDING DATAFILES'),
      rman('DROP DATABASE INCLUDING BACKUPS NOPROMPT;'),
      `printf 'select 1 from dual\\n\\nDROP DATABASE orders;\\n' | sqlplus / as sysdba`,
      `echo "DROP DATABASE orders;" | sqlplus app@"(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db.example.com)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=shop)))"`,
    ]),
    ...own,
  ],
};
