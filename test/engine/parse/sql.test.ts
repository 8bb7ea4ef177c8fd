import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSql, type SqlClient } from '../../../src/engine/parse/sql';

/** The statements of a text in its first reading, one line each; client commands as `\name rest`, names in brackets, strings in quotes. */
function lines(text: string, dialect: string, client: SqlClient): readonly string[] {
  const [items = []] = readSql(text, dialect, client);
  return items.map((item) => {
    const tokens = item.kind === 'statement' ? item.tokens : item.pending;
    const words = tokens
      .map(({ kind, text: word }) => (kind === 'name' ? `[${word}]` : kind === 'string' || kind === 'code' ? `'${word}'` : word))
      .join(' ');
    return item.kind === 'statement' ? words : `${words}${words === '' ? '' : ' '}\\${item.name} ${item.rest}`.trim();
  });
}

type Row = readonly [text: string, ...expected: readonly string[]];

function rows(dialect: string, client: SqlClient, list: readonly Row[]): void {
  for (const [text, ...expected] of list)
    test(`${client} in ${dialect}: ${text}`, () => assert.deepEqual(lines(text, dialect, client), expected));
}

rows('postgres', 'psql', [
  ['select 1; drop table a', 'select 1', 'drop table a'],
  ['select 1 \\; drop table a', 'select 1', 'drop table a'],
  ['\\c prod\ndrop table a;', '\\c prod', 'drop table a'],
  ['drop \\! ls ; -l\n table a;', '\\! ls ; -l', 'drop table a'],
  ['\\i a.sql \\i b.sql', '\\i a.sql', '\\i b.sql'],
  ["\\i 'a \\\\ b.sql'", "\\i 'a \\\\ b.sql'"],
  ["select 'x' \\gexec", "select 'x' \\gexec"],
  ['select 1 \\g |rm x', 'select 1 \\g |rm x'],
  ["\\set v 'DROP TABLE a'\n:v;", "\\set v 'DROP TABLE a'", 'DROP TABLE a'],
  ['\\set v orders\ndrop table :"v";select :\'v\';', '\\set v orders', 'drop table [orders]', "select 'orders'"],
  ['select a::int, b[1:2]', 'select a :: int , b [ 1 :2 ]'],
  ["select '\\i a.sql'", "select '\\i a.sql'"],
  ['-- \\! ls\nselect 1', 'select 1'],
  ["\\copy a from program 'x; y'", "\\copy a from program 'x; y'"],
]);
rows('mysql', 'mysql', [
  ["select 'a\\'; drop table b'; drop table c", "select 'a'; drop table b'", 'drop table c'],
  ['select "a;b"; drop table `c;d`', "select 'a;b'", 'drop table [c;d]'],
  ['select 1 # ; drop\n; drop table a', 'select 1', 'drop table a'],
  ['select 1 --2; drop table a', 'select 1 - - 2', 'drop table a'],
  ['select 1 -- 2; drop table a', 'select 1'],
  ['drop /*!50000 table */ a', 'drop table a'],
  ['/*!drop*/ /* x */ table a', 'drop table a'],
  ['drop /*M!100100 table*/ a', 'drop table a'],
  ['select (1; drop table a', 'select ( 1', 'drop table a'],
  [
    'delimiter //\ncreate procedure p() begin delete from a; end//\ndelimiter ;\ndrop table a;',
    '\\delimiter //',
    'create procedure p ( ) begin delete from a ; end',
    '\\delimiter ;',
    'drop table a',
  ],
  ['source a.sql', '\\source a.sql'],
  ['select 1\\G drop table a', 'select 1', 'drop table a'],
  ['\\. a.sql', '\\. a.sql'],
  ['system rm x; y', '\\system rm x; y'],
  ['/* /* */ drop table a', 'drop table a'],
]);
rows('sqlite', 'sqlite', [
  ['.shell rm x', '\\shell rm x'],
  ['select 1; .read a.sql', 'select 1', '\\read a.sql'],
  ['drop table [a;b]; drop table "c"; drop table `d`', 'drop table [a;b]', 'drop table [c]', 'drop table [d]'],
  [
    'create trigger t after insert on a begin delete from b; select 1; end; drop table c',
    'create trigger t after insert on a begin delete from b ; select 1 ; end',
    'drop table c',
  ],
  ["select 'a\\'; drop table b; --'", "select 'a\\'", 'drop table b'],
  ['/* /* */ drop table a', 'drop table a'],
]);
rows('mssql', 'sqlcmd', [
  ['delete from a drop table b', 'delete from a', 'drop table b'],
  ['select 1\ngo\ndrop table [a]', 'select 1', '\\go', 'drop table [a]'],
  ['alter table a drop column b', 'alter table a drop column b'],
  [':r a.sql', '\\r a.sql'],
  ['create table #a (b int)', 'create table #a ( b int )'],
  ['merge a using b on a.i = b.i when matched then delete;', 'merge a using b on a . i = b . i when matched then delete'],
]);

test('where the dialect is not known every reading counts', () => {
  const text = "SELECT 'a\\'; DROP TABLE x; --'";
  const all = readSql(text, 'unknown').map((items) => items.length);
  assert.deepEqual(all, [2, 1, 2]);
});

test('a comment that one server runs and another does not is read both ways', () => {
  const all = readSql('DELETE FROM a /*!99999 WHERE b */', 'mysql').map((items) =>
    items.map((item) => (item.kind === 'statement' ? item.tokens.length : 0)),
  );
  assert.deepEqual(all, [[5], [3]]);
});
