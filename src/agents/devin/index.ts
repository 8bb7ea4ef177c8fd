import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** Devin's command line, and the agent of its desktop program. As documented; not tried with a running one. */
export const devin: Codec = {
  id: 'devin',
  title: 'Devin',
  alone: true,
  decode,
  encode,
  blind:
    'the folder, which its payload does not tell: paths are judged from the home folder, more strictly; commands that a person types, attached files, and agents in the cloud',
  guards: 'commands, files, searches, web pages, MCP, sub-agents',
  failure: 'denied; past its own limit the action runs, so ours is shorter',
  proof: 'documented',
  // that it waits longer is documented by a unit only
  limits: { registeredSeconds: 30, holds: false },
};
