import { exitTwoCommand, mentions } from '../command';
import { wholeFileInstaller } from '../wholeFile';

/** Counted in seconds; 60 where nothing is said. */
const SECONDS = 900;
const commandOf = (launcher: string, file: string): string => exitTwoCommand(launcher, 'kiro', file, 'delete');

/** `~/.kiro/hooks/mollyguard.json`: every file there is read, and this one is ours as a whole. Without a matcher it is asked for every tool. */
export const kiroInstaller = wholeFileInstaller({
  id: 'kiro',
  title: 'Kiro',
  file: (home) => `${home}/.kiro/hooks/mollyguard.json`,
  folders: ['.kiro'],
  programs: ['kiro', 'kiro-cli'],
  text: (launcher, file) => {
    const action = { type: 'command', command: commandOf(launcher, file) } as const;
    const hook = { name: 'mollyguard', trigger: 'PreToolUse', action, timeout: SECONDS, enabled: true } as const;
    return `${JSON.stringify({ version: 'v1', hooks: [hook] }, null, 2)}\n`;
  },
  isOurs: mentions,
  command: commandOf,
  foreign: () => 'a hook file of this name is there that Mollyguard did not write',
});
