import { lstat, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../protocol/doctor';
import { problem } from './finding';

/** May somebody else change this file or folder? Reads only; what is not there is somebody else's check. */
async function unsafe(file: string): Promise<readonly Finding[]> {
  const found = await stat(file).catch(() => undefined);
  const link = await lstat(file).catch(() => undefined);
  if (!found || !link) return [];
  const why = [
    ...(foreign(found.uid) || foreign(link.uid) ? ['belongs to somebody else'] : []),
    ...(found.mode & 0o002 && !(found.mode & 0o1000) ? ['everybody may write to it'] : []),
    ...(found.mode & 0o020 && !privateGroup(found.gid) ? ['its group may write to it'] : []),
  ];
  return why.map((one) => problem('unsafe-permissions', file, { why: one, mode: (found.mode & 0o7777).toString(8) }));
}

/** The file, and the folders above it up to the home: who may write to one of them can put another in its place. */
export async function unsafeBelow(home: string, file: string): Promise<readonly Finding[]> {
  const all: string[] = [];
  for (let at = file; at.startsWith(home); at = path.dirname(at)) all.push(at);
  return (await Promise.all(all.map(unsafe))).flat();
}

/** Does the owner lack the right to write? By its mode, so that it is told to an administrator too. */
export async function readOnly(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && (found.mode & 0o200) === 0;
}

/** The administrator's files are as good as ours. */
const foreign = (uid: number): boolean => uid !== 0 && uid !== process.getuid?.();
/** Many systems give each person a group of their own, with the same number. */
const privateGroup = (gid: number): boolean => gid === process.getgid?.() && gid === process.getuid?.();
