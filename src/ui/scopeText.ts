import type { Reason } from '../engine/types';
import type { Translate } from './text';
import { label } from './visible';

/** Why the scope decided. */
export const scopeReasons = (t: Translate) => ({
  'out-of-scope': ({ target, scope }: Reason['data']) =>
    target && scope
      ? t('Its target is in {0}, outside the scope {1}. Change Scope… widens it.', label(target), label(scope))
      : t('It leaves the scope that a person has set.'),
  'scope-read': ({ target, scope }: Reason['data']) =>
    t('It reads from {0}, outside the scope {1}. Reads are allowed and recorded.', label(target ?? ''), label(scope ?? '')),
});

/** What *Change Scope…* says. */
export const scopeText = (t: Translate) => ({
  scope: {
    title: t('Change Scope…'),
    place: t('Whose work is limited?'),
    window: t('This Window'),
    workspace: t('This Workspace'),
    conversation: (agent: string, summary: string) => t('{0}: {1}', agent, summary),
    windowHint: t('all its conversations, until it closes'),
    workspaceHint: t('kept for its folders'),
    conversationHint: (time: string) => t('this conversation only, last action {0}', time),
    pick: t('Agents may change this environment and less dangerous ones.'),
    now: t('now'),
    none: t('No Limit'),
    noneHint: t('agents may reach every environment; production is still asked about'),
    inReach: (what: string) => t('in reach: {0}', what),
    unset: t('not set'),
    until: (name: string, time: string) => t('{0} until {1}', name, time),
    time: t('For how long? Then it falls back by itself.'),
    minutes: (minutes: number) => (minutes === 1 ? t('1 minute') : t('{0} minutes', minutes)),
    untilClosed: t('Until this window closes'),
    fromNowOn: t('From now on'),
    prompt: (word: string, name: string | null) =>
      name === null
        ? t('Type "{0}" to let agents reach every environment.', word)
        : t('Type "{0}" to let agents change what is in {1}.', word, name),
    set: (name: string | null) => (name === null ? t('No scope limits agents now.') : t('Agents are limited to {0} now.', name)),
    gone: t('This environment is no longer there. Nothing was changed.'),
    failed: t('Nothing was changed: the journal cannot be written.'),
    unreachable: t('Nothing was changed: the guard server did not answer.'),
    unknownConversation: t('Which conversation this belongs to is not known any more.'),
  },
});
