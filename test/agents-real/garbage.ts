import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { World } from '../server/client';

const ANSWERS = ['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', '}{'];

/** A program in the guard server's place that says yes, nothing and nonsense in turn. */
export async function garbageServer({ runtime, socket }: World): Promise<{ readonly count: () => number; close(): void }> {
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  let count = 0;
  const server = createServer((connection) => {
    connection.on('error', () => {}); // the launcher hangs up on it
    connection.once('data', () => connection.end(ANSWERS[count++ % ANSWERS.length] ?? ''));
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return { count: () => count, close: () => server.close() };
}
