import type { Provider } from './rule';
import { sqlRules } from './sqlRules';

/** DuckDB files. */
export const duckdb: Provider = {
  id: 'duckdb',
  title: 'DuckDB',
  hosts: [],
  programs: [{ id: 'duckdb', names: ['duckdb'], valueFlags: [] }],
  rules: [
    ...sqlRules({
      provider: 'duckdb',
      dialect: ['duckdb'],
      docs: 'https://duckdb.org/docs/stable/sql/statements/',
      run: (sql) => `duckdb shop.duckdb -c '${sql.replaceAll("'", "'\\''")}'`,
      through: (sql) => [
        `echo '${sql}' | duckdb shop.duckdb`,
        `duckdb shop.duckdb '${sql}'`,
        `python3 -c "import duckdb; duckdb.connect('shop.duckdb').execute('${sql}')"`,
      ],
      page: (statement) =>
        statement
          .toLowerCase()
          .replace('alter table', 'alter_table')
          .replace(/^drop .*/, 'drop'),
    }),
    {
      id: 'duckdb/drop-schema',
      when: [
        { call: 'sql', dialect: ['duckdb'], verb: ['DROP'], object: ['schema', 'database'] },
        { call: 'sql', dialect: ['duckdb'], verb: ['TRUNCATE'] },
      ],
      verb: 'delete',
      class: 'data',
      resource: { kind: 'schema', name: ['names'], identifiers: ['server'] },
      dies: 'all tables in it, or all rows',
      undo: 'Copy the file back.',
      safer: 'Copy the file first.',
      docs: 'https://duckdb.org/docs/stable/sql/statements/drop',
      examples: {
        held: [
          `duckdb shop.duckdb -c 'DROP SCHEMA sales CASCADE'`,
          `duckdb md:shop -c 'DROP DATABASE shop'`,
          `duckdb shop.duckdb -c 'TRUNCATE orders'`,
        ],
        free: [`duckdb shop.duckdb -c 'CREATE SCHEMA sales'`, `duckdb -c "SELECT * FROM 'orders.parquet'"`, `duckdb -c 'DROP TABLE x'`],
      },
    },
  ],
};
