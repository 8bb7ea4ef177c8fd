import { rows } from '../rules/rows';

// Tools of the servers that people use for data, payments, watching and smaller hosts, with the fields that they take.
const tool = (server: string, name: string, input: unknown) => ({ kind: 'mcp', server, tool: name, input });

rows('hold type stripe/cancel-subscription', [tool('stripe', 'cancel_subscription', { subscription: 'sub_1' })]);
rows('hold type stripe/move-money', [tool('stripe', 'create_refund', { payment_intent: 'pi' })]);
rows('hold type stripe/delete-resource', [tool('stripe', 'delete_customer', { id: 'c' })]);
rows('hold click nets/delete-by-tool', [
  tool('shopify', 'delete-product', { productId: 'p' }),
  tool('shopify', 'delete-product-variants', { productId: 'p', variantsIds: ['v'] }),
  tool('posthog', 'delete-feature-flag', { flagKey: 'x' }),
  tool('posthog', 'dashboard-delete', { dashboardId: 1 }),
  tool('launchdarkly', 'delete-feature-flag', { projectKey: 'p', featureFlagKey: 'f' }),
  tool('postgres', 'pg_manage_users', { operation: 'drop', username: 'x' }),
  tool('postgres', 'pg_manage_indexes', { operation: 'drop', indexName: 'x' }),
  tool('postgres', 'pg_manage_functions', { operation: 'drop', functionName: 'x' }),
  tool('db', 'drop_table', { table_name: 'users', confirm: true }),
  tool('snowflake', 'drop_object', { object_type: 'database', target_object: { name: 'x' } }),
  tool('elasticsearch', 'delete_index', { index: 'orders' }),
  tool('elasticsearch', 'delete_by_query', { index: 'orders', body: { query: { match_all: {} } } }),
  tool('chroma', 'chroma_delete_documents', { collection_name: 'c', ids: ['1'] }),
  tool('milvus', 'milvus_delete_entities', { collection_name: 'c', filter_expr: 'id > 0' }),
  tool('fly', 'fly-apps-destroy', { app: 'shop' }),
  tool('fly', 'fly-machine-destroy', { id: 'x' }),
  tool('hostinger', 'VPS_recreateVirtualMachineV1', { virtualMachineId: 1 }),
  tool('hostinger', 'DNS_resetDNSRecordsV1', { domain: 'x.com' }),
  tool('hostinger', 'DNS_deleteDNSRecordsV1', { domain: 'x.com' }),
  tool('hostinger', 'VPS_restoreBackupV1', { virtualMachineId: 1, backupId: 2 }),
  tool('hostinger', 'billing_cancelSubscriptionV1', { subscriptionId: 's' }),
  tool('hostinger', 'hosting_deleteWebsiteDatabaseV1', { name: 'd' }),
  tool('hostinger', 'domains_disableDomainLockV1', { domain: 'x.com' }),
  tool('hostinger', 'ecommerce_deleteStoreV1', { id: 'x' }),
]);
rows('hold type vectors/delete-index', [
  tool('chroma', 'chroma_delete_collection', { collection_name: 'c' }),
  tool('qdrant', 'delete_collection', { collection_name: 'c' }),
  tool('pinecone', 'delete-index', { name: 'x' }),
]);
rows('hold type sentry/delete-monitor', [tool('sentry', 'delete_uptime_monitor', { organizationSlug: 'a', uptimeMonitorId: '7' })]);
rows('hold type grafana/delete-alert', [tool('grafana', 'alerting_manage_rules', { operation: 'delete', rule_uid: 'x' })]);
rows('hold type datadog/delete-monitor', [tool('datadog', 'delete_monitor', { monitor_id: 1 })]);
rows('hold type pagerduty/delete-escalation', [tool('pagerduty', 'delete_team', { team_id: 'P' })]);
rows('hold type mongodb/drop-database', [tool('mongodb', 'drop-database', { database: 'shop' })]);
rows('hold type mongodb/drop-collection', [
  tool('mongodb', 'drop-collection', { database: 'shop', collection: 'orders' }),
  tool('mongodb', 'aggregate', { database: 'shop', collection: 'orders', pipeline: [{ $out: 'orders' }] }),
]);
rows('hold type mongodb/delete-all-documents', [
  tool('mongodb', 'delete-many', { database: 'shop', collection: 'orders', filter: {} }),
  tool('mongodb', 'delete-many', { database: 'shop', collection: 'orders' }),
  tool('mongodb', 'update-many', { database: 'shop', collection: 'orders', filter: {}, update: { $unset: { x: 1 } } }),
]);
rows('hold type redis/flush', [
  tool('redis', 'flushdb', {}),
  tool('redis', 'redis_command', { command: 'FLUSHALL' }),
  tool('redis', 'execute_command', { command: 'FLUSHALL' }),
]);
rows('hold type upstash/write-over', [
  tool('upstash', 'redis_database_run_redis_commands', { database_id: 'd', commands: [['FLUSHALL']] }),
]);
rows('hold type upstash/delete-database', [tool('upstash', 'redis_database_delete', { database_id: 'd' })]);
rows('hold type postgres/delete-all-rows', [
  tool('postgres', 'query', { sql: 'DELETE FROM users' }),
  tool('postgres', 'explain_query', { sql: 'DELETE FROM users', analyze: true }),
  tool('postgres', 'pg_execute_mutation', { operation: 'delete', table: 'users' }),
]);
rows('hold type postgres/drop-schema', [tool('postgres', 'execute_sql', { sql: 'DROP SCHEMA public CASCADE' })]);
rows('hold type postgres/drop-table', [
  tool('postgres', 'pg_execute_sql', { sql: 'DROP TABLE users' }),
  tool('toolbox', 'postgres-execute-sql', { sql: 'DROP TABLE x' }),
  tool('prisma', 'ExecuteSqlQueryTool', { database: 'd', query: 'DROP TABLE x' }),
  tool('heroku', 'pg_psql', { app: 'shop', command: 'DROP TABLE x' }),
  tool('render', 'query_render_postgres', { postgresId: 'd', sql: 'DROP TABLE x' }),
]);
rows('hold type postgres/truncate-table', [
  tool('postgres', 'pg_import_table_data', { tableName: 'users', inputPath: '/home/you/projects/shop/x.json', truncateFirst: true }),
]);
rows('hold type sql/drop-table', [
  tool('dbhub', 'execute_sql', { sql: 'DROP TABLE users' }),
  tool('clickhouse', 'run_query', { query: 'DROP TABLE events' }),
]);
rows('hold type mysql/truncate-table', [tool('mysql', 'mysql_query', { sql: 'TRUNCATE TABLE users' })]);
rows('hold type mysql/drop-database', [tool('mysql', 'execute_sql', { query: 'DROP DATABASE shop' })]);
rows('hold click sqlite/delete-all-rows', [tool('sqlite', 'write_query', { query: 'DELETE FROM orders' })]);
rows('hold type sql/drop-column', [tool('db', 'alter_table', { query: 'ALTER TABLE users DROP COLUMN email' })]);
rows('hold type sql/drop-database', [tool('snowflake', 'run_snowflake_query', { statement: 'DROP DATABASE prod' })]);
rows('hold type sql/delete-all-rows', [
  tool('snowflake', 'write_query', { query: 'DELETE FROM orders' }),
  tool('toolbox', 'spanner-execute-sql-dml', { sql: 'DELETE FROM x WHERE true' }),
  tool('planetscale', 'planetscale_execute_write_query', { organization: 'a', database: 'd', branch: 'main', query: 'DELETE FROM orders' }),
]);
rows('hold type sqlite/drop-table', [tool('turso', 'execute_query', { database: 'd', query: 'DROP TABLE x' })]);
rows('hold type prisma/reset', [tool('prisma', 'migrate-reset', { projectCwd: '/home/you/projects/shop' })]);
rows('hold click nets/delete-by-request', [tool('elasticsearch', 'general_api_request', { method: 'DELETE', path: '/orders' })]);
rows('hold type convex/remove-variables', [tool('convex', 'envRemove', { name: 'A' })]);
rows('hold type heroku/destroy-app', [tool('heroku', 'transfer_app', { app: 'shop', recipient: 'x@y.z' })]);
rows('hold type render/replace-variables', [
  tool('render', 'update_environment_variables', { serviceId: 's', envVars: [{ key: 'A', value: 'b' }], replace: true }),
]);
rows('hold type digitalocean/delete-droplet', [tool('digitalocean', 'droplet-delete', { ID: 1 })]);
rows('hold type digitalocean/delete-app', [tool('digitalocean', 'apps-delete', { AppID: 'a' })]);
rows('hold type digitalocean/delete-database', [tool('digitalocean', 'db-cluster-delete', { id: 'a' })]);
rows('hold type hetzner/delete-server', [tool('hetzner', 'delete_server', { server_id: 1 })]);
rows('hold type hetzner/delete-volume', [tool('hetzner', 'detach_volume', { volume_id: 1 })]);
rows('hold type hetzner/rebuild-server', [tool('hetzner', 'rebuild_server', { server_id: 1, image: 'ubuntu' })]);
rows('hold type vectors/delete-index', []);

