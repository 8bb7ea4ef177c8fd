import { registeredCommand } from '../command';
import { hookFileInstaller } from '../hookFile';

const SECONDS = 900;

/**
 * `~/.copilot/hooks/mollyguard.json`: VS Code's chat and the Copilot CLI read every file of that folder. The event's PascalCase name makes
 * both send the same dialect; each reads one of the two time-outs.
 */
export const vscodeInstaller = hookFileInstaller({
  id: 'vscode',
  title: 'VS Code chat and Copilot CLI',
  file: (home) => `${home}/.copilot/hooks/mollyguard.json`,
  folders: [
    '.copilot',
    '.vscode',
    '.vscode-insiders',
    '.vscode-server',
    '.vscode-remote',
    '.config/Code',
    '.config/Code - Insiders',
    'Library/Application Support/Code',
    'Library/Application Support/Code - Insiders',
  ],
  programs: ['code', 'code-insiders', 'copilot'],
  events: ['PreToolUse'],
  entry: (launcher, file) => ({ type: 'command', command: hookCommand(launcher, file), timeout: SECONDS, timeoutSec: SECONDS }),
  // The file is ours alone; the switch in it would be for our hook.
  keys: { version: 1, disableAllHooks: undefined },
  strict: false,
});

/** The registered command. SIGTERM is what VS Code sends when its own limit is over. */
export const hookCommand = (launcher: string, file: string): string => registeredCommand(launcher, 'vscode', file, 'delete');
