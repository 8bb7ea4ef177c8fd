import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import path from 'node:path';

/** A team's policy, in the root of its repository. */
export const TEAM_FILE = 'mollyguard.json';
/** Larger than any policy that people write; what is larger is not read. */
const MOST_BYTES = 256 * 1024;

/** What lies in the place of a policy file. */
export type Found =
  | { readonly kind: 'missing' }
  | { readonly kind: 'text'; readonly text: string; readonly stat: Stats }
  /** Something that is not read, and what to do about it. */
  | { readonly kind: 'unusable'; readonly why: string };

/** Reads a policy file: a regular file of bounded size, no link, no pipe. */
export function readPolicyText(file: string): Found {
  try {
    const seen = lstatSync(file, { throwIfNoEntry: false });
    if (!seen) return { kind: 'missing' };
    if (seen.isSymbolicLink()) return unusable('is a link. Put the file itself in its place.');
    if (!seen.isFile()) return unusable('is not a file. Take it away.');
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    try {
      const stat = fstatSync(handle);
      if (!stat.isFile()) return unusable('is not a file. Take it away.');
      if (stat.size > MOST_BYTES) return unusable(`is larger than ${MOST_BYTES / 1024} KB. Shorten it.`);
      const bytes = Buffer.alloc(stat.size);
      let length = 0;
      for (let got = -1; got !== 0 && length < bytes.length; length += got)
        got = readSync(handle, bytes, length, bytes.length - length, length);
      return { kind: 'text', text: bytes.subarray(0, length).toString('utf8'), stat };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error';
    return code === 'ENOTDIR' ? { kind: 'missing' } : unusable(`cannot be read (${code}). Give yourself permission to read it.`);
  }
}

const unusable = (why: string): Found => ({ kind: 'unusable', why });

/** Changes when the file becomes another one: cheap enough to be asked before each verdict. */
export function markOf(file: string): string {
  try {
    const stat = lstatSync(file, { throwIfNoEntry: false, bigint: true });
    return stat ? `${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs} ${stat.mode} ${stat.uid}` : '';
  } catch {
    return 'unreadable';
  }
}

const DEEPEST = 40;

/** Folders from the one that an agent acts in upwards: a policy file in any of them tightens. */
export function foldersAbove(cwd: string): readonly string[] {
  const folders: string[] = [];
  for (let at = path.resolve(cwd); folders.length < DEEPEST; at = path.dirname(at)) {
    folders.push(at);
    if (at === path.dirname(at)) break;
  }
  return folders;
}
