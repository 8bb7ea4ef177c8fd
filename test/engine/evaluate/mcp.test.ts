import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rows } from '../rules/rows';
import { actionOf, judgeIn } from '../world';

const tool = (server: string, name: string, input: unknown) => ({ kind: 'mcp', server, tool: name, input });

// The same rule as for the command or the request that does the same.
rows('hold type kubernetes/delete-namespace', [
  'kubectl delete namespace shop',
  tool('k', 'kubectl_delete', { resourceType: 'namespace', name: 'shop' }),
  tool('k', 'resources_delete', { apiVersion: 'v1', kind: 'namespace', name: 'shop' }),
  tool('k', 'kubectl_generic', { command: 'delete', resourceType: 'namespace', name: 'shop' }),
]);
rows('hold type helm/uninstall', [tool('k', 'uninstall_helm_chart', { name: 'shop' }), tool('k', 'helm_uninstall', { name: 'shop' })]);
rows('hold type github/delete-repository', [
  'gh repo delete acme/shop --yes',
  tool('gh', 'delete_repository', { owner: 'acme', repo: 'shop' }),
]);
rows('hold type railway/delete-volume', [
  tool('railway', 'remove_volume', { volume_id: 'v1' }),
  tool('railway', 'removeVolume', { volume_id: 'v1' }),
]);
rows('hold type postgres/drop-table', [
  tool('supabase', 'execute_sql', { project_id: 'abcdefghijklmnopqrst', query: 'DROP TABLE orders' }),
  tool('heroku', 'pg_psql', { app: 'shop', command: 'DROP TABLE orders' }),
  tool('k', 'pods_exec', { name: 'db-0', namespace: 'shop', command: ['psql', '-c', 'DROP TABLE orders'] }),
]);
rows('hold type mongodb/drop-database', [tool('m', 'drop-database', { database: 'shop' })]);
rows('hold click sqlite/delete-all-rows', [tool('sqlite', 'write_query', { query: 'DELETE FROM orders' })]);
rows('deny self/touch-mollyguard', [tool('fs', 'write_file', { path: '~/.mollyguard/bin/hook', content: 'exit 0' })]);
rows('hold click nets/delete-by-tool', [tool('acme', 'delete_project', { id: 'shop' })]);
// What is known by its name needs no net; what only says more than it takes does.
rows('hold type github/delete-repository', [tool('gh', 'delete_repository', { owner: 'acme', repo: 'shop', sql: 'SELECT 1' })]);

test('the project or database that a tool names is an identifier of what is lost', () => {
  const identifiers = (input: unknown, server: string, name: string) =>
    judgeIn(actionOf(tool(server, name, input))).verdict.resource?.identifiers;
  assert.deepEqual(
    [
      identifiers({ project_id: 'abcdefghijklmnopqrst', query: 'DROP TABLE orders' }, 'db', 'execute_sql'),
      identifiers({ params: { sql: 'DROP TABLE orders', projectId: 'p1', databaseName: 'shop' } }, 'neon', 'run_sql'),
      identifiers(
        { organization: 'acme', database: 'shop', branch: 'main', query: 'DROP TABLE orders' },
        'x',
        'planetscale_execute_write_query',
      ),
      identifiers({ resourceType: 'namespace', name: 'shop', context: 'eu-1' }, 'k', 'kubectl_delete'),
    ],
    [
      ['orders', 'db.abcdefghijklmnopqrst.supabase.co'],
      ['orders', 'p1', 'p1/shop'],
      ['orders', 'acme', 'acme/shop/main'],
      ['shop', 'eu-1'],
    ],
  );
});

test('a request that a tool sends names what its fields say', () => {
  const name = (tool_: string, input: unknown): string | undefined =>
    judgeIn(actionOf(tool('github', tool_, input))).verdict.resource?.name;
  assert.deepEqual(
    [
      name('delete_repository', { owner: 'acme', repo: 'shop' }),
      name('delete_repository', { owner: 'acme', repository: 'shop' }),
      name('delete_branch', { owner: 'acme', repo: 'shop', branch: 'main' }),
    ],
    ['acme/shop', 'acme/shop', 'main'],
  );
});
