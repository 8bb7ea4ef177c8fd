import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** Codex: the command line, its extension for editors, and its desktop program. */
export const codex: Codec = {
  id: 'codex',
  title: 'Codex',
  decode,
  encode,
  blind:
    'what is typed into a program that Codex keeps open (`write_stdin`): opening one towards production is held instead; its own web search; a session with another `CODEX_HOME` or with `features.hooks` off (both denied to agents, and reported)',
  guards: 'commands, patches, images it reads, MCP, sub-agents',
  failure: 'denied; past its own limit the action runs, so ours is shorter',
  proof: 'real',
  limits: { registeredSeconds: 900, holds: true },
};
