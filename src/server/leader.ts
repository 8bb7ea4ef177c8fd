import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { probe } from './ask';
import { writeAtomic } from './atomic';
import { takeLock } from './lock';
import { inodeOf, OwnedSocket } from './ownedSocket';
import { isAlive } from './processes';
import type { Registry } from './registry';
import type { RuntimePaths } from './runtimeFolder';

/** What came of one look at the leader's socket. */
export type LeaderEvent = 'taken' | 'restored' | 'stepped-down' | 'socket-taken' | 'socket-free';

export interface LeaderOptions {
  readonly id: string;
  readonly paths: RuntimePaths;
  readonly registry: Registry;
  /** A fresh server that relays. */
  readonly relay: () => Server;
  /** `why` is for a person, with `socket-taken` only. */
  readonly onEvent: (event: LeaderEvent, why: string) => void;
}

/** A silent or babbling leader gets a second chance; a dead one does not. */
const MISSES = 2;
/** A leader that did not tick for so long may have been taken for dead rightly. */
const STOPPED_MS = 2_000;

/** One server's part in the election: `tick` once a second, never two at a time. */
export class Leader {
  private readonly options: LeaderOptions;
  private socket: OwnedSocket | undefined;
  private misses = 0;
  private ticked = 0;
  private trouble = false;

  constructor(options: LeaderOptions) {
    this.options = options;
  }

  get leads(): boolean {
    return this.socket !== undefined;
  }

  async tick(): Promise<void> {
    const since = Date.now() - this.ticked;
    this.ticked = Date.now();
    if (this.socket) await this.lead(this.socket, since);
    else await this.follow();
  }

  close(): void {
    this.socket?.close();
    this.socket = undefined;
  }

  private async follow(): Promise<void> {
    const { paths } = this.options;
    const found = await probe(paths.socket);
    if (found.kind === 'well' && this.isServer(found.id)) {
      this.misses = 0;
      return this.free();
    }
    this.misses += 1;
    if (found.kind !== 'dead' && this.misses < MISSES) return;
    await this.take(found.kind === 'garbage' || found.kind === 'well' ? `something else answers on ${paths.socket}` : null);
  }

  private async lead(socket: OwnedSocket, since: number): Promise<void> {
    const { id, paths } = this.options;
    if (socket.intact()) {
      if (this.written() !== `${id} ${socket.inode}`) this.write(socket.inode);
      return this.free();
    }
    const found = await probe(paths.socket);
    if (found.kind === 'well' && this.isServer(found.id) && this.written() === `${found.id} ${inodeOf(paths.socket)}`) {
      // A legitimate newer leader. It would have found us well, had we not been stopped, or our socket been taken from under us.
      if (since < STOPPED_MS) this.complain(`${paths.socket} was replaced or removed`);
      this.step(undefined);
      this.options.onEvent('stepped-down', '');
      return;
    }
    await this.take(`${paths.socket} was replaced or removed`);
  }

  /** Takes the path under the lock; `foreign` says what was wrong with who held it, null when it was only dead or silent. */
  private async take(foreign: string | null): Promise<void> {
    const { id, paths, registry, relay, onEvent } = this.options;
    const lock = takeLock(paths.lock);
    if (!lock) return;
    try {
      const found = await probe(paths.socket);
      if (found.kind === 'well' && found.id !== id && this.isServer(found.id)) return;
      if (foreign !== null) this.complain(foreign);
      const had = this.socket !== undefined;
      const socket = await OwnedSocket.open(relay(), paths.socket);
      this.step(socket);
      this.write(socket.inode);
      this.misses = 0;
      registry.list(true);
      onEvent(had || foreign !== null ? 'restored' : 'taken', '');
    } catch (error) {
      this.complain(error instanceof Error ? error.message : `${paths.socket} cannot be taken`);
    } finally {
      lock.release();
    }
  }

  private step(next: OwnedSocket | undefined): void {
    const last = this.socket;
    this.socket = next;
    last?.close();
  }

  private complain(why: string): void {
    this.trouble = true;
    this.options.onEvent('socket-taken', why);
  }

  private free(): void {
    if (!this.trouble) return;
    this.trouble = false;
    this.options.onEvent('socket-free', '');
  }

  /** Only a registered server whose process exists may lead. */
  private isServer(id: string): boolean {
    const server = this.options.registry.get(id);
    return server !== null && isAlive(server.pid);
  }

  private write(inode: number): void {
    const { id, paths } = this.options;
    writeAtomic(paths.leader, JSON.stringify({ id, pid: process.pid, inode, started: Date.now() }));
  }

  /** `<id> <inode>` as written by the last leader. */
  private written(): string | null {
    try {
      const value: unknown = JSON.parse(readFileSync(this.options.paths.leader, 'utf8'));
      return typeof value === 'object' && value !== null && 'id' in value && 'inode' in value ? `${value.id} ${value.inode}` : null;
    } catch {
      return null; // missing or garbage: nobody legitimate
    }
  }
}
