import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rows } from '../rules/rows';
import { actionOf, judgeIn } from '../world';

const tool = (server: string, name: string, input: unknown) => ({ kind: 'mcp', server, tool: name, input });

// What a tool is told counts wherever in its input it stands, and however its fields are spelt.
rows('hold type sql/drop-table', [
  tool('db', 'query', { params: { sql: 'DROP TABLE orders' } }),
  tool('db', 'query', { params: '{"sql":"DROP TABLE orders"}' }),
  tool('db', 'query', { toolInput: { arguments: { request: { SQL: 'DROP TABLE orders' } } } }),
  tool('db', 'execute_many', { queries: [{ sql: 'SELECT 1' }, { sql: 'DROP TABLE orders' }] }),
  tool('db', 'transact', { sql_list: ['SELECT 1', 'DROP TABLE orders'] }),
  tool('db', 'batch_query', { statements: '["SELECT 1", "DROP TABLE orders"]' }),
  tool('db', 'batch_query', { statements: '[{"sql":"DROP TABLE orders"}]' }),
  tool('db', 'batch_query', { batch: [{ params: { statement: 'SELECT 1' } }, { params: { statement: 'DROP TABLE orders' } }] }),
  tool('db', 'query', { sql: '\u0044ROP TABLE orders' }),
  tool('db', 'query', { args: [{ sql: 'DROP TABLE orders' }] }),
]);
rows('allow', [
  tool('db', 'query', { params: { sql: 'SELECT * FROM orders' } }),
  tool('db', 'execute_many', { queries: [{ sql: 'SELECT 1' }, { sql: 'INSERT INTO orders VALUES (1)' }] }),
  tool('db', 'batch_query', { statements: '["SELECT 1", "SELECT 2"]' }),
  tool('docs', 'create_page', { params: { title: 'DROP TABLE orders' } }),
]);
test('more in one input than is read is no way round', () => {
  const queries = [...Array.from({ length: 2_500 }, () => ({ sql: 'SELECT 1' })), { sql: 'DROP TABLE orders' }];
  const { decision, reason } = judgeIn(actionOf(tool('db', 'query', { queries }))).verdict;
  assert.deepEqual([decision, reason.id], ['hold', 'too-big']);
});

// So do fields that rules ask for.
rows('hold type grafana/delete-alert', [
  tool('grafana', 'alerting_manage_rules', { operation: 'delete', rule_uid: 'r1' }),
  tool('grafana', 'alerting_manage_rules', { params: { operation: 'delete', rule_uid: 'r1' } }),
  tool('grafana', 'alerting_manage_rules', { operation: 'list', arguments: { Operation: 'delete' } }),
]);
rows('allow', [tool('grafana', 'alerting_manage_rules', { operation: 'list' })]);

// A name is the same in every spelling, and with what a client or a server puts before it.
rows('hold type supabase/delete-project', [
  tool('supabase', 'delete_project', { project_id: 'abc' }),
  tool('supabase', 'deleteProject', { project_id: 'abc' }),
  tool('supabase', 'delete-project', { project_id: 'abc' }),
  tool('unknown', 'supabase_delete_project', { project_id: 'abc' }),
  tool('unknown', 'mcp__supabase__delete_project', { project_id: 'abc' }),
  tool('supabase', '\uff44\uff45\uff4c\uff45\uff54\uff45_project', { project_id: 'abc' }),
  tool('supabase', 'DELETEProject', { project_id: 'abc' }),
]);
rows('hold type kafka/delete-topic', [tool('x', 'mcp_confluent_delete-topics', { topicNames: ['orders'] })]);
