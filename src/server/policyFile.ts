import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { isAllowed } from '../engine/policy/allowedShape';
import { RULE } from '../engine/policy/ruleShape';
import { fits } from '../engine/policy/shape';
import { NO_POLICY, type Policy } from '../engine/types';
import { writeAtomic } from './atomic';
import { hashOf } from './digest';

/** Larger than any policy that a person writes. */
const MAX_BYTES = 1_000_000;
const MOST_BY_CONTENT = 1_000;
interface Broken {
  readonly file: string;
  readonly problem: string;
}
const ANYWHERE = 'user.json';

const folderOf = (home: string): string => path.join(home, '.mollyguard', 'policy');
const nameOf = (folder: string): string => `${hashOf(folder)}.json`;

/**
 * Keeps the policy in force for a folder, so that the launcher can judge alone in it; `folder` null: the person's own policy, for
 * every other folder. `byContent`: files that are off-limits by what they hold, by their paths. Written only when it changed. Throws when it cannot be written.
 */
export function writePolicy(home: string, folder: string | null, policy: Policy, byContent: readonly string[] = []): void {
  const target = path.join(folderOf(home), folder === null ? ANYWHERE : nameOf(realpathSync(folder)));
  const kept = byContent.length === 0 ? {} : { byContent: byContent.slice(0, MOST_BY_CONTENT) };
  const text = `${JSON.stringify({ folder: folder === null ? null : realpathSync(folder), policy, ...kept })}\n`;
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  if (readOwn(target) !== text) writeAtomic(target, text);
}

/** The policy for a folder: of the nearest folder above it that has one, else the person's own, else none at all. */
export function readPolicy(home: string, cwd: string): Policy | { readonly problem: string } {
  try {
    const kept = nearest(home, cwd);
    return kept === null ? NO_POLICY : parse(kept.text, kept.file, kept.folder);
  } catch (error) {
    return {
      problem: `${folderOf(home)} cannot be read (${error instanceof Error ? error.message : 'unknown error'}). Open a window with Mollyguard to write it anew.`,
    };
  }
}

/** The files of a folder that the last window found to be off-limits by what they hold. What cannot be read is told by `readPolicy`. */
export function byContentAlone(home: string, cwd: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(nearest(home, cwd)?.text ?? 'null');
    return isRecord(value) && isStrings(value.byContent) ? value.byContent : [];
  } catch {
    return [];
  }
}

/** What is kept for the nearest folder, or for all others. */
function nearest(home: string, cwd: string): { readonly text: string; readonly file: string; readonly folder: string | null } | null {
  const folder = folderOf(home);
  for (let at = real(cwd); ; at = path.dirname(at)) {
    const file = path.join(folder, nameOf(at));
    const text = readOwn(file);
    if (text !== null) return { text, file, folder: at };
    if (at === path.dirname(at)) break;
  }
  const file = path.join(folder, ANYWHERE);
  const text = readOwn(file);
  return text === null ? null : { text, file, folder: null };
}

/** Every policy that is kept for judging alone and cannot be used: there, each action is refused. */
export function brokenPolicies(home: string): readonly Broken[] {
  return [...brokenIn(folderOf(home)), ...brokenMemories(path.join(folderOf(home), 'team'))];
}

/** What is kept of teams' policy files (`teamMemory.ts`). */
function brokenMemories(folder: string): readonly Broken[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return names.flatMap((name): readonly Broken[] => {
    const file = path.join(folder, name);
    try {
      const value: unknown = JSON.parse(readOwn(file) ?? '');
      return isRecord(value) && isPolicy(value.tightening) ? [] : [{ file, problem: 'damaged' }];
    } catch (error) {
      return [{ file, problem: error instanceof Error && 'code' in error ? String(error.code) : 'not a policy file' }];
    }
  });
}

function brokenIn(folder: string): readonly Broken[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return names.flatMap((name) => {
    const file = path.join(folder, name);
    try {
      const text = readOwn(file) ?? '';
      const of = name === ANYWHERE ? null : folderIn(text);
      const fits = of === null ? name === ANYWHERE : name === nameOf(of);
      const parsed = parse(text, file, of);
      return fits && !('problem' in parsed) ? [] : [{ file, problem: 'damaged' }];
    } catch (error) {
      return [{ file, problem: error instanceof Error && 'code' in error ? String(error.code) : 'not a policy file' }];
    }
  });
}

/** The folder that a policy says it is for. */
function folderIn(text: string): string | null {
  const value: unknown = JSON.parse(text);
  return isRecord(value) && typeof value.folder === 'string' ? value.folder : null;
}

function real(cwd: string): string {
  try {
    return realpathSync(cwd);
  } catch {
    return path.resolve(cwd); // a folder that is gone has the policy of what is above it
  }
}

/** Reads a file that nobody but this user writes; null: there is none. */
export function readOwn(file: string): string | null {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat) return null;
  if (!stat.isFile() || stat.size > MAX_BYTES) throw new Error(`${file} is not a policy file`);
  if (process.getuid && stat.uid !== process.getuid()) throw new Error(`${file} belongs to somebody else`);
  return readFileSync(file, 'utf8');
}

function parse(text: string, file: string, folder: string | null): Policy | { readonly problem: string } {
  const broken = { problem: `${file} is damaged. Delete it and open a window with Mollyguard to write it anew.` };
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || value.folder !== folder || !isPolicy(value.policy)) return broken;
    return { ...NO_POLICY, ...value.policy };
  } catch {
    return broken;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isStrings = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');
const LEVELS = new Set<unknown>(['production', 'staging', 'preview', 'local', 'unknown']);

export function isPolicy(value: unknown): value is Policy {
  if (!isRecord(value)) return false;
  const { environments, names, scope, protectedFiles } = value;
  return (
    isRecord(environments) &&
    Object.values(environments).every((one) => isRecord(one) && isStrings(one.match) && LEVELS.has(one.level)) &&
    isTexts(names) &&
    (scope === null || typeof scope === 'string') &&
    isStrings(protectedFiles) &&
    // Earlier versions did not write these.
    Object.entries(LATER).every(([key, is]) => value[key] === undefined || is(value[key]))
  );
}

const isTexts = (value: unknown): boolean => isRecord(value) && Object.values(value).every((one) => typeof one === 'string');
const isTextOrNone = (value: unknown): boolean => value === null || typeof value === 'string';
const LATER: Readonly<Record<string, (value: unknown) => boolean>> = {
  scopeReads: (value) => value === 'journal' || value === 'deny',
  protected: (value) =>
    Array.isArray(value) &&
    value.every(
      (one) =>
        isRecord(one) &&
        typeof one.name === 'string' &&
        typeof one.origin === 'string' &&
        (one.level === 'production' || one.level === 'staging' || one.level === 'deny') &&
        [one.kind, one.provider, one.note].every(isTextOrNone),
    ),
  rules: (value) => Array.isArray(value) && value.every((one) => fits(one, RULE, [], () => undefined)),
  allowed: isAllowed,
  approvers: (value) => value === null || (isRecord(value) && isStrings(value.names) && isTextOrNone(value.note)),
  origins: isTexts,
};
