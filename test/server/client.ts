import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { startServerProcess } from '../../src/host/serverProcess';
import { END } from '../../src/protocol/http';
import { type GuardState, methods, type ServerStart, type WindowSettings } from '../../src/protocol/messages';
import { programs } from '../programs';

/** A home, a runtime folder and the bundled server, all in a temporary folder. */
export class World {
  readonly root = realpathSync(mkdtempSync(path.join(tmpdir(), 'mg-')));
  readonly home = path.join(this.root, 'home');
  readonly runtime = path.join(this.root, 'run');
  readonly socket = path.join(this.runtime, 'guard.sock');
  readonly journal = path.join(this.home, '.mollyguard', 'journal');
  private readonly clients: Client[] = [];
  private bundle: Promise<string> | undefined;

  /** `bundle`: a server that was built already, in place of one that is built for the test. */
  constructor(bundle?: string) {
    mkdirSync(this.home);
    this.bundle = bundle === undefined ? undefined : Promise.resolve(bundle);
  }

  folder(name: string, files: Readonly<Record<string, string>> = {}): string {
    const folder = path.join(this.root, name);
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
    return folder;
  }

  /** Starts a window's server and waits until it can be asked. */
  async window(folders: readonly string[], more: Partial<WindowSettings> = {}, start: Partial<ServerStart> = {}): Promise<Client> {
    this.bundle ??= bundled();
    const client = new Client(await this.bundle, this);
    this.clients.push(client);
    await client.start(folders, more, start);
    return client;
  }

  /** Programs that a test may break. */
  async ownPrograms(): Promise<void> {
    cpSync(path.dirname(await bundled()), this.root, { recursive: true });
    this.bundle = Promise.resolve(path.join(this.root, 'server.js'));
  }

  close(): void {
    for (const client of this.clients) client.kill('SIGKILL');
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** The server's program, with the scanning thread's beside it. */
async function bundled(): Promise<string> {
  const src = path.join(__dirname, '../../src/server');
  const folder = await programs('server', (outdir) =>
    build({
      entryPoints: { server: path.join(src, 'main.ts'), scanner: path.join(src, 'scanning/thread.ts') },
      outdir,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      loader: { '.sh': 'text', '.graphql': 'text' },
      logLevel: 'error',
    }),
  );
  return path.join(folder, 'server.js');
}

/** The editor's side of one server: JSON-RPC over Node's IPC, as the language client speaks it. */
export class Client {
  readonly child: ChildProcess;
  readonly states: GuardState[] = [];
  readonly stderr: string[] = [];
  /** Everything that the server has sent. */
  readonly heard: unknown[] = [];
  private readonly world: World;
  private readonly waiting = new Map<number, (message: { result?: unknown; error?: { message: string } }) => void>();
  private readonly wake = new Set<() => void>();
  private last = 0;

  constructor(bundle: string, world: World) {
    this.world = world;
    this.child = startServerProcess(bundle, world.root);
    this.child.stderr?.on('data', (text) => this.stderr.push(String(text)));
    this.child.on('exit', () => this.woken());
    this.child.on(
      'message',
      (message: { id?: number; method?: string; params?: GuardState; result?: unknown; error?: { message: string } }) => {
        this.heard.push(message);
        if (message.method === methods.state && message.params) this.states.push(message.params);
        else if (message.id !== undefined) this.waiting.get(message.id)?.(message);
        this.woken();
      },
    );
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }
  get state(): GuardState | undefined {
    return this.states.at(-1);
  }

  async start(folders: readonly string[], more: Partial<WindowSettings>, start: Partial<ServerStart> = {}): Promise<void> {
    const { home, runtime } = this.world;
    await this.call('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      initializationOptions: { home, runtime, own: [], version: '0.0.0-test', ...start },
    });
    this.tell('initialized', {});
    this.settings(folders, more);
    await this.until(() => this.state !== undefined);
  }

  settings(folders: readonly string[], more: Partial<WindowSettings> = {}): void {
    const settings: WindowSettings = {
      mode: 'guard',
      holdSeconds: 600,
      user: {},
      workspace: {},
      lookups: {},
      folders,
      trusted: true,
      watchTranscripts: false,
      agents: [],
      problems: [],
      ...more,
    };
    this.tell(methods.settings, settings);
  }

  tell(method: string, params: unknown): void {
    this.child.send({ jsonrpc: '2.0', method, params: params as object });
  }

  call(method: string, params: unknown): Promise<unknown> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
      this.child.send({ jsonrpc: '2.0', id, method, params: params as object });
    });
  }

  /** Waits for something that a message from the server, or time, makes true. */
  async until(holds: () => boolean, what = 'the server', milliseconds = 180_000): Promise<void> {
    const deadline = Date.now() + milliseconds;
    while (!holds()) {
      if (Date.now() > deadline) throw new Error(`waited in vain for ${what}: ${JSON.stringify(this.state)} ${this.stderr.join('')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, 50);
        const wake = this.wake;
        wake.add(done);
        function done(): void {
          clearTimeout(timer);
          wake.delete(done);
          resolve();
        }
      });
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  private woken(): void {
    for (const wake of [...this.wake]) wake();
  }
}

export interface Reply {
  readonly status: number;
  /** Without the end mark; null: it had none. */
  readonly body: string | null;
}

/** What the launcher does: one request over the socket. */
export function send(socket: string, target: string, payload?: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { socketPath: socket, path: target, method: payload === undefined ? 'GET' : 'POST', agent: false, headers },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (part: string) => {
          text += part;
        });
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, body: text.endsWith(END) ? text.slice(0, -END.length) : null }),
        );
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(payload);
  });
}

/** A VS Code chat payload for a terminal command. */
export const terminal = (command: string, cwd: string, more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    hook_event_name: 'PreToolUse',
    session_id: 'session-1',
    tool_use_id: 'call-1',
    tool_name: 'run_in_terminal',
    tool_input: { command, explanation: 'why', goal: 'goal', mode: 'sync' },
    cwd,
    ...more,
  });

/** A held action as the launcher sees it: its ticket. */
export async function held(socket: string, attempt: string, payload: string): Promise<string> {
  const reply = await send(socket, `/v1/actions?agent=vscode&attempt=${attempt}`, payload);
  if (reply.status !== 202 || !reply.body) throw new Error(`not held: ${reply.status} ${reply.body}`);
  return reply.body;
}
export const poll = (socket: string, ticket: string, attempt: string): Promise<Reply> =>
  send(socket, `/v1/actions/${ticket}?attempt=${attempt}`);
