import path from 'node:path';
import type { RealAgent } from './agent';
import { write } from './files';

export const qwen: RealAgent = {
  id: 'qwen',
  title: 'Qwen Code',
  program: (modules) => [process.execPath, path.join(modules, '@qwen-code/qwen-code/cli-entry.js')],
  configure: ({ home, mcp }) =>
    write(path.join(home, '.qwen/settings.json'), {
      $version: 3,
      security: { auth: { selectedType: 'openai' } },
      general: { enableAutoUpdate: false, disableAutoUpdate: true },
      privacy: { usageStatisticsEnabled: false },
      telemetry: { enabled: false },
      mcpServers: { railway: { ...mcp, trust: true } },
    }),
  start: ({ url, program }, prompt) => ({
    steps: [[...program, '-p', prompt, '--auth-type', 'openai', '-m', 'scripted', '-o', 'stream-json', '--yolo']],
    // else it starts itself once more, with more memory and this very variable
    env: { OPENAI_API_KEY: 'test', OPENAI_BASE_URL: `${url}/v1`, OPENAI_MODEL: 'scripted', QWEN_CODE_NO_RELAUNCH: 'true' },
  }),
  tools: {
    shell: (command) => ({ name: 'run_shell_command', input: { command, description: 'run', is_background: false } }),
    write: (file_path, content) => ({ name: 'write_file', input: { file_path, content } }),
    read: (file_path) => ({ name: 'read_file', input: { file_path } }),
    mcp: (tool, input) => ({ name: `mcp__railway__${tool}`, input }),
  },
  denial: 'told',
  waits: 'grants',
};
