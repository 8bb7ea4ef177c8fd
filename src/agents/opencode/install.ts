import { pluginInstaller } from './pluginInstaller';

/** `~/.config/opencode/plugins/`: every file there is loaded when opencode starts, in its own process. */
export const opencodeInstaller = pluginInstaller({
  id: 'opencode',
  title: 'opencode',
  file: (home) => `${home}/.config/opencode/plugins/mollyguard.js`,
  folders: ['.config/opencode', '.opencode', '.local/share/opencode'],
  programs: ['opencode'],
});
