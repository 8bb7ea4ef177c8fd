import type { HookInspection } from '../hookFaults';
import type { Edited, Installer } from '../installer';
import { isPluginText, launchLine, type PluginAgent, pluginText } from './plugin';

export interface PluginFile extends Pick<Installer, 'title' | 'file' | 'folders' | 'programs'> {
  readonly id: PluginAgent;
}

const FOREIGN = 'a plugin of this name is there that Mollyguard did not write';

/** A plugin is a file that is ours as a whole: written anew where one byte differs, deleted on removal. */
export function pluginInstaller({ id, ...about }: PluginFile): Installer {
  return {
    id,
    ...about,
    install(text, launcher, file): Edited {
      const foreign = text !== null && text.trim() !== '' && !isOurs(text, launcher);
      return foreign ? { kind: 'broken', problem: FOREIGN } : { kind: 'edited', text: pluginText(id, launcher, file) };
    },
    remove: (text, launcher): Edited => ({ kind: 'edited', text: isOurs(text, launcher) ? null : text }),
    state(text, launcher, file) {
      if (text === pluginText(id, launcher, file)) return 'installed';
      return text !== null && isOurs(text, launcher) ? 'changed' : 'missing';
    },
    inspect(text, launcher, file): HookInspection {
      if (text === null || text.trim() === '') return { broken: null, faults: [{ kind: 'missing' }], command: null };
      if (!isOurs(text, launcher)) return { broken: FOREIGN, faults: [{ kind: 'missing' }], command: null };
      if (text === pluginText(id, launcher, file)) return { broken: null, faults: [], command: launchLine(id, launcher) };
      return { broken: null, faults: [{ kind: 'settings-changed', event: null, keys: ['text of the plugin'] }], command: null };
    },
  };
}

/** Ours, or made of ours: it would be loaded in the place of ours all the same. */
const isOurs = (text: string, launcher: string): boolean => isPluginText(text) || text.includes(JSON.stringify(launcher).slice(1, -1));
