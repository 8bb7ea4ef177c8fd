import type { Action } from '../../engine/types';
import type { Decoded, Reply } from '../agent';
import { isFields, textOf } from '../fields';
import { absolutePath } from '../paths';
import { malformed, type PayloadContext, readPayload } from '../payload';
import { toolActions } from '../tools';
import { mentionedPaths } from './mentions';
import { toolsOf } from './tools';

const AGENT = 'claude-code';
const PROMPT = 'UserPromptSubmit';

/** Reads one payload of Claude Code's hooks. Pure; never throws; what is not understood is malformed, with the field named. */
export function decode(payload: string, context: PayloadContext): Decoded {
  const read = readPayload(payload, AGENT, DECIDES_NOTHING, context);
  if (read.kind !== 'payload') return read;
  const { value, event, cwd, conversation } = read;
  const wrong = (problem: string): Decoded => malformed(problem, event);
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
