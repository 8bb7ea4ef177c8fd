import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hashOf } from './files';

const ENDING = '.compiled';
const KEEP_MS = 20_000;
/** What is judged while the program is compiled: with it go the parts that most actions need. Nothing of it is run or sent. */
const SAMPLE = JSON.stringify({
  hook_event_name: 'PreToolUse',
  session_id: 'set-up',
  cwd: '/',
  tool_name: 'run_in_terminal',
  tool_input: {
    command: `cd app && ls -la | grep a; git status; curl -s https://backboard.railway.app/graphql/v2 -d '{"query":"mutation { volumeDelete(volumeId: 1) }"}'`,
  },
});

export interface Kept {
  /** Hashes of the files that were made, by path. */
  readonly written: Readonly<Record<string, string>>;
  /** For each interpreter, of which program and interpreter its file was made. */
  readonly compiled: Readonly<Record<string, string>>;
}

/**
 * Lets each interpreter keep what it makes of the hook program (src/hook/start.ts), unless it did that for these bytes before. An
 * interpreter that cannot is no failure: judging alone takes longer then.
 */
export async function keepCompiled(lib: string, interpreters: readonly string[], before: Readonly<Record<string, string>>): Promise<Kept> {
  const program = await stat(path.join(lib, 'hook.js'));
  const current = `-${program.ino}-${Math.trunc(program.mtimeMs)}${ENDING}`;
  for (const name of await compiledFiles(lib)) if (!name.endsWith(current)) await rm(path.join(lib, name), { force: true });
  const compiled: Record<string, string> = {};
  for (const interpreter of interpreters) {
    const found = await stat(interpreter).catch(() => undefined);
    const of = found ? `${found.ino}-${found.mtimeMs}${current}` : '';
    if (found && before[interpreter] !== of) await keep(path.join(lib, 'start.js'), interpreter);
    compiled[interpreter] = of;
  }
  const files = (await compiledFiles(lib)).map((name) => path.join(lib, name));
  const written = Object.fromEntries(await Promise.all(files.map(async (file) => [file, hashOf(await readFile(file))] as const)));
  return { written, compiled };
}

/** Names of the files that interpreters keep in a library's folder. */
export async function compiledFiles(lib: string): Promise<readonly string[]> {
  return (await readdir(lib).catch((): string[] => [])).filter((name) => name.endsWith(ENDING)).sort();
}

/** Runs the program once as the launcher does, in a home of its own. */
async function keep(start: string, interpreter: string): Promise<void> {
  const home = await mkdtemp(path.join(await realpath(tmpdir()), 'mollyguard-set-up-'));
  try {
    await new Promise<void>((resolve) => {
      const env = { HOME: home, ELECTRON_RUN_AS_NODE: '1', OPENSSL_CONF: '/dev/null' };
      const settings = JSON.stringify({ home, runtime: home, own: [] });
      const child = execFile(interpreter, [start, '--keep', 'vscode', settings], { cwd: home, env, timeout: KEEP_MS }, () => resolve());
      child.stdin?.on('error', () => {}); // one that is no interpreter does not read
      child.stdin?.end(SAMPLE);
    });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
