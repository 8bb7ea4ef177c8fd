import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { both } from '../engine/policy/team';
import { NO_POLICY, type Policy } from '../engine/types';
import { writeAtomic } from './atomic';
import { hashOf } from './digest';
import { isPolicy, readOwn } from './policyFile';

/** More is not kept: what stands in a file counts while it stands there. */
const MOST_BYTES = 900_000;

const fileOf = (home: string, folder: string): string => path.join(home, '.mollyguard', 'policy', 'team', `${hashOf(folder)}.json`);

/**
 * What a folder's policy file has tightened since a person accepted it last, so that taking an entry out of the file loosens nothing by itself. null: nothing
 * is kept yet. Throws where it is damaged.
 */
export function keptFor(home: string, folder: string): Policy | null {
  const file = fileOf(home, folder);
  const text = readOwn(file);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'tightening' in value && isPolicy(value.tightening))
      return { ...NO_POLICY, ...value.tightening };
  } catch {
    // said below
  }
  throw new Error(`${file} is damaged. Delete it and open a window with Mollyguard to write it anew.`);
}

/** Keeps what a person has accepted, in place of all before. Throws when it cannot be written. */
export function keep(home: string, folder: string, tightening: Policy): void {
  const file = fileOf(home, folder);
  const text = `${JSON.stringify({ folder, tightening })}\n`;
  if (text.length > MOST_BYTES || safely(() => readOwn(file)) === text) return;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeAtomic(file, text);
}

/** What counts of a folder: what stands in its file now, and what has stood there. Nothing is kept where there was never anything. */
export function standing(home: string, folder: string, present: Policy, kept: Policy | null, remember = true): Policy {
  if (kept === null && JSON.stringify(present) === JSON.stringify(NO_POLICY)) return NO_POLICY;
  const all = both(kept ?? NO_POLICY, present);
  if (remember) keep(home, folder, all);
  return all;
}

function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
