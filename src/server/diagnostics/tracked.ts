import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const MOST_BYTES = 32 * 1024 * 1024;
const MOST_LEVELS = 40;
/** The last bits of an entry's flags are the length of its path, up to this. */
const NAME_BITS = 0xfff;

interface Repository {
  readonly root: string;
  /** Where its index is. */
  readonly git: string;
}

/** The repository that a file lies in. */
export function repositoryOf(file: string): Repository | null {
  let folder = path.dirname(file);
  for (let level = 0; level < MOST_LEVELS; level += 1) {
    const git = path.join(folder, '.git');
    const stat = statSync(git, { throwIfNoEntry: false });
    if (stat?.isDirectory()) return { root: folder, git };
    if (stat?.isFile()) {
      // a work tree or a submodule names its folder in a file
      const [, named] = /^gitdir: (.+)$/m.exec(readFileSync(git, 'utf8').slice(0, 5_000)) ?? [];
      return named === undefined ? null : { root: folder, git: path.resolve(folder, named.trim()) };
    }
    const up = path.dirname(folder);
    if (up === folder) return null;
    folder = up;
  }
  return null;
}

/** Which files git has in its index. An index is read once, and again when it has changed. */
export class TrackedFiles {
  private last: { readonly index: string; readonly mark: string; readonly bytes: Buffer } | undefined;

  /** false where it cannot be told. */
  has(file: string): boolean {
    try {
      const repository = repositoryOf(file);
      if (repository === null) return false;
      const bytes = this.read(path.join(repository.git, 'index'));
      return bytes !== null && holds(bytes, path.relative(repository.root, file).replaceAll('\\', '/'));
    } catch {
      return false; // an index that cannot be read says nothing
    }
  }

  private read(index: string): Buffer | null {
    const stat = statSync(index, { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size > MOST_BYTES) return null;
    const mark = `${stat.mtimeMs} ${stat.size}`;
    if (this.last?.index !== index || this.last.mark !== mark) this.last = { index, mark, bytes: readFileSync(index) };
    return this.last.bytes;
  }
}

/** Versions 2 and 3 have whole paths, each behind its length; a fourth version shortens them. */
function holds(index: Buffer, name: string): boolean {
  const version = index.length > 12 ? index.readUInt32BE(4) : 0;
  if (version !== 2 && version !== 3) return false;
  const bytes = Buffer.from(name);
  const length = Math.min(bytes.length, NAME_BITS);
  const entry = Buffer.concat([bytes, Buffer.from([0])]);
  for (let at = index.indexOf(entry); at >= 0; at = index.indexOf(entry, at + 1)) {
    if (at < 16) continue;
    // the flags stand right before the path, or before two bytes of further flags
    if ([at - 2, at - 4].some((flags) => (index.readUInt16BE(flags) & NAME_BITS) === length)) return true;
  }
  return false;
}
