import { lstatSync } from 'node:fs';
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

/** Size and time of every file that a detector reads: cheap enough to be looked at every few seconds. It changes when one of them does. */
export async function surroundingsMark({ home, folders, env }: Place): Promise<string> {
  const [{ textReader }, { filesOf }, { createFileReader }] = await Promise.all([
    import('./evidence'),
    import('../environments/gather'),
    import('./files'),
  ]);
  const read = textReader(createFileReader(READ_MS));
  const files = folders.flatMap((cwd) => filesOf({ cwd, home, workspace: folders, env }, read));
  return [...new Set(files)].map(markOf).join('\n');
}

function markOf(file: string): string {
  try {
    const stat = lstatSync(file, { throwIfNoEntry: false });
    return stat ? `${file} ${stat.ino} ${stat.size} ${stat.mtimeMs}` : '';
  } catch {
    return `${file} unreadable`; // no permission on the way there: a change all the same when that ends
  }
}
