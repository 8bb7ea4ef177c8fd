import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import net from 'node:net';

/** The command before a command that gives it a network of its own in which there is only loopback; null where the system does not allow that. */
export function loopbackOnly(): readonly string[] | null {
  const inside = ['sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  for (const flags of ['-n', '-rn']) {
    const prefix = ['unshare', flags, ...inside];
    const [program = '', ...args] = prefix;
    if (process.platform === 'linux' && spawnSync(program, [...args, 'true'], { stdio: 'ignore' }).status === 0) return prefix;
  }
  return null;
}

/** True if a connection to the world is impossible here (the address is one of those reserved for documentation). */
export function isCutOff(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host: '192.0.2.1', port: 443, timeout: 1_000 });
    const end = (cut: boolean): void => {
      socket.destroy();
      resolve(cut);
    };
    socket.on('connect', () => end(false)).on('timeout', () => end(false));
    socket.on('error', (error) => end('code' in error && error.code === 'ENETUNREACH'));
  });
}

/**
 * Where the network cannot be cut: notes the connections of processes that have `mark` in their environment; `beyond` are those that leave
 * this machine, `local` shows that the watch sees anything.
 */
export function watchConnections(mark: string): {
  readonly beyond: ReadonlySet<string>;
  readonly local: ReadonlySet<string>;
  stop(): void;
} {
  const beyond = new Set<string>();
  const local = new Set<string>();
  const look = (): void => {
    const sockets = new Set(
      readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .flatMap((pid) => socketsOf(pid, mark)),
    );
    for (const table of ['tcp', 'tcp6', 'udp', 'udp6']) {
      for (const line of attempt(() => readFileSync(`/proc/net/${table}`, 'latin1'), '')
        .split('\n')
        .slice(1)) {
        const [, , remote = '', , , , , , , inode = ''] = line.trim().split(/\s+/);
        const [address = '', port = '0'] = remote.split(':');
        if (sockets.has(inode)) (isLoopback(address) ? local : beyond).add(`${table} ${address}:${Number.parseInt(port, 16)}`);
      }
    }
  };
  const timer = setInterval(look, 200);
  return { beyond, local, stop: () => clearInterval(timer) };
}

/** Inodes of the sockets of a process, if it is one of ours. */
function socketsOf(pid: string, mark: string): string[] {
  return attempt(() => {
    if (!readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark)) return [];
    const links = readdirSync(`/proc/${pid}/fd`).map((fd) => attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`), ''));
    return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
  }, []);
}

/** The kernel writes addresses in the machine's byte order: 127.0.0.1 is 0100007F; unconnected is all zeros. */
function isLoopback(hex: string): boolean {
  if (/^0+$/.test(hex)) return true;
  if (hex.length === 8) return hex.endsWith('7F');
  return hex === '00000000000000000000000001000000' || /^0{16}FFFF0000[0-9A-F]{6}7F$/.test(hex);
}

/** Processes come and go while one looks. */
function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
