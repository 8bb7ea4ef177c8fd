import { rows } from './rows';

// Statements reach the lexer in the server's own dialect, whoever carries them.
rows('hold type clickhouse/drop-table', [
  'clickhouse client --host db.example.com --query "DROP TABLE orders SYNC"',
  'clickhouse-client clickhouse://app@db.example.com/shop -q "DETACH TABLE orders PERMANENTLY"',
  `curl 'http://db.example.com:8123/?database=shop' --data-binary 'DROP TABLE orders'`,
  `curl "http://db.example.com:8123/?query=DROP%20TABLE%20orders" -X POST`,
  `echo 'DROP TABLE orders' | curl 'https://h1.eu-west-1.aws.clickhouse.cloud:8443/' --data-binary @-`,
  `curl -H 'X-ClickHouse-User: app' https://ch.example.com/ -d 'DROP TABLE orders'`,
  `curl "$CLICKHOUSE_URL/?query=DROP+TABLE+orders" -X POST`,
  'clickhousectl cloud service query --name shop -q "DROP TABLE orders"',
  `python3 -c "import clickhouse_connect; clickhouse_connect.get_client(host='db.example.com').command('DROP TABLE orders')"`,
]);
rows('hold type clickhouse/delete-all-rows', [
  'clickhouse-client -h db.example.com -q "ALTER TABLE orders DELETE WHERE 1"',
  `clickhouse-client -h db.example.com -q "ALTER TABLE orders ON CLUSTER c DELETE WHERE 1=1"`,
]);
rows('hold type clickhouse/update-all-rows', ['clickhouse-client -h db.example.com -q "ALTER TABLE orders UPDATE a = 1, b = 2 WHERE 1"']);
rows('hold type clickhouse/drop-column', ['clickhouse-client -h db.example.com -q "ALTER TABLE orders DROP PARTITION 202501"']);
rows('hold click clickhouse/drop-table', ['clickhouse-client -h localhost -q "DROP TABLE orders"']);
rows('hold type oracle/drop-table', [
  `printf 'set echo off\\nDROP TABLE orders CASCADE CONSTRAINTS PURGE;\\nexit\\n' | sqlplus -s app@//db.example.com/shop`,
  `printf 'select 1 from dual\\n\\nDROP TABLE orders\\n/\\n' | sqlplus -s app@shop`,
  `printf "select q'[it's; --]' from dual;\\nDROP TABLE orders;\\n" | sqlplus -s app@shop`,
  `printf 'exec execute immediate %sdrop table orders%s\\n' "'" "'" | sqlplus app@shop`,
]);
rows('hold type oracle/drop-role', [`echo 'DROP USER shop CASCADE;' | sqlplus / as sysdba`]);
rows('hold type filesystem/delete-outside', [
  `printf 'host rm -rf /home/you/Documents\\n' | sqlplus app@shop`,
  `printf '!rm -rf /home/you/Documents\\n' | sqlplus app@shop`,
  `printf '!system rm -rf /home/you/Documents\\n' | snowsql -a acme`,
]);
rows('hold type snowflake/truncate-table', [`snow sql -c prod -q 'INSERT OVERWRITE INTO orders SELECT * FROM a'`]);
rows('hold type snowflake/drop-table', [
  `snow sql -c prod -q "select 1; // '
drop table orders"`,
  `snowsql -a acme -q 'CREATE OR REPLACE TABLE orders (id int)'`,
]);
rows('hold type cassandra/truncate-table', [`cqlsh db.example.com 9042 -u app -e 'TRUNCATE shop.orders'`]);
rows('hold type cassandra/drop-database', [
  `cqlsh -e "SELECT 1; // it's
DROP KEYSPACE shop" db.example.com`,
]);
rows('hold type sql/drop-table', [
  `curl -X POST -H "Authorization: Bearer $T" https://bigquery.googleapis.com/bigquery/v2/projects/p/queries -d '{"query":"DROP TABLE shop.orders","useLegacySql":false}'`,
  `curl -X POST -H "Authorization: Bearer $T" https://bigquery.googleapis.com/bigquery/v2/projects/p/jobs -d '{"configuration":{"query":{"query":"DROP TABLE shop.orders"}}}'`,
]);
rows('hold type postgres/drop-table', [
  `curl -X POST https://crdb.example.com:8080/api/v2/sql/ -d '{"statements":[{"sql":"DROP TABLE orders"}]}'`,
]);
rows('hold type influxdb/delete-bucket', [
  `curl -i -XPOST 'http://influx.example.com:8086/query' --data-urlencode 'q=DROP DATABASE "metrics"'`,
  `echo 'DROP DATABASE metrics' | influx -host influx.example.com`,
]);
rows('hold type redis/flush', [
  'redis-cli -h cache.example.com --cluster call cache.example.com:6379 FLUSHALL',
  `printf '*1\\r\\n$8\\r\\nFLUSHALL\\r\\n' | redis-cli -h cache.example.com --pipe`,
  'upstash redis exec --db-url https://a-1.upstash.io --db-token "$T" FLUSHALL',
  `upstash redis exec --db-url https://a-1.upstash.io --db-token "$T" --json '["FLUSHDB"]'`,
  `curl -X POST -H "Authorization: Bearer $T" https://a-1.upstash.io/pipeline -d '[["SET","a","b"],["FLUSHALL"]]'`,
  `curl -X POST -H "Authorization: Bearer $T" https://a-1.upstash.io/multi-exec -d '[["FLUSHDB"]]'`,
]);
rows('hold type elasticsearch/delete-index', [
  'curl -XDELETE http://es-1.internal:9200/_all',
  'curl -X DELETE "https://es.example.com:9200/orders,customers"',
]);
rows('hold click elasticsearch/delete-index', ['curl -X DELETE http://localhost:9200/orders']);
rows('hold type kafka/delete-topic', [
  '/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka.example.com:9092 --topic orders --delete',
  'docker exec kafka kafka-topics --bootstrap-server kafka.example.com:9092 --delete --topic orders',
]);
rows('hold type mongodb/drop-database', [{ kind: 'mcp', server: 'MongoDB', tool: 'drop-database', input: { database: 'shop' } }]);
rows('hold type mongodb/delete-all-documents', [
  { kind: 'mcp', server: 'MongoDB', tool: 'delete-many', input: { database: 'shop', collection: 'orders', filter: {} } },
]);

