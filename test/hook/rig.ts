import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { type LauncherTimes, type LauncherValues, renderLauncher, type Tools } from '../../src/host/setUp/launcher';
import { END } from '../../src/protocol/http';

const template = readFileSync(path.join(__dirname, '../../src/hook/launcher.sh'), 'utf8');

const perl = existsSync('/usr/bin/perl') ? '/usr/bin/perl' : null;
/** Programs that the launcher calls; `perl: null` leaves requests to curl. */
export const TOOLS: Tools = {
  env: '/usr/bin/env',
  envSplits: true,
  cat: '/bin/cat',
  sleep: '/bin/sleep',
  od: '/usr/bin/od',
  curl: '/usr/bin/curl',
  perl: null,
};
/** Shells that must run the launcher, with curl and with perl; `sh` as whose name bash and busybox behave like POSIX. */
export const shells = ['dash', 'bash', 'busybox', 'ksh'].flatMap((name) => {
  const file = ['/bin', '/usr/bin', '/usr/local/bin'].map((folder) => `${folder}/${name}`).find(existsSync);
  const all = [
    { name, file: file ?? '', tools: TOOLS },
    { name: `${name} with perl`, file: file ?? '', tools: { ...TOOLS, curl: null, perl } },
  ];
  return file ? all.slice(0, perl === null ? 1 : 2) : [];
});

/** What the stand-in for the hook program prints, so that rows can see who answered and with what. */
const PROGRAM = `
const { createHash } = require('node:crypto');
const input = require('node:fs').readFileSync(0);
const [first, ...rest] = process.argv.slice(2);
const env = Object.keys(process.env).filter((name) => !['PWD', 'OLDPWD', '_', 'SHLVL', '__CF_USER_TEXT_ENCODING'].includes(name)).sort();
process.stdout.write(JSON.stringify({ alone: [first, ...rest].slice(0, -1), digest: createHash('sha256').update(input).digest('hex'), env }) + ${JSON.stringify(END)});
`;

export interface Rig {
  readonly folder: string;
  readonly home: string;
  readonly runtime: string;
  readonly socket: string;
  readonly launcher: string;
  run(options: {
    readonly input?: string | Buffer;
    readonly env?: Readonly<Record<string, string>>;
    readonly args?: readonly string[];
    readonly command?: string;
    /** Called once the program runs. */
    readonly meanwhile?: (child: { kill(signal: NodeJS.Signals): boolean; readonly pid?: number | undefined }) => void;
  }): Promise<{ readonly stdout: string; readonly stderr: string; readonly code: number | null; readonly signal: string | null }>;
  /** A server on the rig's socket (or another path); closed with the rig. */
  serve(behaviours: readonly Behaviour[], at?: string): Promise<{ readonly requests: readonly Request[] }>;
  remove(): void;
}

/** A home with a launcher in it, in a folder whose name is as awkward as paths can be. */
export function rig(shell: string, values: Partial<LauncherValues> = {}, times?: LauncherTimes): Rig {
  const folder = mkdtempSync('/tmp/mg-');
  const home = path.join(folder, `it's "my" $HOME \`x\` \\ é`);
  const runtime = path.join(folder, 'r');
  const launcher = path.join(home, '.mollyguard/bin/hook');
  const lib = path.join(home, '.mollyguard/lib/1.2.3');
  for (const made of [path.dirname(launcher), lib, runtime, path.join(folder, 'sh')]) mkdirSync(made, { recursive: true, mode: 0o700 });
  const sh = path.join(folder, 'sh/sh');
  symlinkSync(shell, sh);
  const text = renderLauncher(
    template,
    {
      version: '1.2.3',
      home,
      runtime,
      own: [],
      interpreters: [process.execPath],
      tools: TOOLS,
      remedy: "Run it's remedy.",
      ...values,
    },
    times,
  );
  writeFileSync(launcher, text.replaceAll('/bin/sh', sh));
  chmodSync(launcher, 0o755);
  writeFileSync(path.join(lib, 'start.js'), PROGRAM);
  const servers: { close(): void }[] = [];
  return {
    folder,
    home,
    runtime,
    socket: path.join(runtime, 'guard.sock'),
    launcher,
    run: ({ input = '{}', env = {}, args = ['vscode'], command, meanwhile }) =>
      new Promise((resolve, reject) => {
        const options = { env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent', ...env }, cwd: folder };
        const child = command === undefined ? spawn(launcher, args, options) : spawn(command, { ...options, shell: sh });
        const out: Buffer[] = [];
        const err: Buffer[] = [];
        child.stdout.on('data', (part: Buffer) => out.push(part));
        child.stderr.on('data', (part: Buffer) => err.push(part));
        child.stdin.on('error', () => {}); // a launcher that fails early does not read to the end
        child.on('error', reject);
        child.on('close', (code, signal) =>
          resolve({ stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), code, signal }),
        );
        child.stdin.end(input);
        meanwhile?.(child);
      }),
    serve: async (behaviours, at = path.join(runtime, 'guard.sock')) => {
      const server = await rawServer(at, behaviours);
      servers.push(server);
      return server;
    },
    remove() {
      for (const server of servers) server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: string;
  readonly body: Buffer;
}
export type Behaviour = (socket: Socket, request: Request, server: Server) => void;

/** A server of bytes on a Unix socket: the nth request gets the nth behaviour, later ones the last. */
async function rawServer(at: string, behaviours: readonly Behaviour[]): Promise<{ readonly requests: readonly Request[]; close(): void }> {
  const requests: Request[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {}); // a client that went away is part of what is tested
    let got = Buffer.alloc(0);
    let done = false;
    socket.on('data', (part) => {
      got = Buffer.concat([got, part]);
      const split = got.indexOf('\r\n\r\n');
      if (done || split < 0) return;
      const headers = got.subarray(0, split).toString();
      const length = Number(/content-length: (\d+)/i.exec(headers)?.[1] ?? 0);
      if (got.length - split - 4 < length) return;
      done = true;
      const [method = '', url = ''] = headers.split(' ');
      const request = { method, url, headers, body: got.subarray(split + 4, split + 4 + length) };
      requests.push(request);
      const behave = behaviours[Math.min(requests.length, behaviours.length) - 1];
      behave?.(socket, request, server);
    });
  });
  await new Promise<void>((resolve) => server.listen(at, resolve));
  return {
    requests,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** A whole answer, as the guard server gives it. */
export const reply =
  (status: number, body: string, end: string = END): Behaviour =>
  (socket) =>
    socket.end(`HTTP/1.1 ${status} X\r\nContent-Length: ${Buffer.byteLength(body + end)}\r\nConnection: close\r\n\r\n${body}${end}`);

/** Exactly these bytes, then the end of the connection. */
export const bytes =
  (text: string): Behaviour =>
  (socket) =>
    socket.end(text);
