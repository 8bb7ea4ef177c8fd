import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const lock = path.join(__dirname, 'package-lock.json');
const INSTALL_MS = 300_000;

/** The real Claude Code, installed once a version into the user's cache; or why it cannot be had here. */
export function claudeCode(): { readonly program: string } | { readonly missing: string } {
  if (process.platform === 'win32') return { missing: 'Mollyguard does not protect agents on Windows yet' };
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'mollyguard');
  const folder = path.join(cache, `agents-${createHash('sha256').update(readFileSync(lock)).digest('hex').slice(0, 16)}`);
  const program = path.join(folder, 'node_modules/@anthropic-ai', `claude-code-${platform()}`, 'claude');
  if (!existsSync(program)) {
    const problem = install(cache, folder);
    if (problem !== null) return { missing: `Claude Code could not be installed into ${folder}: ${problem}` };
  }
  const { status } = spawnSync(program, ['--version'], { env: {}, timeout: 30_000 });
  return status === 0 ? { program } : { missing: `${program} does not run here (${status ?? 'no answer'})` };
}

/** Into a folder of its own first, so that what is found under the final name is whole. */
function install(cache: string, folder: string): string | null {
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  try {
    for (const file of ['package.json', 'package-lock.json']) copyFileSync(path.join(__dirname, file), path.join(fresh, file));
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { status, error, stderr } = spawnSync('npm', ['ci', ...options], { cwd: fresh, encoding: 'utf8', timeout: INSTALL_MS });
    if (status !== 0) return (error?.message ?? stderr.trim().split('\n').at(-1) ?? '').slice(0, 300) || `npm ended with ${status}`;
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
    return null;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** The name of the package that holds the program for this machine. */
function platform(): string {
  const musl = process.platform === 'linux' && existsSync('/etc/alpine-release');
  return `${process.platform}-${process.arch}${musl ? '-musl' : ''}`;
}
