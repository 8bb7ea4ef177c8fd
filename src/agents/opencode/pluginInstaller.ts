import type { Installer } from '../installer';
import { wholeFileInstaller } from '../wholeFile';
import { isPluginText, launchLine, type PluginAgent, pluginText } from './plugin';

export interface PluginFile extends Pick<Installer, 'title' | 'file' | 'folders' | 'programs'> {
  readonly id: PluginAgent;
}

/** A plugin for opencode or Kilo: what calls the launcher would be loaded in the place of ours all the same, so it counts as ours. */
export const pluginInstaller = (about: PluginFile): Installer =>
  wholeFileInstaller({
    ...about,
    text: (launcher, file) => pluginText(about.id, launcher, file),
    isOurs: (text, launcher) => isPluginText(text) || text.includes(JSON.stringify(launcher).slice(1, -1)),
    command: (launcher) => launchLine(about.id, launcher),
    foreign: () => 'a plugin of this name is there that Mollyguard did not write',
  });
