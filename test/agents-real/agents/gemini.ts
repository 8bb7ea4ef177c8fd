import path from 'node:path';
import type { RealAgent } from './agent';
import { write } from './files';

export const gemini: RealAgent = {
  id: 'gemini',
  title: 'Gemini CLI',
  program: (modules) => [process.execPath, path.join(modules, '@google/gemini-cli/bundle/gemini.js')],
  configure: ({ home, mcp }) =>
    write(path.join(home, '.gemini/settings.json'), {
      security: { auth: { selectedType: 'gemini-api-key' } },
      general: { enableAutoUpdate: false, disableAutoUpdate: true },
      privacy: { usageStatisticsEnabled: false },
      telemetry: { enabled: false },
      mcpServers: { railway: { ...mcp, trust: true } },
    }),
  start: ({ url, program }, prompt) => ({
    steps: [[...program, '-p', prompt, '-m', 'gemini-2.5-flash', '-o', 'stream-json', '--yolo']],
    env: { GEMINI_API_KEY: 'test', GOOGLE_GEMINI_BASE_URL: url, GEMINI_CLI_TRUST_WORKSPACE: 'true' },
  }),
  tools: {
    shell: (command) => ({ name: 'run_shell_command', input: { command, description: 'run' } }),
    write: (file_path, content) => ({ name: 'write_file', input: { file_path, content } }),
    read: (file_path) => ({ name: 'read_file', input: { file_path } }),
    mcp: (tool, input) => ({ name: `mcp_railway_${tool}`, input }),
  },
  denial: 'told',
  waits: 'holds',
};