// What reads, creates and edits is everyday work, and so is what comes back or is only a link.
rows('allow', [
  tool('stripe', 'list_customers', {}),
  tool('stripe', 'create_payment_link', { price: 'p', quantity: 1 }),
  tool('shopify', 'update-product', { id: 'p', title: 'x' }),
  tool('shopify-dev', 'search_docs_chunks', { prompt: 'delete product' }),
  tool('shopify-dev', 'validate_graphql_codeblocks', {
    codeblocks: ['mutation { productDelete(input:{id:"1"}) { userErrors { message } } }'],
  }),
  tool('posthog', 'insights-get-all', {}),
  tool('posthog', 'query-run', { query: { kind: 'HogQLQuery', query: 'select event from events' } }),
  tool('posthog', 'survey-create', { name: 'delete' }),
  tool('sentry', 'update_issue', { organizationSlug: 'o', issueId: 'x', status: 'resolved' }),
  tool('sentry', 'search_issues', { naturalLanguageQuery: 'delete project failed' }),
  tool('grafana', 'alerting_manage_silences', { operation: 'delete', id: 'x' }),
  tool('grafana', 'update_dashboard', { dashboard: { title: 'x' }, overwrite: true }),
  tool('grafana', 'query_prometheus', { expr: 'rate(deletes_total[5m])', datasourceUid: 'x' }),
  tool('grafana', 'query_loki_logs', { logql: '{app="x"} |= "DROP TABLE"', datasourceUid: 'x' }),
  tool('grafana', 'create_annotation', { text: 'delete' }),
  tool('grafana', 'update_annotation', { id: 1, text: 'x' }),
  tool('datadog', 'cancel_downtime', { downtimeId: 1 }),
  tool('datadog', 'get_logs', { query: 'DELETE FROM orders' }),
  tool('pagerduty', 'manage_incidents', { manage_request: { status: 'resolved' } }),
  tool('launchdarkly', 'update-feature-flag', { projectKey: 'p', featureFlagKey: 'f' }),
  tool('mongodb', 'drop-index', { database: 'shop', collection: 'orders', indexName: 'x' }),
  tool('mongodb', 'find', { database: 'shop', collection: 'orders', filter: { status: 'deleted' } }),
  tool('mongodb', 'aggregate', { database: 'shop', collection: 'orders', pipeline: [{ $match: {} }] }),
  tool('mongodb', 'insert-many', { database: 'shop', collection: 'orders', documents: [{ a: 1 }] }),
  tool('mongodb', 'create-index', { database: 'shop', collection: 'orders', keys: { a: 1 } }),
  tool('mongodb', 'collection-schema', { database: 'shop', collection: 'orders' }),
  tool('redis', 'get', { key: 'x' }),
  tool('redis', 'set', { key: 'x', value: 'v' }),
  tool('redis', 'delete', { key: 'session:1' }),
  tool('redis', 'hdel', { name: 'h', key: 'k' }),
  tool('redis', 'expire', { name: 'x', expire_seconds: 60 }),
  tool('upstash', 'redis_database_run_redis_commands', { database_id: 'd', commands: [['GET', 'x']] }),
  tool('postgres', 'query', { sql: 'SELECT 1' }),
  tool('postgres', 'explain_query', { sql: 'DELETE FROM users', analyze: false }),
  tool('postgres', 'analyze_query_indexes', { queries: ['SELECT 1'] }),
  tool('postgres', 'pg_execute_mutation', { operation: 'delete', table: 'users', where: 'id = 1' }),
  tool('postgres', 'pg_execute_mutation', { operation: 'insert', table: 'users', data: { a: 1 } }),
  tool('postgres', 'pg_manage_users', { operation: 'list' }),
  tool('postgres', 'pg_export_table_data', { tableName: 'users', outputPath: '/home/you/projects/shop/x.json' }),
  tool('dbhub', 'search_objects', { object_type: 'table', pattern: '%drop%' }),
  tool('sqlite', 'read_query', { query: 'SELECT 1' }),
  tool('sqlite', 'create_table', { query: 'CREATE TABLE x (id int)' }),
  tool('sqlite', 'append_insight', { insight: 'DROP TABLE is slow' }),
  tool('clickhouse', 'run_select_query', { query: 'SELECT 1' }),
  tool('clickhouse', 'run_chdb_select_query', { query: 'SELECT 1' }),
  tool('snowflake', 'list_databases', {}),
  tool('planetscale', 'planetscale_execute_read_query', { organization: 'a', database: 'd', branch: 'main', query: 'SELECT 1' }),
  tool('turso', 'execute_read_only_query', { database: 'd', query: 'SELECT 1' }),
  tool('prisma', 'migrate-dev', { name: 'x', projectCwd: '/home/you/projects/shop' }),
  tool('elasticsearch', 'general_api_request', { method: 'GET', path: '/_cat/indices' }),
  tool('elasticsearch', 'search', { index: 'orders', query_body: { query: { match_all: {} } } }),
  tool('elasticsearch', 'esql', { query: 'FROM orders | DROP x' }),
  tool('chroma', 'chroma_query_documents', { collection_name: 'c', query_texts: ['delete from x'] }),
  tool('qdrant', 'qdrant-store', { information: 'DROP TABLE x' }),
  tool('pinecone', 'search-records', { name: 'x', namespace: 'n', query: { inputs: { text: 'drop' } } }),
  tool('convex', 'runOneoffQuery', {
    query:
      'import { query } from "convex:/_system/repl/wrappers.js"; export default query({ handler: async (ctx) => ctx.db.query(\'x\').collect() })',
  }),
  tool('convex', 'run', { functionName: 'messages:list', args: '{}' }),
  tool('convex', 'tables', { deploymentSelector: 'x' }),
  tool('heroku', 'ps_list', { app: 'shop' }),
  tool('heroku', 'pg_kill', { app: 'shop', pid: 1 }),
  tool('heroku', 'ps_restart', { app: 'shop' }),
  tool('render', 'update_web_service', { serviceId: 's' }),
  tool('render', 'query_render_postgres', { postgresId: 'd', sql: 'SELECT 1' }),
  tool('fly', 'fly-logs', { app: 'shop' }),
  tool('hetzner', 'power_off', { server_id: 1 }),
  tool('hetzner', 'list_servers', {}),
  tool('hostinger', 'VPS_stopVirtualMachineV1', { virtualMachineId: 1 }),
  tool('hostinger', 'hosting_purgeLiteSpeedCacheV1', { domain: 'x' }),
]);
