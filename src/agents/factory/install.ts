import { registeredCommand } from '../command';
import { hookFileInstaller } from '../hookFile';

/** Counted in seconds, for each command; 60 where nothing is said. */
const SECONDS = 900;

/** `~/.factory/hooks.json`: lists of groups by event at the top, without the `hooks` key that they have in `settings.json`. */
export const factoryInstaller = hookFileInstaller({
  id: 'factory',
  title: 'Factory droid',
  file: (home) => `${home}/.factory/hooks.json`,
  folders: ['.factory'],
  programs: ['droid'],
  events: ['PreToolUse'],
  below: [],
  entry: (launcher, file) => ({
    matcher: '*',
    hooks: [{ type: 'command', command: registeredCommand(launcher, 'factory', file, 'edit'), timeout: SECONDS }],
  }),
  keys: {},
  strict: false,
});
