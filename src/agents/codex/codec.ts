import { MAX_PAYLOAD } from '../../protocol/http';
import type { Decoded, Reply } from '../agent';
import { type Fields, isFields, parseJson, textOf } from '../fields';
import { shapeOf } from '../shape';
import { toolActions } from '../tools';
import { codexTools } from './tools';

const AGENT = 'codex';

/** Reads one payload of Codex' hooks. Pure; never throws; what is not understood is malformed, with the field named. */
export function decode(payload: string, context: { readonly cwd: string; readonly home: string }): Decoded {
  if (payload.length > MAX_PAYLOAD) return malformed(`the payload is larger than ${MAX_PAYLOAD} bytes`);
  const value = parseJson(payload);
  if (value === undefined) return malformed('the payload is not JSON');
  if (!isFields(value)) return malformed('the payload is not a JSON object');
  const shape = shapeOf(value);
  if (shape !== null && shape !== AGENT) return malformed(`the payload is one of ${shape}`);
  const event = value.hook_event_name;
  if (typeof event !== 'string' || event === '') return malformed('field hook_event_name is missing or not a text');
  if (DECIDES_NOTHING.has(event)) return { kind: 'nothing', event };
  return decodeEvent(value, event, context);
}

function decodeEvent(value: Fields, event: string, context: { readonly cwd: string; readonly home: string }): Decoded {
  const wrong = (problem: string): Decoded => malformed(problem, event);
  // The folder of this call: a `workdir` that the model gave shows here only.
  const cwd = value.cwd ?? context.cwd;
  if (typeof cwd !== 'string' || !/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(cwd)) return wrong('field cwd is not an absolute path');
  const conversation = conversationOf(value);
  if (conversation === undefined) return wrong('field session_id is not a text');
  const tool = value.tool_name;
  if (typeof tool !== 'string' || tool === '') return wrong('field tool_name is missing or not a text');
  const input = value.tool_input;
  if (!isFields(input)) return wrong('field tool_input is missing, or not an object');
  const found = toolActions(codexTools, tool, input, { agent: AGENT, conversation, cwd }, context.home);
  if (found.kind === 'malformed') return wrong(`tool ${tool.slice(0, 80)}: ${found.problem}`);
  const callId = textOf(value, 'tool_use_id') ?? null;
  return { kind: 'actions', event, agent: AGENT, conversation, callId, actions: found.actions, tool };
}

/** The session, and the sub-agent in it. null: not told; undefined: no text. */
function conversationOf({ session_id: session, agent_id: agent }: Fields): string | null | undefined {
  if (session === undefined || session === null) return null;
  if (typeof session !== 'string') return undefined;
  return typeof agent === 'string' && agent !== '' ? `${session}/${agent}` : session;
}

/**
 * The answer on stdout: nothing for no opinion, else exactly one JSON object. Codex runs the call for any field that it does not know, an
 * empty reason, or a byte before the object.
 */
export function encode(reply: Reply, decoded: Decoded): string {
  if (reply.kind === 'no-opinion') return '';
  const reason = reply.reason.trim() === '' ? 'Mollyguard denied this action.' : reply.reason;
  if (decoded.event === 'PermissionRequest') {
    return JSON.stringify({ hookSpecificOutput: { hookEventName: decoded.event, decision: { behavior: 'deny', message: reason } } });
  }
  const answer = { hookEventName: 'PreToolUse', permissionDecision: 'deny', permissionDecisionReason: reason } as const;
  return JSON.stringify({ hookSpecificOutput: answer });
}

const malformed = (problem: string, event?: string): Decoded => ({ kind: 'malformed', problem, ...(event === undefined ? {} : { event }) });

/** Events at which nothing is about to happen that could be stopped. Anything else is judged or malformed. */
const DECIDES_NOTHING: ReadonlySet<string> = new Set([
  'UserPromptSubmit', // a file that the prompt names is read by a tool, if at all
  'SessionStart',
  'SessionEnd',
  'PostToolUse',
  'PreModelRequest',
  'PreCompact',
  'PostCompact',
  'SubagentStart',
  'SubagentStop',
  'Interrupt',
  'Notification',
  'Stop',
  'StopFailure',
]);
