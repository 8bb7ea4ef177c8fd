import { isLoopback } from '../../engine/policy/loopback';
import type { JsonRequest } from './lookup';

/** More than any answer about one thing. */
const MOST = 1_000_000;

/**
 * One request, and the JSON that came back with status 200; null for anything else. The certificate is checked whatever the environment says; no
 * proxy, no redirect, no cookie: what is sent reaches the host of the address, or nobody. Plain HTTP only to this machine.
 */
export async function fetchJson({ url, method, headers, body }: JsonRequest, signal: AbortSignal): Promise<unknown> {
  if (signal.aborted || !URL.canParse(url)) return null;
  const target = new URL(url);
  const secure = target.protocol === 'https:';
  if (!secure && !(target.protocol === 'http:' && isLoopback(target.hostname))) return null;
  // Both take long to load, and most servers never look anything up.
  const { request } = secure ? await import('node:https') : await import('node:http');
  const bytes = body === null || body === undefined ? null : Buffer.from(JSON.stringify(body));
  const sent = { ...headers, accept: 'application/json', 'user-agent': 'mollyguard', ...(bytes ? CONTENT : {}) };
  return new Promise((resolve) => {
    const outgoing = request(target, { method, headers: sent, agent: false, signal, rejectUnauthorized: true }, (incoming) => {
      if (incoming.statusCode !== 200) {
        resolve(null);
        outgoing.destroy();
        return;
      }
      const parts: Buffer[] = [];
      let size = 0;
      incoming.on('data', (part: Buffer) => {
        size += part.length;
        if (size > MOST) outgoing.destroy();
        else parts.push(part);
      });
      incoming.on('error', () => resolve(null));
      incoming.on('close', () => resolve(incoming.complete ? parsed(Buffer.concat(parts).toString('utf8')) : null));
    });
    outgoing.on('error', () => resolve(null));
    outgoing.on('close', () => resolve(null));
    outgoing.end(bytes ?? undefined);
  });
}

const CONTENT = { 'content-type': 'application/json' } as const;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a page of a proxy or a gateway
  }
}
