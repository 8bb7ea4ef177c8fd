import type { Grant } from '../protocol/messages';
import type { GuardPort } from './ports';
import { recentId } from './recentId';

/** What was approved for a next try, oldest first. */
export const grantsOf = ({ status }: Pick<GuardPort, 'status'>): readonly Grant[] => (status.kind === 'up' ? status.state.grants : []);

/** The grant of a row of *Recent*; without a row the newest. */
export function grantOf(guard: Pick<GuardPort, 'status'>, argument: unknown): Grant | undefined {
  const grants = grantsOf(guard);
  const id = recentId(argument);
  return id === null ? grants.at(-1) : grants.find((grant) => grant.id === id);
}
