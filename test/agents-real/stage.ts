import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { applySetUp, planSetUp, type SetUpPaths } from '../../src/host/setUp';
import { methods, type Question } from '../../src/protocol/messages';
import { buildLibrary } from '../hook/library';
import { programs } from '../programs';
import { type Client, World } from '../server/client';
import type { RealAgent, Run } from './agents/agent';
import { isolation } from './isolation';
import type { Script, Steps } from './model/script';
import { scriptedModel } from './model/server';
import { takeTurn } from './oneAtATime';

const TURN_SECONDS = 300;

export interface Turn {
  /** What the model was told about each of its calls, in order. */
  readonly told: readonly string[];
  /** Everything that reached the model. */
  readonly heard: string;
  readonly output: string;
}
interface TurnOptions {
  readonly prompt?: string;
  readonly subAgent?: Steps;
}

/** A home in which an agent is configured and, after `setUp`, guarded by our own set-up with the real launcher; and a project in it. */
export class Stage {
  readonly world = new World();
  readonly project = this.world.folder('shop', { 'notes.txt': 'one\n' });
  private readonly agent: RealAgent;
  private readonly program: readonly string[];
  private turns = 0;

  constructor(agent: RealAgent, program: readonly string[]) {
    this.agent = agent;
    this.program = program;
  }

  at(...names: readonly string[]): string {
    return path.join(this.project, ...names);
  }

  read(file: string): string | null {
    const full = path.resolve(this.project, file);
    return existsSync(full) ? readFileSync(full, 'utf8') : null;
  }

  /** Configures the agent, once: before set-up, as on a machine where it was used before. */
  async configure(): Promise<void> {
    await this.run();
  }

  async setUp(agents: readonly string[] = [this.agent.id]): Promise<void> {
    await this.configure();
    const extension = this.world.folder('extension', { 'package.json': '{}' });
    cpSync(await programs('library', buildLibrary), path.join(extension, 'dist'), { recursive: true });
    const paths: SetUpPaths = {
      home: this.world.home,
      runtime: this.world.runtime,
      extensionPath: extension,
      version: '0.0.0-test',
      execPath: process.execPath,
      searchPath: [],
      platform: process.platform,
      launcher: readFileSync(path.join(__dirname, '../../src/hook/launcher.sh'), 'utf8'),
    };
    await applySetUp(paths, await planSetUp(paths, agents));
  }

  /** The window of the project, leading. */
  async window(): Promise<Client> {
    const client = await this.world.window([this.project]);
    await client.until(() => client.state?.leader === true, 'leadership');
    return client;
  }

  /** One turn of the agent in its most permissive mode, with no network but loopback. */
  async turn(main: Script['main'], { prompt = 'do the scripted thing', subAgent = [] }: TurnOptions = {}): Promise<Turn> {
    const { port, run } = await this.run();
    const name = `turn${++this.turns}`;
    const socket = path.join(this.world.root, `${name}.sock`);
    const model = await scriptedModel({ main, subAgent }, socket);
    const temporary = path.join(this.world.root, 'tmp');
    mkdirSync(temporary, { recursive: true });
    const { steps, env } = this.agent.start(run, prompt);
    const common = {
      PATH: [path.dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
      HOME: this.world.home,
      TMPDIR: temporary,
      SHELL: '/bin/bash',
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      NO_COLOR: '1',
    };
    const job = path.join(this.world.root, `${name}.json`);
    writeFileSync(job, JSON.stringify({ socket, port, steps, cwd: this.project, env: { ...common, ...env }, seconds: TURN_SECONDS }));
    try {
      const output = await outputOf([...isolation(), process.execPath, path.join(__dirname, 'inside.mjs'), job]);
      return { told: model.told, heard: model.heard(), output };
    } finally {
      model.close();
    }
  }

  close(): void {
    this.world.close();
    void this.alone?.then((release) => release());
  }

  /** No other run of an agent with a port that is always the same, in whatever process. */
  private alone: Promise<() => void> | undefined;
  private turnOf(): Promise<unknown> {
    if (this.agent.fixedPort && isolation().length === 0) this.alone ??= takeTurn();
    return this.alone ?? Promise.resolve();
  }

  private prepared: Promise<{ readonly port: number; readonly run: Run }> | undefined;
  private run() {
    this.prepared ??= this.turnOf()
      .then(freePort)
      .then((port) => {
        const run: Run = {
          home: this.world.home,
          project: this.project,
          url: `http://127.0.0.1:${port}`,
          program: this.program,
          mcp: { command: process.execPath, args: [path.join(__dirname, 'mcpServer.mjs'), this.at('railway.txt')] },
        };
        this.agent.configure(run);
        return { port, run };
      });
    return this.prepared;
  }
}

function outputOf([program = '', ...args]: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { PATH: process.env.PATH }, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)));
    child.on('error', reject);
    child.on('close', () => resolve(said.join('')));
  });
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

/** The one question that waits. */
export async function question(window: Client, milliseconds = 180_000): Promise<Question> {
  await window.until(() => window.state?.waiting.length === 1, 'the question', milliseconds);
  const [found] = window.state?.waiting ?? [];
  if (!found) throw new Error('no question');
  return found;
}

export const type = (window: Client, { ticket }: Question, text: string): Promise<unknown> =>
  window.call(methods.answer, { ticket, kind: 'typed', text });
export const refuse = (window: Client, { ticket }: Question): Promise<unknown> => window.call(methods.answer, { ticket, kind: 'refuse' });
