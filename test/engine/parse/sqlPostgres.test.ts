import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { loadModule, parseSync } from 'libpg-query';
import { session } from '../../../src/engine/evaluate/sql/fact';
import { readStatement } from '../../../src/engine/evaluate/sql/statement';
import { readSql } from '../../../src/engine/parse/sql';

/** A statement as far as the two parsers are compared: its kind, and whether it has a condition. */
type Statement = string;

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^Drop/, 'DROP'],
  [/^Truncate/, 'TRUNCATE'],
  [/^DeleteStmt$/, 'DELETE'],
  [/^UpdateStmt$/, 'UPDATE'],
  [/^(?:Alter|RenameStmt)/, 'ALTER'],
];

/** What PostgreSQL's own parser says; null where it refuses the text. */
function theirs(sql: string): readonly Statement[] | null {
  try {
    const { stmts = [] } = parseSync(sql) as { stmts?: { stmt: Record<string, { whereClause?: unknown }> }[] };
    return stmts.map(({ stmt }) => {
      const [[node = '', body] = []] = Object.entries(stmt);
      const kind = KINDS.find(([pattern]) => pattern.test(node))?.[1] ?? 'other';
      return kind === 'DELETE' || kind === 'UPDATE' ? `${kind} ${body?.whereClause === undefined ? 'all' : 'where'}` : kind;
    });
  } catch {
    return null;
  }
}

function ours(sql: string): readonly Statement[] {
  const [items = []] = readSql(sql, 'postgres');
  return items.map((item) => {
    const tokens = item.kind === 'statement' ? item.tokens : [];
    const known = session('postgres', () => true);
    readStatement(tokens, known);
    const first = tokens.find(({ kind, text }) => !(kind === 'mark' && text === '('))?.upper ?? '';
    // After WITH the statement itself comes last.
    const last = known.facts.at(-1);
    const verb = first === 'WITH' ? (last?.verb ?? '') : first;
    if (verb === 'DELETE' || verb === 'UPDATE') return `${verb} ${last?.where === 'none' ? 'all' : 'where'}`;
    return ['DROP', 'TRUNCATE', 'ALTER'].includes(verb) ? verb : 'other';
  });
}

