import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { RealAgent } from './agent';
import { write } from './files';

export const copilot: RealAgent = {
  id: 'copilot-cli',
  title: 'Copilot CLI',
  program: (modules, platform) => [path.join(modules, '@github', `copilot-${platform.replace('-x64-musl', 'musl-x64')}`, 'copilot')],
  configure: ({ home, project, mcp }) => {
    write(path.join(home, '.copilot/mcp-config.json'), { mcpServers: { railway: { type: 'local', ...mcp, tools: ['*'] } } });
    // `create` makes no folders
    mkdirSync(path.join(project, '.claude'), { recursive: true });
  },
  start: ({ url, program }, prompt) => ({
    steps: [[...program, '-p', prompt, '--output-format', 'json', '--allow-all-tools', '--allow-all-paths', '--trust-folder']],
    env: {
      COPILOT_PROVIDER_BASE_URL: `${url}/v1`,
      COPILOT_PROVIDER_API_KEY: 'test',
      COPILOT_MODEL: 'scripted',
      COPILOT_OFFLINE: 'true',
      COPILOT_AUTO_UPDATE: 'false',
    },
  }),
  tools: {
    shell: (command) => ({ name: 'bash', input: { command, description: 'run' } }),
    write: (file, file_text) => ({ name: 'create', input: { path: file, file_text } }),
    read: (file) => ({ name: 'view', input: { path: file } }),
    mcp: (tool, input) => ({ name: `railway-${tool}`, input }),
  },
  denial: 'told',
  waits: 'holds',
};
