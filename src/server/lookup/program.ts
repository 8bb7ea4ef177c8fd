import { type ChildProcess, spawn } from 'node:child_process';
import type { PrivateFile, Program } from './lookup';
import { makeHome, removeHome } from './privateHome';
import { findProgram, type Trust } from './trusted';

export interface Run extends Trust {
  readonly program: Program;
  readonly args: readonly string[];
  /** All that it finds in its home. */
  readonly files: readonly PrivateFile[];
  /** Folder of ours that no agent may touch, in which its home is made. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly patience?: number;
}

const PATIENCE_MS = 2_000;
const MOST_OUTPUT = 1_000_000;

/**
 * Runs a vendor's program for a look-up and tells what it printed; null where it could not be run, failed, was too slow or said too much. No
 * shell, no standard input, nothing of our environment. Its home and working folder are a private one that is removed afterwards: an alias, a
 * plugin, an extension, a pickled cache or a credential helper of the real home is not there to be run. One folder for both, because `az` looks
 * for settings in all folders above the one it works in until it comes to its home. It ends with everything that it has started.
 */
export async function runProgram(run: Run): Promise<string | null> {
  if (run.signal.aborted) return null;
  const file = await findProgram(run.program, run);
  if (file === null) return null;
  const home = await makeHome(run.folder, run.files).catch(() => null);
  if (home === null) return null;
  try {
    return await output(file, home, run);
  } finally {
    await removeHome(home).catch(() => {}); // the next run tries again
  }
}

function output(file: string, home: string, { args, signal, patience = PATIENCE_MS }: Run): Promise<string | null> {
  if (signal.aborted) return Promise.resolve(null);
  const child = spawn(file, args, {
    cwd: home,
    env: { HOME: home, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true, // a process group of its own
  });
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    let ended = false;
    const end = (text: string | null): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      if (!ended) killGroup(child);
      child.stdout.destroy();
      resolve(text);
    };
    const stop = (): void => end(null);
    const timer = setTimeout(stop, patience);
    signal.addEventListener('abort', stop);
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > MOST_OUTPUT) stop();
      else parts.push(part);
    });
    child.on('error', stop);
    // What it has left running would keep the output open. Later its number may be another's.
    child.on('exit', () => {
      killGroup(child);
      ended = true;
    });
    child.on('close', (code) => end(code === 0 ? Buffer.concat(parts).toString('utf8') : null));
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended, and all that it started
  }
}
