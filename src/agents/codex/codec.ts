import type { Decoded, Reply } from '../agent';
import { deniedPermission, deniedTool, reasonOf } from '../answers';
import { textOf } from '../fields';
import { malformed, type PayloadContext, readPayload, toolOf } from '../payload';
import { toolActions } from '../tools';
import { codexTools } from './tools';

const AGENT = 'codex';

/** Reads one payload of Codex' hooks. Pure; never throws; what is not understood is malformed, with the field named. */
export function decode(payload: string, context: PayloadContext): Decoded {
  const read = readPayload(payload, AGENT, DECIDES_NOTHING, context);
  if (read.kind !== 'payload') return read;
  // The folder is that of this call: a `workdir` that the model gave shows here only.
  const { value, event, cwd, conversation } = read;
  const call = toolOf(read);
  if (call.kind === 'malformed') return call;
  const { tool, input } = call;
  const found = toolActions(codexTools, tool, input, { agent: AGENT, conversation, cwd }, context.home);
  if (found.kind === 'malformed') return malformed(`tool ${tool.slice(0, 80)}: ${found.problem}`, event);
  const callId = textOf(value, 'tool_use_id') ?? null;
  return { kind: 'actions', event, agent: AGENT, conversation, callId, actions: found.actions, tool };
}

/**
 * The answer on stdout: nothing for no opinion, else exactly one JSON object. Codex runs the call for any field that it does not know, an
 * empty reason, or a byte before the object.
 */
export function encode(reply: Reply, { event }: Decoded): string {
  if (reply.kind === 'no-opinion') return '';
  const reason = reasonOf(reply);
  return event === 'PermissionRequest' ? deniedPermission(event, reason) : deniedTool(reason);
}

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
