import type { Action } from '../engine/types';
import { MAX_PAYLOAD } from '../protocol/http';
import type { Decoded } from './agent';
import { type Fields, isFields, parseJson } from './fields';
import { absolutePath, isAbsolute } from './paths';
import { type Shape, shapeOf } from './shape';

/** What the payload may lack. */
export interface PayloadContext {
  readonly cwd: string;
  readonly home: string;
}
/** A payload with snake_case names, as Claude Code's and those made after it, as far as all of them are alike. */
export interface Payload {
  readonly kind: 'payload';
  readonly value: Fields;
  readonly event: string;
  readonly cwd: string;
  /** The session, and the sub-agent in it. */
  readonly conversation: string | null;
}
type Malformed = Extract<Decoded, { readonly kind: 'malformed' }>;

/**
 * The payload as a JSON object. `own`: the agent's dialect, where another's is an error; null: the caller knows whose it is. `mark`: a byte
 * order mark may stand before it.
 */
export function payloadFields(
  payload: string,
  own: Shape,
  mark: 'no mark' | 'mark' = 'no mark',
): { readonly kind: 'fields'; readonly value: Fields } | Malformed {
  if (payload.length > MAX_PAYLOAD) return malformed(`the payload is larger than ${MAX_PAYLOAD} bytes`);
  const value = parseJson(mark === 'mark' ? payload.replace(/^\uFEFF/, '') : payload);
  if (value === undefined) return malformed('the payload is not JSON');
  if (!isFields(value)) return malformed('the payload is not a JSON object');
  const shape = own === null ? null : shapeOf(value);
  return shape !== null && shape !== own ? malformed(`the payload is one of ${shape}`) : { kind: 'fields', value };
}

/** Reads the outside of a payload of one agent. `nothing`: names of events that decide nothing. */
export function readPayload(
  payload: string,
  agent: NonNullable<Shape>,
  nothing: ReadonlySet<string>,
  context: PayloadContext,
): Payload | Exclude<Decoded, { readonly kind: 'actions' }> {
  const read = payloadFields(payload, agent);
  if (read.kind === 'malformed') return read;
  const { value } = read;
  const event = value.hook_event_name;
  if (typeof event !== 'string' || event === '') return malformed('field hook_event_name is missing or not a text');
  if (nothing.has(event)) return { kind: 'nothing', event };
  const cwd = value.cwd ?? context.cwd;
  if (typeof cwd !== 'string' || !isAbsolute(cwd)) return malformed('field cwd is not an absolute path', event);
  const conversation = conversationOf(value);
  if (conversation === undefined) return malformed('field session_id is not a text', event);
  return { kind: 'payload', value, event, cwd, conversation };
}

/** null: not told; undefined: no text. */
function conversationOf({ session_id: session, agent_id: agent }: Fields): string | null | undefined {
  if (session === undefined || session === null) return null;
  if (typeof session !== 'string') return undefined;
  return typeof agent === 'string' && agent !== '' ? `${session}/${agent}` : session;
}

/** The tool that such a payload is about. */
export function toolOf({ value, event }: Payload): { readonly kind: 'tool'; readonly tool: string; readonly input: Fields } | Malformed {
  const { tool_name: tool, tool_input: input } = value;
  if (typeof tool !== 'string' || tool === '') return malformed('field tool_name is missing or not a text', event);
  if (!isFields(input)) return malformed('field tool_input is missing, or not an object', event);
  return { kind: 'tool', tool, input };
}

/** What a prompt brings along, as a call of its own. */
export function promptReads(
  { event, conversation, cwd }: Payload,
  agent: string,
  callId: string | null,
  paths: readonly string[],
  home: string,
): Decoded {
  const actions = readsOf(paths, { agent, conversation, cwd }, home);
  return { kind: 'actions', event, agent, conversation, callId, actions, tool: 'prompt' };
}

/** Reads of files, each once; a path that is none names no file. */
export function readsOf(paths: readonly string[], base: Pick<Action, 'agent' | 'conversation' | 'cwd'>, home: string): readonly Action[] {
  const files = paths.flatMap((path) => absolutePath(path, base.cwd, home) ?? []);
  return [...new Set(files)].map((path): Action => ({ ...base, kind: 'read', path, content: null }));
}

export const malformed = (problem: string, event?: string): Malformed => ({
  kind: 'malformed',
  problem,
  ...(event === undefined ? {} : { event }),
});
