import { registeredCommand } from '../command';
import { hookFileInstaller } from '../hookFile';

const SECONDS = 900;

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
    hooks: [{ type: 'command', command: registeredCommand(launcher, 'devin', file, 'edit'), timeout: SECONDS }],
  }),
  keys: {},
  strict: false,
});
