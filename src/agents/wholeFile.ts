import type { HookInspection } from './hookFaults';
import type { Edited, Installer } from './installer';

/** A hook file that is ours as a whole. */
export interface WholeFile extends Pick<Installer, 'id' | 'title' | 'file' | 'folders' | 'programs' | 'mode'> {
  /** The text that must stand there, byte for byte. */
  text(launcher: string, file: string): string;
  /** Ours, or made of ours. */
  isOurs(text: string, launcher: string): boolean;
  /** How the agent starts it, as a line of shell; absent: the text itself is a program of POSIX sh. Only ours is ever tried. */
  command?(launcher: string, file: string): string;
  /** What a person reads where another's file stands in its place. */
  foreign(launcher: string): string;
}

/** Written anew where one byte differs, deleted on removal; another's file in its place is never touched. */
export function wholeFileInstaller({ text: right, isOurs, command = right, foreign, ...about }: WholeFile): Installer {
  const isEmpty = (text: string | null): boolean => text === null || text.trim() === '';
  return {
    ...about,
    install(text, launcher, file): Edited {
      const another = text !== null && !isEmpty(text) && !isOurs(text, launcher);
      return another ? { kind: 'broken', problem: foreign(launcher) } : { kind: 'edited', text: right(launcher, file) };
    },
    remove: (text, launcher): Edited => ({ kind: 'edited', text: isOurs(text, launcher) ? null : text }),
    state(text, launcher, file) {
      if (text === right(launcher, file)) return 'installed';
      return text !== null && isOurs(text, launcher) ? 'changed' : 'missing';
    },
    inspect(text, launcher, file): HookInspection {
      if (text === right(launcher, file)) return { broken: null, faults: [], command: command(launcher, file) };
      if (text === null || isEmpty(text)) return { broken: null, faults: [{ kind: 'missing' }], command: null };
      if (!isOurs(text, launcher)) return { broken: foreign(launcher), faults: [{ kind: 'missing' }], command: null };
      return { broken: null, faults: [{ kind: 'settings-changed', event: null, keys: ['text of the program'] }], command: null };
    },
  };
}
