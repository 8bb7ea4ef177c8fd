import { postgresToolPrograms, postgresToolRules } from './postgresTools';
import type { Provider, Rule } from './rule';
import { driver, type SqlFamily, serverRules, sqlRules } from './sqlRules';

const family: SqlFamily<'postgres'> = {
  provider: 'postgres',
  dialect: ['postgres'],
  docs: 'https://www.postgresql.org/docs/current/',
  run: (sql) => `psql -c '${sql.replaceAll("'", "'\\''")}'`,
  through: (sql) => [
    `echo '${sql}' | psql -h db.example.com shop`,
    `psql "$DATABASE_URL" <<< '${sql}'`,
    `python3 -c "import psycopg; psycopg.connect('postgresql://db.example.com/shop').execute('${sql}')"`,
    `node -e "const { Client } = ${driver('pg')}; new Client('postgresql://db.example.com/shop').query('${sql}')"`,
  ],
  page: (statement) => `sql-${statement.toLowerCase().replace(' ', '')}.html`,
};
const sql = { call: 'sql', dialect: ['postgres'] } as const;

const own = [
  {
    id: 'postgres/drop-schema',
    when: { ...sql, verb: ['DROP'], object: ['schema'] },
    verb: 'delete',
    class: 'data',
    resource: { kind: 'schema', name: ['names'], identifiers: ['server'] },
    dies: 'all tables and rows in it',
    undo: 'Restore a backup.',
    safer: 'Rename the schema, and drop it after a backup.',
    docs: 'https://www.postgresql.org/docs/current/sql-dropschema.html',
    examples: {
      held: [`psql -c 'DROP SCHEMA public CASCADE'`, `echo 'drop schema public cascade; create schema public;' | psql "$DATABASE_URL"`],
      free: [`psql -c 'CREATE SCHEMA shop'`, `psql -c '\\dn'`],
    },
  },
  {
    id: 'postgres/disable-protection',
    when: [
      { ...sql, verb: ['ALTER'], action: ['disable trigger', 'disable row security'] },
      { ...sql, verb: ['SET'], action: ['session_replication_role'] },
      { ...sql, verb: ['DROP'], object: ['event trigger'] },
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: { kind: 'protection', name: ['names'], identifiers: ['server'] },
    reversible: true,
    dies: 'checks on everything that is written meanwhile',
    undo: 'Enable it again.',
    safer: 'Leave triggers and row security on.',
    docs: 'https://www.postgresql.org/docs/current/sql-altertable.html',
    examples: {
      held: [
        `psql -c 'ALTER TABLE orders DISABLE TRIGGER ALL'`,
        `psql -c 'ALTER TABLE orders DISABLE ROW LEVEL SECURITY'`,
        `psql -c "SET session_replication_role = 'replica'"`,
      ],
      free: [`psql -c 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY'`, `psql -c 'SET session_replication_role = DEFAULT'`],
    },
  },
  {
    id: 'postgres/drop-replication',
    when: [
      { ...sql, verb: ['DROP'], object: ['subscription', 'publication', 'replication slot'] },
      { ...sql, verb: ['CALL'], action: ['pg_drop_replication_slot', 'pg_replication_origin_drop'] },
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: { kind: 'replication', name: ['names'], identifiers: ['server'] },
    dies: 'the copies that follow this server',
    undo: 'Set up the replica anew.',
    safer: 'Disable the subscription first.',
    docs: 'https://www.postgresql.org/docs/current/sql-dropsubscription.html',
    examples: {
      held: [`psql -c 'DROP SUBSCRIPTION reports'`, `psql -c "SELECT pg_drop_replication_slot('reports')"`],
      free: [`psql -c 'SELECT * FROM pg_replication_slots'`, `psql -c 'ALTER SUBSCRIPTION reports DISABLE'`],
    },
  },
  {
    id: 'postgres/delete-stored',
    when: { ...sql, verb: ['CALL'], action: ['drop_chunks', 'lo_unlink'] },
    verb: 'delete',
    class: 'data',
    resource: { kind: 'data', name: ['names'], identifiers: ['server'] },
    undo: 'Restore a backup.',
    safer: 'Look first with show_chunks.',
    docs: 'https://www.postgresql.org/docs/current/lo-funcs.html',
    examples: {
      held: [`psql -c "SELECT drop_chunks('metrics', interval '1 day')"`, `psql -c '\\lo_unlink 17'`],
      free: [`psql -c "SELECT show_chunks('metrics')"`, `psql -c '\\lo_list'`],
    },
  },
  {
    id: 'postgres/terminate-sessions',
    when: { ...sql, verb: ['CALL'], action: ['pg_terminate_backend'] },
    verb: 'kill',
    class: 'execution',
    resource: { kind: 'session', name: ['=sessions'], identifiers: ['server'] },
    reversible: true,
    undo: 'The clients connect again; what they had open is lost.',
    safer: 'End one session by its number, or cancel its query.',
    docs: 'https://www.postgresql.org/docs/current/functions-admin.html',
    examples: {
      held: [`psql -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'shop'"`],
      free: [`psql -c 'SELECT pg_terminate_backend(4711)'`, `psql -c 'SELECT pg_cancel_backend(4711)'`],
    },
  },
  {
    id: 'postgres/run-program',
    when: { ...sql, verb: ['COPY'], action: ['program'] },
    verb: 'run',
    class: 'execution',
    resource: { kind: 'program', name: ['names'], identifiers: ['server'] },
    undo: 'None known.',
    safer: 'Copy from or to a file.',
    docs: 'https://www.postgresql.org/docs/current/sql-copy.html',
    examples: {
      held: [`psql -c "COPY orders TO PROGRAM 'gzip > /backup/orders.gz'"`],
      free: [`psql -c 'COPY orders TO STDOUT'`, `psql -c "\\copy orders from orders.csv"`],
    },
  },
  {
    id: 'postgres/change-server',
    when: { ...sql, verb: ['ALTER'], object: ['system'], action: ['safety'] },
    verb: 'disable',
    class: 'safeguard',
    resource: { kind: 'setting', name: ['names'], identifiers: ['server'] },
    reversible: true,
    dies: 'what saves the data from a crash or a mistake (write-ahead log, archive, replicas), or keeps strangers out',
    undo: 'ALTER SYSTEM RESET it, and reload or restart the server; what was not logged meanwhile stays lost.',
    safer: 'Change the configuration in its file, reviewed, and on a copy first.',
    docs: 'https://www.postgresql.org/docs/current/sql-altersystem.html',
    examples: {
      held: [
        `psql -h db.example.com -c 'ALTER SYSTEM SET fsync = off'`,
        `psql -h db.example.com -c "ALTER SYSTEM SET archive_command TO '/bin/true'"`,
        `psql -c 'ALTER SYSTEM RESET ALL'`,
      ],
      free: [`psql -c "ALTER SYSTEM SET work_mem = '64MB'"`, `psql -c 'SHOW archive_command'`, `psql -c 'SELECT pg_reload_conf()'`],
    },
  },
  {
    id: 'postgres/restore-over',
    when: { ...sql, verb: ['RESTORE'] },
    verb: 'restore',
    class: 'data',
    resource: { kind: 'database', name: ['names'], identifiers: ['server'] },
    dies: 'what stands in the database now',
    undo: 'Restore a backup from before.',
    safer: 'Restore into a new database.',
    docs: 'https://www.postgresql.org/docs/current/app-pgrestore.html',
    examples: {
      held: ['pg_restore --clean -d shop shop.dump', 'pg_restore -c -h db.example.com -d shop shop.dump', 'pg_restore -cd shop shop.dump'],
      free: ['pg_restore -l shop.dump', 'pg_restore -d shop shop.dump', 'pg_dump -c shop', 'pg_restore --clean -f - shop.dump'],
    },
  },
] as const satisfies readonly Rule[];

/** PostgreSQL and what speaks its language (CockroachDB), through psql and its own tools. */
export const postgres: Provider = {
  id: 'postgres',
  title: 'PostgreSQL',
  hosts: [],
  programs: [
    {
      id: 'psql',
      names: ['psql', 'ysqlsh', 'pgcli', 'dropdb', 'dropuser', 'pg_restore', 'cockroach'],
      valueFlags: ['--host', '--certs-dir', '--url'],
    },
    ...postgresToolPrograms,
  ],
  rules: [
    ...sqlRules(family),
    ...serverRules(family, ['dropdb orders', 'dropdb -h db.example.com --if-exists orders', 'PGHOST=db.example.com dropdb -U app orders']),
    ...own,
    ...postgresToolRules,
  ],
};
