import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2';
import { makeCertificates } from '../../demo/certificate';

/** Words, not secrets: passwords of the servers that tests start. */
export const PASSWORDS = { reader: 'fake-reader', shopper: 'fake-shopper' } as const;

export interface MysqlServer {
  readonly port: number;
  /** The file of the authority that vouches for it as `localhost`, and as nothing else. */
  readonly authority: string;
  /** Statements as the server's owner, by its socket. */
  run(...statements: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Nobody, where the test itself is root: the server refuses to run as root. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
const FOLDERS = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];
const programOf = (name: string): string | undefined =>
  FOLDERS.filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));

/** Starts an installed MariaDB or MySQL in a temporary folder. null: none is here, or it does not run. */
export async function startMysql(): Promise<MysqlServer | null> {
  if (process.platform === 'win32') return null;
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-my-')));
  chmodSync(root, 0o755);
  try {
    return await start(root);
  } catch {
    // told by the caller, who skips its tests
    rmSync(root, { recursive: true, force: true });
    return null;
  }
}

async function start(root: string): Promise<MysqlServer> {
  const data = path.join(root, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  const server = install(data);
  const port = await freePort();
  const socket = path.join(data, 's');
  const tls = certified(root, data);
  const limits = ['--skip-name-resolve', '--innodb-buffer-pool-size=16M', '--innodb-flush-log-at-trx-commit=0'];
  const place = [`--datadir=${data}`, `--port=${port}`, '--bind-address=127.0.0.1', `--socket=${socket}`, `--pid-file=${data}/pid`];
  const child = spawn(server, ['--no-defaults', ...place, ...limits, ...tls.options], { ...as, cwd: data, stdio: 'ignore' });
  for (let tries = 0; ; tries += 1) {
    const answered = await run(socket, ['SELECT 1']).then(
      () => true,
      () => false,
    );
    if (answered) return { port, authority: tls.authority, run: (...all) => run(socket, all), stop: () => stop(child, root) };
    if (tries > 200 || child.exitCode !== null) {
      child.kill('SIGKILL');
      throw new Error('does not start');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Fills the data folder; the program that serves it. */
function install(data: string): string {
  const mariadb = programOf('mariadbd');
  const installer = programOf('mariadb-install-db');
  const server = mariadb ?? programOf('mysqld');
  if (server === undefined) throw new Error('no server is installed');
  const options = { ...as, cwd: data, stdio: 'pipe' } as const;
  if (mariadb !== undefined && installer !== undefined) {
    const plain = ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'];
    execFileSync(installer, plain, options);
  } else execFileSync(server, ['--no-defaults', '--initialize-insecure', `--datadir=${data}`], options);
  return server;
}

function certified(root: string, data: string): { readonly authority: string; readonly options: readonly string[] } {
  const { authority, server } = makeCertificates(['localhost']);
  const files = {
    authority: path.join(root, 'authority.pem'),
    certificate: path.join(data, 'server.pem'),
    key: path.join(data, 'server.key'),
  };
  writeFileSync(files.authority, authority);
  writeFileSync(files.certificate, server.certificate);
  writeFileSync(files.key, server.key, { mode: 0o600 });
  if (isRoot) for (const file of [files.certificate, files.key]) chownSync(file, NOBODY, NOBODY);
  return { authority: files.authority, options: [`--ssl-cert=${files.certificate}`, `--ssl-key=${files.key}`] };
}

function run(socketPath: string, statements: readonly string[]): Promise<void> {
  const connection = createConnection({ socketPath, user: 'root' });
  return new Promise<void>((resolve, reject) => {
    connection.on('error', reject);
    const next = (at: number): void => {
      const one = statements[at];
      if (one === undefined) resolve();
      else connection.query(one, (error) => (error ? reject(error) : next(at + 1)));
    };
    next(0);
  }).finally(() => connection.destroy());
}

async function stop(child: ChildProcess, root: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
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
