import type { Decoded, Reply } from '../agent';
import { deniedPermission, deniedTool, reasonOf } from '../answers';
import { isFields, textOf } from '../fields';
import { malformed, type PayloadContext, promptReads, readPayload, toolOf } from '../payload';
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
  const callId = textOf(value, 'tool_use_id') ?? null;
  if (event === PROMPT) {
    if (typeof value.prompt !== 'string') return malformed('field prompt is missing or not a text', event);
    return promptReads(read, AGENT, callId, mentionedPaths(value.prompt), context.home);
  }
  const call = toolOf(read);
  if (call.kind === 'malformed') return call;
  const { tool, input } = call;
  const server = isFields(value.mcp_server) ? textOf(value.mcp_server, 'name') : undefined;
  const found = toolActions(toolsOf(server), tool, input, { agent: AGENT, conversation, cwd }, context.home);
  if (found.kind === 'malformed') return malformed(`tool ${tool.slice(0, 80)}: ${found.problem}`, event);
  return { kind: 'actions', event, agent: AGENT, conversation, callId, actions: found.actions, tool };
}

/**
 * The answer on stdout: nothing for no opinion, else exactly one JSON object in the form of the event. A payload whose event is not
 * known gets the form that stops both a tool and a prompt.
 */
export function encode(reply: Reply, { event }: Decoded): string {
  if (reply.kind === 'no-opinion') return '';
  const reason = reasonOf(reply);
  if (event === undefined || event === PROMPT) return JSON.stringify({ decision: 'block', reason });
  // Claude Code asks about a tool at `PreToolUse` only.
  return event === 'PermissionRequest' ? deniedPermission(event, reason) : deniedTool(reason);
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
