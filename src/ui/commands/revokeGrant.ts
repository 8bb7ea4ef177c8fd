import { grantOf } from '../grants';
import type { Command } from './command';

/** Takes back what was approved for a next try. It only tightens, so nothing is typed. */
export const revokeGrant: Command = {
  id: 'mollyguard.revokeGrant',
  async run({ guard, words, notify }, argument) {
    const grant = grantOf(guard, argument);
    if (!grant) return notify.status(words.grant.none);
    const result = await guard.revoke({ id: grant.id });
    if (result === null) notify.error(words.grant.unreachable);
    else notify.status(result === 'revoked' ? words.grant.revoked : words.grant.none);
  },
};
