import { commonTools } from '../commonTools';

/** `exec` (with the shell it runs in), `read`, `edit`, `write` …, and `mcp__server__tool`. */
export const devinTools = commonTools('devin');
