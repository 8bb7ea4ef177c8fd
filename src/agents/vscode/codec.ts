import type { Json } from '../../engine/types';
import { MAX_PAYLOAD } from '../../protocol/http';
import type { Decoded, Reply } from '../agent';
import { type Fields, isFields, parseJson } from '../fields';
import { shapeOf } from '../shape';
import { toolActions } from '../tools';
import { vscodeTools } from './tools';

/**
 * Reads one payload of the hook file that VS Code's chat and the Copilot CLI share. Three shapes arrive through it: VS Code's own
 * (`tool_name: run_in_terminal`), the CLI's in VS Code's form (`tool_name: Bash`) and the CLI's camelCase (`toolName: bash`, arguments as
 * object or JSON text). Pure; never throws.
 */
export function decode(payload: string, context: { readonly cwd: string; readonly home: string }): Decoded {
  if (payload.length > MAX_PAYLOAD) return malformed(`the payload is larger than ${MAX_PAYLOAD} bytes`);
  const value = parseJson(payload);
  if (value === undefined) return malformed('the payload is not JSON');
  if (!isFields(value)) return malformed('the payload is not a JSON object');
  const shape = shapeOf(value);
  if (shape !== null && shape !== 'vscode') return malformed(`the payload is one of ${shape}`);

  const event = either(value, 'hook_event_name', 'hookEventName');
  if (event === CONFLICT || (event !== undefined && typeof event !== 'string')) return malformed('field hook_event_name is not one text');
  const tool = either(value, 'tool_name', 'toolName');
  if (event !== undefined && EVENTS_THAT_DECIDE_NOTHING.has(event.toLowerCase())) return { kind: 'nothing', event };
  if (event === undefined && tool === undefined) return malformed('fields hook_event_name and tool_name are both missing');
  // The CLI's camelCase events carry no name; only the one after a call has a result.
  if (event === undefined && 'toolResult' in value) return { kind: 'nothing', event: 'postToolUse' };
  if (typeof tool !== 'string' || tool === '') return malformed('field tool_name is missing or not a text');

  const cwd = value.cwd ?? context.cwd;
  if (typeof cwd !== 'string' || !isAbsolute(cwd)) return malformed('field cwd is not an absolute path');
  const conversation = either(value, 'session_id', 'sessionId') ?? null;
  if (conversation !== null && typeof conversation !== 'string') return malformed('field session_id is not a text');
  const callId = either(value, 'tool_use_id', 'toolUseId');

  const raw = either(value, 'tool_input', 'toolArgs');
  const input = inputOf(raw);
  if (input === undefined) return malformed('field tool_input is missing, or not an object');

  // The CLI uses camelCase, or Claude Code's names.
  const agent = 'toolName' in value || /^[A-Z]/.test(tool) ? 'copilot-cli' : 'vscode';
  const actions = toolActions(vscodeTools, tool, input, { agent, conversation, cwd }, context.home);
  if (actions.kind === 'malformed') return malformed(`tool ${tool.slice(0, 80)}: ${actions.problem}`);
  return {
    kind: 'actions',
    event: event ?? 'preToolUse',
    agent,
    conversation,
    callId: typeof callId === 'string' ? callId : null,
    actions: actions.actions,
    tool,
  };
}

/**
 * The answer on stdout: nothing for no opinion, else exactly one JSON object. It speaks two dialects at once: VS Code reads the nested
 * fields, the Copilot CLI's camelCase form the top-level ones.
 */
export function encode(reply: Reply): string {
  if (reply.kind === 'no-opinion') return '';
  const permissionDecisionReason = reply.reason.trim() === '' ? 'Mollyguard denied this action.' : reply.reason;
  const answer = { permissionDecision: 'deny', permissionDecisionReason } as const;
  // VS Code drops an answer whose event name is not the one it asked for, and asks only for this one.
  return JSON.stringify({ ...answer, hookSpecificOutput: { hookEventName: 'PreToolUse', ...answer } });
}

const malformed = (problem: string): Decoded => ({ kind: 'malformed', problem });

/** Events of these programs at which nothing is about to happen that could be stopped. Anything else is judged or malformed. */
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

const CONFLICT: unique symbol = Symbol('conflict');

/** A field that has two spellings; both there and different is a conflict: which one the agent acts on is not known. */
function either(fields: Fields, snake: string, camel: string): Json | undefined | typeof CONFLICT {
  const [a, b] = [fields[snake], fields[camel]];
  if (a !== undefined && b !== undefined && JSON.stringify(a) !== JSON.stringify(b)) return CONFLICT;
  return a ?? b;
}

/** Tool input as an object, JSON text of one, or (apply_patch) plain text, which becomes `{ input }`. */
function inputOf(raw: Json | undefined | typeof CONFLICT): Fields | undefined {
  if (raw === undefined || raw === CONFLICT) return undefined;
  if (isFields(raw)) return raw;
  if (typeof raw !== 'string') return undefined;
  const parsed = parseJson(raw);
  return isFields(parsed) ? parsed : { input: raw };
}

const isAbsolute = (path: string): boolean => path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) || path.startsWith('\\\\');
