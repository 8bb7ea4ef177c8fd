import type { Decoded } from './agent';
import type { PayloadContext } from './payload';
import { decoder, firstOf } from './toolCall';
import type { Tools } from './tools';

const AFTER = /^(?:Post|Session|Stop|Subagent|Notification|PreCompact|agentSpawn|postToolUse|stop)/;

/**
 * Agents that speak as Claude Code does, and whose own hook file no other program reads. A payload without the event's name is one of the
 * only event that is registered.
 */
export const claudeShaped = (agent: string, tools: Tools): ((payload: string, context: PayloadContext) => Decoded) =>
  decoder(agent, tools, (value) => {
    const event = value.hook_event_name ?? 'PreToolUse';
    if (typeof event !== 'string' || event === '') return { kind: 'malformed', problem: 'field hook_event_name is not a text' };
    if (AFTER.test(event)) return { kind: 'nothing', event };
    return {
      event,
      tool: value.tool_name,
      input: value.tool_input,
      cwd: value.cwd ?? firstOf(value.workspace_roots),
      conversation: value.session_id ?? value.conversation_id,
      callId: value.tool_use_id,
    };
  });