// Clients in code, by methods that are requests and commands themselves.
rows('hold type elasticsearch/delete-index', [
  `python3 -c "from elasticsearch import Elasticsearch; Elasticsearch('https://es.example.com:9200').indices.delete(index='orders')"`,
  `node -e "const {Client}=require('@elastic/elasticsearch'); new Client({node:'https://es.example.com:9200'}).indices.delete({index:'orders'})"`,
]);
rows('hold type elasticsearch/delete-by-query', [
  `python3 -c "from opensearchpy import OpenSearch; OpenSearch(['https://es.example.com']).delete_by_query(index='orders', body={})"`,
]);
rows('hold type kafka/delete-topic', [
  `python3 -c "from confluent_kafka.admin import AdminClient; AdminClient({'bootstrap.servers':'k.example.com:9092'}).delete_topics(['orders'])"`,
  `ksql http://ksql.example.com:8088 -e "DROP STREAM orders DELETE TOPIC;"`,
  './bin/kafka-topics.sh --bootstrap-server k.example.com:9092 --delete --topic orders',
]);
rows('hold type mongodb/drop-collection', [
  `mongosh "mongodb+srv://c.example.net/shop" --eval 'db.a.aggregate([{$match:{}},{$out:"orders"}])'`,
  `mongosh "mongodb+srv://c.example.net/shop" --eval 'db.a.renameCollection("orders", true)'`,
]);
rows('hold type mongodb/delete-all-documents', [
  `mongosh "mongodb+srv://c.example.net/shop" --eval 'db.orders.bulkWrite([{deleteMany:{filter:{}}}])'`,
]);
rows('hold type sqlserver/drop-database', [`pwsh -c "Invoke-Sqlcmd -ServerInstance db.example.com -Query 'DROP DATABASE shop'"`]);
rows('hold type shell/open-session', ['sqlplus app@prod', 'cqlsh db.example.com', 'snowsql -a acme']);

