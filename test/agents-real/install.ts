import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { RealAgent } from './agents/agent';

const lock = path.join(__dirname, 'package-lock.json');
const INSTALL_MS = 600_000;

export type Found = { readonly program: readonly string[] } | { readonly missing: string };

/**
 * The real program of an agent, all of them installed once a lock file into the user's cache; or why this platform has none. What should
 * be there and cannot be installed is an error: a suite that skips it would prove nothing.
 */
export function find(agent: RealAgent): Found {
  if (process.platform === 'win32') return { missing: 'Mollyguard does not protect agents on Windows yet' };
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'mollyguard');
  const folder = path.join(cache, `agents-${createHash('sha256').update(readFileSync(lock)).digest('hex').slice(0, 16)}`);
  const problem = existsSync(folder) ? null : install(cache, folder);
  if (problem !== null) throw new Error(`The agents could not be installed into ${folder}: ${problem}`);
  const program = agent.program(path.join(folder, 'node_modules'), platform());
  const absent = program.find((word) => !existsSync(word));
  if (absent !== undefined) return { missing: `its package for ${platform()} has no ${path.relative(folder, absent)}` };
  return { program };
}

/** Into a folder of its own first, so that what is found under the final name is whole. Several test files may come at once: one installs. */
function install(cache: string, folder: string): string | null {
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  try {
    for (const file of ['package.json', 'package-lock.json']) copyFileSync(path.join(__dirname, file), path.join(fresh, file));
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { status, error, stderr } = spawnSync('npm', ['ci', ...options], { cwd: fresh, encoding: 'utf8', timeout: INSTALL_MS });
    if (status !== 0) return (error?.message ?? stderr.trim().split('\n').at(-1) ?? '').slice(0, 300) || `npm ended with ${status}`;
    if (!existsSync(folder)) renameSync(fresh, folder);
    return null;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** This machine, as most packages name it. */
function platform(): string {
  const musl = process.platform === 'linux' && existsSync('/etc/alpine-release');
  return `${process.platform}-${process.arch}${musl ? '-musl' : ''}`;
}
