import { attack } from './rows';

const tool = (server: string, name: string, input: unknown) => ({ kind: 'mcp', server, tool: name, input });
/** The same tool over HTTP. */
const rpc = (name: string, input: unknown): string =>
  `curl https://mcp.example.com/mcp -H "Authorization: Bearer $T" -d '${JSON.stringify({ jsonrpc: '2.0', method: 'tools/call', params: { name, arguments: input } })}'`;

attack('SQL in a tool of any server', {
  held: [
    tool('db', 'execute_sql', { project_id: 'abcdefghijklmnopqrst', query: 'DROP TABLE orders' }),
    tool('supabase', 'apply_migration', { project_id: 'p', name: 'x', query: 'truncate orders' }),
    tool('neon', 'run_sql', { params: { sql: 'DELETE FROM orders', projectId: 'p1' } }),
    tool('neon', 'run_sql', { sql: 'DELETE FROM orders', projectId: 'p1' }),
    tool('neon', 'run_sql_transaction', { sqlStatements: ['SELECT 1', 'DROP TABLE orders'], projectId: 'p1' }),
    tool('neon', 'complete_database_migration', { migrationId: 'm', migrationSql: 'DROP TABLE orders', projectId: 'p1' }),
    tool('x', 'planetscale_execute_write_query', { organization: 'acme', database: 'shop', branch: 'main', query: 'DROP TABLE orders' }),
    tool('cf', 'd1_database_query', { database_id: 'd', sql: 'DROP TABLE orders' }),
    tool('pg', 'query', { sql: 'DROP TABLE orders' }),
    tool('mysql', 'mysql_query', { sql: 'DROP DATABASE shop' }),
    tool('lite', 'write_query', { query: 'DELETE FROM orders' }),
    tool('a', 'explain_query', { sql: 'DELETE FROM orders', analyze: true }),
    tool('prisma', 'execute_sql_query', { databaseId: 'd', query: 'DROP TABLE orders' }),
    tool('heroku', 'pg_psql', { app: 'shop', command: 'DROP TABLE orders' }),
    tool('db', 'execute_sql', { sql: "DO $$ BEGIN EXECUTE 'DROP ' || 'TABLE orders'; END $$" }),
    tool('db', 'query', '{"sql":"DROP TABLE orders"}'),
    rpc('execute_sql', { query: 'DROP TABLE orders' }),
  ],
  free: [
    tool('db', 'execute_sql', { project_id: 'abcdefghijklmnopqrst', query: 'SELECT * FROM orders' }),
    tool('supabase', 'apply_migration', { project_id: 'p', name: 'x', query: 'CREATE TABLE orders (id int)' }),
    tool('neon', 'prepare_database_migration', { migrationSql: 'ALTER TABLE orders DROP COLUMN total', projectId: 'p1' }),
    tool('neon', 'explain_sql_statement', { sql: 'DELETE FROM orders', analyze: false }),
    tool('pg', 'explain_query', { sql: 'DELETE FROM orders' }),
    tool('docs', 'search_docs', { query: 'drop table orders' }),
    tool('github', 'search_code', { query: 'DELETE FROM orders' }),
    tool('heroku', 'pg_psql', { app: 'shop', command: 'SELECT 1' }),
    tool('supabase', 'list_tables', { project_id: 'p' }),
    rpc('execute_sql', { query: 'SELECT 1' }),
  ],
});