// What people do with these tools all day.
rows('allow', [
  'clickhouse-client -h db.example.com -q "SELECT count() FROM orders"',
  'clickhouse-client -h db.example.com -q "ALTER TABLE orders DELETE WHERE id = 7"',
  'clickhouse-client -h db.example.com -q "ALTER TABLE orders UPDATE a = 1, b = 2 WHERE id = 7"',
  `curl 'http://db.example.com:8123/?query=SELECT%201'`,
  `curl 'http://db.example.com:8123/?query=INSERT%20INTO%20t%20FORMAT%20CSV' --data-binary 'a,"DROP TABLE x; --"'`,
  'curl http://db.example.com:8123/ping',
  `curl 'https://www.example.com/?query=drop+table+lamp'`,
  'clickhouse local -q "CREATE TABLE t (a Int8) ENGINE = Memory; DROP TABLE t"',
  `echo 'select sysdate from dual;' | sqlplus -s app@shop`,
  `echo "insert into notes values ('drop table orders');" | sqlplus -s app@shop`,
  `echo 'BACKUP DATABASE;' | rman target /`,
  `snow sql -c prod -q 'SHOW TABLES'`,
  'snow connection test',
  `cqlsh db.example.com -e "DELETE FROM shop.orders WHERE id = 7"`,
  'nodetool tpstats',
  'sqlcmd -S db.example.com -Q "SELECT name FROM sys.tables"',
  'sqlcmd -S db.example.com -Q "CREATE TABLE #t (id int); DROP TABLE #t"',
  'bcp shop.dbo.orders out orders.csv -S db.example.com -c',
  'curl http://localhost:9200/_cluster/health',
  `curl -X POST https://es.example.com:9200/orders/_search -d '{"query":{"match_all":{}}}'`,
  `curl -X POST https://es.example.com:9200/_bulk --data-binary @docs.ndjson`,
  `curl -X POST https://es.example.com:9200/_sql -d '{"query":"SELECT 1"}'`,
  'kafka-console-consumer.sh --bootstrap-server kafka.example.com:9092 --topic orders --from-beginning',
  'kafka-topics.sh --bootstrap-server kafka.example.com:9092 --describe --topic delete',
  'kcat -b kafka.example.com -L',
  './bin/kafka-topics.sh --list --bootstrap-server localhost:9092',
  `mongosh shop --eval 'db.orders.aggregate([{$match:{a:1}}])'`,
  `mongosh shop --eval 'db.orders.bulkWrite([{deleteMany:{filter:{state:"old"}}}])'`,
  `python3 -c "from elasticsearch import Elasticsearch; Elasticsearch('https://es.example.com:9200').search(index='orders')"`,
  './pocketbase serve',
  'rabbitmqctl list_queues name messages',
  'rabbitmq-diagnostics status',
  'redis-cli -h cache.example.com --cluster check cache.example.com:6379',
  'upstash redis exec --db-url https://a-1.upstash.io --db-token "$T" GET a',
  `influx query 'from(bucket:"a") |> range(start:-1h) |> drop(columns:["host"])'`,
  'duckdb -c "CREATE TABLE t AS SELECT * FROM read_csv(\'a.csv\'); DROP TABLE t"',
  'databricks jobs run-now 7',
  'databricks bundle validate -t prod',
  'turso db shell shop "select 1"',
  'atlas clusters list --projectId p1',
  'npx convex dev --once',
  { kind: 'mcp', server: 'MongoDB', tool: 'find', input: { database: 'shop', collection: 'orders', filter: {} } },
  { kind: 'mcp', server: 'elasticsearch', tool: 'search', input: { index: 'orders', queryBody: { query: { match_all: {} } } } },
]);
