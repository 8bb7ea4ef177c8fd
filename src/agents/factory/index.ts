import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** Factory's droid. As documented; not tried with a running one. */
export const factory: Codec = {
  id: 'factory',
  title: 'Factory droid',
  alone: true,
  decode,
  encode,
  blind:
    'files that a prompt attaches, `allowManagedHooksOnly` of an organisation, whether its hooks run with permissions skipped, and what is typed into a running program',
  guards: 'commands, files, patches, searches, web pages, MCP, sub-agents',
  failure: 'denied; past its own limit the action runs, so ours is shorter',
  proof: 'documented',
  limits: { registeredSeconds: 900, holds: true },
};
