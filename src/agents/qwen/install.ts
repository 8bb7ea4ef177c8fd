import { deadlineCommand } from '../command';
import { type HookFile, hookFileInstaller } from '../hookFile';

/** The longest that Qwen Code waits: a larger number is no longer wait. */
const SECONDS = 60;
/** By then there is an answer, or a refusal: at its limit Qwen Code runs the call. */
const DEADLINE = 57;

/** `~/.qwen/settings.json`, the person's own settings. `UserPromptSubmit` shows the files that a prompt attaches, which no tool reads. */
export const qwenHooks = {
  id: 'qwen',
  title: 'Qwen Code',
  file: (home: string) => `${home}/.qwen/settings.json`,
  folders: ['.qwen'],
  programs: ['qwen'],
  events: ['PreToolUse', 'UserPromptSubmit'],
  entry: (launcher: string, file: string, event: string, word: string = 'qwen') => {
    const handler = {
      type: 'command',
      name: 'mollyguard',
      command: deadlineCommand(launcher, word, file, 'edit', DEADLINE),
      timeout: SECONDS,
    };
    return event === 'UserPromptSubmit' ? { hooks: [handler] } : { matcher: '*', hooks: [handler] };
  },
  keys: {},
  strict: 'commas',
} as const satisfies HookFile;

export const qwenInstaller = hookFileInstaller(qwenHooks);
