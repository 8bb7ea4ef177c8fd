import { rows } from '../rules/rows';

const tool = (server: string, name: string, input: unknown) => ({ kind: 'mcp', server, tool: name, input });
const encoded = (text: string): string => Buffer.from(text).toString('base64');

// A statement is one whatever the tool and the field are called.
rows('hold type sql/drop-table', [
  tool('x', 'run_report', { filter: 'DROP TABLE orders' }),
  tool('x', 'run_report', { q: 'select 1; drop table orders' }),
  tool('x', 'run_report', { q: '/* all of it */ DROP /* x */ TABLE orders' }),
  tool('x', 'analytics', { text: 'DROP TABLE orders' }),
  tool('x', 'query', { sql_base64: encoded('DROP TABLE orders') }),
  tool('x', 'query', { statement: encoded('DROP TABLE orders'), encoding: 'base64' }),
]);
rows('hold type sql/delete-all-rows', [
  tool('x', 'run_report', { expression: '-- tidy up\nDELETE FROM orders' }),
  tool('x', 'run_report', { q: 'with a as (select 1) delete from orders' }),
]);
// It is text where a tool looks for it, speaks of it or writes it down.
rows('allow', [
  tool('x', 'analytics', { text: 'Drop table reservations from the page' }),
  tool('x', 'summarize', { input: 'update users set to the new plan' }),
  tool('x', 'report', { filter: "status = 'deleted'" }),
  tool('x', 'report', { q: 'select * from orders where deleted' }),
  tool('github', 'create_issue', { owner: 'a', repo: 'b', title: 'DROP TABLE', body: 'DROP TABLE orders;' }),
  tool('github', 'search_code', { query: 'DROP TABLE orders' }),
  tool('context7', 'get-library-docs', { context7CompatibleLibraryID: '/pg', topic: 'DELETE FROM orders' }),
  tool('sequential-thinking', 'sequentialthinking', { thought: 'DROP TABLE orders' }),
  tool('memory', 'add_observations', { observations: [{ entityName: 'a', contents: ['DROP TABLE orders'] }] }),
  tool('filesystem', 'write_file', { path: 'x.sql', content: 'DROP TABLE orders;' }),
  tool('slack', 'slack_post_message', { channel_id: 'c', text: 'DROP TABLE orders;' }),
  tool('playwright', 'browser_type', { element: 'query', text: 'DROP TABLE orders' }),
  tool('serena', 'search_for_pattern', { substring_pattern: 'DROP TABLE' }),
]);
rows('deny filesystem/destroy-system', [
  tool('x', 'shell', { command_b64: encoded('rm -rf ~') }),
  tool('x', 'run', { command: encoded('rm -rf ~'), encoding: 'base64' }),
]);
rows('allow', [tool('x', 'run', { command: encoded('ls'), encoding: 'base64' })]);

// Mutations are the request that sends them, or at least what their fields say.
const volume = 'mutation { volumeDelete(volumeId: "v1") }';
rows('hold type railway/delete-volume', [
  tool('railway', 'graphql', { query: volume }),
  tool('x', 'execute', { params: { document: volume } }),
]);
rows('hold type shopify/delete-in-store', [
  tool('shopify', 'admin-execute', { query: 'mutation { productDelete(input: {id: "p1"}) { deletedProductId } }' }),
]);
rows('hold click nets/delete-by-tool', [
  tool('x', 'graphql', { query: 'mutation($id: ID!) { deleteProduct(id: $id) { id } }', variables: { id: 'p1' } }),
  // A rule of another API does not stand in for one of this.
  tool('gitlab', 'execute_graphql', { query: 'mutation { projectDelete(input: {id: "1"}) { errors } }' }),
]);
rows('allow', [
  tool('x', 'graphql', { query: 'query { products { id deleted } }' }),
  tool('x', 'graphql', { query: 'mutation { createProduct(name: "delete") { id } }' }),
  tool('linear', 'graphql', { query: 'mutation { issueCreate(input: {title: "delete the project"}) { success } }' }),
]);

// Cypher takes away by a clause, not by a name.
rows('hold type neo4j/delete-nodes', [tool('neo4j', 'write_neo4j_cypher', { query: 'MATCH (n) DETACH DELETE n' })]);
rows('hold type neo4j/drop', [tool('neo4j', 'write_neo4j_cypher', { query: 'DROP DATABASE shop' })]);
rows('hold click nets/delete-by-tool', [
  tool('neo4j', 'write-cypher', { params: { query: 'match (n:User) where n.id = 1 delete n' } }),
  tool('neo4j', 'execute_cypher', { cypher: 'CALL apoc.periodic.truncate()' }),
]);
rows('allow', [
  tool('neo4j', 'read_neo4j_cypher', { query: 'MATCH (n:Deleted {delete: true}) RETURN n.delete' }),
  tool('neo4j', 'write_neo4j_cypher', { query: "CREATE (n:User {name: 'DELETE me'})" }),
]);
