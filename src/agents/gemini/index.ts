import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** Gemini CLI. */
export const gemini: Codec = {
  id: 'gemini',
  title: 'Gemini CLI',
  decode,
  encode,
  blind:
    'a repository that switches hooks off in `.gemini/settings.json` (reported), a session with another `GEMINI_CLI_HOME`, and a sub-agent’s calls are not told from its session’s',
  limits: { registeredSeconds: 900, holds: true },
};
