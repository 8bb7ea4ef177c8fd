import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Policy } from '../../engine/types';
import { compileOffLimits, type OffLimits } from '../../secrets/globs';
import type { Barred } from './say';

export interface BarredFilesOptions {
  readonly home: string;
  /** What counts in a folder. */
  readonly policy: (folder: string) => Pick<Policy, 'protectedFiles'>;
  /** Whether a secret was found in the file of this real path. */
  readonly byContent: (real: string) => boolean;
}

/** Tells of a file what keeps agents from it, as the engine decides it. */
export function barredFiles({ home, policy, byContent }: BarredFilesOptions): (file: string) => Barred {
  let last: { readonly patterns: readonly string[]; readonly match: OffLimits } | undefined;
  return (file) => {
    const { protectedFiles: patterns } = policy(path.dirname(file));
    if (last?.patterns !== patterns) last = { patterns, match: compileOffLimits(patterns, { home, fold: process.platform !== 'linux' }) };
    const real = realOf(file);
    return last.match(slashed(file)) ?? last.match(slashed(real)) ?? (byContent(real) ? 'content' : null);
  };
}

const slashed = (file: string): string => file.replaceAll('\\', '/');

export function realOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
