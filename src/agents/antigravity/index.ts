import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** Antigravity: the command line (`agy`) and the editor. As documented; not tried with a running one. */
export const antigravity: Codec = {
  id: 'antigravity',
  title: 'Antigravity',
  alone: true,
  decode,
  encode,
  blind:
    'versions that load hooks from installed plugins alone; sub-agents, its browser, attached files, and MCP tools where its matcher passes over them; a hook’s `enabled: false` (reported)',
  guards: 'commands and what is typed into them, files, searches, web pages',
  failure: 'it asks the person',
  proof: 'documented',
  // how long it waits, and what it does then, is documented nowhere
  limits: { registeredSeconds: 30, holds: false },
};
