import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isAlive } from './processes';

/** A take-over takes milliseconds; a lock this old was left over. */
const STALE_MS = 10_000;

/**
 * Takes the lock file; null: somebody else has it. A lock whose process is gone or that is too old is moved away first: a rename has one
 * winner, and what was moved is looked at again, so that a fresh lock is never lost.
 */
export function takeLock(path: string): { release(): void } | null {
  const mine = JSON.stringify({ pid: process.pid, time: Date.now(), nonce: randomBytes(8).toString('hex') });
  if (!create(path, mine)) {
    const found = readLock(path);
    if (found !== null && !isStale(found)) return null;
    if (found !== null && !moveAway(path, found)) return null;
    if (!create(path, mine)) return null;
  }
  return {
    release() {
      if (readLock(path) === mine) rmSync(path, { force: true });
    },
  };
}

function create(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readLock(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // released in between
  }
}

function isStale(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('time' in value)) return true;
    const { pid, time } = value;
    if (typeof pid !== 'number' || typeof time !== 'number') return true;
    return !isAlive(pid) || Math.abs(Date.now() - time) > STALE_MS;
  } catch {
    return true; // torn: its writer was killed in it
  }
}

function moveAway(path: string, expected: string): boolean {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    renameSync(path, aside);
  } catch {
    return false; // somebody else was faster
  }
  const stale = readLock(aside) === expected;
  try {
    if (!stale) linkSync(aside, path);
  } catch {
    // A third one has taken it: its lock stands.
  }
  rmSync(aside, { force: true });
  return stale;
}
