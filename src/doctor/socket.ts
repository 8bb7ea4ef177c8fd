import { lstat } from 'node:fs/promises';
import type { Finding } from '../protocol/doctor';
import { probe } from '../server/ask';
import { isAlive } from '../server/processes';
import { Registry } from '../server/registry';
import { runtimePaths } from '../server/runtimeFolder';
import { problem } from './finding';

/** The runtime folder and the leader's socket in it. No folder and no socket are no fault: then no window is open, and each action is judged alone. */
export async function checkSocket(runtime: string): Promise<readonly Finding[]> {
  const folder = await lstat(runtime).catch(() => undefined);
  if (!folder) return [];
  const uid = process.getuid?.();
  const mode = { mode: (folder.mode & 0o7777).toString(8) };
  const unsafe = [
    ...(folder.isDirectory() ? [] : [problem('runtime-unsafe', runtime, { ...mode, why: 'no folder' })]),
    ...(folder.uid === uid ? [] : [problem('runtime-unsafe', runtime, { ...mode, why: 'belongs to somebody else' })]),
    ...(folder.isDirectory() && (folder.mode & 0o077) !== 0
      ? [problem('runtime-unsafe', runtime, { ...mode, why: 'open to others' })]
      : []),
  ];
  return folder.isDirectory() ? [...unsafe, ...(await checkLeader(runtime, uid))] : unsafe;
}

async function checkLeader(runtime: string, uid: number | undefined): Promise<readonly Finding[]> {
  const file = runtimePaths(runtime).socket;
  const socket = await lstat(file).catch(() => undefined);
  if (!socket) return [];
  if (!socket.isSocket() || socket.uid !== uid) return [problem('socket-foreign', file, { why: 'no socket of yours' })];
  const found = await probe(file);
  switch (found.kind) {
    case 'dead':
      return [problem('socket-dead', file, { why: 'nobody listens' })];
    case 'silent':
      return [problem('socket-dead', file, { why: 'whoever listens does not answer' })];
    case 'garbage':
      return [problem('socket-foreign', file, { why: 'something else answers' })];
    case 'well':
      return isRegistered(runtime, found.id)
        ? []
        : [problem('socket-foreign', file, { why: 'a server answers that no window has registered' })];
  }
}

/** Each window's server registers itself beside the socket. */
function isRegistered(runtime: string, id: string): boolean {
  const server = new Registry(runtimePaths(runtime).servers).get(id);
  return server !== null && isAlive(server.pid);
}
