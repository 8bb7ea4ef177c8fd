import { rows } from '../rules/rows';

// Browsers, code, notebooks, memory, design, and gateways that call other tools.
const tool = (server: string, name: string, input: unknown) => ({ kind: 'mcp', server, tool: name, input });

rows('deny secrets/read-off-limits', [tool('playwright', 'browser_file_upload', { paths: ['/home/you/.ssh/id_rsa'] })]);
rows('hold click nets/delete-by-request', [
  tool('playwright', 'playwright_delete', { url: 'https://api.example.com/v1/projects/1' }),
  tool('openapi', 'invoke-api-endpoint', { endpoint: '/projects/1', method: 'delete', params: {} }),
]);
rows('hold click nets/delete-by-tool', [
  tool('mem0', 'delete_all_memories', { user_id: 'u' }),
  tool('composio', 'COMPOSIO_MULTI_EXECUTE_TOOL', {
    tools: [{ tool_slug: 'GITHUB_DELETE_A_REPOSITORY', arguments: { owner: 'a', repo: 'b' } }],
  }),
  tool('rube', 'RUBE_MULTI_EXECUTE_TOOL', { tools: [{ tool_slug: 'GMAIL_BATCH_DELETE_MESSAGES', arguments: { ids: ['a'] } }] }),
  tool('composio', 'COMPOSIO_REMOTE_WORKBENCH', { code_to_execute: "run_composio_tool('GITHUB_DELETE_A_REPOSITORY', {})" }),
  tool('zapier', 'execute_zapier_write_action', { app: 'gmail', action: 'delete_email', params: { id: 'm' } }),
  tool('codemode', 'codemode', { code: "async () => { await codemode.github_delete_repository({owner:'a',repo:'b'}) }" }),
  tool('x', 'exec', { code: "await callTool('supabase','delete_project',{project_id:'p'})" }),
  tool('openapi', 'api_call', { operationId: 'deleteProject', parameters: { id: 'p' } }),
]);
rows('deny filesystem/destroy-system', [
  tool('blender', 'execute_blender_code', { code: "import shutil\nshutil.rmtree('/home/you')" }),
  tool('jupyter', 'insert_execute_code_cell', { cell_source: '!rm -rf ~' }),
  tool('composio', 'COMPOSIO_REMOTE_BASH_TOOL', { command: 'rm -rf ~' }),
  tool('x', 'execute', { steps: [{ action: 'run_command', params: { command: 'rm -rf ~' } }] }),
  tool('x', 'run', { args: ['-c', 'rm -rf ~'], command: 'bash' }),
  tool('x', 'run', { command: 'bash', args: ['-lc', 'rm -rf ~'] }),
  tool('x', 'run', { cmd: ['bash', '-c', 'rm -rf ~'] }),
  tool('x', 'run', { program: 'rm', args: ['-rf', '/home/you'] }),
  tool('x', 'run', { executable: '/bin/rm', arguments: ['-rf', '/home/you'] }),
  tool('x', 'run_command', { params: { cmd: 'rm -rf ~' } }),
  tool('x', 'run_command', { commandLine: 'rm -rf ~' }),
  tool('x', 'process', { action: 'start', commandString: 'rm -rf ~' }),
  tool('x', 'terminal', { text: 'rm -rf ~\n' }),
  tool('x', 'send_keys', { keys: 'rm -rf ~' }),
  tool('x', 'tmux_send_keys', { pane: '1', keys: 'rm -rf ~' }),
]);
rows('hold type github/delete-repository', [
  tool('gateway', 'call_tool', { name: 'github__delete_repository', arguments: { owner: 'a', repo: 'b' } }),
  tool('gateway', 'call_tool', { name: 'delete_repository', arguments: '{"owner":"a","repo":"b"}' }),
  tool('x', 'http_request', { method: 'DELETE', url: 'https://api.github.com/repos/a/b', headers: { Authorization: 'Bearer x' } }),
  tool('x', 'make_request', {
    endpoint: 'https://api.github.com/repos/a/b',
    http_method: 'delete',
    headers: { Authorization: 'Bearer x' },
  }),
  tool('x', 'http', {
    request: { verb: 'DELETE', url: 'https://api.github.com/repos/a/b', headers: [{ name: 'Authorization', value: 'Bearer x' }] },
  }),
  tool('x', 'curl', { args: "-X DELETE -H 'Authorization: Bearer x' https://api.github.com/repos/a/b" }),
]);
rows('hold type sql/drop-table', [tool('docker', 'mcp-exec', { name: 'execute_sql', arguments: { query: 'DROP TABLE x' } })]);
rows('hold type supabase/delete-project', [
  tool('x', 'batch', {
    calls: [
      { tool: 'list', args: {} },
      { tool: 'supabase.delete_project', args: { project_id: 'p' } },
    ],
  }),
  tool('x', 'batch', { calls: [{ tool: 'batch', args: { calls: [{ tool: 'supabase.delete_project', args: { project_id: 'p' } }] } }] }),
]);
rows('hold type railway/delete-volume', [
  tool('x', 'http_request', {
    method: 'POST',
    url: 'https://backboard.railway.app/graphql/v2',
    body: { query: 'mutation { volumeDelete(volumeId: "v") }' },
  }),
]);

