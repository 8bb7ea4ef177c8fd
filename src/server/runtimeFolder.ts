import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { runtimeFiles } from '../protocol/http';

export interface RuntimePaths {
  readonly folder: string;
  readonly socket: string;
  readonly lock: string;
  readonly leader: string;
  readonly servers: string;
}

export const runtimePaths = (folder: string): RuntimePaths => ({
  folder,
  socket: path.join(folder, runtimeFiles.socket),
  lock: path.join(folder, runtimeFiles.lock),
  leader: path.join(folder, runtimeFiles.leader),
  servers: path.join(folder, runtimeFiles.servers),
});

/** Characters of a socket's path that every system takes (macOS: 104 bytes with the end). */
const SOCKET_PATH = 100;

/** Makes the folders where they are missing; null: both are folders of ours that nobody else can enter. Else what is wrong, for a person. */
export function checkRuntime({ folder, servers }: RuntimePaths): string | null {
  if (Buffer.byteLength(path.join(servers, `${'0'.repeat(16)}.sock`)) > SOCKET_PATH) return `${folder} is too long a path for a socket`;
  try {
    for (const each of [folder, servers]) {
      const wrong = checkFolder(each);
      if (wrong) return wrong;
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : `${folder} cannot be made`;
  }
}

function checkFolder(folder: string): string | null {
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(folder, 0o700); // the umask may have taken bits
  const stat = lstatSync(folder);
  if (!stat.isDirectory()) return `${folder} is not a folder`;
  if (process.getuid && stat.uid !== process.getuid()) return `${folder} belongs to somebody else`;
  if (process.platform !== 'win32' && (stat.mode & 0o777) !== 0o700) return `${folder} is open to others: its mode must be 700`;
  return null;
}
