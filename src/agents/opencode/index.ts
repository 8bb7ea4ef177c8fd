import type { Codec } from '../agent';
import { pluginCodec } from './codec';

/** opencode: the command line, its desktop program, and editors that run it. A plugin of ours runs in its process. */
export const opencode: Codec = {
  id: 'opencode',
  title: 'opencode',
  ...pluginCodec('opencode'),
  blind:
    'a session with `--pure`, `OPENCODE_PURE` or another `XDG_CONFIG_HOME` (denied to agents); what other plugins in its process do by themselves, or change in a call after it was judged (adding one is held); versions before 1.18.29; version 2, which is guarded as documented only and whose prompts may bring files along',
  guards: 'commands, files, patches, searches, web pages, MCP, sub-agents, attached files',
  failure: 'denied; it has no limit',
  proof: 'real',
  limits: { registeredSeconds: 900, holds: true },
};
