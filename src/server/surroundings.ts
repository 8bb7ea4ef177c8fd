import { lstatSync } from 'node:fs';
import type { EnvironmentLevel, Policy } from '../engine/types';
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
}

/** What is in reach of a window's folders, and a text that changes when one of the files changes that say so. Loads the detectors. */
export async function surroundingsOf({ home, folders, policy }: Place): Promise<Surroundings> {
  const [{ gatherEvidence }, { ambientEnvironment }] = await Promise.all([import('./evidence'), import('../environments/ambient')]);
  const evidence = folders.flatMap((folder) => gatherEvidence(folder, home, folders));
  const { environment, lines } = ambientEnvironment(evidence, policy);
  return { environment, evidence: lines.map((line) => ({ ...line, note: redact(line.note) })) };
}

/** Size and time of every file that a detector reads: cheap enough to be looked at every few seconds. */
export async function surroundingsMark({ home, folders }: Place): Promise<string> {
  const { detectors } = await import('../environments/index');
  const files = folders.flatMap((cwd) => detectors.flatMap((detector) => detector.wants({ cwd, home, workspace: folders })));
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
