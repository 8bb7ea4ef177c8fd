import { chmodSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runtimeFolder } from '../../../src/host/setUp';
import { runtimeFiles } from '../../../src/protocol/http';

/** The guard as seen from outside, in its runtime folder: for tests that hurt it. */
export const guard = {
  runtime: (home: string): string => runtimeFolder(home, process.getuid?.() ?? 0),

  /** Process id of the guard server that holds the socket; null: nobody does. */
  leader(home: string): number | null {
    try {
      const { pid } = JSON.parse(readFileSync(path.join(guard.runtime(home), runtimeFiles.leader), 'utf8')) as { pid: number };
      return alive(pid) ? pid : null;
    } catch {
      return null;
    }
  },

  /** Process ids of all guard servers. */
  servers(home: string): readonly number[] {
    const folder = path.join(guard.runtime(home), runtimeFiles.servers);
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => (JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { pid: number }).pid)
      .filter(alive);
  },

  async waitForLeader(home: string, other: number | null = null): Promise<number> {
    return until('a guard server that leads', () => {
      const pid = guard.leader(home);
      return pid !== null && pid !== other ? pid : null;
    });
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

/** Asks again and again; a minute is enough for anything here. */
export async function until<T>(
  what: string,
  ask: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  ms = 60_000,
): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(100)) {
    const value = await ask();
    if (value) return value;
  }
  throw new Error(`still waiting after ${ms / 1000} s: ${what}`);
}

/** A promise with an end. */
export async function within<T>(what: string, promise: Promise<T>, ms = 60_000): Promise<T> {
  const timer = new AbortController();
  const late = sleep(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`still waiting after ${ms / 1000} s: ${what}`);
  });
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
