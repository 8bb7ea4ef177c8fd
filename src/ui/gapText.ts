import { agentName } from './agentNames';
import type { Translate } from './text';
import { label } from './visible';

/** Tool calls that no hook saw. `data`: the agent's id, the likely cause, how many. A cause that is not known here gets the plain sentence. */
export function gapText(t: Translate): (file: string | null, data: Readonly<Record<string, string>>) => string {
  return (_file, { agent = '', cause = '', count = '' }) => {
    const [who, times] = [label(agentName(agent) ?? agent), label(count)];
    switch (cause) {
      case 'hooks-off':
        return t('{0} acts unguarded: no hook saw {1} of its actions. Its hooks are switched off, or not set up.', who, times);
      case 'typed':
        return t('{0} typed into an open terminal, which no hook sees: {1}.', who, times);
      case 'attached':
        return t('Files that prompts to {0} attach with @, unseen by its hook: {1}.', who, times);
      case 'user-command':
        return t('Commands that a person typed into {0}, which no hook sees: {1}.', who, times);
      case 'not-hooked':
        return t('{0} used tools that it has no hook for: {1}.', who, times);
      case 'hook-failed':
        return t('{0} acted without asking its hook, which failed or took too long: {1}.', who, times);
      default:
        return t('Actions of {0} that no hook saw: {1}.', who, times);
    }
  };
}
