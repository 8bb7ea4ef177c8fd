import { accessSync, constants, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import path from 'node:path';
import { type Call, type Effect, NO_POLICY } from '../../../src/engine/types';
import { settle } from '../../../src/server/facts';
import { fetchJson } from '../../../src/server/lookup/fetchJson';
import type { Found, Lookup, LookupSettings, ProviderSettings } from '../../../src/server/lookup/lookup';
import { runProgram } from '../../../src/server/lookup/program';

/** A home with files in it, a project, and a look-up that is asked about commands as the guard would ask it. */
export interface Stage {
  readonly home: string;
  write(file: string, content: string): void;
  /** What a look-up finds of the effect with this rule. */
  find(lookup: Lookup, command: string, rule: string, soon?: AbortSignal): Promise<Found | null | 'not wanted' | 'failed'>;
  remove(): void;
}

/** Where a program that is installed here lies; null: the tests that need it are skipped. */
export function installed(program: string): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return folders.map((folder) => path.join(folder, program)).find(isRunnable) ?? null;
}
function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function stage(
  provider: string,
  settings: Partial<ProviderSettings> | ((home: string) => Partial<ProviderSettings>),
  credentials: Readonly<Record<string, string>> = {},
  /** Where requests go instead: a vendor's own address is nowhere in a test. */
  instead: (url: string) => string = (url) => url,
): Stage {
  const root = realpathSync(mkdtempSync(path.join(__dirname, 'stage-')));
  const home = path.join(root, 'home');
  const cwd = path.join(home, 'shop');
  mkdirSync(cwd, { recursive: true });
  const own: LookupSettings = {
    [provider]: {
      endpoint: null,
      credential: null,
      program: null,
      connections: [],
      ...(typeof settings === 'function' ? settings(home) : settings),
    },
  };
  const effectOf = (command: string, rule: string): readonly [Effect, Call | undefined] => {
    const action = { kind: 'shell', command, shell: 'bash', agent: 'x', conversation: null, cwd } as const;
    const source = { home, workspace: [cwd], own: [], temporary: [], policy: NO_POLICY, snapshots: true, env: {} };
    const judged = settle([action], source).judged[0];
    const effect = judged?.verdict.effects.find((one) => one.rule === rule);
    if (!effect) throw new Error(`${rule} does not hold ${command}`);
    return [effect, judged?.calls[effect.call]];
  };
  return {
    home,
    write(file, content) {
      const full = path.join(home, file);
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, content, { mode: 0o600 });
    },
    async find(lookup, command, rule, soon) {
      const [effect, call] = effectOf(command, rule);
      if (!lookup.wants(effect, call)) return 'not wanted';
      const signal = AbortSignal.timeout(60_000);
      return lookup
        .find(effect, call, {
          signal,
          ...(soon ? { soon } : {}),
          home,
          settings: own,
          fetchJson: (request) => fetchJson({ ...request, url: instead(request.url) }, signal),
          // A busy machine takes longer than a person would wait.
          run: (program, args, files) =>
            runProgram({
              program,
              args,
              files,
              folder: path.join(root, 'homes'),
              signal,
              named: own[provider]?.program ?? null,
              workspace: [cwd],
              patience: 60_000,
            }),
          secret: (name, host) => credentials[`${name}@${host}`] ?? null,
        })
        .catch(() => 'failed' as const);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

export interface Api {
  readonly port: number;
  readonly requests: readonly string[];
  readonly credentials: readonly string[];
  close(): void;
}
/** A server on this machine that answers in the shapes of an API; what it does not know is 404. */
export async function api(answer: (request: IncomingMessage, body: string) => unknown): Promise<Api> {
  const requests: string[] = [];
  const credentials: string[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      requests.push(`${request.method} ${request.url}`);
      credentials.push(request.headers.authorization ?? '');
      const found = answer(request, body);
      response.writeHead(found === undefined ? 404 : 200, { 'content-type': typeof found === 'string' ? 'text/xml' : 'application/json' });
      response.end(typeof found === 'string' ? found : JSON.stringify(found ?? { message: 'not found' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    requests,
    credentials,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
