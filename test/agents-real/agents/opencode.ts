import path from 'node:path';
import type { RealAgent } from './agent';
import { write } from './files';

export const opencode: RealAgent = {
  id: 'opencode',
  title: 'opencode',
  program: (modules, platform) => [path.join(modules, `opencode-${platform}`, 'bin/opencode')],
  configure({ home, url, mcp }) {
    const local = {
      npm: '@ai-sdk/openai-compatible',
      name: 'local',
      options: { baseURL: `${url}/v1`, apiKey: 'test' },
      models: { scripted: { name: 'scripted', tool_call: true, limit: { context: 200_000, output: 8_000 } } },
    };
    write(path.join(home, '.config/opencode/opencode.json'), {
      autoupdate: false,
      share: 'disabled',
      model: 'local/scripted',
      small_model: 'local/scripted',
      provider: { local },
      mcp: { railway: { type: 'local', command: [mcp.command, ...mcp.args], enabled: true } },
    });
    // It wants a package of its own in every configuration folder, and tries for more than a minute without this.
    write(path.join(home, '.npmrc'), `fetch-retries=0\nregistry=${url}/\n`);
  },
  start: ({ program }, prompt) => ({
    steps: [[...program, 'run', '--format', 'json', '--auto', prompt]],
    env: {
      OPENCODE_DISABLE_AUTOUPDATE: '1',
      OPENCODE_DISABLE_MODELS_FETCH: '1',
      OPENCODE_DISABLE_LSP_DOWNLOAD: '1',
      OPENCODE_DISABLE_SHARE: '1',
    },
  }),
  tools: {
    shell: (command) => ({ name: 'bash', input: { command, description: 'run' } }),
    write: (filePath, content) => ({ name: 'write', input: { filePath, content } }),
    read: (filePath) => ({ name: 'read', input: { filePath } }),
    mcp: (tool, input) => ({ name: `railway_${tool}`, input }),
  },
  denial: 'told',
  waits: 'holds',
};
