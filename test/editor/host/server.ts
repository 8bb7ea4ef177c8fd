import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PATIENCE_MS } from './guard';
import type { Host } from './install';

/** Folders of one editor. `work` takes sockets, so keep it short. */
export interface EditorFolders {
  readonly work: string;
  readonly home: string;
  readonly userData: string;
  readonly extensions: string;
}
export interface EditorServer {
  readonly pid: number;
  readonly port: number;
  readonly log: string;
  /** Address of a window on a folder. */
  url(folder: string): string;
  /** Ends the server and everything it started. */
  stop(): Promise<void>;
}

/** A port nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** No marketplace, and nothing of an editor or npm around us, whose variables confuse the server. */
function environment(folders: EditorFolders): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|XDG_)/.test(name));
  return {
    ...Object.fromEntries(kept),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    // what the editor itself would like to ask the world ends at a closed port of this machine
    ...Object.fromEntries(['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].map((name) => [name, 'http://127.0.0.1:9'])),
    ...Object.fromEntries(['no_proxy', 'NO_PROXY'].map((name) => [name, '127.0.0.1,localhost'])),
    TMPDIR: folders.work,
    XDG_CACHE_HOME: folders.work,
    HOME: folders.home,
    SHELL: '/bin/bash',
  };
}

/** Installs a packed extension; offline. */
export async function installVsix(host: Host, folders: EditorFolders, vsix: string): Promise<void> {
  const where = ['--user-data-dir', folders.userData, '--server-data-dir', path.join(folders.work, 'server-data')];
  const args = [host.serverMain, '--accept-server-license-terms', ...where, '--extensions-dir', folders.extensions];
  await promisify(execFile)(host.node, [...args, '--install-extension', vsix], { env: environment(folders), timeout: PATIENCE_MS });
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const request = http.get({ host: '127.0.0.1', port, path: '/version' }, (response) => {
      response.resume().on('end', () => resolve(true));
    });
    request.on('error', () => resolve(false));
  });

/** Starts VS Code's server on loopback, in a process group of its own. Without `token` any local user can reach it: tests only. */
export async function startServer(host: Host, folders: EditorFolders, token: string | null = null): Promise<EditorServer> {
  const port = await freePort();
  const log = path.join(folders.work, 'server.log');
  const out = openSync(log, 'a');
  const options = [
    ['--host', '127.0.0.1', '--port', String(port), '--accept-server-license-terms', '--telemetry-level', 'off'],
    token ? ['--connection-token', token] : ['--without-connection-token'],
    ['--disable-workspace-trust', '--user-data-dir', folders.userData, '--extensions-dir', folders.extensions],
    ['--server-data-dir', path.join(folders.work, 'server-data')],
    // a window that goes says so as it goes, and on a loaded machine that may be lost: the editor waits hours for it to come back
    token ? [] : ['--reconnection-grace-time', '30'],
  ];
  const child = spawn(host.node, [host.serverMain, ...options.flat()], {
    env: environment(folders),
    stdio: ['ignore', out, out],
    detached: true,
  });
  closeSync(out);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${host.node} could not be started`);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const kill = (): void => signal(-pid, 'SIGKILL');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    signal(-pid, 'SIGTERM');
    await Promise.race([exited, sleep(3_000, undefined, { ref: false })]);
    kill();
  };
  for (let i = 0; !(await answers(port)); i++) {
    if (i * 50 > PATIENCE_MS || child.exitCode !== null) {
      await stop();
      throw new Error(`VS Code's server did not start:\n${readFileSync(log, 'utf8')}`);
    }
    await sleep(50);
  }
  const query = token ? `tkn=${token}&` : '';
  return { pid, port, log, url: (folder) => `http://127.0.0.1:${port}/?${query}folder=${encodeURIComponent(folder)}`, stop };
}

/** Lets what was started end when we are interrupted: an exit with the handlers of `exit`. */
export function exitOnSignals(): void {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => process.exit(130));
}

/** Sends a signal; a process that is gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
