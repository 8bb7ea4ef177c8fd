import type { SqlDialect } from '../types';
import type { Example, Rule, When } from './rule';

/** What differs between SQL databases as far as rules go. */
export interface SqlFamily<P extends string> {
  readonly provider: P;
  readonly dialect: readonly SqlDialect[];
  readonly docs: string;
  /** A command line that runs a statement. */
  readonly run: (sql: string) => Example;
  /** Other ways to the same server: what the client reads from its input, drivers in code. */
  readonly through: (sql: string) => readonly Example[];
  /** Pages of the manual by statement. */
  readonly page: (statement: string) => string;
}

/** A driver as code asks for it. */
export const driver = (name: string): string => `require(${JSON.stringify(name).replaceAll('"', "'")})`;

const UNDO = 'Restore a backup.';
const place = { identifiers: ['server'] } as const;

/** The rules that every SQL database shares, as data. */
export function sqlRules<P extends string>({ provider, dialect, docs, run, through, page }: SqlFamily<P>): readonly Rule[] {
  const when = (verb: string, more: Partial<Extract<When, { call: 'sql' }>> = {}): When => ({
    call: 'sql',
    dialect,
    verb: [verb],
    ...more,
  });
  const manual = (statement: string): string => docs + page(statement);
  return [
    {
      id: `${provider}/drop-table`,
      when: when('DROP', { object: ['table', 'virtual table'] }),
      verb: 'delete',
      class: 'data',
      resource: { kind: 'table', name: ['names'], ...place },
      dies: 'all its rows',
      undo: UNDO,
      safer: 'Rename the table, and drop it after a backup.',
      docs: manual('DROP TABLE'),
      examples: {
        held: [
          ...['DROP TABLE orders', 'drop table if exists orders', 'SELECT 1; DROP TABLE orders', 'DROP /* x */ TABLE\norders'].map(run),
          ...through('DROP TABLE orders'),
        ],
        free: [
          ...['SELECT * FROM dropped', "SELECT 'DROP TABLE orders'", 'CREATE TABLE orders (id int)', '-- DROP TABLE orders\nSELECT 1'].map(
            run,
          ),
          ...through('SELECT 1'),
        ],
      },
    },
    {
      id: `${provider}/delete-all-rows`,
      when: when('DELETE', { where: ['none', 'constant'] }),
      verb: 'delete',
      class: 'data',
      resource: { kind: 'table', name: ['names'], ...place },
      dies: 'all its rows',
      undo: UNDO,
      safer: 'Say which rows in a WHERE, and count them first with SELECT.',
      docs: manual('DELETE'),
      examples: {
        held: [
          'DELETE FROM orders',
          'DELETE FROM orders WHERE 1=1',
          'delete from orders where id = 1 or true',
          'DELETE FROM orders WHERE id = id',
        ].map(run),
        free: ['DELETE FROM orders WHERE id = 7', 'SELECT * FROM orders'].map(run),
      },
    },
    {
      id: `${provider}/update-all-rows`,
      when: when('UPDATE', { where: ['none', 'constant'] }),
      verb: 'overwrite',
      class: 'data',
      resource: { kind: 'table', name: ['names'], ...place },
      dies: 'the old values of every row',
      undo: UNDO,
      safer: 'Say which rows in a WHERE, and count them first with SELECT.',
      docs: manual('UPDATE'),
      examples: {
        held: ["UPDATE orders SET state = 'x'", 'UPDATE orders SET state = 1 WHERE (1 = 1)'].map(run),
        free: ['UPDATE orders SET state = 1 WHERE id = 7', "SELECT 'UPDATE orders SET x = 1'"].map(run),
      },
    },
    {
      id: `${provider}/drop-column`,
      when: when('ALTER', { action: ['drop column', 'drop partition', 'truncate partition', 'discard tablespace'] }),
      verb: 'delete',
      class: 'data',
      resource: { kind: 'column', name: ['names'], ...place },
      dies: 'its value in every row',
      undo: UNDO,
      safer: 'Stop using the column first, and drop it after a backup.',
      docs: manual('ALTER TABLE'),
      examples: {
        held: ['ALTER TABLE orders DROP COLUMN total', 'alter table orders drop total'].map(run),
        free: ['ALTER TABLE orders ADD COLUMN total int', 'ALTER TABLE orders RENAME COLUMN a TO b'].map(run),
      },
    },
    {
      id: `${provider}/drop-definition`,
      when: when('DROP', {
        object: [
          'view',
          'materialized view',
          'function',
          'procedure',
          'sequence',
          'type',
          'domain',
          'aggregate',
          'extension',
          'routine',
          'server',
        ],
      }),
      verb: 'delete',
      class: 'data',
      resource: { kind: 'definition', name: ['names'], ...place },
      reversible: true,
      undo: 'Make it again from the migrations.',
      safer: 'Drop and make it again in one migration, or use CREATE OR REPLACE.',
      docs: manual('DROP VIEW'),
      examples: {
        held: ['DROP VIEW totals', 'DROP VIEW IF EXISTS totals'].map(run),
        free: ['CREATE VIEW totals AS SELECT 1', 'DROP VIEW IF EXISTS totals; CREATE VIEW totals AS SELECT 1', 'DROP INDEX by_date'].map(
          run,
        ),
      },
    },
  ];
}

/** Rules of servers with several databases. */
export function serverRules<P extends string>(
  { provider, dialect, docs, run, page }: SqlFamily<P>,
  tools: readonly Example[],
): readonly Rule[] {
  const when = (verb: string, more: Partial<Extract<When, { call: 'sql' }>> = {}): When => ({
    call: 'sql',
    dialect,
    verb: [verb],
    ...more,
  });
  const manual = (statement: string): string => docs + page(statement);
  return [
    {
      id: `${provider}/drop-database`,
      when: when('DROP', { object: ['database'] }),
      verb: 'delete',
      class: 'data',
      resource: { kind: 'database', name: ['names'], ...place },
      dies: 'all tables and rows in it',
      undo: UNDO,
      safer: 'Rename it, or drop it after a backup.',
      docs: manual('DROP DATABASE'),
      examples: {
        held: [...['DROP DATABASE orders', 'drop database if exists "orders"'].map(run), ...tools],
        free: ['SELECT datname FROM databases', 'CREATE DATABASE orders', "SELECT 'DROP DATABASE orders'"].map(run),
      },
    },
    {
      id: `${provider}/truncate-table`,
      when: when('TRUNCATE'),
      verb: 'truncate',
      class: 'data',
      resource: { kind: 'table', name: ['names'], ...place },
      dies: 'all its rows',
      undo: UNDO,
      safer: 'Delete the rows that are meant, with a WHERE.',
      docs: manual('TRUNCATE'),
      examples: {
        held: ['TRUNCATE orders', 'TRUNCATE TABLE orders'].map(run),
        free: ['SELECT truncate(1.5, 0)', 'SELECT count(*) FROM orders'].map(run),
      },
    },
    {
      id: `${provider}/drop-role`,
      when: when('DROP', { object: ['role', 'owned by', 'user mapping'] }),
      verb: 'delete',
      class: 'data',
      resource: { kind: 'role', name: ['names'], ...place },
      dies: 'its grants, and the way in for whatever uses it',
      undo: 'Make it again with its grants.',
      safer: 'Take its login away first.',
      docs: manual('DROP ROLE'),
      examples: {
        held: ['DROP USER app', 'DROP ROLE IF EXISTS app'].map(run),
        free: ['SELECT CURRENT_USER', 'GRANT SELECT ON orders TO app'].map(run),
      },
    },
  ];
}
