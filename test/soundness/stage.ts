import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { quoted } from './dice';
import { recorded } from './payloads';

/** What one program made the recorders see; null where it did not come to an end. */
export type Seen = readonly (readonly string[])[] | null;
export interface Stage {
  /** Everything but this place is out of reach of the programs. */
  readonly sealed: boolean;
  run(programs: readonly string[]): Promise<readonly Seen[]>;
  close(): void;
}

/** Real programs that the tricks need: all but the shell may be missing. */
const REAL =
  'bash sh dash cat tr base64 sed awk mawk gawk xargs find rev head tail tac cut xxd env nice timeout nohup stdbuf setsid ionice flock printf echo ln cp mv mkdir touch chmod ls tee wc sort uniq grep git tar gzip perl vim ed make script split which true false test sleep id install readlink dirname basename pwd kill od [ seq wait fold paste expr jq python3'.split(
    ' ',
  );
/** Wrappers that are seldom installed, as little as the tricks need of them. */
const WRAPPERS: Readonly<Record<string, string>> = {
  sudo: 'while :; do case $1 in -u) shift 2;; --) shift; break;; -*) shift;; *) break;; esac; done\nexec "$@"',
  doas: 'exec "$@"',
};
/** What `stdbuf` puts into the programs that it starts. */
const BESIDE: readonly string[] = ['/usr/libexec/coreutils/libstdbuf.so', '/usr/lib/coreutils/libstdbuf.so'];
export const HOME_FILES: Readonly<Record<string, string>> = {
  'notes.txt': 'notes\n',
  '.bashrc': 'alias ll=ls\n',
  'Documents/letter.txt': 'letter\n',
  'projects/shop/src/index.ts': 'export {};\n',
};

export const bashMissing = (): string | null => {
  if (process.platform === 'win32') return 'bash runs programs for this test on Linux and macOS only';
  const { stdout } = spawnSync('bash', ['--version'], { encoding: 'utf8' });
  if (!/version ([5-9]|\d\d)\./.test(stdout ?? '')) return 'bash 5 is missing';
  const missing = TOOLS.find((name) => real(name) === null);
  return missing === undefined ? null : `${missing} is missing`;
};

/** A place where programs may be run: without any way out where the system gives one, else only for programs that need none. */
export function openStage(sealed = canSeal()): Stage {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'mollyguard-soundness-')));
  const close = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const tools = sealed ? buildRoot(folder) : buildPlain(folder);
    let batches = 0;
    const run = async (programs: readonly string[]): Promise<readonly Seen[]> => {
      batches += 1;
      const out = path.join(folder, `out${batches}`);
      mkdirSync(path.join(out, 'programs'), { recursive: true });
      programs.forEach((text, i) => {
        writeFileSync(path.join(out, 'programs', String(i).padStart(6, '0')), text);
      });
      if (!sealed) writeRecorders(path.join(folder, 'bin'), path.join(out, 'log'));
      await (sealed ? runSealed(path.join(folder, 'root'), out) : runPlain(folder, out, tools));
      const log = existsSync(path.join(out, 'log')) ? readFileSync(path.join(out, 'log'), 'utf8') : '';
      rmSync(out, { recursive: true, force: true });
      return readLog(log, programs.length);
    };
    return { sealed, run, close };
  } catch (error) {
    close();
    throw error;
  }
}

const NAMESPACES = ['--user', '--map-root-user', '--mount', '--pid', '--fork', '--kill-child', '--net', '--ipc', '--uts'];
const canSeal = (): boolean =>
  spawnSync('unshare', [...NAMESPACES, 'sh', '-c', 'mount -t tmpfs tmpfs /mnt && mount -t proc proc /proc && command -v pivot_root'], {
    stdio: 'ignore',
  }).status === 0;

