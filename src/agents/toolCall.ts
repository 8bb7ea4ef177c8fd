import type { Json } from '../engine/types';
import type { Decoded, Reply } from './agent';
import { deniedTool, reasonOf } from './answers';
import { folderOf } from './commonTools';
import { type Fields, isFields } from './fields';
import { absolutePath, isAbsolute } from './paths';
import { malformed, type PayloadContext, payloadFields } from './payload';
import { type Tools, toolActions } from './tools';

/** One call as a payload tells it, before anything in it was believed. */
export interface ToolCall {
  readonly event: string;
  readonly tool: Json | undefined;
  readonly input: Json | undefined;
  /** undefined: the payload does not tell the folder. */
  readonly cwd: Json | undefined;
  readonly conversation: Json | undefined;
  readonly callId?: Json | undefined;
}

/** Reads a payload of an agent whose hook file no other program reads, so that nothing else decides whose it is. */
export const decoder =
  (agent: string, tools: Tools, read: (value: Fields) => ToolCall | Exclude<Decoded, { readonly kind: 'actions' }>) =>
  (payload: string, context: PayloadContext): Decoded => {
    const found = payloadFields(payload, null, 'mark');
    if (found.kind === 'malformed') return found;
    const call = read(found.value);
    return 'kind' in call ? call : decodeCall(agent, tools, call, context);
  };

function decodeCall(agent: string, tools: Tools, call: ToolCall, { cwd: here, home }: PayloadContext): Decoded {
  const { event, tool, input } = call;
  const wrong = (problem: string): Decoded => malformed(problem, event);
  if (typeof tool !== 'string' || tool === '') return wrong('the name of the tool is missing or not a text');
  if (!isFields(input)) return wrong('the input of the tool is missing, or not an object');
  const cwd = call.cwd ?? here;
  if (typeof cwd !== 'string' || !isAbsolute(cwd)) return wrong('the folder is not an absolute path');
  const conversation = call.conversation ?? null;
  if (conversation !== null && typeof conversation !== 'string') return wrong('the session is not a text');
  const own = folderOf(tool, input) ?? '';
  const folder = typeof own === 'string' ? absolutePath(own === '' ? '.' : own, cwd, home) : undefined;
  if (folder === undefined) return wrong(`tool ${tool.slice(0, 80)}: its folder is not a path`);
  const found = toolActions(tools, tool, input, { agent, conversation, cwd: folder }, home);
  if (found.kind === 'malformed') return wrong(`tool ${tool.slice(0, 80)}: ${found.problem}`);
  const callId = typeof call.callId === 'string' ? call.callId : null;
  return { kind: 'actions', event, agent, conversation, callId, actions: found.actions, tool };
}

/** The first of a list of folders. */
export const firstOf = (list: Json | undefined): Json | undefined => (Array.isArray(list) ? list[0] : list);

/** For the registered command that turns it into exit status 2: its text must need no escapes but for backslashes. */
export const encodeDenied = (reply: Reply): string =>
  reply.kind === 'no-opinion' ? '' : JSON.stringify({ denied: reasonOf(reply).replaceAll('"', "'") });

/** As Claude Code has it. */
export const encodeClaude = (reply: Reply): string => (reply.kind === 'no-opinion' ? '' : deniedTool(reasonOf(reply)));

/** At the top: `{"decision":"deny","reason":…}`, with what the agent takes for a denial, and for no opinion. */
export const encodeDecision =
  (deny: string, allow: string | null = null) =>
  (reply: Reply): string => {
    if (reply.kind === 'deny') return JSON.stringify({ decision: deny, reason: reasonOf(reply) });
    return allow === null ? '' : JSON.stringify({ decision: allow });
  };
