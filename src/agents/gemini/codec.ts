import type { Decoded, Reply } from '../agent';
import { reasonOf } from '../answers';
import { attachedPaths } from '../attached';
import { isFields } from '../fields';
import { absolutePath } from '../paths';
import { malformed, type PayloadContext, promptReads, readPayload, toolOf } from '../payload';
import { toolActions } from '../tools';
import { toolsOf } from './tools';

const AGENT = 'gemini';

/** Reads one payload of Gemini CLI's hooks. Pure; never throws; what is not understood is malformed, with the field named. */
export function decode(payload: string, context: PayloadContext): Decoded {
  const read = readPayload(payload, AGENT, DECIDES_NOTHING, context);
  if (read.kind !== 'payload') return read;
  const { value, event, cwd, conversation } = read;
  const callId = null; // there is none
  if (event === 'BeforeAgent') {
    if (typeof value.prompt !== 'string') return malformed('field prompt is missing or not a text', event);
    return promptReads(read, AGENT, callId, attachedPaths(value.prompt), context.home);
  }
  const call = toolOf(read);
  if (call.kind === 'malformed') return call;
  const { tool, input } = call;
  const inside = tool === 'run_shell_command' ? (input.dir_path ?? cwd) : cwd;
  const folder = typeof inside === 'string' ? absolutePath(inside === '' ? '.' : inside, cwd, context.home) : undefined;
  if (folder === undefined) return malformed(`tool ${tool}: tool_input.dir_path is not a path`, event);
  const tools = toolsOf(isFields(value.mcp_context) ? value.mcp_context : undefined);
  const found = toolActions(tools, tool, input, { agent: AGENT, conversation, cwd: folder }, context.home);
  if (found.kind === 'malformed') return malformed(`tool ${tool.slice(0, 80)}: ${found.problem}`, event);
  return { kind: 'actions', event, agent: AGENT, conversation, callId, actions: found.actions, tool };
}

/** The answer on stdout: nothing for no opinion, else exactly one JSON object, the same for a tool and for a prompt. */
export function encode(reply: Reply, _decoded: Decoded): string {
  if (reply.kind === 'no-opinion') return '';
  return JSON.stringify({ decision: 'deny', reason: reasonOf(reply) });
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
