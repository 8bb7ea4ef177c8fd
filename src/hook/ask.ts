import { randomUUID } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { END, runtimeFiles, TIMES } from '../protocol/http';

/** Milliseconds for each step; the launcher's own (launcher.sh) are the same. */
export interface AskTimes {
  readonly silentMs: number;
  readonly pollMs: number;
  readonly lostMs: number;
  readonly patienceMs: number;
}
const USUAL: AskTimes = { silentMs: TIMES.silentMs, pollMs: TIMES.pollMs + 2_000, lostMs: TIMES.lostMs, patienceMs: 840_000 };
/** An answer is a few kilobytes at most. */
const MAX_ANSWER = 1_000_000;
const AGAIN_MS = 1_000;

type Heard =
  | { readonly kind: 'final'; readonly text: string }
  | { readonly kind: 'ticket'; readonly ticket: string }
  | { readonly kind: 'alone' }
  | { readonly kind: 'lost' };

/** The launcher's conversation with a guard server, for machines without curl. null: judge alone. */
export async function askServer(payload: Uint8Array, agent: string, runtime: string, times: AskTimes = USUAL): Promise<string | null> {
  const socket = path.join(runtime, runtimeFiles.socket);
  const attempt = randomUUID();
  const send = (): Promise<Heard> =>
    present(runtime, socket) ? hear(socket, `/v1/actions?agent=${agent}&attempt=${attempt}`, payload, times.silentMs) : LOST;
  const started = performance.now();
  let heard = await send();
  while (heard.kind === 'ticket' && performance.now() - started < times.patienceMs) {
    const asked = performance.now();
    heard = await hear(socket, `/v1/actions/${heard.ticket}?attempt=${attempt}`, null, times.pollMs);
    // A server that answers a poll at once is asked again no faster than this.
    if (heard.kind === 'ticket' && performance.now() - asked < AGAIN_MS) await sleep(AGAIN_MS);
    const lost = performance.now();
    while (heard.kind === 'lost' && performance.now() - lost < times.lostMs) {
      heard = await send();
      if (heard.kind === 'lost') await sleep(AGAIN_MS);
    }
  }
  return heard.kind === 'final' ? heard.text : null;
}

const LOST: Promise<Heard> = Promise.resolve({ kind: 'lost' });

/** Is there a socket that is ours, in a folder that is ours? */
function present(runtime: string, socket: string): boolean {
  const uid = process.getuid?.();
  const [folder, file] = [runtime, socket].map((name) => lstatSync(name, { throwIfNoEntry: false }));
  return folder?.isDirectory() === true && file?.isSocket() === true && folder.uid === uid && file.uid === uid;
}

/** One request. Only a whole body that ends in the mark counts. */
function hear(socketPath: string, url: string, body: Uint8Array | null, timeoutMs: number): Promise<Heard> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const headers = body === null ? {} : { 'Content-Type': 'application/json', 'Content-Length': body.length };
    const sent = request({ socketPath, path: url, method: body === null ? 'GET' : 'POST', headers, agent: false }, (answer) => {
      answer.on('data', (part: Buffer) => {
        size += part.length;
        if (size > MAX_ANSWER) sent.destroy();
        else parts.push(part);
      });
      answer.on('error', lost);
      answer.on('end', () => end(answer.complete ? read(answer.statusCode ?? 0, Buffer.concat(parts).toString('utf8')) : { kind: 'lost' }));
    });
    const timer = setTimeout(() => sent.destroy(), timeoutMs);
    const end = (heard: Heard) => {
      clearTimeout(timer);
      resolve(heard);
    };
    function lost(): void {
      end({ kind: 'lost' });
    }
    sent.on('error', lost);
    sent.on('close', () => setImmediate(lost)); // after the end of an answer that the closing itself ended
    sent.end(body ?? undefined);
  });
}

function read(status: number, body: string): Heard {
  if (!body.endsWith(END)) return { kind: 'lost' };
  const text = body.slice(0, -END.length);
  if (status === 200 && isAnswer(text)) return { kind: 'final', text };
  if (status === 202 && /^[A-Za-z0-9_-]+$/.test(text)) return { kind: 'ticket', ticket: text };
  return { kind: status === 503 ? 'alone' : 'lost' };
}

/** Nothing, or one line that is one JSON object. */
function isAnswer(text: string): boolean {
  if (text === '') return true;
  if (text.includes('\n') || !text.startsWith('{')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
