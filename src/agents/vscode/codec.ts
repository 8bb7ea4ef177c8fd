import type { Decoded, Reply } from '../agent';
import { reasonOf } from '../answers';
import { nameOf } from '../copilot-cli/tools';
import { inOtherTerminal } from '../otherTerminal';
import { isAbsolute } from '../paths';
import { malformed, type PayloadContext, payloadFields } from '../payload';
import { CONFLICT, either, inputOf } from '../spellings';
import { toolActions } from '../tools';
import { vscodeTools } from './tools';

/**
 * Reads one payload of VS Code's chat; the documentation spells its fields in camelCase, the program sends snake_case. The Copilot CLI,
 * which reads the same hook file, has a codec of its own, but a payload that does not tell may be one of its. Pure; never throws.
 */
export function decode(payload: string, context: PayloadContext): Decoded {
  const read = payloadFields(payload, 'vscode');
  if (read.kind === 'malformed') return read;
  const { value } = read;
  const event = either(value, 'hook_event_name', 'hookEventName');
  if (event === CONFLICT || (event !== undefined && typeof event !== 'string')) return malformed('field hook_event_name is not one text');
  const tool = either(value, 'tool_name', 'toolName');
  if (event !== undefined && EVENTS_THAT_DECIDE_NOTHING.has(event.toLowerCase())) return { kind: 'nothing', event };
  if (event === undefined && tool === undefined) return malformed('fields hook_event_name and tool_name are both missing');
  if (typeof tool !== 'string' || tool === '') return malformed('field tool_name is missing or not a text');

  const cwd = value.cwd ?? context.cwd;
  if (typeof cwd !== 'string' || !isAbsolute(cwd)) return malformed('field cwd is not an absolute path');
  const conversation = either(value, 'session_id', 'sessionId') ?? null;
  if (conversation !== null && typeof conversation !== 'string') return malformed('field session_id is not a text');
  const callId = either(value, 'tool_use_id', 'toolUseId');

  const raw = either(value, 'tool_input', 'toolArgs');
  const input = inputOf(raw);
  if (input === undefined) return malformed('field tool_input is missing, or not an object');

  const actions = toolActions(vscodeTools, nameOf(tool, input), input, { agent: 'vscode', conversation, cwd }, context.home);
  if (actions.kind === 'malformed') return malformed(`tool ${tool.slice(0, 80)}: ${actions.problem}`);
  return {
    kind: 'actions',
    event: event ?? 'PreToolUse',
    agent: 'vscode',
    conversation,
    callId: typeof callId === 'string' ? callId : null,
    actions: actions.actions,
    tool,
    ...(inOtherTerminal(tool, input) ? { otherTerminal: true } : {}),
  };
}

/**
 * The answer on stdout: nothing for no opinion, else exactly one JSON object. VS Code reads the nested fields; the top-level ones are for
 * the Copilot CLI, should it have been its payload.
 */
export function encode(reply: Reply): string {
  if (reply.kind === 'no-opinion') return '';
  const answer = { permissionDecision: 'deny', permissionDecisionReason: reasonOf(reply) } as const;
  // VS Code drops an answer whose event name is not the one it asked for, and asks only for this one.
  return JSON.stringify({ ...answer, hookSpecificOutput: { hookEventName: 'PreToolUse', ...answer } });
}

/** Events at which nothing is about to happen that could be stopped. Anything else is judged or malformed. */
const EVENTS_THAT_DECIDE_NOTHING: ReadonlySet<string> = new Set(
  [
    'SessionStart',
    'SessionEnd',
    'UserPromptSubmit',
    'UserPromptSubmitted',
    'PostToolUse',
    'PostToolUseFailure',
    'PreCompact',
    'SubagentStart',
    'SubagentStop',
    'Stop',
    'AgentStop',
    'ErrorOccurred',
    'Notification',
  ].map((name) => name.toLowerCase()),
);
