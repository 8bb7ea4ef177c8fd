import type { Codec } from '../agent';
import { decode, encode } from './codec';

/** Cursor's agent, in the editor and as `cursor-agent`. As documented; not recorded from a running Cursor. */
export const cursor: Codec = {
  id: 'cursor',
  title: 'Cursor',
  keepsTerminals: true,
  decode,
  encode,
  blind:
    'cloud agents, the index, what Auto-review reads by itself, and what is typed into a running shell; an edit that Cursor reports as a read is seen only where it would touch a hook',
  guards: 'commands, files, Tab’s reads, attached files, MCP, sub-agents',
  failure: 'denied (`failClosed`); set up through Claude Code’s settings alone, which it reads too, the action runs',
  proof: 'documented',
  // of the settings that it reads from Claude Code, its documentation names the time-out as one that counts
  limits: { registeredSeconds: 900, holds: true, honours: ['claude-code'] },
};
