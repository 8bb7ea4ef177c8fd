import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** GitHub's Copilot CLI, and VS Code's Copilot sessions, which run it. It reads VS Code's hook file. */
export const copilotCli: Codec = {
  id: 'copilot-cli',
  title: 'Copilot CLI',
  keepsTerminals: true,
  decode,
  encode,
  blind:
    'a trusted repository that switches hooks off by `disableAllHooks` (reported; a managed file withstands it), a session with another `COPILOT_HOME` (denied to agents), and what an extension of its own does in its process',
  guards: 'commands and what is typed into open shells, files, patches, searches, web pages, MCP, sub-agents',
  failure: 'denied; past its own limit the action runs, so ours is shorter',
  proof: 'real',
  limits: { registeredSeconds: 900, holds: true, honours: ['vscode', 'claude-code'] },
};
