import type { Provider, Rule } from './rule';
import { driver, sqlRules } from './sqlRules';

const own = [
  {
    id: 'sqlite/restore-over',
    when: { call: 'sql', dialect: ['sqlite'], verb: ['RESTORE'] },
    verb: 'restore',
    class: 'data',
    resource: { kind: 'database', name: ['names'], identifiers: ['server'] },
    dies: 'what stands in the database now',
    undo: 'Copy the file back.',
    safer: 'Restore into a new file.',
    docs: 'https://sqlite.org/cli.html',
    examples: {
      held: [`sqlite3 shop.db '.restore backup.db'`],
      free: [`sqlite3 shop.db '.tables'`, `sqlite3 shop.db '.dump'`],
    },
  },
] as const satisfies readonly Rule[];

/** SQLite files. */
export const sqlite: Provider = {
  id: 'sqlite',
  title: 'SQLite',
  hosts: [],
  programs: [{ id: 'sqlite', names: ['sqlite3', 'sqlite', 'litecli'], valueFlags: [] }],
  rules: [
    ...sqlRules({
      provider: 'sqlite',
      dialect: ['sqlite'],
      docs: 'https://sqlite.org/',
      run: (sql) => `sqlite3 shop.db '${sql.replaceAll("'", "'\\''")}'`,
      through: (sql) => [
        `echo '${sql}' | sqlite3 shop.db`,
        `python3 -c "import sqlite3; sqlite3.connect('shop.db').execute('${sql}')"`,
        `node -e "new (${driver('better-sqlite3')})('shop.db').exec('${sql}')"`,
      ],
      page: (statement) => `lang_${statement.toLowerCase().replace('alter table', 'altertable').replaceAll(' ', '')}.html`,
    }),
    ...own,
  ],
};
