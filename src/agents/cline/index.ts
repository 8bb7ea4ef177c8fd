import type { Codec } from '../agent';
import { decoder, encode } from './codec';

const BLIND =
  'a call whose input another hook rewrites (reported), and a model that runs its tools in a program of its own (Claude Code, Codex: their hooks count then). A denial ends the whole run, and the model is not told why';

/** Cline's command line, and programs that are built on its SDK. It ends a hook after 120 s and runs the action. */
export const cline: Codec = {
  id: 'cline',
  title: 'Cline (command line)',
  decode: decoder('cline'),
  encode,
  blind: `files that a prompt attaches by \`@path\`, ${BLIND}`,
  guards: 'commands, files, patches, searches, web pages, MCP, sub-agents',
  failure: 'denied; past its own limit the action runs, so ours is shorter',
  proof: 'real',
  limits: { registeredSeconds: 120, holds: false, ends: true },
};

/** Cline's extension for editors, which waits 30 s. */
export const clineVscode: Codec = {
  ...cline,
  id: 'cline-vscode',
  title: 'Cline (extension)',
  decode: decoder('cline-vscode'),
  blind: `its *Hooks* setting switched off (reported), ${BLIND}`,
  proof: 'documented',
  limits: { registeredSeconds: 30, holds: false, ends: true },
};
