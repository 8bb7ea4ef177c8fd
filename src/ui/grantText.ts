import type { Translate } from './text';

/** Sentences about approving an agent's next try, and about asking again; a part of `createWords`. */
export const grantText = (t: Translate) => ({
  nextTry: {
    title: t('Approve Next Try…'),
    pick: t('The question is shown next. Nothing is approved yet.'),
    none: t('No action is left whose next try could be approved.'),
    prompt: (name: string, left: string) =>
      t('Type {0} to let the next try of this run once. Esc leaves it waiting. Expires in {1}.', name, left),
    later: t('No agent waits for this now. After your answer, its next try of exactly this action runs, once, within 10 minutes.'),
    refused: {
      denied: t('This action would be refused now, so its next try cannot be approved.'),
      free: t('This action needs no approval any more.'),
      gone: t('The next try of this action can no longer be approved. When the agent tries again, you are asked.'),
    },
    unreachable: t('Nothing was approved: the guard server did not answer.'),
  },
  askAgain: {
    title: t('Allow Asking Again…'),
    pick: t('What was refused stays refused until then. Nothing is approved by this.'),
    all: t('Everything that was refused'),
    none: t('Nothing is refused unasked.'),
    prompt: (word: string, name: string | null) =>
      name === null
        ? t('Type "{0}" to let agents ask about everything again that was refused.', word)
        : t('Type "{0}" to let agents ask about "{1}" again.', word, name),
    done: t('The next try is asked about. Nothing is approved.'),
    failed: t('It stays refused: this could not be written into the journal.'),
    unreachable: t('It stays refused: the guard server did not answer.'),
  },
  grant: {
    next: t('Next'),
    left: (left: string) => t('{0} left', left),
    /** `puts`: the sentence can be put into the agent's own chat. */
    hint: (puts: boolean) =>
      puts
        ? t('Runs once if the agent sends exactly this again in time. Tell the Agent writes so into its chat.')
        : t('Runs once if the agent sends exactly this again in time. Tell the Agent copies the sentence that says so.'),
    tell: t('Tell the Agent'),
    written: t('Written into the chat. Press Enter there to send it.'),
    copied: (agent: string) => t('Copied. Paste it into the chat of {0}.', agent),
    none: t('Nothing is approved for a next try.'),
    revoked: t('Revoked. The next try asks again.'),
    unreachable: t('Not revoked: the guard server did not answer.'),
  },
});
