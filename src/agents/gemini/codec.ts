import type { Action } from '../../engine/types';
import type { Decoded, Reply } from '../agent';
import { attachedPaths } from '../attached';
import { isFields } from '../fields';
import { absolutePath } from '../paths';
import { malformed, type PayloadContext, readPayload } from '../payload';
import { toolActions } from '../tools';
import { toolsOf } from './tools';

const AGENT = 'gemini';

/** Reads one payload of Gemini CLI's hooks. Pure; never throws; what is not understood is malformed, with the field named. */
export function decode(payload: string, context: PayloadContext): Decoded {
  const read = readPayload(payload, AGENT, DECIDES_NOTHING, context);
  if (read.kind !== 'payload') return read;
  const { value, event, cwd, conversation } = read;
  const base = { agent: AGENT, conversation, cwd };
  // There is no id of a call.
  const decoded = (tool: string, actions: readonly Action[]): Decoded => ({
    kind: 'actions',
    event,
    agent: AGENT,
    conversation,
    callId: null,
    actions,
    tool,
  });

  if (event === 'BeforeAgent') {
    if (typeof value.prompt !== 'string') return malformed('field prompt is missing or not a text', event);
    const paths = attachedPaths(value.prompt).flatMap((path) => absolutePath(path, cwd, context.home) ?? []);
    return decoded(
      'prompt',
      [...new Set(paths)].map((path): Action => ({ ...base, kind: 'read', path, content: null })),
    );
  }

  const tool = value.tool_name;
  if (typeof tool !== 'string' || tool === '') return malformed('field tool_name is missing or not a text', event);
  const input = value.tool_input;
  if (!isFields(input)) return malformed('field tool_input is missing, or not an object', event);
  const inside = tool === 'run_shell_command' ? (input.dir_path ?? cwd) : cwd;
  const folder = typeof inside === 'string' ? absolutePath(inside === '' ? '.' : inside, cwd, context.home) : undefined;
  if (folder === undefined) return malformed(`tool ${tool}: tool_input.dir_path is not a path`, event);
  const tools = toolsOf(isFields(value.mcp_context) ? value.mcp_context : undefined);
  const found = toolActions(tools, tool, input, { ...base, cwd: folder }, context.home);
  if (found.kind === 'malformed') return malformed(`tool ${tool.slice(0, 80)}: ${found.problem}`, event);
  return decoded(tool, found.actions);
}

/** The answer on stdout: nothing for no opinion, else exactly one JSON object, the same for a tool and for a prompt. */
export function encode(reply: Reply, _decoded: Decoded): string {
  if (reply.kind === 'no-opinion') return '';
  const reason = reply.reason.trim() === '' ? 'Mollyguard denied this action.' : reply.reason;
  return JSON.stringify({ decision: 'deny', reason });
}

/** Events at which nothing is about to happen that could be stopped. Anything else is judged or malformed. */
const DECIDES_NOTHING: ReadonlySet<string> = new Set([
  'AfterTool',
  'AfterAgent',
  'BeforeModel',
  'AfterModel',
  'BeforeToolSelection',
  'SessionStart',
  'SessionEnd',
  'PreCompress',
  'Notification',
]);