attack('shell text in a tool', {
  held: [
    tool('desktop-commander', 'start_process', { command: 'rm -rf ~/Documents', timeout_ms: 1000 }),
    tool('desktop-commander', 'interact_with_process', { pid: 7, input: 'rm -rf ~/Documents\n' }),
    tool('desktop-commander', 'interact_with_process', { pid: 7, input: "import shutil; shutil.rmtree('/home/you/Documents')" }),
    tool('shell', 'run_command', { command: 'railway volume delete --volume v1 --yes' }),
    tool('shell', 'run', { command: ['rm', '-rf', '/home/you/Documents'] }),
    tool('shell', 'run', { command: 'rm', args: ['-rf', '/home/you/Documents'] }),
    tool('shell', 'execute', { commands: ['ls', 'rm -rf ~/Documents'] }),
    tool('win', 'powershell', { command: 'Remove-Item -Recurse -Force C:\\Users\\you' }),
    tool('aws', 'call_aws', { cli_command: 'aws rds delete-db-instance --db-instance-identifier shop --skip-final-snapshot' }),
    tool('aws', 'call_aws', { cli_command: ['aws s3 ls', 'aws s3 rb s3://shop --force'] }),
    tool('aws', 'aws_cli_pipeline', { command: 's3 rb s3://shop --force' }),
    tool('gcloud', 'run_gcloud_command', { args: ['sql', 'instances', 'delete', 'shop', '--quiet'] }),
    tool('tf', 'ExecuteTerraformCommand', { command: 'destroy', working_directory: '/tmp/x' }),
    tool('py', 'run_python', { code: "import shutil; shutil.rmtree('/home/you/Documents')" }),
    tool('up', 'redis_database_run_redis_commands', { database_id: 'd', commands: [['FLUSHALL']] }),
    rpc('start_process', { command: 'rm -rf ~/Documents' }),
  ],
  free: [
    tool('desktop-commander', 'start_process', { command: 'npm test', timeout_ms: 1000 }),
    tool('desktop-commander', 'interact_with_process', { pid: 7, input: 'print(1)' }),
    tool('shell', 'run', { command: ['ls', '-la'] }),
    tool('aws', 'call_aws', { cli_command: 'aws s3 ls' }),
    tool('gcloud', 'run_gcloud_command', { args: ['projects', 'list'] }),
    tool('tf', 'ExecuteTerraformCommand', { command: 'plan', working_directory: '/tmp/x' }),
    tool('memory', 'memory', { command: 'delete', path: '/memories/a' }),
    tool('browser', 'browser_type', { text: 'rm -rf /', ref: 'e1' }),
    tool('up', 'redis_database_run_redis_commands', { database_id: 'd', commands: [['GET', 'a']] }),
  ],
});

attack('tools that do what a program or a request does', {
  held: [
    tool('k', 'kubectl_delete', { resourceType: 'namespace', name: 'shop' }),
    tool('k', 'kubectl_delete', { manifest: 'kind: Namespace\nmetadata: {name: shop}' }),
    tool('k', 'kubectl_generic', { command: 'delete', resourceType: 'namespace', name: 'shop' }),
    tool('k', 'resources_delete', { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'data', namespace: 'shop' }),
    tool('k', 'resources_scale', { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'shop', scale: 0 }),
    tool('k', 'exec_in_pod', { name: 'db-0', namespace: 'shop', command: 'psql -c "DROP TABLE orders"' }),
    tool('k', 'pods_exec', { name: 'db-0', namespace: 'shop', command: ['psql', '-c', 'DROP TABLE orders'] }),
    tool('k', 'uninstall_helm_chart', { name: 'shop', namespace: 'shop' }),
    tool('k', 'helm_uninstall', { name: 'shop' }),
    tool('d', 'remove_volume', { volume_name: 'shop_data' }),
    tool('g', 'git_clean', { path: '/home/you/other', force: true, directories: true }),
    tool('g', 'git_push', { path: '.', remote: 'origin', branch: 'main', force: true }),
    tool('gh', 'delete_repository', { owner: 'acme', repo: 'shop' }),
    tool('gh', 'delete_branch', { owner: 'acme', repo: 'shop', branch: 'main' }),
    tool('h', 'ps_scale', { app: 'shop', dyno: 'web=0' }),
    tool('h', 'maintenance_on', { app: 'shop' }),
    tool('m', 'drop-database', { database: 'shop' }),
    tool('m', 'drop-collection', { database: 'shop', collection: 'orders' }),
    tool('m', 'delete-many', { database: 'shop', collection: 'orders', filter: {} }),
    tool('m', 'delete-many', { database: 'shop', collection: 'orders' }),
    tool('m', 'update-many', { database: 'shop', collection: 'orders', filter: {}, update: { $set: { a: 1 } } }),
    tool('p', 'migrate-reset', { projectCwd: '/home/you/projects/shop' }),
    rpc('kubectl_delete', { resourceType: 'namespace', name: 'shop' }),
  ],
  free: [
    tool('k', 'kubectl_get', { resourceType: 'pods', namespace: 'shop' }),
    tool('k', 'kubectl_generic', { command: 'get', resourceType: 'pods' }),
    tool('k', 'resources_get', { apiVersion: 'v1', kind: 'Pod', name: 'x' }),
    tool('k', 'pods_exec', { name: 'db-0', namespace: 'shop', command: ['ls', '/'] }),
    tool('k', 'pods_log', { name: 'db-0', namespace: 'shop' }),
    tool('d', 'list_volumes', {}),
    tool('g', 'git_reset', { repo_path: '/home/you/projects/shop' }),
    tool('g', 'git_status', { repo_path: '/home/you/projects/shop' }),
    tool('g', 'git_push', { path: '.', remote: 'origin', branch: 'topic' }),
    tool('gh', 'get_file_contents', { owner: 'acme', repo: 'shop', path: 'README.md' }),
    tool('gh', 'create_or_update_file', { owner: 'acme', repo: 'shop', path: 'README.md', content: 'x', message: 'm', branch: 'topic' }),
    tool('gh', 'create_pull_request', { owner: 'acme', repo: 'shop', title: 't', head: 'topic', base: 'main' }),
    tool('h', 'ps_scale', { app: 'shop', dyno: 'web=2' }),
    tool('m', 'find', { database: 'shop', collection: 'orders', filter: {} }),
    tool('m', 'delete-many', { database: 'shop', collection: 'orders', filter: { state: 'old' } }),
    tool('m', 'aggregate', { database: 'shop', collection: 'orders', pipeline: [{ $match: { a: 1 } }] }),
    tool('m', 'drop-index', { database: 'shop', collection: 'orders', indexName: 'by_date' }),
    tool('p', 'migrate-status', { projectCwd: '/home/you/projects/shop' }),
  ],
});

