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
  limits: { registeredSeconds: 900, holds: true },
};
