import type { ScopeState } from '../protocol/messages';
import type { Translate } from './text';
import { label } from './visible';

/** Sentences of the status item and its tooltip; a part of `createWords`. */
export const bannerText = (t: Translate) => {
  const scopeFrom: Readonly<Record<ScopeState['from'], string>> = {
    settings: t('the settings'),
    workspace: t('this workspace'),
    window: t('this window'),
    conversation: t('one conversation'),
  };
  return {
    status: {
      starting: t('Starting'),
      off: t('Mollyguard off'),
      titleUnknown: t('Unknown environment'),
      paused: (left: string) => t('Paused {0}', left),
      observing: t('Observing'),
      pausedHint: t('Nothing is held while paused, except attempts to switch Mollyguard off.'),
      observingHint: t('Nothing is held. Decisions are only recorded (`mollyguard.mode`).'),
      evidence: t('How this environment is known'),
      noEvidence: t('Nothing in this folder points to another environment.'),
      scope: (name: string, from: ScopeState['from']) => t('Scope of agents’ work: {0} ({1})', name, scopeFrom[from]),
      scopeLeft: (name: string, from: ScopeState['from'], left: string) =>
        t('Scope of agents’ work: {0} ({1}), for {2} more', name, scopeFrom[from], left),
      noScope: t('Scope of agents’ work: not set'),
      agents: (names: string) => t('Agents guarded: {0}', names),
      noAgents: t('Agents guarded: none'),
      lastDecisions: t('Last decisions'),
      decision: (outcome: string, what: string) => t('{0}: {1}', outcome, what),
      click: t('Click for waiting actions, decisions and settings.'),
      spoken: (what: string) => t('Mollyguard: {0}', what),
    },
    tint: {
      title: t('Tint Window in Production'),
      pick: t('Where may the colours be written? They stand there only while production is in reach.'),
      target: { folder: t('Settings of This Folder'), workspace: t('This Workspace File'), user: t('User Settings') },
      userHint: t('Colours all windows of this editor; Settings Sync carries them to others.'),
      nowhere: t('This window has no settings file for colours on this machine.'),
      own: (file: string) => t('Nothing to write: {0} has colours of its own for all of it.', file),
      broken: (file: string, why: string) => t('{0} was left alone: {1}.', file, label(why)),
      confirm: t('Write this while production is in reach?'),
      tint: t('Tint'),
      on: t('The window is tinted while production is in reach. The same command ends that.'),
      isOn: t('This window is tinted while production is in reach.'),
      stop: t('Stop Tinting'),
      off: (files: string) => t('Not tinted any more. As it was before: {0}', files),
    },
  };
};
