import { registeredCommand } from '../command';
import { type HookFile, hookFileInstaller } from '../hookFile';

const SECONDS = 900;

/**
 * `~/.cursor/hooks.json`, read by the editor and by `cursor-agent`. Every event that can stop something; `preToolUse` alone sees edits and
 * deletions, the others see what it may miss. Seconds; without `failClosed` a hook that fails lets the action go.
 */
export const cursorHooks = {
  id: 'cursor',
  title: 'Cursor',
  file: (home: string) => `${home}/.cursor/hooks.json`,
  folders: ['.cursor', '.config/Cursor', 'Library/Application Support/Cursor', '.cursor-server'],
  programs: ['cursor', 'cursor-agent'],
  events: [
    'preToolUse',
    'beforeShellExecution',
    'beforeMCPExecution',
    'beforeReadFile',
    'beforeTabFileRead',
    'beforeSubmitPrompt',
    'subagentStart',
  ],
  entry: (launcher: string, file: string, _event: string, word: string = 'cursor') => ({
    command: registeredCommand(launcher, word, file, 'edit'),
    type: 'command',
    timeout: SECONDS,
    failClosed: true,
  }),
  keys: { version: 1 },
  strict: false,
} as const satisfies HookFile;

export const cursorInstaller = hookFileInstaller(cursorHooks);
