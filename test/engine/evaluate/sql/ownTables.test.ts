import { rows } from '../../rules/rows';

// What a text made itself a moment ago holds nothing that was there before.
rows('allow', [
  'psql -h db.example.com -c "CREATE TEMP TABLE x (id int, name text); INSERT INTO x VALUES (1); DROP TABLE x"',
  `echo 'CREATE TEMP TABLE x (id int); DROP TABLE x;' | psql -h db.example.com`,
  'psql -h db.example.com -c "CREATE TEMP TABLE x AS SELECT * FROM orders; UPDATE x SET a = 1; DELETE FROM x; TRUNCATE x; DROP TABLE x"',
  'psql -h db.example.com -c "BEGIN" -c "CREATE TEMP TABLE x AS SELECT 1 AS a" -c "DELETE FROM x" -c "COMMIT"',
  `printf 'BEGIN;\\nCREATE TEMP TABLE x ON COMMIT DROP AS SELECT 1 AS a;\\nDELETE FROM x;\\nCOMMIT;\\n' | psql -h db.example.com`,
  'psql -h db.example.com -v ON_ERROR_STOP=1 -c "CREATE TABLE probe AS SELECT 1 AS a" -c "DROP TABLE probe"',
  'psql -h db.example.com -c "CREATE TABLE probe (id int); ALTER TABLE probe DROP COLUMN id; DROP TABLE probe"',
  'psql -h db.example.com -1 -c "CREATE TABLE probe AS SELECT 1 AS a" -c "DROP TABLE probe"',
  'psql -h db.example.com -c "CREATE TEMP TABLE \\"X\\" (id int); DROP TABLE \\"X\\""',
  'mysql -h db.example.com shop -e "create temporary table x select * from orders; drop table x"',
  'mysql -h db.example.com shop -e "create table probe (id int) engine=InnoDB; drop table probe"',
  'sqlite3 shop.db "create temp table x as select * from orders; drop table x"',
  'duckdb shop.duckdb -c "create temp table x as select 1; drop table x"',
  `python3 -c "import psycopg; psycopg.connect('postgresql://db.example.com/shop').execute('CREATE TEMP TABLE x AS SELECT 1; DROP TABLE x')"`,
]);
// The same names, but another table, or one that was there before.
rows('hold type postgres/drop-table', [
  'psql -h db.example.com -c "CREATE TEMP TABLE orders AS SELECT 1/0" -c "DROP TABLE orders"',
  `echo 'CREATE TEMP TABLE orders AS SELECT 1/0; DROP TABLE orders;' | psql -h db.example.com`,
  `echo 'CREATE TEMP TABLE orders (id no_such_type); DROP TABLE orders;' | psql -h db.example.com`,
  `echo 'CREATE TEMP TABLE orders (id int, id int); DROP TABLE orders;' | psql -h db.example.com`,
  `echo 'CREATE TABLE orders (id int); DROP TABLE orders;' | psql -h db.example.com`,
  'psql -h db.example.com -c "CREATE TABLE IF NOT EXISTS orders (id int); DROP TABLE orders"',
  'psql -h db.example.com -c "CREATE TEMP TABLE orders (id int); DROP TABLE orders; DROP TABLE orders"',
  'psql -h db.example.com -c "CREATE TEMP TABLE orders (id int); DROP TABLE public.orders"',
  'psql -h db.example.com -c "CREATE TEMP TABLE Orders (id int); DROP TABLE \\"Orders\\""',
  'psql -h db.example.com -c "CREATE TEMP TABLE x (id int); DROP TABLE x, orders"',
  'psql -h db.example.com -c "BEGIN; CREATE TEMP TABLE orders (id int); ROLLBACK; DROP TABLE orders"',
  'psql -h db.example.com -c "CREATE TEMP TABLE orders (id int) ON COMMIT DROP; DROP TABLE orders"',
  'psql -h db.example.com -c "CREATE TEMP TABLE orders (id int); SET search_path = public, pg_temp; DROP TABLE orders"',
  `PGOPTIONS='-c search_path=public,pg_temp' psql -h db.example.com -c "CREATE TEMP TABLE orders (id int); DROP TABLE orders"`,
  'psql -h db.example.com -c "CREATE TEMP TABLE orders (id int); ALTER TABLE orders RENAME TO o2; DROP TABLE orders"',
  'psql -h db.example.com -c "CREATE TEMP TABLE orders (id int); DISCARD TEMP; DROP TABLE orders"',
  `printf 'CREATE TEMP TABLE orders (id int);\\n\\\\c\\nDROP TABLE orders;\\n' | psql -h db.example.com`,
  `printf 'BEGIN;\\nCREATE TEMP TABLE orders AS SELECT 1/0;\\nCOMMIT;\\nDROP TABLE orders;\\n' | psql -h db.example.com`,
]);
rows('hold type mysql/drop-table', [
  'mysql -h db.example.com --force shop -e "create temporary table orders select nothing; drop table orders"',
]);
rows('hold type mysql/delete-all-rows', [
  'mysql -h db.example.com shop -e "create table x (id int) engine=merge union=(orders); delete from x"',
]);
rows('hold type postgres/delete-all-rows', [
  'psql -h db.example.com -c "CREATE TEMP TABLE x (id int); CREATE RULE r AS ON DELETE TO x DO ALSO DELETE FROM orders; DELETE FROM x"',
  'psql -h db.example.com -c "CREATE TEMP TABLE x (id int); DELETE FROM orders"',
]);
rows('hold type sql/drop-table', [
  `python3 -c "import pyodbc; pyodbc.connect('DSN=shop').execute('CREATE TABLE orders (id int); DROP TABLE orders')"`,
]);