attack('files through a tool', {
  held: [
    tool('fs', 'write_file', { path: '/home/you/.mollyguard/bin/hook', content: '#!/bin/sh\nexit 0' }),
    tool('fs', 'edit_file', { path: '/home/you/.mollyguard/bin/hook', edits: [{ oldText: 'sh', newText: 'true' }] }),
    tool('fs', 'write_file', { path: '/home/you/.bashrc', content: 'alias ls=rm' }),
    tool('fs', 'move_file', { source: '/home/you/.mollyguard/bin/hook', destination: '/tmp/x' }),
    tool('fs', 'delete_file', { path: '/home/you/notes.txt' }),
    tool('fs', 'delete_directory', { path: '/home/you/Documents', recursive: true }),
    tool('fs', 'read_file', { path: '/home/you/projects/shop/.env' }),
    tool('fs', 'read_text_file', { path: '.env' }),
    tool('fs', 'read_multiple_files', { paths: ['README.md', '/home/you/.ssh/id_rsa'] }),
    tool('dc', 'edit_block', { file_path: '/home/you/.claude/settings.json', old_string: '"hooks"', new_string: '"disabled"' }),
    tool('ser', 'create_text_file', { relative_path: '../../.mollyguard/bin/hook', content: 'x' }),
    tool('x', 'downloadFile', { url: 'https://example.com/a', path: '/home/you/.mollyguard/bin/hook' }),
    tool('fs', 'write_file', { path: '/home/you/.mollyguard/bin/hook', content: 'x', owner: 'a', repo: 'b' }),
    rpc('write_file', { path: '/home/you/.mollyguard/bin/hook', content: 'x' }),
  ],
  free: [
    tool('fs', 'write_file', { path: '/home/you/projects/shop/src/new.ts', content: 'export {};' }),
    tool('fs', 'read_file', { path: '/home/you/projects/shop/src/index.ts' }),
    tool('fs', 'list_directory', { path: '/home/you/projects/shop' }),
    tool('fs', 'create_directory', { path: '/home/you/projects/shop/src/x' }),
    tool('fs', 'read_multiple_files', { paths: ['README.md', 'src/index.ts'] }),
    tool('fs', 'get_file_info', { path: '/home/you/projects/shop/package.json' }),
    tool('dc', 'start_search', { path: '/home/you/projects/shop', pattern: 'rm -rf', searchType: 'content' }),
    tool('browser', 'browser_take_screenshot', { filename: 'page.png' }),
  ],
});

