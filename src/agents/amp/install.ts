import { wholeFileInstaller } from '../wholeFile';
import { isPluginText, launchLine, pluginText } from './plugin';

/** `~/.config/amp/plugins/`: every file there is loaded when Amp starts, in its own process. */
export const ampInstaller = wholeFileInstaller({
  id: 'amp',
  title: 'Amp',
  file: (home) => `${home}/.config/amp/plugins/mollyguard.ts`,
  folders: ['.config/amp', '.amp'],
  programs: ['amp'],
  text: pluginText,
  isOurs: isPluginText,
  command: launchLine,
  foreign: () => 'a plugin of this name is there that Mollyguard did not write',
});
