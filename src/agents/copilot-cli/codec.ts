import type { Decoded, Reply } from '../agent';
import { reasonOf } from '../answers';
import { type Fields, textOf } from '../fields';
import { inOtherTerminal } from '../otherTerminal';
import { isAbsolute } from '../paths';
import { malformed, type PayloadContext, payloadFields } from '../payload';
import { CONFLICT, either, inputOf } from '../spellings';
import { toolActions } from '../tools';
import { copilotTools, nameOf, toolsOfServer } from './tools';

const AGENT = 'copilot-cli';

/**
 * Reads one payload of the Copilot CLI's hooks. It speaks two dialects: to an event in camelCase without the event's name (`toolName`,
 * `toolArgs`), to one in PascalCase, and to Claude Code's settings of a project, with it (`tool_name: Bash`). Both give the same actions,
 * so that a call that comes in both is one question. Pure; never throws.
 */
export function decode(payload: string, context: PayloadContext): Decoded {
  const read = payloadFields(payload, AGENT, 'mark');
  if (read.kind === 'malformed') return read;
  const { value } = read;
  const named = either(value, 'hook_event_name', 'hookName');
  if (named === CONFLICT || (named !== undefined && typeof named !== 'string')) return malformed('field hook_event_name is not one text');
  // Events in camelCase carry no name; only the one after a call has a result.
  const event = named ?? ('toolResult' in value ? 'postToolUse' : 'preToolUse');
  return DECIDES_NOTHING.has(event.toLowerCase()) ? { kind: 'nothing', event } : decodeCall(value, event, context);
}

function decodeCall(value: Fields, event: string, context: PayloadContext): Decoded {
  const wrong = (problem: string): Decoded => malformed(problem, event);
  const tool = either(value, 'tool_name', 'toolName');
  if (typeof tool !== 'string' || tool === '') return wrong('field toolName is missing or not a text');
  const cwd = value.cwd ?? context.cwd;
  if (typeof cwd !== 'string' || !isAbsolute(cwd)) return wrong('field cwd is not an absolute path');
  const conversation = conversationOf(value);
  if (conversation === CONFLICT) return wrong('field sessionId is not a text');
  const input = inputOf(either(value, 'tool_input', 'toolArgs') ?? value.toolInput ?? value.arguments);
  if (input === undefined) return wrong('field toolArgs is missing, or not an object');
  const server = textOf(value, 'serverName', 'server_name');
  const tools = server === undefined ? copilotTools : toolsOfServer(server);
  const name = nameOf(tool, input);
  const actions = toolActions(tools, name, input, { agent: AGENT, conversation, cwd }, context.home);
  if (actions.kind === 'malformed') return wrong(`tool ${name.slice(0, 80)}: ${actions.problem}`);
  return {
    kind: 'actions',
    event,
    agent: AGENT,
    conversation,
    callId: textOf(value, 'toolCallId', 'tool_use_id') ?? null,
    actions: actions.actions,
    tool,
    ...(inOtherTerminal(name, input) ? { otherTerminal: true } : {}),
  };
}

/** The session, and the sub-agent in it, which has a session of its own; whose it is, its parent tells. */
function conversationOf(value: Fields): string | null | typeof CONFLICT {
  const session = either(value, 'session_id', 'sessionId') ?? null;
  const agent = textOf(value, 'agent_id', 'agentId');
  const parent = textOf(value, 'parent_agent_id', 'parentAgentId');
  if (session !== null && typeof session !== 'string') return CONFLICT;
  return agent && parent ? `${parent}/${agent}` : session;
}

/**
 * The answer on stdout: nothing for no opinion, else exactly one JSON object in the event's own dialect, for the other one is not read.
 * A payload whose event is not known gets both.
 */
export function encode(reply: Reply, { event }: Decoded): string {
  if (reply.kind === 'no-opinion') return '';
  const reason = reasonOf(reply);
  const decision = { permissionDecision: 'deny', permissionDecisionReason: reason } as const;
  const request = { behavior: 'deny', message: reason } as const;
  const nested = { hookSpecificOutput: { hookEventName: 'PreToolUse', ...decision } } as const;
  switch (event) {
    case undefined:
      return JSON.stringify({ ...decision, ...request, ...nested });
    case 'permissionRequest':
      return JSON.stringify(request);
    case 'PermissionRequest':
      return JSON.stringify({ ...request, hookSpecificOutput: { hookEventName: event, decision: request } });
    default:
      return JSON.stringify(/^[A-Z]/.test(event) ? nested : decision);
  }
}

/** Events at which nothing is about to happen that could be stopped, in lower case. Anything else is judged or malformed. */
const DECIDES_NOTHING: ReadonlySet<string> = new Set([
  'sessionstart',
  'sessionend',
  'userpromptsubmit',
  'userpromptsubmitted',
  'userprompttransformed',
  'posttooluse',
  'posttoolusefailure',
  'precompact',
  'subagentstart',
  'subagentstop',
  'stop',
  'agentstop',
  'erroroccurred',
  'notification',
]);
