import type { Action } from '../../engine/types';
import type { Decoded, Reply } from '../agent';
import { attachedPaths } from '../attached';
import { isFields, textOf, textsOf } from '../fields';
import { absolutePath } from '../paths';
import { malformed, type PayloadContext, readPayload } from '../payload';
import { toolActions } from '../tools';
import { qwenTools } from './tools';

const AGENT = 'qwen';
const PROMPT = 'UserPromptSubmit';

/** Reads one payload of Qwen Code's hooks. Pure; never throws; what is not understood is malformed, with the field named. */
export function decode(payload: string, context: PayloadContext): Decoded {
  const read = readPayload(payload, AGENT, DECIDES_NOTHING, context);
  if (read.kind !== 'payload') return read;
  const { value, event, cwd, conversation } = read;
  const base = { agent: AGENT, conversation, cwd };
  const decoded = (tool: string, actions: readonly Action[]): Decoded => ({
    kind: 'actions',
    event,
    agent: AGENT,
    conversation,
    // not `tool_call_id`: that one is the model's
    callId: textOf(value, 'tool_use_id') ?? null,
    actions,
    tool,
  });

  if (event === PROMPT || event === 'UserPromptExpansion') {
    if (typeof value.prompt !== 'string') return malformed('field prompt is missing or not a text', event);
    const attached = textsOf(value, 'prompt', 'submitted_prompt').flatMap(attachedPaths);
    const paths = attached.flatMap((path) => absolutePath(path, cwd, context.home) ?? []);
    return decoded(
      'prompt',
      [...new Set(paths)].map((path): Action => ({ ...base, kind: 'read', path, content: null })),
    );
  }

  const tool = value.tool_name;
  if (typeof tool !== 'string' || tool === '') return malformed('field tool_name is missing or not a text', event);
  const input = value.tool_input;
  if (!isFields(input)) return malformed('field tool_input is missing, or not an object', event);
  const inside = FOLDER.has(tool) ? (input.directory ?? cwd) : cwd;
  const folder = typeof inside === 'string' ? absolutePath(inside === '' ? '.' : inside, cwd, context.home) : undefined;
  if (folder === undefined) return malformed(`tool ${tool}: tool_input.directory is not a path`, event);
  const found = toolActions(qwenTools, tool, input, { ...base, cwd: folder }, context.home);
  if (found.kind === 'malformed') return malformed(`tool ${tool.slice(0, 80)}: ${found.problem}`, event);
  return decoded(tool, found.actions);
}

/** Tools that may run in a folder of their own. */
const FOLDER: ReadonlySet<string> = new Set(['run_shell_command', 'monitor']);

/**
 * The answer on stdout: nothing for no opinion, else exactly one JSON object in the form of the event. At an event that is not known it
 * has the form that stops both a tool and a prompt.
 */
export function encode(reply: Reply, { event }: Decoded): string {
  if (reply.kind === 'no-opinion') return '';
  const reason = reply.reason.trim() === '' ? 'Mollyguard denied this action.' : reply.reason;
  if (event === 'PermissionRequest') {
    return JSON.stringify({ hookSpecificOutput: { hookEventName: event, decision: { behavior: 'deny', message: reason } } });
  }
  if (event !== 'PreToolUse') return JSON.stringify({ decision: 'block', reason });
  const answer = { hookEventName: event, permissionDecision: 'deny', permissionDecisionReason: reason } as const;
  return JSON.stringify({ hookSpecificOutput: answer });
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
