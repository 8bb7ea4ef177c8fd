import { isFields } from '../fields';
import { malformed } from '../payload';
import { decoder, encodeDecision, firstOf } from '../toolCall';
import { antigravityTools } from './tools';

/** Events after the fact, or at which nothing can be stopped. */
const NOTHING = /^(?:Post|Pre[Ii]nvocation|Stop|SessionStart)/;

/** Reads one payload: `toolCall` with name and arguments; the event's name is not in all versions. */
export const decode = decoder('antigravity', antigravityTools, (value) => {
  const event = value.hookEventName ?? value.hook_event_name ?? 'PreToolUse';
  if (typeof event !== 'string' || event === '') return malformed('field hookEventName is not a text');
  if (NOTHING.test(event)) return { kind: 'nothing', event };
  const call = value.toolCall;
  if (!isFields(call)) return malformed('field toolCall is missing, or not an object', event);
  return { event, tool: call.name, input: call.args ?? {}, cwd: firstOf(value.workspacePaths), conversation: value.conversationId };
});

/** Without a decision Antigravity asks the person; `allow` lifts none of its own questions. */
export const encode = encodeDecision('deny', 'allow');