// What reads, creates and edits is everyday work, and so is what comes back or is only a link.
rows('allow', [
  tool('playwright', 'browser_click', { element: 'Delete project button', ref: 'e12' }),
  tool('playwright', 'browser_navigate', { url: 'http://localhost:3000/delete' }),
  tool('playwright', 'browser_evaluate', { function: "() => { document.querySelector('#x').remove(); localStorage.clear() }" }),
  tool('playwright', 'browser_run_code', { code: "async (page) => { await page.getByRole('button', { name: 'Delete' }).click(); }" }),
  tool('playwright', 'browser_fill_form', { fields: [{ name: 'sql', type: 'textbox', ref: 'e1', value: 'DROP TABLE orders;' }] }),
  tool('playwright', 'browser_cookie_clear', {}),
  tool('playwright', 'browser_localstorage_clear', {}),
  tool('playwright', 'browser_close', {}),
  tool('playwright', 'browser_tabs', { action: 'close', index: 1 }),
  tool('playwright', 'browser_file_upload', { paths: ['/home/you/projects/shop/a.png'] }),
  tool('puppeteer', 'puppeteer_evaluate', { script: "document.querySelectorAll('.ad').forEach(e => e.remove())" }),
  tool('puppeteer', 'puppeteer_evaluate', { script: "const rm = x => x; rm('-rf /'); fetch('/api').then(r => r.json())" }),
  tool('chrome-devtools', 'evaluate_script', { function: '() => { return document.title }' }),
  tool('chrome-devtools', 'navigate_page', { url: 'https://example.com/?q=drop+table' }),
  tool('chrome-devtools', 'list_network_requests', {}),
  tool('playwright', 'playwright_get', { url: 'http://localhost:3000/api' }),
  tool('playwright', 'playwright_delete', { url: 'http://localhost:3000/api/1' }),
  tool('browserbase', 'stagehand_act', { action: 'click the delete button' }),
  tool('browser-use', 'go_to_url', { url: 'https://x.com' }),
  tool('sequential-thinking', 'sequentialthinking', {
    thought: 'we should rm -rf / and DROP TABLE orders;',
    nextThoughtNeeded: true,
    thoughtNumber: 1,
    totalThoughts: 2,
  }),
  tool('memory', 'delete_entities', { entityNames: ['a'] }),
  tool('memory', 'delete_relations', { relations: [] }),
  tool('memory', 'delete_observations', { deletions: [{ entityName: 'a', observations: ['DROP TABLE x'] }] }),
  tool('memory', 'create_entities', { entities: [{ name: 'rm -rf ~', entityType: 'x', observations: ['DROP DATABASE x'] }] }),
  tool('memory', 'search_nodes', { query: 'DROP TABLE' }),
  tool('mcp-memory-service', 'delete_memory', { content_hash: 'x' }),
  tool('mem0', 'add-memory', { content: 'rm -rf ~' }),
  tool('fetch', 'fetch', { url: 'https://example.com', max_length: 5000 }),
  tool('time', 'get_current_time', { timezone: 'UTC' }),
  tool('context7', 'resolve-library-id', { libraryName: 'drop' }),
  tool('context7', 'query-docs', { libraryId: '/a/b', query: 'delete from table' }),
  tool('deepwiki', 'ask_question', { repoName: 'a/b', question: 'how do I DROP TABLE users; with this lib' }),
  tool('figma', 'get_code', { nodeId: '1:2' }),
  tool('figma', 'use_figma', { code: "const n = await figma.getNodeByIdAsync('1:2'); n.remove();" }),
  tool('figma', 'delete_node', { nodeId: '1:2' }),
  tool('figma', 'delete_multiple_nodes', { nodeIds: ['1:2'] }),
  tool('task-master', 'remove_task', { id: '1', projectRoot: '/home/you/projects/shop' }),
  tool('task-master', 'clear_subtasks', { all: true, projectRoot: '/home/you/projects/shop' }),
  tool('task-master', 'delete_tag', { name: 'x', projectRoot: '/home/you/projects/shop' }),
  tool('task-master', 'add_task', { prompt: 'drop table users; delete from x', projectRoot: '/home/you/projects/shop' }),
  tool('task-master', 'update_subtask', { id: '1.1', prompt: 'rm -rf /', projectRoot: '/home/you/projects/shop' }),
  tool('unity', 'manage_gameobject', { action: 'delete', target: 'Cube' }),
  tool('unity', 'manage_asset', { action: 'delete', path: 'Assets/x.prefab' }),
  tool('unity', 'manage_script', { action: 'create', name: 'X', path: 'Assets', contents: 'File.Delete(x);' }),
  tool('blender', 'execute_blender_code', { code: 'import bpy\nbpy.ops.object.delete()' }),
  tool('xcodebuild', 'clean', { workspacePath: '/home/you/projects/shop/a.xcworkspace', scheme: 'x' }),
  tool('mobile', 'mobile_uninstall_app', { device: 'x', bundle_id: 'y' }),
  tool('ide', 'executeCode', { code: "print('rm -rf')" }),
  tool('ide', 'getDiagnostics', { uri: 'file:///home/you/projects/shop/a.ts' }),
  tool('jupyter', 'delete_cell', { cell_index: 1 }),
  tool('jupyter', 'execute_cell', { cell_index: 1 }),
  tool('jupyter', 'insert_execute_code_cell', { cell_source: "df.drop(columns=['a'])" }),
  tool('docker', 'mcp-find', { query: 'delete' }),
  tool('composio', 'COMPOSIO_MULTI_EXECUTE_TOOL', { tools: [{ tool_slug: 'GITHUB_LIST_REPOSITORIES', arguments: { owner: 'a' } }] }),
  tool('composio', 'COMPOSIO_SEARCH_TOOLS', { queries: [{ use_case: 'delete a repository' }] }),
  tool('x', 'exec', { code: "await callTool('supabase','list_projects',{})" }),
  tool('x', 'http_request', { method: 'GET', url: 'https://api.github.com/repos/a/b' }),
  tool('x', 'http_request', { method: 'POST', url: 'http://localhost:3000/api/orders/delete', body: { id: 1 } }),
]);
