import { bareCommand } from '../command';
import { hookFileInstaller } from '../hookFile';

/** Whole seconds: any other number, and the whole file is passed over. */
const SECONDS = 900;
/** Whether it waits so long is documented nowhere: a little later than this there is an answer, or a refusal. */
const PATIENCE = 26;

/**
 * `~/.gemini/config/hooks.json`, read by the command line and by the editor: hooks by a name of their own, ours as a whole. It is read
 * strictly. Whether a command there is a line of shell or a program is told differently, so it is one that is both; a hook that fails makes
 * Antigravity ask.
 */
export const antigravityInstaller = hookFileInstaller({
  id: 'antigravity',
  title: 'Antigravity',
  file: (home) => `${home}/.gemini/config/hooks.json`,
  folders: [
    '.gemini/antigravity',
    '.gemini/antigravity-cli',
    '.antigravity',
    '.config/Antigravity',
    'Library/Application Support/Antigravity',
  ],
  programs: ['agy', 'antigravity'],
  events: ['PreToolUse'],
  below: ['mollyguard'],
  own: true,
  entry: (launcher) => ({
    matcher: '*',
    hooks: [{ type: 'command', command: bareCommand(launcher, 'antigravity', PATIENCE), timeout: SECONDS }],
  }),
  keys: {},
  strict: true,
});
