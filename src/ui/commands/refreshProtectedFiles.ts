import type { Command } from './command';

/** For what no watcher tells: a folder that was moved in as a whole. */
export const refreshProtectedFiles: Command = {
  id: 'mollyguard.refreshProtectedFiles',
  async run({ protectedFiles }) {
    protectedFiles.refresh();
  },
};
