import path from 'node:path';
import { both, missingFrom, NO_TEAM_FILE, readTeamFile, type TeamFile } from '../engine/policy/team';
import { NO_POLICY, type Policy } from '../engine/types';
import type { Problem } from '../protocol/messages';
import { foldersAbove, readPolicyText, TEAM_FILE } from './teamFile';
import { keep, keptFor, standing } from './teamMemory';

/** What one folder's file comes to. */
export interface TeamPolicy {
  readonly file: string;
  readonly read: TeamFile;
  /** All of it, where a person has accepted this text. */
  readonly accepted: Policy | null;
  /** What tightens in any case: in the file now, or once there and not reviewed since. */
  readonly standing: Policy;
  /** Entries that were taken out of the file and count all the same. */
  readonly removed: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a folder's policy. Nobody but a person who has seen it loosens anything: what tightens counts from the moment it stands in the file until a person
 * has accepted a text without it, and what loosens counts while the file says exactly what was accepted.
 */
export function teamPolicy(home: string, folder: string, accepted: string | null): TeamPolicy {
  const file = path.join(folder, TEAM_FILE);
  const found = readPolicyText(file);
  const read = found.kind === 'text' ? readTeamFile(found.text, TEAM_FILE) : NO_TEAM_FILE;
  const text = found.kind === 'text' ? found.text : found.kind === 'missing' ? '' : null;
  const problems: Problem[] = found.kind === 'unusable' ? [invalid(file, '', found.why)] : [];
  problems.push(...read.problems.map(({ key, message }) => invalid(null, key, message)));
  if (accepted !== null && accepted === text) {
    tried(file, problems, () => keep(home, folder, read.tightening));
    return { file, read, accepted: read.whole, standing: read.tightening, removed: [], problems };
  }
  const before =
    tried(file, problems, () => keptFor(home, folder)) ?? (accepted === null ? null : readTeamFile(accepted, TEAM_FILE).tightening);
  const all = tried(file, problems, () => standing(home, folder, read.tightening, before)) ?? both(before ?? NO_POLICY, read.tightening);
  const removed = missingFrom(read.tightening, all);
  const waits = (key: string, message: string) => problems.push({ id: 'policy-not-accepted', file, data: { key, message } });
  for (const { key, line } of read.lowering)
    waits(key, `line ${line} loosens, so it counts after a person has accepted it: Review Policy….`);
  if (removed.length > 0)
    waits(removed.slice(0, 3).join(', '), `was taken out of the file and still counts, until a person has accepted that: Review Policy….`);
  return { file, read, accepted: null, standing: all, removed, problems };
}

/** What policy files above a folder tighten, but for those that are read already. */
export function policyAbove(home: string, cwd: string, known: ReadonlySet<string>, remember = true): Policy | null {
  let all: Policy | null = null;
  for (const folder of foldersAbove(cwd)) {
    if (known.has(folder)) continue;
    const found = readPolicyText(path.join(folder, TEAM_FILE));
    const present =
      found.kind === 'text' && isTrusted(found.stat.uid) ? readTeamFile(found.text, path.join(folder, TEAM_FILE)).tightening : NO_POLICY;
    const here = standing(home, folder, present, keptFor(home, folder), remember);
    if (here !== NO_POLICY) all = all === null ? here : both(all, here);
  }
  return all;
}

/** Of another user's file above a project nothing counts: it would hold up everybody's agents. */
const isTrusted = (uid: number): boolean => !process.getuid || uid === process.getuid() || uid === 0;

function tried<T>(file: string, problems: Problem[], run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    problems.push(invalid(file, '', error instanceof Error ? error.message : 'unknown error'));
    return undefined;
  }
}

const invalid = (file: string | null, key: string, message: string): Problem => ({ id: 'settings-invalid', file, data: { key, message } });
