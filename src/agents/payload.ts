import { MAX_PAYLOAD } from '../protocol/http';
import type { Decoded } from './agent';
import { type Fields, isFields, parseJson } from './fields';
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

/** Reads the outside of a payload of one agent. `nothing`: names of events that decide nothing. */
export function readPayload(
  payload: string,
  agent: NonNullable<Shape>,
  nothing: ReadonlySet<string>,
  context: PayloadContext,
): Payload | Exclude<Decoded, { readonly kind: 'actions' }> {
  if (payload.length > MAX_PAYLOAD) return malformed(`the payload is larger than ${MAX_PAYLOAD} bytes`);
  const value = parseJson(payload);
  if (value === undefined) return malformed('the payload is not JSON');
  if (!isFields(value)) return malformed('the payload is not a JSON object');
  const shape = shapeOf(value);
  if (shape !== null && shape !== agent) return malformed(`the payload is one of ${shape}`);
  const event = value.hook_event_name;
  if (typeof event !== 'string' || event === '') return malformed('field hook_event_name is missing or not a text');
  if (nothing.has(event)) return { kind: 'nothing', event };
  const cwd = value.cwd ?? context.cwd;
  if (typeof cwd !== 'string' || !/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(cwd)) return malformed('field cwd is not an absolute path', event);
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

export const malformed = (problem: string, event?: string): Extract<Decoded, { readonly kind: 'malformed' }> => ({
  kind: 'malformed',
  problem,
  ...(event === undefined ? {} : { event }),
});
