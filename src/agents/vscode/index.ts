import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** VS Code's built-in chat, and the Copilot CLI, which reads the same hook file. */
export const vscode: Codec = {
  id: 'vscode',
  title: 'VS Code chat',
  keepsTerminals: true,
  decode,
  encode,
  blind: 'calls through `vscode.lm.invokeTool`, other chat extensions, and what a running program is typed into after it was started',
  guards: 'commands, files, edits, notebooks, searches, web pages, MCP and extension tools, sub-agents',
  failure: 'denied; past its own limit the action runs, so ours is shorter',
  proof: 'real',
  limits: { registeredSeconds: 900, holds: true, honours: ['claude-code'] },
};
