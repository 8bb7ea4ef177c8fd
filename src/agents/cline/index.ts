import type { Codec } from '../agent';
import { decoder, encode } from './codec';

const blind =
  'a call whose input is rewritten by another hook of a project (reported), and a model whose own program runs the tools (Claude Code, Codex: their hooks count). A denial ends the agent’s whole run';

/** Cline's command line, and programs that are built on its SDK. It ends a hook after 120 s and runs the action. */
export const cline: Codec = {
  id: 'cline',
  title: 'Cline (command line)',
  decode: decoder('cline'),
  encode,
  blind: `files that a prompt attaches by \`@path\`, ${blind}`,
  limits: { registeredSeconds: 120, holds: false },
};

/** Cline's extension for editors, which waits 30 s. */
export const clineVscode: Codec = {
  ...cline,
  id: 'cline-vscode',
  title: 'Cline (extension)',
  decode: decoder('cline-vscode'),
  blind: `${blind}; its *Hooks* setting switched off (reported)`,
  limits: { registeredSeconds: 30, holds: false },
};
