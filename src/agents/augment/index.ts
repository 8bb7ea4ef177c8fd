import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** Augment's command line (auggie). As documented; not tried with a running one. */
export const augment: Codec = {
  id: 'augment',
  title: 'Augment (auggie)',
  alone: true,
  decode,
  encode,
  blind:
    'its extensions for editors, which are documented to read `/etc/augment/settings.json` alone; files that a prompt attaches, and its index',
  guards: 'commands and what is typed into them, files, patches, searches, web pages, MCP',
  failure: 'denied; past its own limit the action runs, so ours is shorter',
  proof: 'documented',
  limits: { registeredSeconds: 900, holds: true },
};
