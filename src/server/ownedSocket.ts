import { randomBytes } from 'node:crypto';
import { lstatSync, renameSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { listen } from './guardHttp';

/**
 * A server on a path that is ours as long as the path is the very inode we bound. It is bound under another name and moved into place, so
 * that there is never a moment without a socket, and that closing an old one does not take away a newer one's path.
 */
export class OwnedSocket {
  readonly inode: number;
  private readonly server: Server;
  private readonly path: string;

  private constructor(server: Server, path: string, inode: number) {
    this.server = server;
    this.path = path;
    this.inode = inode;
  }

  /** Throws when the path cannot be bound. */
  static async open(server: Server, path: string): Promise<OwnedSocket> {
    const temporary = `${path}.${randomBytes(3).toString('hex')}`;
    try {
      await listen(server, temporary);
      const { ino } = lstatSync(temporary);
      renameSync(temporary, path);
      return new OwnedSocket(server, path, ino);
    } catch (error) {
      server.close();
      rmSync(temporary, { force: true });
      throw error;
    }
  }

  /** What stands at the path is what we bound. The inode cannot be used again while we hold the socket. */
  intact(): boolean {
    return inodeOf(this.path) === this.inode;
  }

  /** Takes no more requests; those at work are answered. The path goes only if it is still ours. */
  close(): void {
    if (this.intact()) rmSync(this.path, { force: true });
    this.server.close();
  }
}

/** The inode of a socket; null: there is none. */
export function inodeOf(path: string): number | null {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isSocket() ? stat.ino : null;
}
