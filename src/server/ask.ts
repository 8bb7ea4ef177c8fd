import { request } from 'node:http';
import { END, PROTOCOL } from '../protocol/http';

/** What came back over a socket: the status and the body without the end mark that it had; or why not. */
export type Heard =
  | { readonly kind: 'heard'; readonly status: number; readonly body: Buffer }
  | { readonly kind: 'dead' | 'silent' | 'garbage' };

export interface Ask {
  readonly socket: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly milliseconds: number;
  /** Gives up early: the asker has gone, or the other side was found to be silent. */
  readonly signal?: AbortSignal;
}

/** More than any answer of a guard server. */
const MAX_ANSWER = 1_000_000;
const MARK = Buffer.from(END);

/** Sends one request over a Unix socket and hears the whole answer. Never throws: garbage, silence and a dead socket are values. */
export function ask({ socket, method, path, headers, body, milliseconds, signal }: Ask): Promise<Heard> {
  return new Promise((resolve) => {
    let settled = false;
    const finish = (heard: Heard) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      resolve(heard);
      outgoing.destroy();
    };
    const stop = () => finish({ kind: 'silent' });
    const timer = setTimeout(stop, milliseconds);
    const outgoing = request(
      {
        socketPath: socket,
        method,
        path,
        agent: false,
        headers: { host: 'mollyguard', ...headers, ...(body ? { 'content-length': String(body.length) } : {}) },
      },
      (incoming) => {
        const parts: Buffer[] = [];
        let length = 0;
        incoming.on('data', (part: Buffer) => {
          parts.push(part);
          length += part.length;
          if (length > MAX_ANSWER) finish({ kind: 'garbage' });
        });
        incoming.on('end', () => {
          const whole = Buffer.concat(parts);
          const ends = whole.length >= MARK.length && whole.subarray(-MARK.length).equals(MARK);
          finish(ends ? { kind: 'heard', status: incoming.statusCode ?? 0, body: whole.subarray(0, -MARK.length) } : { kind: 'garbage' });
        });
        incoming.on('error', () => finish({ kind: 'dead' }));
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => finish({ kind: error.code?.startsWith('HPE') ? 'garbage' : 'dead' }));
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
    outgoing.end(body);
  });
}

export interface Health {
  readonly id: string;
  readonly pid: number;
}
/** A server that does not say it is well in this time counts as silent. */
const PROBE_MS = 500;

/** Asks a socket who answers on it. */
export async function probe(
  socket: string,
): Promise<({ readonly kind: 'well' } & Health) | { readonly kind: 'dead' | 'silent' | 'garbage' }> {
  const heard = await ask({ socket, method: 'GET', path: '/v1/health', milliseconds: PROBE_MS });
  if (heard.kind !== 'heard') return heard;
  const health = heard.status === 200 ? parseHealth(heard.body.toString()) : null;
  return health ? { kind: 'well', ...health } : { kind: 'garbage' };
}

function parseHealth(text: string): Health | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('protocol' in value) || !('id' in value) || !('pid' in value)) return null;
    const { protocol, id, pid } = value;
    // A newer one may lead: it knows how to speak to us.
    return typeof protocol === 'number' && protocol >= PROTOCOL && typeof id === 'string' && typeof pid === 'number' ? { id, pid } : null;
  } catch {
    return null; // garbage is what the caller makes of it
  }
}
