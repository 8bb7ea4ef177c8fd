import { grantOf } from '../grants';
import { tellAgent as tell } from '../tellAgent';
import type { Command } from './command';

/** Of a row of *Recent* whose next try is approved; from the menu the newest of them. */
export const tellAgent: Command = {
  id: 'mollyguard.tellAgent',
  async run({ guard, words, notify }, argument) {
    const grant = grantOf(guard, argument);
    if (grant) await tell(grant, words, notify);
    else notify.status(words.grant.none);
  },
};
