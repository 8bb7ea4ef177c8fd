import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** Cascade, the agent of Windsurf and of the desktop program that followed it. As documented; not tried with a running one. */
export const windsurf: Codec = {
  id: 'windsurf',
  title: 'Windsurf (Cascade)',
  alone: true,
  decode,
  encode,
  blind:
    'its searches, its index, web pages, attached files, and deletions that are no command; the folder of a file action, whose paths are absolute',
  guards: 'commands, reads and writes of files, MCP',
  failure: 'denied; past its own limit, which is documented nowhere, the action runs',
  proof: 'documented',
  // how long it waits is documented nowhere
  limits: { registeredSeconds: 10, holds: false },
};
