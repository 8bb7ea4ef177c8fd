import path from 'node:path';
import type { RealAgent } from './agent';
import { write } from './files';

/** A denial ends its whole run. A prompt of one word would be a subcommand. */
export const cline: RealAgent = {
  id: 'cline',
  title: 'Cline',
  program: (modules, platform) => [path.join(modules, '@cline', `cli-${platform}`, 'bin/cline')],
  configure: ({ home, mcp }) =>
    write(path.join(home, '.cline/data/settings/cline_mcp_settings.json'), { mcpServers: { railway: { ...mcp, disabled: false } } }),
  start: ({ url, program }, prompt) => ({
    steps: [
      [...program, 'auth', '-p', 'openai-compatible', '-k', 'test', '-m', 'scripted', '-b', `${url}/v1`],
      [...program, '--json', '-P', 'openai-compatible', '-m', 'scripted', '--auto-approve', 'true', prompt],
    ],
    env: { CLINE_TELEMETRY_DISABLED: '1', CLINE_NO_AUTO_UPDATE: '1', DO_NOT_TRACK: '1' },
  }),
  tools: {
    shell: (command) => ({ name: 'run_commands', input: { commands: [command] } }),
    write: (file, new_text) => ({ name: 'editor', input: { path: file, new_text } }),
    read: (file) => ({ name: 'read_files', input: { files: [{ path: file }] } }),
    mcp: (tool, input) => ({ name: `railway__${tool}`, input }),
  },
  denial: 'ends',
  waits: 'grants',
  fixedPort: true,
};
