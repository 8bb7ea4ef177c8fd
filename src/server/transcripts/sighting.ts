import { decodePayload } from '../../agents/index';
import { type Fields, inputHash, parseLine, textOr } from './record';

/** One hook call, as far as it tells which tool call it was about. */
export interface Sighting {
  readonly agent: string;
  /** The conversation, and the sub-agent in it. */
  readonly conversations: readonly string[];
  readonly callId: string | null;
  /** null: not known (judged alone). */
  readonly hash: string | null;
  readonly prompt: boolean;
  readonly at: number;
}

/** What a payload on the socket tells; null: nothing. `hint`: the word in the registered command. */
export function sightingOf(payload: Buffer | null, hint: string, home: string, at: number): Sighting | null {
  const text = payload?.toString('utf8') ?? '';
  const value = parseLine(text.replace(/^\uFEFF/, ''));
  if (value === null) return null;
  const { codec, decoded } = decodePayload(text, hint, { cwd: home, home });
  const event = textOr(decoded.event, '');
  return {
    agent: codec.id,
    conversations: textsIn(value, ['session_id', 'sessionId', 'agent_id', 'agentId', 'parent_agent_id', 'parentAgentId']),
    callId: textsIn(value, ['tool_use_id', 'toolCallId'])[0] ?? null,
    hash: inputHash(value.tool_input ?? value.toolArgs),
    prompt: /^userprompt/i.test(event),
    at,
  };
}

/** A line of the journal about an action; null: about something else. */
export function sightingInJournal(line: Fields): Sighting | null {
  const at = Date.parse(textOr(line.at, ''));
  if (line.kind !== 'action' || typeof line.agent !== 'string' || Number.isNaN(at)) return null;
  return {
    agent: line.agent,
    conversations: textOr(line.conversation, '').split('/').filter(Boolean),
    callId: textOr(line.callId, null),
    hash: null,
    prompt: /^userprompt/i.test(textOr(line.event, '')),
    at,
  };
}

const textsIn = (value: Fields, names: readonly string[]): readonly string[] =>
  names.map((name) => value[name]).filter((one): one is string => typeof one === 'string' && one !== '');
