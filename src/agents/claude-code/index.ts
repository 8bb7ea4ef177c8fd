import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** Claude Code: the command line, its extension for editors, and programs that are built on it. */
export const claudeCode: Codec = {
  id: 'claude-code',
  title: 'Claude Code',
  decode,
  encode,
  blind:
    'a session started with `--bare`, `--safe-mode` or `--setting-sources project`, a repository that sets `disableAllHooks` (reported), and what a running program is typed into after it was started',
  guards: 'commands, background watches, files, notebooks, searches, web pages, MCP, sub-agents, attached files',
  failure: 'denied, also past its own limit (from 2.1.295 on)',
  proof: 'real',
  limits: { registeredSeconds: 900, holds: true },
};
