import type { Rule } from './rule';

/** Ways to have an agent's program act without its hooks: they are asked for what the model calls, not for what a person or a program does. */
export const serverRules = [
  {
    id: 'self/act-beside-hooks',
    when: [
      // It runs the tool by itself; what stands in `--params` may even be JavaScript.
      { call: 'program', program: 'agent', verb: ['debug', 'agent'], any: ['--tool'] },
      // The server of opencode and Kilo takes these for the person's own.
      { call: 'http', method: ['POST'], path: ['/session/{session}/shell'], fields: { command: ['*'] } },
      { call: 'http', method: ['POST', 'PUT'], path: ['/pty', '/pty/{pty}', '/api/pty', '/api/pty/{pty}'] },
      { call: 'http', method: ['POST'], path: ['/mcp'], fields: { 'config.type': ['*'] } },
    ],
    verb: 'disable',
    class: 'self',
    resource: { kind: 'agent', name: ['=agent'] },
    undo: 'None known: what was run was run without being judged.',
    safer: 'Use your own tools for it: they are judged.',
    docs: 'https://opencode.ai/docs/server',
    examples: {
      held: [
        `opencode debug agent build --tool bash --params '{"command":"ls"}'`,
        'opencode debug agent build --tool=bash',
        `curl -X POST http://127.0.0.1:4096/session/ses_1/shell -H 'Content-Type: application/json' -d '{"agent":"build","command":"ls"}'`,
        `curl http://localhost:4096/pty -d '{"command":"bash"}'`,
        `curl http://localhost:4096/mcp -d '{"name":"x","config":{"type":"local","command":["x"]}}'`,
      ],
      free: [
        'opencode debug agent build',
        'opencode debug config',
        'opencode serve --port 4096',
        'curl http://localhost:4096/session',
        `curl http://localhost:3000/mcp -d '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'`,
        'curl -X POST https://api.example.com/session/1/shell',
      ],
    },
  },
] as const satisfies readonly Rule[];
