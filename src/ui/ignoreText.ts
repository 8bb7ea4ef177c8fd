import type { Translate } from './text';
import { label } from './visible';

/** Sentences about agents' own ignore files; a part of `createWords`. */
export const ignoreText = (t: Translate) => ({
  ignore: {
    title: t('Write Agent Ignore Files: Choose Files'),
    pick: t('An extra layer: agents need not heed them. The exact change is shown next.'),
    nowhere: t('Open a folder first: these files lie in the folder of a project.'),
    state: { absent: t('new file'), there: t('is there'), written: t('written by Mollyguard') },
    detail: (covers: string, misses: string) => t('Covers: {0}. Does not cover: {1}.', label(covers), label(misses)),
    left: (why: string) => t('Left out: {0}', label(why)),
    nothing: t('These files say what the list of off-limits files says. Nothing has to be written.'),
    confirm: (count: number) => (count === 1 ? t('Write this file?') : t('Write these {0} files?', count)),
    write: t('Write'),
    done: (files: string) => t('Written, and kept in step from now on: {0}', files),
    choose: t('Choose Files…'),
    update: t('Update'),
    remove: t('Remove…'),
    what: (count: number) =>
      count === 1 ? t('Mollyguard keeps one of these files in step.') : t('Mollyguard keeps {0} of these files in step.', count),
    opened: (count: number) =>
      count === 1
        ? t('A line outside of Mollyguard’s opens files to agents. Keep it?')
        : t('{0} lines outside of Mollyguard’s open files to agents. Keep them?', count),
    keepOpen: t('Keep Open'),
    removeConfirm: t('Take Mollyguard’s lines out of these files?'),
    removed: (files: string) => t('Mollyguard’s lines are out of: {0}', files),
  },
});

/** What is wrong with an ignore file, for a person. */
export const ignoreProblems = (t: Translate) => ({
  'ignore-stale': (file: string | null) => t('{0} is behind the list of off-limits files. Update it.', file ?? '.'),
  'ignore-changed': (file: string | null, { why }: Readonly<Record<string, string>>) =>
    why === undefined
      ? t('Something has changed the off-limits files in {0}. Update it.', file ?? '.')
      : t('Something has opened off-limits files in {0}: {1}. Look at it, or update it.', file ?? '.', label(why)),
});
