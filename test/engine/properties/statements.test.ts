import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOLD, holds, noise, strictness } from './verdicts';

const sh = (text: string): string => `'${text.replaceAll('\0', '').replaceAll("'", "'\\''")}'`;
const psql = (sql: string): string => `psql -h db.example.com -d shop -c ${sh(sql)}`;

test('no statement makes the judge throw', () => {
  holds(
    fc.property(noise, fc.constantFrom('psql', 'mysql -e', 'sqlite3 x.db', 'redis-cli', 'mongosh --eval', 'sqlcmd -Q'), (text, client) => {
      assert.ok(strictness(`${client} ${client === 'psql' ? '-c ' : ''}${sh(text)}`) >= 0);
    }),
    1000,
  );
});

const literal = fc.string({ maxLength: 20 }).map((text) => text.replace(/[\0\\]/g, ''));
/** Statements that change nothing, with text in every kind of quotes and comments. */
const calm = fc.oneof(
  fc.constantFrom('SELECT 1', 'SELECT * FROM orders', 'BEGIN', 'COMMIT', 'EXPLAIN SELECT 1', 'SHOW server_version', 'SET search_path = a'),
  literal.map((text) => `SELECT '${text.replaceAll("'", "''")}'`),
  literal.map((text) => `SELECT 1 AS "${text.replaceAll('"', '""')}x"`),
  literal.map((text) => `SELECT $q$${text.replaceAll('$', '')}$q$`),
  literal.map((text) => `SELECT 1 /* ${text.replace(/[*/]/g, '')} */`),
  literal.map((text) => `SELECT 1 -- ${text.replaceAll('\n', '')}\n`),
);
const DIRE = ['DROP TABLE orders', 'DELETE FROM orders', 'TRUNCATE orders', 'DROP DATABASE shop', 'drop /* x */ schema public cascade'];

test('harmless statements never calm a destructive one', () => {
  holds(
    fc.property(fc.array(calm, { maxLength: 4 }), fc.constantFrom(...DIRE), fc.nat(4), (statements, dire, at) => {
      const sql = statements.toSpliced(at, 0, dire).join(';\n');
      assert.ok(strictness(psql(sql)) >= HOLD, sql);
      assert.ok(strictness(`psql -h db.example.com shop <<'SQL_'\n${sql};\nSQL_`) >= HOLD, sql);
    }),
    500,
  );
});

test('harmless statements alone are let pass', () => {
  holds(
    fc.property(fc.array(calm, { minLength: 1, maxLength: 4 }), (statements) => {
      const sql = statements.join(';\n');
      assert.equal(strictness(psql(sql)), 0, sql);
    }),
  );
});

test('no input of a tool makes the judge throw', () => {
  holds(
    fc.property(
      fc.jsonValue({ maxDepth: 5 }),
      fc.constantFrom('execute_sql', 'query', 'run', 'delete_project', 'get'),
      noise,
      (input, tool, server) => {
        assert.ok(strictness({ kind: 'mcp', server, tool, input }) >= 0);
      },
    ),
    1000,
  );
});

test('whatever else a tool is given never calms a statement', () => {
  const other = fc.dictionary(fc.stringMatching(/^[a-z]{3,8}$/), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 });
  holds(
    fc.property(other, fc.constantFrom(...DIRE), fc.boolean(), (rest, query, first) => {
      const { query: _query, ...beside } = rest;
      const input = first ? { query, ...beside } : { ...beside, query };
      assert.ok(strictness({ kind: 'mcp', server: 'postgres', tool: 'execute_sql', input }) >= HOLD, JSON.stringify(input));
    }),
    500,
  );
});
