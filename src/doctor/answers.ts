/** What a program makes of our hook's answer. `failed`: none of the answers that are ours. */
export type Said = 'denied' | 'no-opinion' | 'failed';

/** Claude Code, and those that read its answers. */
export const claudeAnswer = (stdout: string): Said => {
  if (stdout === '') return 'no-opinion';
  const said = field(object(stdout), 'hookSpecificOutput');
  const names = field(said, 'hookEventName') === 'PreToolUse';
  return names && field(said, 'permissionDecision') === 'deny' && isText(field(said, 'permissionDecisionReason')) ? 'denied' : 'failed';
};
/** Codex runs the call where it does not know a field. */
export const codexAnswer = (stdout: string): Said => {
  const said = claudeAnswer(stdout);
  const whole = object(stdout);
  const known = Object.keys(whole ?? {}).length === 1 && Object.keys(field(whole, 'hookSpecificOutput') ?? {}).length === 3;
  return said === 'denied' && !known ? 'failed' : said;
};
export const cursorAnswer = (stdout: string): Said => {
  const said = object(stdout);
  const permission = field(said, 'permission');
  if (permission === 'allow') return Object.keys(said ?? {}).length === 1 ? 'no-opinion' : 'failed';
  return permission === 'deny' && isText(field(said, 'user_message')) ? 'denied' : 'failed';
};
/** A decision at the top; `allow`: the word without which the agent asks, null where it is silence. */
export const decisionAnswer =
  (deny: string, allow: string | null) =>
  (stdout: string): Said => {
    if (allow === null && stdout === '') return 'no-opinion';
    const said = object(stdout);
    const decision = field(said, 'decision');
    if (allow !== null && decision === allow) return Object.keys(said ?? {}).length === 1 ? 'no-opinion' : 'failed';
    return decision === deny && isText(field(said, 'reason')) ? 'denied' : 'failed';
  };
export const geminiAnswer = decisionAnswer('deny', null);
/** Cline waits for nothing but these two, and runs the call for anything else. */
export const clineAnswer = (stdout: string): Said => {
  const said = object(stdout);
  if (field(said, 'cancel') === false) return Object.keys(said ?? {}).length === 1 ? 'no-opinion' : 'failed';
  return field(said, 'cancel') === true && isText(field(said, 'errorMessage')) ? 'denied' : 'failed';
};

function object(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // not one JSON object: no answer of ours
  }
}
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
