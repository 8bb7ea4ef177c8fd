import { existsSync } from 'node:fs';
import path from 'node:path';
import { isSecretByDefault } from '../../secrets/offLimits';
import { git } from '../snapshots/git';
import type { Found, Rows } from './rows';
import { namedIn, provenIn } from './texts';

const GIT_MS = 120_000;
const MOST_COMMITS = 10_000;

/** What commits added to a file, and the line each added line has there. */
interface Added {
  readonly commit: string;
  readonly file: string;
  readonly lines: string[];
  readonly numbers: number[];
}

/**
 * Reads what the last commits of a repository added, and tells of credentials that are no longer in its files. git runs with settings that start
 * nothing: no hook, no external diff, no text conversion, no submodule, no fetch. false: there is no history, or it cannot be read.
 */
export function auditHistory(folder: string, commits: number, home: string, rows: Rows): boolean {
  const root = rootOf(folder);
  if (root === null) return false;
  const text = logOf(root, Math.min(commits, MOST_COMMITS));
  if (text === null) return false;
  const seen = new Set<string>();
  for (const { commit, file, lines, numbers } of additions(text)) {
    const full = path.join(root, file);
    const at = (line: number) => ({ kind: 'commit', commit, file: full, line: numbers[line - 1] ?? 1 }) as const;
    const joined = lines.join('\n');
    const named = isSecretByDefault(full.replaceAll('\\', '/'), home.replaceAll('\\', '/')) ? namedIn(joined, full, at) : [];
    const fresh = (found: Found): boolean => !rows.knows(found.value) && !seen.has(found.value);
    for (const found of [...provenIn(joined, full, at), ...named].filter(fresh)) {
      seen.add(found.value);
      rows.add(found);
    }
  }
  return true;
}

/** The nearest folder with a repository in it. */
function rootOf(folder: string): string | null {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (path.dirname(at) === at) return null;
  }
}

function logOf(root: string, commits: number): string | null {
  const quiet = ['--no-ext-diff', '--no-textconv', '--no-color', '--no-renames', '--no-show-signature', '--submodule=short'];
  const shape = ['--unified=0', '--diff-filter=AM', '--src-prefix=a/', '--dst-prefix=b/', '--format=commit %H', '--patch', '--no-notes'];
  try {
    const args = ['log', `--max-count=${commits}`, '--ignore-submodules=all', ...quiet, ...shape, 'HEAD', '--'];
    return git(root, args, { milliseconds: GIT_MS })?.toString('utf8') ?? null;
  } catch {
    return null; // no commit yet, damaged, or not ours: the report says that it was not read
  }
}

/** The added lines, by commit and file. Lines are counted by the heads of their hunks, so that no line's own text passes for a head. */
function* additions(text: string): Generator<Added> {
  let commit = '';
  let at: Added | null = null;
  let skip = 0;
  let take = 0;
  let number = 0;
  for (const line of text.split('\n')) {
    if (skip > 0 && line.startsWith('-')) skip -= 1;
    else if (take > 0 && line.startsWith('+')) {
      take -= 1;
      at?.lines.push(line.slice(1));
      at?.numbers.push(number);
      number += 1;
    } else if (line.startsWith('commit ')) {
      if (at) yield at;
      at = null;
      commit = line.slice(7, 19);
    } else if (line.startsWith('diff --git ')) {
      if (at) yield at;
      at = null;
    } else if (line.startsWith('+++ ')) at = { commit, file: nameOf(line.slice(4)), lines: [], numbers: [] };
    else {
      const [, removed, from, added] = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
      if (from === undefined) continue;
      skip = Number(removed ?? 1);
      take = Number(added ?? 1);
      number = Number(from);
    }
  }
  if (at) yield at;
}

/** `b/path`, in quotes where git thinks it needs them. */
const nameOf = (text: string): string =>
  text
    .replace(/\t$/, '')
    .replace(/^"(.*)"$/, '$1')
    .replace(/^b\//, '');
