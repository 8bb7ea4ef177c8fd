import path from 'node:path';
import type { RealAgent } from './agent';
import { write } from './files';

const TRIPLES: Readonly<Record<string, string>> = {
  'linux-x64': 'x86_64-unknown-linux-musl',
  'linux-arm64': 'aarch64-unknown-linux-musl',
  'darwin-x64': 'x86_64-apple-darwin',
  'darwin-arm64': 'aarch64-apple-darwin',
};
const added = (file: string, content: string): string =>
  [
    '*** Begin Patch',
    `*** Add File: ${file}`,
    ...content
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `+${line}`),
    '*** End Patch',
  ].join('\n');

/** The model's name decides its tools: gpt-5.5 has a shell and `apply_patch`. Hooks that nobody trusts are skipped without a word. */
export const codex: RealAgent = {
  id: 'codex',
  title: 'Codex',
  program: (modules, platform) => {
    const name = platform.replace('-musl', '');
    return [path.join(modules, '@openai', `codex-${name}`, 'vendor', TRIPLES[name] ?? name, 'bin/codex')];
  },
  configure: ({ home, url, mcp }) =>
    write(
      path.join(home, '.codex/config.toml'),
      `model = "gpt-5.5"
model_provider = "local"
check_for_update_on_startup = false
[model_providers.local]
name = "local"
base_url = "${url}/v1"
env_key = "LOCAL_KEY"
wire_api = "responses"
request_max_retries = 0
stream_max_retries = 0
[analytics]
enabled = false
[otel]
exporter = "none"
[mcp_servers.railway]
command = ${JSON.stringify(mcp.command)}
args = ${JSON.stringify(mcp.args)}
`,
    ),
  start: ({ program }, prompt) => ({
    steps: [[...program, 'exec', '--json', '--skip-git-repo-check', '--dangerously-bypass-approvals-and-sandbox', prompt]],
    env: { LOCAL_KEY: 'test' },
  }),
  tools: {
    shell: (cmd) => ({ name: 'exec_command', input: { cmd } }),
    write: (file, content) => ({ name: 'apply_patch', custom: true, input: added(file, content) }),
    // it has no tool that reads: it uses the shell
    read: (file) => ({ name: 'exec_command', input: { cmd: `cat '${file}'` } }),
    mcp: (tool, input) => ({ name: tool, namespace: 'mcp__railway', input }),
  },
  denial: 'told',
  waits: 'holds',
};
