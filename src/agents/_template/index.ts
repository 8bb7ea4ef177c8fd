import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** The agent's name as people know it, and what its hooks are. Then: a line in `../index.ts`, payloads in `test/payloads/<id>`. */
export const template: Codec = {
  id: 'template',
  title: 'Template',
  decode,
  encode,
  blind: 'what this agent does without its hook being called, one line',
  guards: 'commands, files, …',
  failure: 'what the agent does where our hook fails or is silent',
  proof: 'documented',
  limits: { registeredSeconds: 600, holds: false },
};
