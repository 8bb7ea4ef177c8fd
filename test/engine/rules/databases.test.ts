import { rows } from './rows';

// Commands of MySQL's tools may be cut short, and their passwords stick to their flag.
rows('hold type mysql/drop-database', [
  'mysqladmin -h db.example.com dr orders',
  'mysqladmin -h db.example.com -uroot -pdrop --force drop orders',
  'mysqlsh --sql -h db.example.com -e "drop database orders"',
]);
rows('hold type mysql/shutdown', ['mysqladmin -h db.example.com sh', 'mysqladmin -h db.example.com shut']);
rows('hold type mysql/delete-all-rows', [
  'mysqlimport -h db.example.com --delete shop orders.txt',
  'mariadb-import -h db.example.com -D shop a/orders.txt',
]);
rows('hold type postgres/drop-database', ['ysqlsh -h db.example.com -c "drop database orders"', 'dropdb -h db.example.com -f orders']);
rows('hold type postgres/destroy-cluster', [
  'sudo pg_dropcluster --stop 15 main',
  'pg_resetxlog -f /var/lib/postgresql/data',
  'cockroach --host h node decommission 4',
]);
rows('hold type postgres/delete-backup', ['pgbackrest --stanza=main expire --repo1-retention-full=1', 'wal-g delete retain 1 --confirm']);
rows('hold type clickhouse/drop-database', ['clickhouse client -h db.example.com --query "drop database orders"']);
rows('hold type cassandra/drop-database', ['cqlsh db.example.com -e "drop keyspace orders"']);
rows('hold type sql/drop-schema', ['trino --server db.example.com --execute "drop schema orders"']);
// Clients run programs by themselves: a shell escape is what the program does.
rows('hold type filesystem/delete-outside', [
  `psql -c '\\! rm -rf ~/Documents'`,
  `echo '\\! rm -rf ~/Documents' | psql`,
  `psql -c "\\copy orders from program 'rm -rf /home/you/Documents'"`,
  `mysql -e 'system rm -rf /home/you/Documents'`,
  `echo '\\! rm -rf ~/Documents' | mysql`,
  `sqlite3 shop.db '.shell rm -rf ~/Documents'`,
  `sqlite3 shop.db '.sh rm -rf ~/Documents'`,
  `sqlite3 :memory: '.system rm -rf ~/Documents'`,
  `sqlite3 shop.db ".read '|rm -rf /home/you/Documents'"`,
  `sqlite3 shop.db '.once |rm -rf ~/Documents' 'select 1'`,
]);
rows('hold type postgres/drop-table', [
  'psql -h db.example.com -qtAXc "drop table orders"',
  'printf "drop table orders" | psql -h db.example.com -f -',
  'psql "host=db.example.com dbname=shop" --comman "drop table orders"',
]);
rows('allow', [
  'mysqladmin -h db.example.com status',
  'mysqladmin -h db.example.com debug',
  'mysqlimport -h db.example.com shop orders.txt',
  'pg_resetwal -n /var/lib/postgresql/data',
  'pg_lsclusters',
  'wal-g delete retain 1',
  'clickhouse-client -q "select 1"',
  'cqlsh -e "describe keyspaces"',
  `psql -c '\\copy orders to orders.csv csv'`,
]);
