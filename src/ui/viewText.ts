import type { Translate } from './text';
import { label } from './visible';

/** Sentences of the *Protected Files* view and of *Try It Safely*; a part of `createWords`. */
export const viewText = (t: Translate) => ({
  protectedFiles: {
    pattern: t('Pattern'),
    from: t('From'),
    because: {
      default: t('the list that comes with Mollyguard'),
      policy: t('the settings (mollyguard.protectedFiles)'),
      content: t('what was found in it'),
    },
    byContent: t('By Content'),
    byContentTip: t('Agents cannot read these files: a secret was found in each.'),
    found: (kind: string, line: number) => t('{0}, line {1}', kind, line),
    foundLabel: t('Found'),
    unreadable: t('It took too long to look into'),
    spoken: (name: string, folder: string, pattern: string, from: string) =>
      folder === ''
        ? t('{0}, off limits to agents by {1} from {2}', name, pattern, from)
        : t('{0} in {1}, off limits to agents by {2} from {3}', name, folder, pattern, from),
    incomplete: t('This workspace is very large: only the files nearest to its top are listed.'),
  },
  trial: {
    sent: t('A pretend agent tries to drop a database that does not exist.'),
    approved: t('Approved once. A real agent’s action would run now; the trial runs nothing.'),
    denied: (told: string) => t('Not approved. A real agent would read now: {0}', label(told)),
    notAsked: t('Nothing was asked: Mollyguard only observes or is paused in this window.'),
    unreachable: t('The trial did not start: the guard server did not answer. See Check Protection.'),
  },
});