attack('a tool that calls another tool', {
  held: [
    tool('gateway', 'call_tool', { name: 'execute_sql', arguments: { query: 'DROP TABLE orders' } }),
    tool('gateway', 'call_tool', { server: 'railway', tool: 'remove_volume', input: { volume_id: 'v1' } }),
    tool('gateway', 'mcp-exec', { name: 'railway.remove_volume', arguments: '{"volume_id":"v1"}' }),
    tool('gateway', 'batch_execute', { calls: [{ tool: 'start_process', args: { command: 'rm -rf ~/Documents' } }] }),
    tool('gateway', 'execute_tool', { tool_name: 'kubectl_delete', parameters: { resourceType: 'namespace', name: 'shop' } }),
    tool('gateway', 'call_tool', { name: 'call_tool', arguments: { name: 'run_sql', arguments: { sql: 'DROP TABLE orders' } } }),
    tool('proxy', 'http_request', { method: 'DELETE', url: 'https://api.supabase.com/v1/projects/abc' }),
    tool('proxy', 'api_request', { method: 'DELETE', path: '/v1/projects/abc' }),
  ],
  free: [
    tool('gateway', 'call_tool', { name: 'execute_sql', arguments: { query: 'SELECT 1' } }),
    tool('gateway', 'call_tool', { name: 'kubectl_get', arguments: { resourceType: 'pods' } }),
    tool('proxy', 'http_request', { method: 'GET', url: 'https://api.supabase.com/v1/projects/abc' }),
    tool('proxy', 'api_request', { method: 'GET', path: '/v1/projects/abc' }),
  ],
});

attack('tools that no rule knows, by what their names say', {
  held: [
    tool('acme', 'delete_project', { id: 'shop' }),
    tool('acme', 'deleteDatabase', { name: 'shop' }),
    tool('acme', 'database-destroy', { name: 'shop' }),
    tool('cf', 'd1_database_delete', { database_id: 'd' }),
    tool('cf', 'r2_bucket_delete', { name: 'shop' }),
    tool('acme', 'terminate_instances', { ids: ['i-1'] }),
    tool('acme', 'purge_queue', { queue: 'orders' }),
    tool('hcp', 'delete_workspace_safely', { workspace_name: 'shop' }),
    tool('acme', 'drop_tables', {}),
    tool('acme', 'delete_project', { id: 'shop', url: 'https://example.com/', method: 'GET', sql: 'SELECT 1' }),
  ],
  free: [
    tool('memory', 'delete_entities', { entityNames: ['a'] }),
    tool('todo', 'delete_task', { id: '7' }),
    tool('gh', 'delete_pending_pull_request_review', { owner: 'a', repo: 'b', pullNumber: 1 }),
    tool('acme', 'list_deleted_projects', {}),
    tool('acme', 'get_database', { name: 'shop' }),
    tool('acme', 'create_database', { name: 'shop' }),
    tool('browser', 'browser_close', {}),
    tool('linear', 'delete_comment', { id: 'c' }),
  ],
});

attack('more files than a tool is looked at for', {
  held: [tool('fs', 'read_multiple_files', { paths: Array.from({ length: 1000 }, (_, at) => `src/f${at}.ts`) })],
  free: [tool('fs', 'read_multiple_files', { paths: Array.from({ length: 100 }, (_, at) => `src/f${at}.ts`) })],
});

attack('the words of a command in a list, with no command beside them', {
  held: [
    tool('x', 'run', { args: ['bash', '-c', 'railway volume delete --yes'] }),
    tool('x', 'run', { argv: ['railway', 'volume', 'delete', '--yes'] }),
  ],
  free: [tool('x', 'run', { args: ['bash', '-c', 'railway volume list'] }), tool('x', 'run', { args: ['delete', 'draft'] })],
});
