import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeAtomic } from './atomic';
import { isAlive } from './processes';

/** One guard server, as the others see it. */
export interface Registration {
  readonly id: string;
  readonly pid: number;
  readonly socket: string;
  /** Real paths of its window's folders. */
  readonly folders: readonly string[];
  /** When its window was last focused, milliseconds since 1970. */
  readonly focused: number;
}

const ID = /^[0-9a-f]{16}$/;
const MAX_BYTES = 200_000;

/** The registrations in `<runtime>/servers/`: each server writes its own, everybody reads all. */
export class Registry {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  socketOf(id: string): string {
    return path.join(this.folder, `${id}.sock`);
  }

  write(registration: Registration): void {
    writeAtomic(this.fileOf(registration.id), JSON.stringify(registration));
  }

  has(id: string): boolean {
    return existsSync(this.fileOf(id));
  }

  /** Takes a server out; its socket stays when it may come back (it was only silent). */
  remove(id: string, socketToo: boolean): void {
    if (!ID.test(id)) return;
    rmSync(this.fileOf(id), { force: true });
    if (socketToo) rmSync(this.socketOf(id), { force: true });
  }

  get(id: string): Registration | null {
    return ID.test(id) ? this.read(id) : null;
  }

  /** All servers whose process exists. What cannot be read, and what a dead process left, is removed when `clean` is set. */
  list(clean = false): readonly Registration[] {
    const found: Registration[] = [];
    for (const name of readdirSync(this.folder)) {
      const id = name.endsWith('.json') ? name.slice(0, -'.json'.length) : '';
      if (!ID.test(id)) continue;
      const registration = this.read(id);
      if (registration && isAlive(registration.pid)) found.push(registration);
      else if (clean) this.remove(id, true);
    }
    return found;
  }

  private fileOf(id: string): string {
    return path.join(this.folder, `${id}.json`);
  }

  private read(id: string): Registration | null {
    try {
      const stat = lstatSync(this.fileOf(id));
      if (!stat.isFile() || stat.size > MAX_BYTES) return null;
      return parse(JSON.parse(readFileSync(this.fileOf(id), 'utf8')), id, this.socketOf(id));
    } catch {
      return null; // gone or garbage: no server
    }
  }
}

function parse(value: unknown, id: string, socket: string): Registration | null {
  if (
    typeof value !== 'object' ||
    value === null ||
    !('id' in value) ||
    !('pid' in value) ||
    !('folders' in value) ||
    !('focused' in value)
  )
    return null;
  const { pid, folders, focused } = value;
  if (value.id !== id || typeof pid !== 'number' || typeof focused !== 'number' || !Array.isArray(folders)) return null;
  // The socket is where the id says, whatever the file tells.
  return folders.every((folder) => typeof folder === 'string') ? { id, pid, socket, folders, focused } : null;
}

/** A path with links resolved as far as it exists. */
export function realPath(written: string): string {
  const rest: string[] = [];
  for (let at = path.resolve(written); ; at = path.dirname(at)) {
    try {
      return path.join(realpathSync(at), ...rest);
    } catch {
      if (at === path.dirname(at)) return path.resolve(written);
      rest.unshift(path.basename(at));
    }
  }
}
