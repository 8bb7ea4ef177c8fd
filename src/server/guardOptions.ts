import type { GuardState, OffLimitsByContent, ServerStart } from '../protocol/messages';
import type { PolicyFeedOptions } from './policyFeed';

/** What a guard server is told at its start, and whom it tells. */
export interface GuardOptions {
  readonly start: ServerStart;
  readonly tell: (state: GuardState) => void;
  /** What is to be seen in the editor on a policy file. */
  readonly diagnose: PolicyFeedOptions['diagnose'];
  /** Files that are off-limits by what they hold. */
  readonly offLimits: (files: OffLimitsByContent) => void;
  /** Other files may be off limits now. */
  readonly policed: () => void;
  /** One line for the log; redacted already. */
  readonly log: (line: string) => void;
}
