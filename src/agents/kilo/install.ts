import { pluginInstaller } from '../opencode/pluginInstaller';

/** `~/.config/kilo/plugins/`, which the command line and the editors' extension read. As documented; not tried with a running Kilo. */
export const kiloInstaller = pluginInstaller({
  id: 'kilo',
  title: 'Kilo Code',
  file: (home) => `${home}/.config/kilo/plugins/mollyguard.js`,
  folders: ['.config/kilo', '.kilo', '.local/share/kilo'],
  programs: ['kilo', 'kilocode'],
});
