import { rows } from '../rules/rows';

// Places in an input where what is run can stand.
const tool = (server: string, name: string, input: unknown) => ({ kind: 'mcp', server, tool: name, input });

rows('hold click nets/delete-by-tool', [
  tool('dynamodb', 'delete_item', { table_name: 'orders', key: { id: '1' } }),
  tool('x', 'call_tool', { request: { tool_name: 'delete_project', tool_input: { project_id: 'p' } } }),
  tool('x', 'invoke', { function: { name: 'delete_project', arguments: '{"id":"p"}' } }),
  tool('x', 'tools/call', { name: 'delete_database', arguments: { name: 'shop' } }),
]);
rows('hold type sql/drop-table', [
  tool('x', 'run', { json: '{"sql":"DROP TABLE orders"}' }),
  tool('x', 'run', { query: { sql: 'DROP TABLE orders' } }),
  tool('bigquery', 'insert_job', { configuration: { query: { query: 'DROP TABLE ds.t' } } }),
  tool('db', 'query', { sql: ['SELECT 1', 'DROP TABLE orders'] }),
  tool('db', 'query', { sql: { text: 'DROP TABLE orders', values: [] } }),
  tool('db', 'query', { queries: [['DROP TABLE orders', []]] }),
  tool('db', 'query', { sql: 'DROP/**/TABLE/**/orders' }),
  tool('db', 'query', { sql: 'dRoP tAbLe orders' }),
  tool('db', 'query', { sql: 'SELECT 1;;;; DROP TABLE orders' }),
  tool('x', 'call_tool', { tool: 'db.query', arguments: { sql: 'DROP TABLE orders' } }),
]);
rows('deny filesystem/destroy-system', [
  tool('x', 'run', { command: { program: 'rm', args: ['-rf', '/home/you'] } }),
  tool('x', 'run', { command: '$X', env: { X: 'rm -rf ~' } }),
  tool('x', 'run', { command: 'bash', stdin: 'rm -rf ~' }),
  tool('x', 'run', { command: 'bash -s', input: 'rm -rf ~' }),
  tool('x', 'run', { command: 'rm -rf .', cwd: '/home/you' }),
  tool('x', 'run', { command: 'rm -rf .', folder: '/home/you' }),
  tool('x', 'run', { command: 'rm -rf .', dir: '/home/you' }),
  tool('x', 'run', { command: 'Remove-Item -Recurse -Force ~', shell: 'powershell' }),
  tool('x', 'run_command', { command: ['bash', '-c', 'rm -rf ~'] }),
  tool('x', 'run', { commands: [{ command: 'ls' }, { command: 'rm -rf ~' }] }),
  tool('x', 'run', { commands: [['ls'], ['rm', '-rf', '/home/you']] }),
  tool('x', 'run', { commands: ['ls', 'rm -rf ~'] }),
  tool('x', 'run', { script: '#!/bin/sh\nrm -rf ~\n' }),
  tool('x', 'run_tools', {
    tools: [
      { name: 'ls', args: {} },
      { name: 'run_command', args: { command: 'rm -rf ~' } },
    ],
  }),
]);
rows('hold type postgres/drop-table', [
  tool('x', 'shell', { command: 'psql', stdin: 'DROP TABLE orders' }),
  tool('postgres', 'query', { sql: "DO $$ BEGIN EXECUTE 'DROP TABLE ' || 'orders'; END $$" }),
]);
rows('hold type sql/delete-all-rows', [tool('db', 'query', { sql: 'EXPLAIN ANALYZE DELETE FROM orders' })]);
rows('hold type postgres/drop-schema', [tool('postgres', 'query', { sql: 'COMMIT; DROP SCHEMA public CASCADE' })]);
rows('hold type postgres/truncate-table', [tool('postgres', 'query', { sql: 'SELECT pg_terminate_backend(1); TRUNCATE orders' })]);
rows('hold type sql/update-all-rows', [tool('db', 'query', { sql: "UPDATE orders SET status='x'" })]);
rows('hold type supabase/delete-project', [
  tool('x', 'use_mcp_tool', { server_name: 'supabase', tool_name: 'delete_project', arguments: '{"project_id":"p"}' }),
]);

// What reads, creates and edits is everyday work, and so is what comes back or is only a link.
rows('allow', [
  tool('azure-devops', 'wit_update_project', { operations: [{ op: 'remove', path: '/fields/x' }] }),
  tool('x', 'run', { command: 'cat', stdin: 'rm -rf ~' }),
  tool('x', 'run', { command: 'echo $X', env: { X: 'rm -rf ~' } }),
  tool('x', 'run', { command: 'npm test', env: { BASH_ENV: '/home/you/projects/shop/x.sh', MOLLYGUARD: 'off' } }),
  tool('x', 'run', { commands: ['ls', 'npm test'] }),
  tool('db', 'query', { sql: "SELECT 'DROP TABLE orders'" }),
  tool('db', 'query', { sql: 'SELECT 1 -- DROP TABLE orders' }),
  tool('db', 'query', { sql: "INSERT INTO logs(msg) VALUES ('DROP TABLE orders')" }),
  tool('db', 'query', { sql: "UPDATE orders SET status='x' WHERE id=1" }),
  tool('db', 'execute', { sql: 'CREATE TABLE IF NOT EXISTS x (id int)' }),
  tool('x', 'use_mcp_tool', { server_name: 'supabase', tool_name: 'list_projects', arguments: '{}' }),
  tool('x', 'call_tool', { tool: 'docs.search', arguments: { query: 'DROP TABLE orders' } }),
]);
