import { deadlineCommand } from '../command';
import { hookFileInstaller } from '../hookFile';

/** The longest that Qwen Code waits: a larger number is no longer wait. */
const SECONDS = 60;
/** By then there is an answer, or a refusal: at its limit Qwen Code runs the call. */
const DEADLINE = 57;

/** `~/.qwen/settings.json`, the person's own settings. `UserPromptSubmit` shows the files that a prompt attaches, which no tool reads. */
export const qwenInstaller = hookFileInstaller({
  id: 'qwen',
  title: 'Qwen Code',
  file: (home) => `${home}/.qwen/settings.json`,
  folders: ['.qwen'],
  programs: ['qwen'],
  events: ['PreToolUse', 'UserPromptSubmit'],
  entry: (launcher, file, event) => {
    const handler = {
      type: 'command',
      name: 'mollyguard',
      command: deadlineCommand(launcher, 'qwen', file, 'edit', DEADLINE),
      timeout: SECONDS,
    };
    return event === 'UserPromptSubmit' ? { hooks: [handler] } : { matcher: '*', hooks: [handler] };
  },
  keys: {},
  strict: 'commas',
});
