import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { applySetUp, planSetUp, type SetUpPaths } from '../../src/host/setUp';
import { methods, type Question } from '../../src/protocol/messages';
import { type Client, World } from '../server/client';
import { type Script, scriptedModel } from './model';

const TURN_MS = 80_000;

export interface Turn {
  /** What the model was told about each of its calls, in order. */
  readonly told: readonly string[];
  /** Everything that reached the model. */
  readonly heard: string;
  readonly output: string;
}

interface TurnOptions {
  readonly prompt?: string;
  readonly subAgent?: Script['main'];
}

/** A home in which Claude Code was set up by our own set-up, with the real launcher, and a project in it. */
export class Stage {
  readonly world = new World();
  readonly project = this.world.folder('shop', { 'notes.txt': 'one\n' });
  private readonly program: string;

  constructor(program: string) {
    this.program = program;
  }

  at(...names: readonly string[]): string {
    return path.join(this.project, ...names);
  }

  read(file: string): string | null {
    const full = path.resolve(this.project, file);
    return existsSync(full) ? readFileSync(full, 'utf8') : null;
  }

  async setUp(): Promise<void> {
    const extension = this.world.folder('extension', { 'package.json': '{}' });
    programs ??= bundled();
    cpSync(await programs, path.join(extension, 'dist'), { recursive: true });
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
    const plan = await planSetUp(paths, ['claude-code']);
    await applySetUp(paths, plan);
  }

  /** The window of the project, leading. */
  async window(): Promise<Client> {
    const client = await this.world.window([this.project]);
    await client.until(() => client.state?.leader === true, 'leadership');
    return client;
  }

  /** One turn of Claude Code in its most permissive mode. */
  async turn(main: Script['main'], { prompt = 'do the scripted thing', subAgent = [] }: TurnOptions = {}): Promise<Turn> {
    const model = await scriptedModel({ main, subAgent });
    const temporary = path.join(this.world.root, 'tmp');
    mkdirSync(temporary, { recursive: true });
    const servers = path.join(this.world.root, 'mcp.json');
    const railway = { command: process.execPath, args: [path.join(__dirname, 'mcpServer.mjs'), this.at('railway.txt')] };
    writeFileSync(servers, JSON.stringify({ mcpServers: { railway } }));
    const env = {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      HOME: this.world.home,
      TMPDIR: temporary,
      SHELL: '/bin/bash',
      LANG: 'C.UTF-8',
      NO_COLOR: '1',
      ANTHROPIC_BASE_URL: model.url,
      ANTHROPIC_API_KEY: 'test',
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      DISABLE_AUTOUPDATER: '1',
      DISABLE_TELEMETRY: '1',
      DISABLE_ERROR_REPORTING: '1',
      // or its most permissive mode is refused to root
      IS_SANDBOX: '1',
    };
    const args = ['-p', prompt, '--output-format', 'stream-json', '--verbose', '--dangerously-skip-permissions', '--mcp-config', servers];
    try {
      const output = await new Promise<string>((resolve, reject) => {
        const child = spawn(this.program, args, { cwd: this.project, env, stdio: ['ignore', 'pipe', 'pipe'] });
        const timer = setTimeout(() => child.kill('SIGKILL'), TURN_MS);
        const said: string[] = [];
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)));
        child.on('error', reject);
        child.on('close', () => {
          clearTimeout(timer);
          resolve(said.join(''));
        });
      });
      return { told: model.told, heard: model.heard(), output };
    } finally {
      model.close();
    }
  }

  close(): void {
    this.world.close();
  }
}

/** The programs that set-up installs, built once for all homes. */
let programs: Promise<string> | undefined;
async function bundled(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mg-programs-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const source = path.join(__dirname, '../../src/hook');
  await build({
    entryPoints: { hook: path.join(source, 'main.ts'), start: path.join(source, 'start.ts'), uninstall: path.join(source, 'uninstall.ts') },
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    supported: { 'dynamic-import': false },
    mainFields: ['module', 'main'],
    loader: { '.sh': 'text', '.graphql': 'text' },
    logLevel: 'error',
  });
  return folder;
}

/** The one question that waits. */
export async function question(window: Client, milliseconds = 30_000): Promise<Question> {
  await window.until(() => window.state?.waiting.length === 1, 'the question', milliseconds);
  const [found] = window.state?.waiting ?? [];
  if (!found) throw new Error('no question');
  return found;
}

export const type = (window: Client, { ticket }: Question, text: string): Promise<unknown> =>
  window.call(methods.answer, { ticket, kind: 'typed', text });
export const refuse = (window: Client, { ticket }: Question): Promise<unknown> => window.call(methods.answer, { ticket, kind: 'refuse' });
