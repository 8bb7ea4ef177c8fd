import { chmodSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { END, MAX_PAYLOAD, PROTOCOL, RELAYED } from '../protocol/http';
import type { Health } from './ask';
import type { Understood } from './payload';

/** An answer of the launcher's protocol; the end mark is added when it is sent. */
export interface HttpAnswer {
  readonly status: 200 | 202 | 410 | 503;
  readonly body: string | Buffer;
}
export interface ActionRequest {
  /** The agent's id in the registered command; a hint only. */
  readonly agent: string;
  /** The launcher's nonce: the same one means the same try, sent again. */
  readonly attempt: string;
  readonly relayed: boolean;
  /** null: larger than MAX_PAYLOAD. */
  readonly payload: Buffer | null;
  /** What it means, where it does not come from an agent; never set for what came over a socket. */
  readonly understood?: Understood;
  /** Aborted when the asker has gone. */
  readonly signal: AbortSignal;
}
export interface PollRequest {
  readonly ticket: string;
  readonly attempt: string;
  readonly signal: AbortSignal;
}
/** What answers on a socket. Neither may reject: an error is our bug, is logged, and the launcher judges alone. */
export interface Handlers {
  action(request: ActionRequest): Promise<HttpAnswer>;
  poll(request: PollRequest): Promise<HttpAnswer>;
}

const WORD = /^[A-Za-z0-9_-]{1,128}$/;
/** Requests at work at once; beyond it the launcher judges alone. Waiting polls count. */
const MAX_AT_ONCE = 256;

/** The launcher's protocol on one socket. Nothing that is sent here can approve, loosen or switch off. */
export function guardHttp(health: Health, handlers: Handlers, report: (error: unknown) => void): Server {
  let busy = 0;
  const server = createServer((incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on('close', () => gone.abort());
    outgoing.on('error', () => gone.abort()); // the asker has gone: nothing to answer to
    if (busy >= MAX_AT_ONCE) return send(outgoing, { status: 503, body: '' });
    busy += 1;
    route(incoming, health, handlers, gone.signal)
      .catch((error: unknown): HttpAnswer => {
        if (!gone.signal.aborted) report(error); // an asker that goes while it speaks is no trouble of ours
        return { status: 503, body: '' };
      })
      .then((answer) => send(outgoing, answer))
      .finally(() => {
        busy -= 1;
      });
  });
  server.headersTimeout = 5_000;
  server.requestTimeout = 10_000;
  server.keepAliveTimeout = 1;
  return server;
}

/** Listens on a path that does not exist yet; the socket is for its owner only. */
export function listen(server: Server, socket: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, () => {
      server.removeListener('error', reject);
      try {
        chmodSync(socket, 0o600);
        resolve();
      } catch (error) {
        reject(error);
      }
    });
  });
}

async function route(incoming: IncomingMessage, health: Health, handlers: Handlers, signal: AbortSignal): Promise<HttpAnswer> {
  const url = new URL(incoming.url ?? '/', 'http://mollyguard');
  const attempt = url.searchParams.get('attempt') ?? '';
  const unknown: HttpAnswer = { status: 410, body: '' };
  if (incoming.method === 'GET' && url.pathname === '/v1/health') {
    return { status: 200, body: JSON.stringify({ protocol: PROTOCOL, id: health.id, pid: health.pid }) };
  }
  if (incoming.method === 'GET' && url.pathname.startsWith('/v1/actions/')) {
    const ticket = url.pathname.slice('/v1/actions/'.length);
    return WORD.test(ticket) && WORD.test(attempt) ? handlers.poll({ ticket, attempt, signal }) : unknown;
  }
  if (incoming.method === 'POST' && url.pathname === '/v1/actions') {
    const agent = url.searchParams.get('agent') ?? '';
    const payload = await bodyOf(incoming);
    if (!WORD.test(attempt) || !WORD.test(agent)) return { status: 503, body: '' };
    return handlers.action({ agent, attempt, relayed: incoming.headers[RELAYED] !== undefined, payload, signal });
  }
  // Another version of the protocol: the launcher judges alone.
  return { status: 503, body: '' };
}

/** The body, byte for byte; null when it is too large (the rest is read and dropped, so that the answer arrives). */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of incoming) {
    if (!Buffer.isBuffer(part)) throw new Error('a body is bytes');
    length += part.length;
    if (length <= MAX_PAYLOAD) parts.push(part);
    else parts.length = 0;
  }
  return length <= MAX_PAYLOAD ? Buffer.concat(parts) : null;
}

function send(outgoing: ServerResponse, { status, body }: HttpAnswer): void {
  if (outgoing.destroyed) return;
  const bytes = Buffer.concat([Buffer.from(body), Buffer.from(END)]);
  outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'content-length': bytes.length, connection: 'close' });
  outgoing.end(bytes);
}