const ROWS: readonly string[] = [
  'SELECT 1',
  'SELECT 1; DROP TABLE a',
  ';;SELECT 1;;;DROP TABLE a;;',
  "SELECT ';'; DROP TABLE a",
  "SELECT 'it''s; ok'; DELETE FROM a",
  "SELECT 'a\\'; DELETE FROM a; --'",
  "SELECT E'a\\'; DELETE FROM a; --'",
  "SELECT e'a\\\\'; DELETE FROM a; --'",
  "SELECT U&'a\\0027; DROP TABLE x'; DROP TABLE b",
  'SELECT U&"d!0061t" UESCAPE \'!\' FROM x',
  "SELECT N'a;b'; DROP TABLE a",
  "SELECT B'0101', X'1F'; DROP TABLE a",
  "SELECT 'a'\n'b; c'\n'd'; DROP TABLE a",
  "SELECT 'a' -- x\n'b; DROP TABLE z'; DROP TABLE a",
  "SELECT E'a'\n'b\\'; DROP TABLE z'; DROP TABLE a",
  'SELECT $$ ; DROP TABLE a $$; DROP TABLE b',
  'SELECT $x$ $$ ; $y$ $x$; DROP TABLE b',
  'SELECT $äö$ ; $äö$; DROP TABLE b',
  'SELECT a$b$c FROM x; DROP TABLE b',
  'SELECT $1; DROP TABLE b',
  'SELECT "a;b" FROM "x""y"; DROP TABLE b',
  '-- DROP TABLE a;\nSELECT 1',
  'SELECT 1 -- ; DROP TABLE a',
  '/* DROP TABLE a; */ SELECT 1',
  '/* /* nested */ DROP TABLE a; */ SELECT 1',
  '/* -- */ DROP TABLE a',
  '-- /*\nDROP TABLE a; -- */',
  'DROP/**/TABLE/**/a',
  'SELECT 1 */* x */ 2; DROP TABLE a',
  'SELECT 5 - -1; DELETE FROM a',
  'SELECT 5--1\n; DELETE FROM a',
  'SELECT a #> b, c # d, e @> f, g ~* h FROM x; DELETE FROM a',
  "SELECT a ->> 'b', c ? 'd', e ?| array['f'] FROM x; DELETE FROM a",
  'SELECT a[1:2], b::int, c[2] FROM x; DELETE FROM a',
  'SELECT 1e5, 1.5, .5, 0x1F, 1_000; DELETE FROM a',
  'DELETE FROM a WHERE b IN (SELECT c FROM d WHERE e)',
  'DELETE FROM a USING b WHERE a.id = b.id RETURNING *',
  'DELETE FROM ONLY a * AS x',
  'DELETE FROM a WHERE CURRENT OF c',
  'DELETE FROM a RETURNING (SELECT 1 WHERE true)',
  'UPDATE a SET b = (SELECT c FROM d WHERE e = 1)',
  'UPDATE a SET b = (SELECT c FROM d WHERE e = 1) WHERE f',
  'UPDATE ONLY a AS x SET (b, c) = (1, 2) FROM y WHERE x.i = y.i',
  "UPDATE a SET b = ' WHERE '",
  'UPDATE a SET b = $$ WHERE $$ /* WHERE */ -- WHERE',
  'UPDATE a SET "where" = 1',
  'WITH x AS (DELETE FROM a RETURNING *) SELECT * FROM x',
  'WITH x AS (SELECT 1 WHERE true) DELETE FROM a',
  'WITH x AS (SELECT 1) DELETE FROM a USING x WHERE a.id = 1',
  'WITH RECURSIVE x(n) AS (VALUES (1) UNION SELECT n+1 FROM x) UPDATE a SET b = 1',
  'WITH d AS (DELETE FROM a WHERE b RETURNING *), e AS (UPDATE c SET d = 1) INSERT INTO f SELECT * FROM d',
  'TRUNCATE a',
  'TRUNCATE TABLE ONLY a, b RESTART IDENTITY CASCADE',
  'DROP TABLE IF EXISTS a, b.c, "D e" CASCADE',
  'DROP DATABASE IF EXISTS a WITH (FORCE)',
  'DROP SCHEMA a CASCADE',
  'DROP MATERIALIZED VIEW a; DROP FOREIGN TABLE b; DROP EVENT TRIGGER c',
  'DROP FUNCTION f(int, text), g(); DROP OPERATOR + (int, int); DROP CAST (int AS text)',
  'DROP USER a; DROP ROLE b; DROP GROUP c; DROP OWNED BY d; DROP USER MAPPING FOR e SERVER f',
  'DROP INDEX CONCURRENTLY a; DROP TRIGGER b ON c; DROP POLICY d ON e; DROP SUBSCRIPTION s; DROP TABLESPACE t',
  'ALTER TABLE a DROP COLUMN b, ADD c int; ALTER TABLE a RENAME TO b; ALTER DATABASE x OWNER TO y',
  'ALTER TABLE a ALTER b DROP DEFAULT; ALTER TYPE t DROP ATTRIBUTE u; ALTER ROLE r NOLOGIN; ALTER SYSTEM SET x = 1',
  'CREATE RULE r AS ON INSERT TO a DO ALSO (DELETE FROM b; DELETE FROM c); DROP TABLE d',
  'CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC DELETE FROM a; SELECT 1; END; DROP TABLE b',
  'CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN x = 1 THEN 2 END; END; DROP TABLE b',
  'CREATE FUNCTION begin() RETURNS int LANGUAGE sql RETURN 1; DROP TABLE b',
  "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM a; DROP TABLE b'; DROP TABLE c",
  'DO $$ BEGIN DROP TABLE a; END $$; DROP TABLE b',
  "DO LANGUAGE plpgsql 'BEGIN NULL; END'; DROP TABLE b",
  'BEGIN; DELETE FROM a; ROLLBACK',
  'EXPLAIN DELETE FROM a; EXPLAIN (ANALYZE) UPDATE b SET c = 1',
  'PREPARE p AS DELETE FROM a; EXECUTE p',
  'COPY (DELETE FROM a RETURNING *) TO STDOUT; COPY b FROM PROGRAM $$rm; x$$',
  'MERGE INTO a USING b ON a.i = b.i WHEN MATCHED THEN DELETE; DROP TABLE c',
  "INSERT INTO a VALUES ('x;y', $$;$$) ON CONFLICT DO UPDATE SET b = 1 WHERE a.c; DELETE FROM d",
  'GRANT DELETE, UPDATE, TRUNCATE ON a TO b; REVOKE ALL ON c FROM d',
  'CREATE TABLE a (b int REFERENCES c ON DELETE CASCADE ON UPDATE SET NULL); DELETE FROM d',
  'CREATE TRIGGER t BEFORE DELETE OR UPDATE ON a EXECUTE FUNCTION f(); UPDATE b SET c = 1',
  '(SELECT 1); ((SELECT 2)); DELETE FROM a',
  'SELECT drop FROM "delete" WHERE update; DELETE FROM a',
  'VACUUM FULL a; ANALYZE b; REINDEX TABLE c; CLUSTER d; DROP TABLE e',
  'SELECT 1 WHERE 2; \n\t DELETE\nFROM\n\n a\nWHERE\n\tb',
  'delete from ä.ö where ü = 1; dElEtE fRoM "Ä"',
  'SELECT $a$$b$; DROP TABLE x; $a$; DROP TABLE y',
  'SELECT $$a$$$$b$$; DROP TABLE x',
  "SELECT ''''; DROP TABLE a; SELECT ''''''",
  "SELECT '\\'; DROP TABLE a",
];

