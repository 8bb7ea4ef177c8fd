import type { Reply } from '../agents/agent';
import { type Denial, denialText } from '../agents/text';
import type { Reason, Verdict } from '../engine/types';
import { redactJson } from '../secrets/redact';

/** What stands in Recent for a target that was refused before. */
export const BEFORE: Reason = { id: 'refused-before', data: {} };

/** A denial for the agent, redacted. */
export const denialReply = (verdict: Verdict, denial: Omit<Denial, 'verdict'>): Reply => ({
  kind: 'deny',
  reason: denialText({ ...denial, verdict: redactJson(verdict) }),
});

/** Whether an action would take Mollyguard away: a pause does not let it go. */
export const touchesSelf = ({ rule, effects }: Verdict): boolean =>
  rule?.startsWith('self/') === true || effects.some((effect) => effect.class === 'self');