function buildRoot(folder: string): string {
  const root = path.join(folder, 'root');
  for (const name of ['usr/bin', 'usr/lib', 'home', 'tmp', 'out', 'old', 'proc', 'dev', 'etc', 'seal'])
    mkdirSync(path.join(root, name), { recursive: true });
  symlinkSync('usr/bin', path.join(root, 'bin'));
  const libraries = new Set<string>();
  for (const name of REAL) install(which(name), path.join(root, 'usr/bin', name), libraries);
  for (const name of [...TOOLS, 'umount']) install(real(name), path.join(root, 'seal', name), libraries);
  for (const library of BESIDE) if (existsSync(library)) libraries.add(library);
  for (const library of libraries) {
    mkdirSync(path.dirname(path.join(root, library)), { recursive: true });
    copyFileSync(library, path.join(root, library));
  }
  writeFileSync(path.join(root, 'etc/passwd'), 'you:x:0:0::/home/you:/bin/bash\n');
  for (const [name, text] of Object.entries(WRAPPERS)) writeScript(path.join(root, 'usr/bin', name), text);
  writeRecorders(path.join(root, 'usr/bin'), '/out/log');
  writeHome(path.join(root, 'seal/home'));
  for (const name of ['drive.sh', 'seal.sh']) copyFileSync(path.join(__dirname, name), path.join(root, 'seal', name));
  return path.join(root, 'seal');
}

/** What the driver itself needs. */
const TOOLS: readonly string[] = ['rm', 'cp', 'cat', 'env', 'timeout'];
const real = (name: string): string | null => which(name) ?? which(`g${name}`);

const which = (name: string): string | null => {
  const { stdout } = spawnSync('bash', ['-c', 'type -P -- "$1"', '_', name], { encoding: 'utf8' });
  const found = stdout.trim();
  return found === '' ? null : realpathSync(found);
};

function install(from: string | null, to: string, libraries: Set<string>): void {
  if (from === null) return;
  copyFileSync(from, to);
  chmodSync(to, 0o755);
  const { stdout } = spawnSync('ldd', [from], { encoding: 'utf8' });
  for (const [, library = ''] of (stdout ?? '').matchAll(/(\/\S+) \(0x/g)) libraries.add(library);
}

function writeScript(file: string, text: string): void {
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
}

/** A recorder notes its own name and its arguments in one go, and does nothing else. */
function writeRecorders(bin: string, log: string): void {
  for (const name of recorded) writeScript(path.join(bin, name), `printf '%s\\0' ${name} "$@" '\x1d' >> ${quoted(log)}`);
}

function writeHome(home: string): void {
  for (const [name, text] of Object.entries(HOME_FILES)) {
    mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
    writeFileSync(path.join(home, name), text);
  }
}

/** Without namespaces: recorders first in the search path, and programs that name nothing which exists (payloads.ts). */
function buildPlain(folder: string): string {
  const [tools, bin] = [path.join(folder, 'tools'), path.join(folder, 'bin')];
  mkdirSync(tools);
  mkdirSync(bin);
  for (const name of TOOLS) symlinkSync(real(name) ?? name, path.join(tools, name));
  writeHome(path.join(tools, 'home'));
  return tools;
}

const finished = (program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env, detached: true });
    let complaint = '';
    child.stderr.on('data', (data: Buffer) => {
      complaint += data.toString();
    });
    child.on('error', reject);
    child.on('close', (status) => (status === 0 || status === 1 ? resolve() : reject(new Error(`${program}: ${status} ${complaint}`))));
  });

const runSealed = (root: string, out: string): Promise<void> =>
  finished('unshare', [...NAMESPACES, 'bash', path.join(root, 'seal/seal.sh'), root, out], { PATH: process.env.PATH });

const runPlain = (folder: string, out: string, tools: string): Promise<void> =>
  finished('bash', [path.join(__dirname, 'drive.sh'), path.join(folder, 'home'), out, tools], {
    PATH: `${path.join(folder, 'bin')}:${process.env.PATH ?? ''}`,
  });

function readLog(log: string, count: number): readonly Seen[] {
  const seen: Seen[] = Array.from({ length: count }, () => null);
  for (const part of log.split('\x1e').slice(1)) {
    const at = part.indexOf('\x1d');
    const calls = part.slice(at + 1);
    seen[Number(part.slice(0, at))] = calls.includes('\x1c')
      ? null
      : calls
          .split('\x1d\0')
          .slice(0, -1)
          .map((call) => call.split('\0').slice(0, -1));
  }
  return seen;
}
