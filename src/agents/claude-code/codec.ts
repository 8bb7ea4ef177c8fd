import type { Action } from '../../engine/types';
import { MAX_PAYLOAD } from '../../protocol/http';
import type { Decoded, Reply } from '../agent';
import { type Fields, isFields, parseJson, textOf } from '../fields';
import { absolutePath } from '../paths';
import { shapeOf } from '../shape';
import { toolActions } from '../tools';
import { mentionedPaths } from './mentions';
import { toolsOf } from './tools';

const AGENT = 'claude-code';
const PROMPT = 'UserPromptSubmit';

/** Reads one payload of Claude Code's hooks. Pure; never throws; what is not understood is malformed, with the field named. */
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
  const cwd = value.cwd ?? context.cwd;
  if (typeof cwd !== 'string' || !/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(cwd)) return wrong('field cwd is not an absolute path');
  const conversation = conversationOf(value);
  if (conversation === undefined) return wrong('field session_id is not a text');
  const base = { agent: AGENT, conversation, cwd };
  const decoded = (tool: string, actions: readonly Action[]): Decoded => ({
    kind: 'actions',
    event,
    agent: AGENT,
    conversation,
    callId: textOf(value, 'tool_use_id') ?? null,
    actions,
    tool,
  });

  if (event === PROMPT) {
    const prompt = value.prompt;
    if (typeof prompt !== 'string') return wrong('field prompt is missing or not a text');
    const paths = mentionedPaths(prompt).map((path) => absolutePath(path, cwd, context.home));
    const read = paths.filter((path) => path !== undefined);
    return decoded(
      'prompt',
      [...new Set(read)].map((path): Action => ({ ...base, kind: 'read', path, content: null })),
    );
  }

  const tool = value.tool_name;
  if (typeof tool !== 'string' || tool === '') return wrong('field tool_name is missing or not a text');
  const input = value.tool_input;
  if (!isFields(input)) return wrong('field tool_input is missing, or not an object');
  const server = isFields(value.mcp_server) ? textOf(value.mcp_server, 'name') : undefined;
  const actions = toolActions(toolsOf(server), tool, input, base, context.home);
  if (actions.kind === 'malformed') return wrong(`tool ${tool.slice(0, 80)}: ${actions.problem}`);
  return decoded(tool, actions.actions);
}

/** The session, and the sub-agent in it. null: not told; undefined: no text. */
function conversationOf({ session_id: session, agent_id: agent }: Fields): string | null | undefined {
  if (session === undefined || session === null) return null;
  if (typeof session !== 'string') return undefined;
  return typeof agent === 'string' && agent !== '' ? `${session}/${agent}` : session;
}

/**
 * The answer on stdout: nothing for no opinion, else exactly one JSON object in the form of the event. A payload whose event is not
 * known gets the form that stops both a tool and a prompt.
 */
export function encode(reply: Reply, decoded: Decoded): string {
  if (reply.kind === 'no-opinion') return '';
  const reason = reply.reason.trim() === '' ? 'Mollyguard denied this action.' : reply.reason;
  const event = decoded.event;
  if (event === undefined || event === PROMPT) return JSON.stringify({ decision: 'block', reason });
  if (event === 'PermissionRequest') {
    return JSON.stringify({ hookSpecificOutput: { hookEventName: event, decision: { behavior: 'deny', message: reason } } });
  }
  // Claude Code runs the call where the event's name is not the one it asked for, and asks with a tool only at this one.
  const answer = { hookEventName: 'PreToolUse', permissionDecision: 'deny', permissionDecisionReason: reason } as const;
  return JSON.stringify({ hookSpecificOutput: answer });
}

const malformed = (problem: string, event?: string): Decoded => ({ kind: 'malformed', problem, ...(event === undefined ? {} : { event }) });

/** Events at which nothing is about to happen that could be stopped. Anything else is judged or malformed. */
const DECIDES_NOTHING: ReadonlySet<string> = new Set([
  'SessionStart',
  'SessionEnd',
  'PostToolUse',
  'PostToolUseFailure',
  'PostToolBatch',
  'PermissionDenied',
  'Notification',
  'PreCompact',
  'PostCompact',
  'SubagentStart',
  'SubagentStop',
  'Stop',
  'StopFailure',
  'InstructionsLoaded',
  'CwdChanged',
  'FileChanged',
  'DirectoryAdded',
  'MessageDisplay',
]);
