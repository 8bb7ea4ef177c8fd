import { deadlineCommand } from '../command';
import { hookFileInstaller } from '../hookFile';

const SECONDS = 900;
/** That it waits so long is documented by the unit only: by then there is an answer, or a refusal. */
const DEADLINE = 27;

/** `~/.config/devin/config.json`, the person's own settings. An empty matcher is every tool. */
export const devinInstaller = hookFileInstaller({
  id: 'devin',
  title: 'Devin',
  file: (home) => `${home}/.config/devin/config.json`,
  folders: ['.config/devin'],
  programs: ['devin'],
  events: ['PreToolUse'],
  entry: (launcher, file) => ({
    matcher: '',
    hooks: [{ type: 'command', command: deadlineCommand(launcher, 'devin', file, 'edit', DEADLINE), timeout: SECONDS }],
  }),
  keys: {},
  strict: false,
});
