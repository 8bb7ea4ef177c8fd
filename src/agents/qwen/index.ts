import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** Qwen Code: the command line, and its extension for editors. It ends a hook after 60 s, whatever is registered, and runs the action. */
export const qwen: Codec = {
  id: 'qwen',
  title: 'Qwen Code',
  decode,
  encode,
  blind:
    'a repository that switches hooks off by `disableAllHooks` in `.qwen/settings.json`, or by a variable in its `.env` (both reported), and a session started with `--bare` or `--safe-mode`',
  guards: 'commands, files, notebooks, searches, web pages, MCP, sub-agents, attached files',
  failure: 'denied; past its own limit the action runs, so ours is shorter',
  proof: 'real',
  limits: { registeredSeconds: 60, holds: false },
};
