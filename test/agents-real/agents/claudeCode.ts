import path from 'node:path';
import type { RealAgent } from './agent';
import { write } from './files';

const servers = (home: string): string => path.join(path.dirname(home), 'mcp.json');

export const claudeCode: RealAgent = {
  id: 'claude-code',
  title: 'Claude Code',
  program: (modules, platform) => [path.join(modules, '@anthropic-ai', `claude-code-${platform}`, 'claude')],
  configure: ({ home, mcp }) => write(servers(home), { mcpServers: { railway: mcp } }),
  start: ({ home, url, program }, prompt) => ({
    steps: [
      [
        ...program,
        ...['-p', prompt, '--output-format', 'stream-json', '--verbose', '--dangerously-skip-permissions'],
        ...['--mcp-config', servers(home)],
      ],
    ],
    env: {
      ANTHROPIC_BASE_URL: url,
      ANTHROPIC_API_KEY: 'test',
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      DISABLE_AUTOUPDATER: '1',
      DISABLE_TELEMETRY: '1',
      DISABLE_ERROR_REPORTING: '1',
      // or its most permissive mode is refused to root
      IS_SANDBOX: '1',
    },
  }),
  tools: {
    shell: (command) => ({ name: 'Bash', input: { command, description: 'run' } }),
    write: (file_path, content) => ({ name: 'Write', input: { file_path, content } }),
    read: (file_path) => ({ name: 'Read', input: { file_path } }),
    mcp: (tool, input) => ({ name: `mcp__railway__${tool}`, input }),
  },
  denial: 'told',
  waits: 'holds',
};
