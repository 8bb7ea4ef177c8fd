// A stdio MCP server like Railway's: each call of its tools leaves a line in the file that it is given. It reads files, too, as servers for files do.
import { appendFileSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [file] = process.argv.slice(2);
const tool = (name, properties) => ({ name, description: name, inputSchema: { type: 'object', properties } });
const tools = [
  tool('volume_delete', { volumeId: { type: 'string' } }),
  tool('volume_list', { projectId: { type: 'string' } }),
  tool('read_file', { path: { type: 'string' } }),
];
const answers = {
  initialize: (params) => ({
    protocolVersion: params?.protocolVersion ?? '2025-06-18',
    capabilities: { tools: {} },
    serverInfo: { name: 'railway', version: '1.0.0' },
  }),
  'tools/list': () => ({ tools }),
  'tools/call': ({ name, arguments: input }) => {
    appendFileSync(file, `${name} ${JSON.stringify(input)}\n`);
    return { content: [{ type: 'text', text: name === 'read_file' ? readFileSync(input.path, 'utf8') : 'done' }] };
  },
  ping: () => ({}),
};
for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) continue;
  const answer = answers[method] ? { result: answers[method](params) } : { error: { code: -32601, message: `no ${method}` } };
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...answer })}\n`);
}
