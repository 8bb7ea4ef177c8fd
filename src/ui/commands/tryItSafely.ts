import { TRIAL_AGENT } from '../../protocol/messages';
import type { Command } from './command';

/** A pretend agent's action goes through the guard, so that the question can be met before it is needed. Nothing is run at its end. */
export const tryItSafely: Command = {
  id: 'mollyguard.tryItSafely',
  async run({ guard, questions, notify, words }) {
    const waiting = guard.status.kind === 'up' ? guard.status.state.waiting : [];
    const open = waiting.find(({ agent }) => agent === TRIAL_AGENT);
    if (open) return questions.open(open.ticket);
    const { trial } = words;
    notify.status(trial.sent);
    const result = await guard.trial();
    if (result === null) return notify.error(trial.unreachable);
    switch (result.kind) {
      case 'approved':
        return notify.info(trial.approved);
      case 'denied':
        return notify.info(trial.denied(result.told));
      case 'not-asked':
        return notify.info(trial.notAsked);
      default:
        return result satisfies never;
    }
  },
};
