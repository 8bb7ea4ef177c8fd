import type { Decoded, Reply } from '../agent';
import { deniedPermission, deniedTool, reasonOf } from '../answers';
import { attachedPaths } from '../attached';
import { textOf, textsOf } from '../fields';
import { absolutePath } from '../paths';
import { malformed, type PayloadContext, promptReads, readPayload, toolOf } from '../payload';
import { toolActions } from '../tools';
import { qwenTools } from './tools';

const AGENT = 'qwen';
const PROMPT = 'UserPromptSubmit';

/** Reads one payload of Qwen Code's hooks. Pure; never throws; what is not understood is malformed, with the field named. */
export function decode(payload: string, context: PayloadContext): Decoded {
  const read = readPayload(payload, AGENT, DECIDES_NOTHING, context);
  if (read.kind !== 'payload') return read;
  const { value, event, cwd, conversation } = read;
  const callId = textOf(value, 'tool_use_id') ?? null; // not `tool_call_id`: that one is the model's
  if (event === PROMPT || event === 'UserPromptExpansion') {
    if (typeof value.prompt !== 'string') return malformed('field prompt is missing or not a text', event);
    return promptReads(read, AGENT, callId, textsOf(value, 'prompt', 'submitted_prompt').flatMap(attachedPaths), context.home);
  }
  const call = toolOf(read);
  if (call.kind === 'malformed') return call;
  const { tool, input } = call;
  const inside = FOLDER.has(tool) ? (input.directory ?? cwd) : cwd;
  const folder = typeof inside === 'string' ? absolutePath(inside === '' ? '.' : inside, cwd, context.home) : undefined;
  if (folder === undefined) return malformed(`tool ${tool}: tool_input.directory is not a path`, event);
  const found = toolActions(qwenTools, tool, input, { agent: AGENT, conversation, cwd: folder }, context.home);
  if (found.kind === 'malformed') return malformed(`tool ${tool.slice(0, 80)}: ${found.problem}`, event);
  return { kind: 'actions', event, agent: AGENT, conversation, callId, actions: found.actions, tool };
}

/** Tools that may run in a folder of their own. */
const FOLDER: ReadonlySet<string> = new Set(['run_shell_command', 'monitor']);

/**
 * The answer on stdout: nothing for no opinion, else exactly one JSON object in the form of the event. At an event that is not known it
 * has the form that stops both a tool and a prompt.
 */
export function encode(reply: Reply, { event }: Decoded): string {
  if (reply.kind === 'no-opinion') return '';
  const reason = reasonOf(reply);
  if (event === 'PermissionRequest') return deniedPermission(event, reason);
  return event === 'PreToolUse' ? deniedTool(reason) : JSON.stringify({ decision: 'block', reason });
}

/** Events at which nothing is about to happen that could be stopped. Anything else is judged or malformed. */
const DECIDES_NOTHING: ReadonlySet<string> = new Set([
  'SessionStart',
  'SessionEnd',
  'SessionDelete',
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
  'MessageDisplay',
  'TodoCreated',
  'TodoCompleted',
]);
