import type { Reason } from '../engine/types';
import type { Translate } from './text';
import { label } from './visible';

/** Why a policy file decided. */
export const policyReasons = (t: Translate) => ({
  protected: ({ by }: Reason['data']) => t('It must not be lost, says {0}.', label(by ?? '')),
});

/** Policy files, and what a person accepts of them. */
export const policyText = (t: Translate) => ({
  policy: {
    approvers: (names: string, note: string | null) =>
      note === null ? t('To be approved by {0}', names) : t('To be approved by {0}: {1}', names, note),
    title: t('Review Policy'),
    none: t('Every policy file here counts as it is. Nothing has to be reviewed.'),
    noFolder: t('Open a folder first: a policy file lies in its root.'),
    pickFolder: t('Which folder’s policy?'),
    diff: (file: string) => t('{0} (accepted, and as it is now)', file),
    unread: t('What the file changes is shown in the editor below. Read all of it.'),
    prompt: (word: string, file: string) =>
      t('Type "{0}" to accept {1} exactly as shown. Every later change is asked about anew.', word, file),
    accepted: (file: string) => t('{0} counts as it is.', file),
    changed: (file: string) => t('Nothing was accepted: {0} has changed since it was shown. Run Review Policy… again.', file),
    unusable: (file: string, why: string) => t('{0} cannot be accepted: {1}', file, why),
    forbidden: t('Not paused: the policy of this machine allows no pause.'),
    review: t('Review…'),
    later: t('Later'),
    waits: (file: string) => t('{0} has entries that loosen protection. They do not count until you have reviewed them.', file),
  },
});