test('the splitter and PostgreSQL agree on written statements', () => {
  const known = ROWS.map((sql) => ({ sql, theirs: theirs(sql) }));
  const wrong = known
    .filter((row) => row.theirs !== null)
    .map((row) => ({ ...row, ours: ours(row.sql) }))
    .filter((row) => row.ours.join() !== row.theirs?.join());
  assert.deepEqual(wrong, []);
  // Most of the rows are real SQL, or nothing is compared.
  const refused = known.filter((row) => row.theirs === null).length;
  assert.ok(refused <= 3, `${refused} rows refused`);
});

/** The same numbers in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const GAPS = [' ', '\n', '\t', ' /* ; */ ', ' -- x;\n', '/* /* DROP */ ; */', '  ', " /*'*/ ", ' --"\n '];
const VALUES = [
  "'a'",
  "'x;y'",
  "'it''s'",
  "E'\\';'",
  '$$;$$',
  '$q$ \'" $q$',
  '1',
  'null',
  "U&'\\0041;'",
  "'a'\n';b'",
  '"c;d"',
  "'\\'",
  "E'\\\\'",
  '$_1$ $$ ; $_1$',
  "e'\\x27;'",
];
const NAMES = ['a', 'shop.orders', '"x;y"', '"Where"', 'ä', '"a""b"', 'a1$b', 'u&"\\0061"', '"delete"'];
const STATEMENTS = [
  'SELECT V FROM N',
  'SELECT V',
  'DROP TABLE N',
  'DROP VIEW IF EXISTS N , N CASCADE',
  'DELETE FROM N',
  'DELETE FROM N WHERE a = V',
  'DELETE FROM N AS z USING N WHERE ( V = V )',
  'UPDATE N SET a = V',
  'UPDATE N SET a = V WHERE b = V',
  'UPDATE N SET a = ( SELECT V WHERE b = V )',
  'TRUNCATE N',
  'TRUNCATE TABLE N , N',
  'ALTER TABLE N DROP COLUMN b',
  'ALTER TABLE N RENAME TO c',
  'INSERT INTO N VALUES ( V , V )',
  'WITH w AS ( SELECT V ) DELETE FROM N',
  'WITH w AS ( DELETE FROM N WHERE a = V RETURNING * ) SELECT V',
  'DO V',
  'EXPLAIN DELETE FROM N',
  'CREATE TABLE t AS SELECT V WHERE a = V',
  'COMMENT ON TABLE N IS V',
  'BEGIN',
  'COMMIT',
  'DROP ROLE r',
  'CREATE RULE r AS ON INSERT TO N DO ALSO ( DELETE FROM N ; DELETE FROM N )',
] as const;

function generated(pick: (below: number) => number): string {
  const one = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
  const words = (template: string): string =>
    template
      .split(' ')
      .map((word) => (word === 'V' ? one(VALUES) : word === 'N' ? one(NAMES) : pick(3) === 0 ? word.toLowerCase() : word))
      .reduce((text, word) => text + (text === '' ? '' : one(GAPS)) + word, '');
  return Array.from({ length: 1 + pick(4) }, () => words(one(STATEMENTS))).join(one([';', ' ; ', ';\n', ';;', '; -- x\n', ';/* ; */']));
}

test('the splitter and PostgreSQL agree on generated statements', () => {
  const pick = random(20_260_425);
  const wrong: unknown[] = [];
  let compared = 0;
  for (let at = 0; at < 4_000; at += 1) {
    const sql = generated(pick);
    const expected = theirs(sql);
    if (expected === null) continue;
    compared += 1;
    const actual = ours(sql);
    if (actual.join() !== expected.join()) wrong.push({ sql, expected, actual });
  }
  assert.deepEqual(wrong.slice(0, 5), []);
  assert.ok(compared > 2_500, `${compared} compared`);
});

const PIECES = [
  ...VALUES,
  ...NAMES,
  ...GAPS,
  ';',
  '(',
  ')',
  "'",
  '"',
  '$$',
  '$a$',
  '--',
  '/*',
  '*/',
  '\\',
  'E',
  'DELETE FROM a',
  'DROP TABLE b',
  'SELECT',
  'WHERE',
  ',',
  '=',
  'x',
  '\n',
];

test('whatever text PostgreSQL takes is split alike', () => {
  const pick = random(7);
  const wrong: unknown[] = [];
  let compared = 0;
  for (let at = 0; at < 40_000; at += 1) {
    const sql = `SELECT ${Array.from({ length: 1 + pick(6) }, () => PIECES[pick(PIECES.length)]).join('')};DROP TABLE z`;
    const expected = theirs(sql);
    if (expected === null) continue;
    compared += 1;
    const actual = ours(sql);
    if (actual.join() !== expected.join()) wrong.push({ sql, expected, actual });
  }
  assert.deepEqual(wrong.slice(0, 5), []);
  assert.ok(compared > 1_000, `${compared} compared`);
});

before(async () => {
  await loadModule();
});
