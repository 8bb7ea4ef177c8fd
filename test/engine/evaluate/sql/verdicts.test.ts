import { rows } from '../../rules/rows';
import { PROJECT } from '../../world';

const files = (all: Readonly<Record<string, string>>) => ({
  files: Object.fromEntries(Object.entries(all).map(([name, text]) => [`${PROJECT}/${name}`, text])),
});
const DISK = files({
  'drop.sql': 'DROP TABLE orders;',
  'ok.sql': 'select 1;',
  'include.sql': '\\i drop.sql\n',
  'source.sql': 'source drop.sql\n',
});

rows(
  'hold type postgres/drop-table',
  [
    'psql -f drop.sql',
    'psql --file=drop.sql',
    'psql < drop.sql',
    'cat drop.sql | psql shop',
    'psql -f include.sql',
    'psql <<EOF\ndrop table x;\nEOF',
    'psql -d shop --comm "drop table x"',
    'PGHOST=db.example.com psql -tAc "drop table x" shop',
    'psql "postgres://u:p@db.example.com/shop" -c "drop table x"',
    'psql service=main -c "drop table x"',
    'psql -h localhost -d "$DB" -h "$H" -c "drop table x"',
    'ssh prod psql -h localhost -c "\'drop table x\'"',
    'DOCKER_HOST=ssh://me@build.example docker exec db psql -U postgres -c "drop table x"',
    'kubectl exec pg-0 -- psql -c "drop table x"',
    `psql -v t=orders <<< 'drop table :t;'`,
    `echo "select 'drop table ' || tablename from pg_tables \\gexec" | psql`,
    `psql -c "DO \\$\\$ BEGIN EXECUTE 'drop table x'; END \\$\\$"`,
    `psql -c 'DO $$ DECLARE r record; BEGIN FOR r IN SELECT tablename FROM pg_tables LOOP EXECUTE format($q$drop table %I$q$, r.tablename); END LOOP; END $$'`,
    `psql -c 'DO $$ DECLARE s text; BEGIN s := $q$drop table x$q$; EXECUTE s; END $$'`,
    `psql -c "SELECT dblink_exec('dbname=x', 'drop table y')"`,
    'psql -c "CREATE TEMP TABLE x AS SELECT 1/0" -c "DROP TABLE x"',
    'psql -c "BEGIN" -c "DROP TABLE x" -c "COMMIT"',
    'psql -c "BEGIN; DROP TABLE x; COMMIT; ROLLBACK"',
    'psql -c "BEGIN ISOLATION LEVEL x; DROP TABLE y; ROLLBACK"',
    'ssh -L 5432:db:5432 bastion & psql -h localhost -d test -c "drop table x"',
    'cockroach sql --url postgres://root@db.example.com:26257/shop -e "drop table x"',
    `python3 -c "import psycopg2; c = psycopg2.connect(host='db.example.com').cursor(); c.execute('DROP TABLE x')"`,
    `node -e "const {Client}=require('pg'); new Client('postgres://db.example.com/shop').query('DROP TABLE x')"`,
  ],
  DISK,
);
rows('hold type postgres/delete-all-rows', [
  'psql -c "WITH d AS (DELETE FROM x RETURNING *) SELECT count(*) FROM d"',
  'psql -c "EXPLAIN ANALYZE DELETE FROM x"',
  'psql -c "EXPLAIN (ANALYZE, BUFFERS) DELETE FROM x"',
  'psql -c "PREPARE p AS DELETE FROM x"',
  `psql -c "create function f() returns void as 'delete from x' language sql; select f()"`,
  `psql -c "SELECT cron.schedule('x', '0 0 * * *', 'DELETE FROM y')"`,
  'psql -c "COPY (DELETE FROM x RETURNING *) TO STDOUT"',
]);
rows('hold click postgres/drop-table', [
  'psql -h localhost shop -c "drop table x"',
  'psql -h /var/run/postgresql shop -c "drop table x"',
  'docker exec db psql -U postgres -c "drop table x"',
]);
rows(
  'hold type mysql/drop-table',
  ['mysql < source.sql', 'mysql -e "drop /*!50000 table */ x"', `mysql -e "set @s = 'drop table x'; prepare p from @s; execute p"`],
  DISK,
);
rows('hold type mysql/delete-all-rows', ['mysql -e "delete from x /*!99999 where id = 1 */"', 'mysql -e "delete from x limit 10"']);
rows('hold type redis/flush', [`node -e "const R = require('ioredis'); new R('redis://cache.example.com').flushall()"`]);
rows('hold type mysql/truncate-table', ['mysql -u root -psecret -h db.example.com shop -e "truncate x"']);
rows(
  'hold click sqlite/drop-table',
  ['sqlite3 app.db "drop table x"', 'sqlite3 app.db ".read drop.sql"', 'sqlite3 app.db < drop.sql'],
  DISK,
);
rows('hold type sqlserver/drop-table', [`sqlcmd -S db.example.com -Q "exec('drop table x')"`]);
rows('hold type sql/drop-table', [
  'python manage.py dbshell <<< "drop table x"',
  'prisma db execute --stdin <<< "drop table x"',
  `node -e "const k = require('knex')({}); k.raw('drop table x')"`,
]);
rows('hold type filesystem/delete-outside', [
  `psql -c '\\! rm -rf ~/Documents'`,
  `psql -o '|rm -rf ~/Documents' -c 'select 1'`,
  `psql -c "\\copy x from program 'rm -rf ~/Documents'"`,
  `mysql -e '\\! rm -rf ~/Documents'`,
  `sqlite3 a.db '.shell rm -rf ~/Documents'`,
  `sqlite3 a.db '.sys rm -rf ~/Documents'`,
]);
rows('hold click', [
  'psql -c "$Q"',
  'psql -c "drop $WHAT x"',
  'gunzip -c dump.sql.gz | psql shop',
  `psql -c "DO LANGUAGE plpython3u 'import os'"`,
  'mysql -e "prepare p from @x"',
]);
rows(
  'allow',
  [
    'psql -f ok.sql',
    'psql -l',
    'psql',
    'psql -f missing.sql',
    'psql -c "BEGIN; DELETE FROM x; ROLLBACK"',
    'psql -c BEGIN -c "delete from x" -c rollback',
    'psql -c "EXPLAIN DELETE FROM x"',
    'psql -c "EXPLAIN (ANALYZE false) DELETE FROM x"',
    'psql -c "DELETE FROM users WHERE id = $ID"',
    'psql -h localhost shop_test -c "drop table x"',
    'psql -c "DROP TABLE pg_temp.x"',
    'mysql -e "DROP TEMPORARY TABLE x"',
    'sqlite3 :memory: "drop table x"',
    'psql -c "VACUUM FULL x" -c "REINDEX TABLE x" -c "GRANT ALL ON x TO y"',
    'psql -c "ALTER TABLE x ALTER y DROP NOT NULL, DROP CONSTRAINT z"',
    'psql -c "UPDATE t SET a = CASE WHEN b THEN 1 ELSE 2 END WHERE id = 3"',
    `psql -c "DO 'BEGIN UPDATE t SET a = CASE WHEN b THEN 1 ELSE 2 END WHERE id = 3; END'"`,
    `psql -c "INSERT INTO log VALUES ('drop table x')"`,
    `mysql -e "insert into log values ('it\\'s; drop table x; --')"`,
    `psql -c 'CREATE FUNCTION f() RETURNS void AS $$ BEGIN DELETE FROM x; END $$ LANGUAGE plpgsql'`,
    'git commit -m "psql -c \'drop table x\'"',
    'grep -r "DROP TABLE" migrations',
    `echo 'drop table x' > down.sql`,
    'pg_dump -c shop > shop.sql',
    `python3 -c "import sqlite3; sqlite3.connect('a.db').execute('delete from x where id = ?', (1,))"`,
    'redis-cli -h cache.example.com get a',
    'rails db:migrate',
  ],
  DISK,
);
