import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { places } from '../host/setUp/places';
import type { Finding } from '../protocol/doctor';
import { verifyJournalFile } from '../server/journal';
import { brokenPolicies } from '../server/policyFile';
import { problem } from './finding';

/** A journal file that is larger is not read here; `journal --verify` reads it. */
const MAX_BYTES = 64_000_000;

/** Does each line of each journal file follow from the one before? */
export async function checkJournal(home: string): Promise<readonly Finding[]> {
  const folder = places(home).journal;
  let names: readonly string[];
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  } catch (error) {
    return code(error) === 'ENOENT' ? [] : [problem('journal-unreadable', folder, { why: code(error) })];
  }
  const found: Finding[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    try {
      const stat = await lstat(file);
      if (!stat.isFile()) found.push(problem('journal-unreadable', file, { why: 'no regular file' }));
      else if (stat.size > MAX_BYTES) found.push(problem('journal-unreadable', file, { why: `larger than ${MAX_BYTES} bytes` }));
      else {
        const check = verifyJournalFile(folder, name);
        if (check.kind === 'broken') found.push(problem('journal-broken', file, { line: String(check.line) }));
      }
    } catch (error) {
      found.push(problem('journal-unreadable', file, { why: code(error) }));
    }
  }
  return found;
}

/** The policies that the launcher uses when it judges alone. */
export function checkPolicies(home: string): readonly Finding[] {
  try {
    return brokenPolicies(home).map(({ file, problem: why }) => problem('policy-broken', file, { why }));
  } catch (error) {
    return [problem('policy-broken', places(home).policy, { why: code(error) })];
  }
}

const code = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown error');
