import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** Gemini CLI. */
export const gemini: Codec = {
  id: 'gemini',
  title: 'Gemini CLI',
  decode,
  encode,
  blind:
    'a repository that switches hooks off in `.gemini/settings.json` (reported), a session with another `GEMINI_CLI_HOME` (denied to agents), what hooks of a project or an extension change in a call after it was judged (adding one is held, and they are reported), and a sub-agent’s calls are not told from its session’s',
  guards: 'commands, files, searches, web pages, MCP, sub-agents, attached files',
  failure: 'denied; past its own limit the action runs, so ours is shorter',
  proof: 'real',
  limits: { registeredSeconds: 900, holds: true },
};
