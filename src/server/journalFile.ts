import { closeSync, constants, fstatSync, lstatSync, openSync, writeSync } from 'node:fs';
import { hashOf } from './digest';

/** What stands as `prev` in the first line of a file. */
export const FIRST_PREV = '0'.repeat(64);

/** One open journal file: lines are appended whole, each with the hash of the one before. */
export class JournalFile {
  private readonly fd: number;
  private readonly path: string;
  private prev = FIRST_PREV;
  private whole = true;

  /** Creates the file (0600); throws when it exists or cannot be made. */
  constructor(path: string) {
    this.path = path;
    this.fd = openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600);
  }

  /** False when a line was cut off, or somebody moved the file away: what is written here would break the chain, or be lost. */
  usable(): boolean {
    return this.whole && lstatSync(this.path, { throwIfNoEntry: false })?.ino === fstatSync(this.fd).ino;
  }

  /** Writes one line before it returns; throws when it could not be written whole. */
  append(fields: Readonly<Record<string, unknown>>): void {
    const line = JSON.stringify({ ...fields, prev: this.prev });
    const bytes = Buffer.from(`${line}\n`);
    this.whole = false;
    for (let done = 0; done < bytes.length; ) done += writeSync(this.fd, bytes, done);
    this.whole = true;
    this.prev = hashOf(line);
  }

  close(): void {
    closeSync(this.fd);
  }
}
