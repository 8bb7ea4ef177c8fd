import { chmodSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runtimeFolder } from '../../../src/host/setUp';
import { runtimeFiles } from '../../../src/protocol/http';

/** How long is waited for what will come. Other suites may run on the same processors: only what never comes takes so long. */
export const PATIENCE_MS = 180_000;
/** How long one test may take, of many such waits. */
export const TEST_MS = 900_000;

/** The guard as seen from outside, in its runtime folder: for tests that hurt it. */
export const guard = {
  runtime: (home: string): string => runtimeFolder(home, process.getuid?.() ?? 0),

  /** Waits until a guard server answers on the socket; `other` is one that does not count. Returns its process id. */
  waitForLeader(home: string, other: number | null = null): Promise<number> {
    const socketPath = path.join(guard.runtime(home), runtimeFiles.socket);
    return until('a guard server that leads', async () => {
      const pid = await health(socketPath);
      return pid !== null && pid !== other && alive(pid) ? pid : null;
    });
  },

  /** Process ids of all guard servers. */
  servers(home: string): readonly number[] {
    const folder = path.join(guard.runtime(home), runtimeFiles.servers);
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => (JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { pid: number }).pid)
      .filter(alive);
  },

  /** Puts a server that answers nonsense in the socket's place; the returned function takes it away again. */
  async garbage(home: string): Promise<() => Promise<void>> {
    const socket = path.join(guard.runtime(home), runtimeFiles.socket);
    const connections = new Set<net.Socket>();
    const server = net.createServer((connection) => {
      connections.add(connection.on('error', () => {}));
      connection.end('HTTP/1.1 200 OK\r\nContent-Length: 27\r\n\r\n{"permissionDecision":"yes"}');
    });
    const beside = `${socket}.garbage`;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(beside, resolve));
    chmodSync(beside, 0o600);
    renameSync(beside, socket);
    return async () => {
      for (const connection of connections) connection.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(beside, { force: true });
    };
  },
} as const;

/** The process id that a guard server tells; null: nobody answers, or nonsense. */
function health(socketPath: string): Promise<number | null> {
  return new Promise((resolve) => {
    const request = http.get({ socketPath, path: '/v1/health', timeout: 1_000, agent: false }, async (response) => {
      let body = '';
      for await (const chunk of response.setEncoding('utf8')) body += chunk;
      resolve(Number(/"pid":(\d+)/.exec(body)?.[1] ?? 0) || null);
    });
    request.on('timeout', () => request.destroy()).on('error', () => resolve(null));
  });
}

/** Asks again and again. */
export async function until<T>(
  what: string,
  ask: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  ms = PATIENCE_MS,
): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(100)) {
    const value = await ask();
    if (value) return value;
  }
  throw new Error(`still waiting after ${ms / 1000} s: ${what}`);
}

/** A promise with an end: so long after it was made, or after the last sign of progress. */
export async function within<T>(what: string, promise: Promise<T>, ms = PATIENCE_MS, progress: () => number = () => 0): Promise<T> {
  const timer = new AbortController();
  const started = Date.now();
  const watch = async (): Promise<never> => {
    for (let left = ms; left > 0; left = Math.max(started, progress()) + ms - Date.now())
      await sleep(left, undefined, { signal: timer.signal });
    throw new Error(`still waiting after ${ms / 1000} s: ${what}`);
  };
  const late = watch();
  late.catch(() => {});
  return Promise.race([promise, late]).finally(() => timer.abort());
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
