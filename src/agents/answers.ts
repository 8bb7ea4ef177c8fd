import type { Reply } from './agent';

/** Never empty: some agents run the call then. */
export const reasonOf = ({ reason }: Extract<Reply, { readonly kind: 'deny' }>): string =>
  reason.trim() === '' ? 'Mollyguard denied this action.' : reason;

/** Claude Code's denial of a tool, which others have taken over. They drop it where the event's name is not the one they asked for. */
export const deniedTool = (reason: string): string =>
  JSON.stringify({ hookSpecificOutput: { hookEventName: 'PreToolUse', permissionDecision: 'deny', permissionDecisionReason: reason } });

/** The same where a permission is asked for, with the event as the agent called it. */
export const deniedPermission = (event: string, reason: string): string =>
  JSON.stringify({ hookSpecificOutput: { hookEventName: event, decision: { behavior: 'deny', message: reason } } });
