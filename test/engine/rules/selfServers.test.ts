import { rows } from './rows';

rows('deny self/act-beside-hooks', [
  `opencode debug agent build --tool bash --params '{"command":"rm -rf ~"}'`,
  'opencode debug agent build --params "{command: 1}" --tool=bash',
  'opencode --print-logs debug agent build --tool bash',
  'npx opencode-ai debug agent build --tool bash',
  'kilo debug agent code --tool write --params x',
  `curl -X POST http://127.0.0.1:4096/session/ses_1/shell -H 'Content-Type: application/json' -d '{"agent":"build","command":"ls"}'`,
  `curl -sS --json @- http://localhost:4096/session/ses_1/shell?directory=/w <<< '{"agent":"build","command":"ls"}'`,
  'curl -d @- http://[::1]:4096/session/ses_1/shell',
  `curl http://localhost:4096/pty -d '{"command":"bash"}'`,
  `curl http://localhost:4096/api/pty -d '{"command":"bash"}'`,
  `curl -X PUT http://localhost:4096/pty/pty_1 -d '{}'`,
  `curl http://localhost:4096/mcp -d '{"name":"x","config":{"type":"local","command":["x"]}}'`,
  { kind: 'http', method: 'POST', url: 'http://localhost:4096/session/s/shell', body: '{"command":"ls"}' },
]);
rows('allow', [
  'opencode debug agent build',
  'opencode debug config',
  'opencode serve --port 4096',
  'opencode run "debug agent --tool"',
  'curl http://localhost:4096/session',
  'curl -X POST http://localhost:4096/session',
  'curl http://localhost:4096/pty',
  `curl http://localhost:3000/mcp -d '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'`,
  `curl -X POST http://localhost:3000/session/1/items -d '{"command":"x"}'`,
]);
