import type { Provider, Rule } from './rule';
import { driver, type SqlFamily, serverRules, sqlRules } from './sqlRules';

const family: SqlFamily<'mysql'> = {
  provider: 'mysql',
  dialect: ['mysql'],
  docs: 'https://dev.mysql.com/doc/refman/8.4/en/',
  run: (sql) => `mysql shop -e '${sql.replaceAll("'", "'\\''")}'`,
  through: (sql) => [
    `echo '${sql}' | mysql -h db.example.com shop`,
    `python3 -c "import pymysql; pymysql.connect(host='db.example.com', db='shop').cursor().execute('${sql}')"`,
    `node -e "${driver('mysql2')}.createConnection('mysql://db.example.com/shop').query('${sql}')"`,
  ],
  page: (statement) => `${statement.toLowerCase().replace('role', 'user').replace('truncate', 'truncate table').replaceAll(' ', '-')}.html`,
};
const sql = { call: 'sql', dialect: ['mysql'] } as const;

const own = [
  {
    id: 'mysql/delete-binary-logs',
    when: { ...sql, verb: ['PURGE', 'RESET'], object: ['binary logs'] },
    verb: 'delete',
    class: 'safeguard',
    resource: { kind: 'binary logs', name: ['=binary logs'], identifiers: ['server'] },
    dies: 'the way back to a point in time, and what replicas have not read',
    undo: 'None known.',
    safer: 'Let binlog_expire_logs_seconds remove old logs.',
    docs: 'https://dev.mysql.com/doc/refman/8.4/en/purge-binary-logs.html',
    examples: {
      held: [`mysql -e 'RESET MASTER'`, `mysql -e "PURGE BINARY LOGS BEFORE NOW()"`, `mysql -e 'RESET BINARY LOGS AND GTIDS'`],
      free: [`mysql -e 'SHOW BINARY LOGS'`, `mysql -e 'FLUSH BINARY LOGS'`],
    },
  },
  {
    id: 'mysql/replace-rows',
    when: { ...sql, verb: ['LOAD'], action: ['replace'] },
    verb: 'overwrite',
    class: 'data',
    resource: { kind: 'table', name: ['names'], identifiers: ['server'] },
    dies: 'every row whose key is in the file',
    undo: 'Restore a backup.',
    safer: 'Load into a new table, compare, then copy what is meant.',
    docs: 'https://dev.mysql.com/doc/refman/8.4/en/load-data.html',
    examples: {
      held: [
        `mysql -h db.example.com shop -e "LOAD DATA LOCAL INFILE 'o.csv' REPLACE INTO TABLE orders"`,
        'mysqlimport -h db.example.com --local --replace shop orders.csv',
      ],
      free: [`mysql shop -e "LOAD DATA LOCAL INFILE 'o.csv' INTO TABLE orders"`, 'mysqlimport --local shop orders.csv'],
    },
  },
  {
    id: 'mysql/shutdown',
    when: { ...sql, verb: ['SHUTDOWN'] },
    verb: 'stop',
    class: 'data',
    resource: { kind: 'server', name: ['host', '=server'], identifiers: ['server'] },
    reversible: true,
    undo: 'Start the server.',
    safer: 'Stop it through the service manager.',
    docs: 'https://dev.mysql.com/doc/refman/8.4/en/shutdown.html',
    examples: {
      held: ['mysqladmin -h db.example.com shutdown', 'mysqladmin shut', `mysql -e SHUTDOWN`],
      free: ['mysqladmin status', 'mysqladmin ping'],
    },
  },
] as const satisfies readonly Rule[];

/** MySQL and MariaDB. */
export const mysql: Provider = {
  id: 'mysql',
  title: 'MySQL',
  hosts: [],
  programs: [
    {
      id: 'mysql',
      names: ['mysql', 'mariadb', 'mycli', 'mysqlsh', 'mysqladmin', 'mariadb-admin', 'mysqlimport', 'mariadb-import'],
      valueFlags: [],
    },
  ],
  rules: [
    ...sqlRules(family),
    ...serverRules(family, [
      'mysqladmin drop orders',
      'mysqladmin dr orders',
      'mysqlsh --sql -e "DROP DATABASE orders"',
      'mysqladmin -f -u root -psecret drop orders',
    ]),
    ...own,
  ],
};
