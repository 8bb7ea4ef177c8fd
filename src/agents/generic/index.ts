import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** Any agent that can start a program before each action: `src/agents/README.md`. */
export const generic: Codec = {
  id: 'generic',
  title: 'Any other agent',
  alone: true,
  decode,
  encode,
  blind: 'what it does not ask about',
  guards: 'what it asks about',
  failure: 'denied by exit status 2',
  proof: 'documented',
  limits: { registeredSeconds: 900, holds: true },
};
