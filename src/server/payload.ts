import type { Codec, Decoded } from '../agents/agent';
import { decodePayload } from '../agents/index';
import { MAX_PAYLOAD } from '../protocol/http';
import { readCustomAgents } from './customAgents';

/** A payload as it was understood. */
export interface Understood {
  readonly codec: Codec;
  readonly decoded: Decoded;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads a payload. Bytes that are no UTF-8 are not guessed at: what the agent runs might be something else. null: it was too large. */
export function understand(payload: Buffer | null, hint: string, home: string): Understood {
  const context = { cwd: home, home, custom: () => readCustomAgents(home) };
  const malformed = (problem: string): Understood => ({
    codec: decodePayload('', hint, context).codec,
    decoded: { kind: 'malformed', problem },
  });
  if (payload === null) return malformed(`the payload is larger than ${MAX_PAYLOAD} bytes`);
  try {
    return decodePayload(strict.decode(payload), hint, context);
  } catch {
    return malformed('the payload is not UTF-8 text');
  }
}
