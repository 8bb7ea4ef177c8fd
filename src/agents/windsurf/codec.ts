import type { Decoded } from '../agent';
import { isFields, parseJson, textOf } from '../fields';
import { malformed, type PayloadContext } from '../payload';
import { decoder } from '../toolCall';
import { EVENTS, MCP, objectOf, toolsOf } from './tools';

const AGENT = 'windsurf';

/** Reads one payload of Cascade's hooks: each kind of action has an event, what it is about stands in `tool_info`. */
export function decode(payload: string, context: PayloadContext): Decoded {
  const value = parseJson(payload.replace(/^\uFEFF/, ''));
  const info = isFields(value) && isFields(value.tool_info) ? value.tool_info : {};
  const isMcp = isFields(value) && value.agent_action_name === MCP;
  return decoder(AGENT, toolsOf(isMcp ? textOf(info, 'mcp_server_name') : undefined), (fields) => {
    const event = fields.agent_action_name;
    if (typeof event !== 'string' || event === '') return malformed('field agent_action_name is missing or not a text');
    if (event.startsWith('post_') || event === 'pre_user_prompt') return { kind: 'nothing', event };
    if (!isFields(fields.tool_info)) return malformed('field tool_info is missing, or not an object', event);
    if (isMcp && textOf(info, 'mcp_server_name') === undefined) return malformed('field mcp_server_name is missing or not a text', event);
    const tool = isMcp ? info.mcp_tool_name : (EVENTS[event] ?? event);
    return {
      event,
      tool,
      input: isMcp ? objectOf(info.mcp_tool_arguments, parseJson) : info,
      cwd: undefined,
      conversation: fields.trajectory_id,
    };
  })(payload, context);
}

/** Cascade looks at the exit status alone: the registered command makes one of it. */
export { encodeDenied as encode } from '../toolCall';
