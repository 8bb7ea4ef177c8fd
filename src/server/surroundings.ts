import { lstatSync, statSync } from 'node:fs';
import type { EnvironmentLevel, Policy } from '../engine/types';
import type { Variables } from '../environments/detector';
import type { EvidenceLine } from '../protocol/messages';
import { redact } from '../secrets/redact';

export interface Surroundings {
  readonly environment: EnvironmentLevel;
  readonly evidence: readonly EvidenceLine[];
}
export interface Place {
  readonly home: string;
  readonly folders: readonly string[];
  readonly policy: Policy;
  /** What the editor's own environment says. */
  readonly env: Variables;
}

/** Nobody waits for it, and what is read too late would be missing for as long as no file changes. */
const READ_MS = 2_000;

/** What is in reach of a window's folders. Loads the detectors. */
export async function surroundingsOf({ home, folders, policy, env }: Place): Promise<Surroundings> {
  const [{ gatherEvidence }, { ambientEnvironment }, { createFileReader }] = await Promise.all([
    import('./evidence'),
    import('../environments/ambient'),
    import('./files'),
  ]);
  const reader = createFileReader(READ_MS);
  const evidence = folders.flatMap((cwd) => gatherEvidence({ cwd, home, workspace: folders, env }, undefined, reader));
  const distinct = [...new Map(evidence.map((one) => [JSON.stringify(one), one])).values()];
  const { environment, lines } = ambientEnvironment(distinct, policy);
  return { environment, evidence: lines.map((line) => ({ ...line, note: redact(line.note) })) };
}

/** Every file that a detector reads for these folders, there or not. */
export async function surroundingsFiles({ home, folders, env }: Place): Promise<readonly string[]> {
  const [{ textReader }, { filesOf }, { createFileReader, localPaths }] = await Promise.all([
    import('./evidence'),
    import('../environments/gather'),
    import('./files'),
  ]);
  const read = textReader(createFileReader(READ_MS));
  const isLocal = localPaths(); // a dead disk of another machine would block whoever looks at it; nothing is read there either
  const files = folders.flatMap((cwd) => filesOf({ cwd, home, workspace: folders, env }, read));
  return [...new Set(files)].filter(isLocal);
}

/** Identity, size and time of files, and of what they link to: a few microseconds each. It changes when one of them does. */
export const markOf = (files: readonly string[]): string => files.map(markOfOne).join('\n');

function markOfOne(file: string): string {
  try {
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (!stat) return '';
    const target = stat.isSymbolicLink() ? statSync(file, { throwIfNoEntry: false }) : undefined;
    return [stat, target].map((one) => (one ? `${one.ino} ${one.size} ${one.mtimeMs}` : '-')).join(' ');
  } catch {
    return 'unreadable'; // no permission on the way there: a change all the same when that ends
  }
}
