import { execFile } from 'node:child_process';
import path from 'node:path';
import { isExecutable } from './files';
import { ENVIRONMENT, type Tools } from './launcher';
import { SetUpError } from './types';

/** Folders of the system: what lies there was not put there by a workspace. */
const SYSTEM = ['/usr/bin', '/bin', '/run/current-system/sw/bin'];
const CURL = [...SYSTEM, '/usr/local/bin', '/opt/homebrew/bin', '/opt/local/bin'];
const TRY_MS = 2_000;

/** The programs that the launcher calls. Throws SetUpError where the system lacks one of the four that POSIX demands. */
export async function findTools(): Promise<Tools> {
  const [env, cat, sleep, od, curl, perl] = await Promise.all([
    need('env'),
    need('cat'),
    need('sleep'),
    need('od'),
    findCurl(),
    findPerl(),
  ]);
  return { env, envSplits: await splits(env), cat, sleep, od, curl, perl };
}

/** Can `env` stand in a script's first line? Linux hands all of that line over as one argument, macOS word by word; others start the shell anew. */
function splits(env: string): Promise<boolean> {
  const words = ['-S', ...ENVIRONMENT, '/bin/sh'];
  const line = process.platform === 'linux' ? [words.join(' ')] : process.platform === 'darwin' ? words : null;
  if (line === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    execFile(env, [...line, '-c', 'exit 7'], { env: {}, timeout: TRY_MS }, (error) => resolve(error?.code === 7));
  });
}

/** `node` in the folders of a search path; relative entries would be looked up in a workspace and are left out. */
export async function findNode(searchPath: readonly string[]): Promise<string | undefined> {
  return first(
    'node',
    searchPath.filter((folder) => path.isAbsolute(folder)),
  );
}

async function need(name: string): Promise<string> {
  const found = await first(name, SYSTEM);
  if (found === undefined)
    throw new SetUpError(name, `The program ${name} was not found in ${SYSTEM.join(', ')}; Mollyguard's launcher needs it.`);
  return found;
}

/** A curl that can speak to a Unix socket. */
async function findCurl(): Promise<string | null> {
  const curl = await first('curl', CURL);
  if (curl === undefined) return null;
  const version = await new Promise<string>((resolve) => {
    execFile(curl, ['-q', '--version'], { env: {}, timeout: TRY_MS }, (error, stdout) => resolve(error ? '' : stdout));
  });
  return /\bUnixSockets\b/.test(version) ? curl : null;
}

/** The system's perl, where the launcher's program for it has been tried: addresses and numbers of sockets are the kernel's own. */
async function findPerl(): Promise<string | null> {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) return null;
  const perl = await first('perl', SYSTEM);
  if (perl === undefined) return null;
  const runs = await new Promise<boolean>((resolve) => {
    const program = 'socket(my $socket, 1, 1, 0) or exit 1; exit(getsockname($socket) eq pack("S", 1) ? 7 : 1)';
    execFile(perl, ['-f', '-e', program], { env: {}, timeout: TRY_MS }, (error) => resolve(error?.code === 7));
  });
  return runs ? perl : null;
}

async function first(name: string, folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const file = path.join(folder, name);
    if (await isExecutable(file)) return file;
  }
  return undefined;
}
