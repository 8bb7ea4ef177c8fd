import { registeredCommand } from '../command';
import { hookFileInstaller } from '../hookFile';

const SECONDS = 900;

/**
 * `~/.copilot/hooks/mollyguard.json`: VS Code's chat and the Copilot CLI read every file of that folder, so that a second file of ours would
 * be asked a second time. The event's PascalCase name makes both send the event's name and read the same answer; each reads one of the two
 * time-outs.
 */
export const copilotHooks = {
  file: (home: string) => `${home}/.copilot/hooks/mollyguard.json`,
  events: ['PreToolUse'],
  entry: (launcher: string, file: string, _event: string, word: string = 'vscode') => ({
    type: 'command',
    command: hookCommand(launcher, file, word),
    timeout: SECONDS,
    timeoutSec: SECONDS,
  }),
  // The file is ours alone; the switch in it would be for our hook.
  keys: { version: 1, disableAllHooks: undefined },
  strict: false,
} as const;

export const vscodeInstaller = hookFileInstaller({
  ...copilotHooks,
  id: 'vscode',
  title: 'VS Code chat',
  folders: [
    '.vscode',
    '.vscode-insiders',
    '.vscode-server',
    '.vscode-remote',
    '.config/Code',
    '.config/Code - Insiders',
    'Library/Application Support/Code',
    'Library/Application Support/Code - Insiders',
  ],
  programs: ['code', 'code-insiders'],
});

/** The registered command. SIGTERM is what VS Code sends when its own limit is over. */
export const hookCommand = (launcher: string, file: string, word: string = 'vscode'): string =>
  registeredCommand(launcher, word, file, 'delete');
