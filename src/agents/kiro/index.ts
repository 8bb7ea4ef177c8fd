import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** Kiro: its command line from 3.0 on, its editor from 1.0 on. As documented; not tried with a running one. */
export const kiro: Codec = {
  id: 'kiro',
  title: 'Kiro',
  alone: true,
  decode,
  encode,
  blind:
    'its command line before 3.0 and its editor before 1.0, which read other hook files; files that a prompt attaches; a build that sends no arguments of the tool has every call refused',
  guards: 'commands, files, AWS calls, searches, web pages, MCP, sub-agents',
  failure: 'denied; past its own limit the action runs, so ours is shorter',
  proof: 'documented',
  limits: { registeredSeconds: 900, holds: true },
};
