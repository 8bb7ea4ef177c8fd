import { spawn } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import type { Probe } from './payloads';

/** What a registered command did with one payload. */
export type Ran =
  | { readonly kind: 'ended'; readonly code: number | null; readonly stdout: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'no-shell' };

/** The first answer to what is not asked about takes well under 3 s, also with a server that hangs. The agent itself would wait 900 s. */
const PATIENCE_MS = 20_000;
const MAX_ANSWER = 1_000_000;
const SHELLS = { sh: ['/bin/sh'], bash: ['/bin/bash', '/usr/bin/bash', '/usr/local/bin/bash', '/opt/homebrew/bin/bash'] } as const;

/**
 * Starts a command as the agent would: its shell, its folder, its payload on stdin. `command` is ours, made here, never text from a file;
 * the environment is a clean one, so that what doctor was started with cannot answer in the hook's place.
 */
export async function run(
  command: string,
  probe: Probe,
  payload: string,
  home: string,
  folder: string,
  patienceMs = PATIENCE_MS,
): Promise<Ran> {
  const shell = await first(SHELLS[probe.shell]);
  if (shell === null) return { kind: 'no-shell' };
  const wanted = probe.cwd(home, folder);
  const cwd = (await stat(wanted).catch(() => undefined))?.isDirectory() ? wanted : '/';
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8', ...probe.env(folder) };
  return new Promise((resolve) => {
    const child = spawn(shell, ['-c', command], { cwd, env, stdio: ['pipe', 'pipe', 'ignore'], detached: true });
    const parts: Buffer[] = [];
    let size = 0;
    let settled = false;
    const end = (ran: Ran): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      resolve(ran);
    };
    const stop = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL'); // the launcher's own workers too
      } catch {
        // it has ended by itself
      }
      end({ kind: 'silent' });
    };
    const timer = setTimeout(stop, patienceMs);
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > MAX_ANSWER) stop();
      else parts.push(part);
    });
    child.stdin.on('error', () => {}); // a launcher that fails early does not read to the end
    child.on('error', () => end({ kind: 'ended', code: null, stdout: '' }));
    child.on('close', (code) => end({ kind: 'ended', code, stdout: Buffer.concat(parts).toString('utf8') }));
    child.stdin.end(payload);
  });
}

async function first(files: readonly string[]): Promise<string | null> {
  for (const file of files) {
    const runs = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return file;
  }
  return null;
}
