import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** Amp: the command line and its extension for editors. A plugin of ours runs in its process. As documented; not tried with a running one. */
export const amp: Codec = {
  id: 'amp',
  title: 'Amp',
  alone: true,
  decode,
  encode,
  blind:
    'calls before its plugins are loaded (`amp -x` without `--plugin-ready-timeout`), what other plugins in its process do or change after it was judged, files that a prompt attaches, and threads that run elsewhere',
  guards: 'commands, files, web pages, MCP, sub-agents',
  failure: 'denied; it has no limit',
  proof: 'documented',
  limits: { registeredSeconds: 900, holds: true },
};
