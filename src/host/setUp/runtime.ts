import { createHash } from 'node:crypto';

/** The folder for socket, locks and leader file: short (socket paths end at 104 characters), per machine, user and home. */
export function runtimeFolder(home: string, uid: number): string {
  return `/tmp/mollyguard-${uid}-${createHash('sha256').update(home).digest('hex').slice(0, 8)}`;
}
