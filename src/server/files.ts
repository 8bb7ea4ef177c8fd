import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readlinkSync, readSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { limits } from '../engine/limits';
import { type FileFact, type FileRequest, HOLE } from '../engine/types';
import { hashOf } from './digest';

type Why = Extract<FileFact, { kind: 'unreadable' }>['why'];

/** Reads what a judgement asks for: regular files of bounded size on local disks, within one time limit. Never waits on a pipe or device. */
export interface FileReader {
  read(request: FileRequest): FileFact;
}

/** A reader that spends so much time on files in all; what comes after that is `unreadable`, `time`. Time between reads does not count. */
export function createFileReader(milliseconds: number = limits.fileMilliseconds): FileReader {
  let spent = 0;
  let mounts: readonly string[] | undefined;
  return {
    read({ path: asked, want }) {
      if (isSpecial(asked)) return unreadable(asked, 'special');
      mounts ??= remoteMounts();
      if (isUnder(asked, mounts)) return unreadable(asked, 'remote');
      if (spent > milliseconds) return unreadable(asked, 'time');
      const started = performance.now();
      try {
        const real = realOf(asked);
        if (isSpecial(real)) return unreadable(real, 'special');
        if (isUnder(real, mounts)) return unreadable(real, 'remote');
        return readReal(real, want);
      } catch (error) {
        return unreadable(asked, codeOf(error) === 'ELOOP' ? 'special' : 'denied');
      } finally {
        spent += performance.now() - started;
      }
    },
  };
}

const unreadable = (real: string, why: Why): FileFact => ({ kind: 'unreadable', real, why });
const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Places whose files are doors to the kernel, to devices or to other machines. */
const isSpecial = (file: string): boolean =>
  !path.isAbsolute(file) ||
  file.startsWith('//') ||
  file.startsWith('\\\\') ||
  file.includes('\0') ||
  isUnder(path.normalize(file), SPECIAL);
const SPECIAL = ['/proc', '/sys', '/dev', '/run/user', '/net'];
const isUnder = (file: string, folders: readonly string[]): boolean =>
  folders.some((folder) => file === folder || file.startsWith(folder === '/' ? '/' : `${folder}/`));

function readReal(real: string, want: FileRequest['want']): FileFact {
  const stat = lstatSync(real, { throwIfNoEntry: false });
  if (!stat) return { kind: 'missing', real };
  if (stat.isDirectory()) return { kind: 'directory', real };
  if (!stat.isFile()) return unreadable(real, 'special');
  if (want === 'stat') return { kind: 'file', real };
  if (stat.size > limits.fileLength) return unreadable(real, 'size');
  // The name may point elsewhere by now: what was opened is looked at again, and a link or a pipe in its place is not followed.
  const file = openSync(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
  try {
    const opened = fstatSync(file);
    if (!opened.isFile()) return unreadable(real, 'special');
    if (opened.size > limits.fileLength) return unreadable(real, 'size');
    const buffer = Buffer.alloc(opened.size + 1);
    const length = readAll(file, buffer);
    if (length > opened.size) return unreadable(real, 'special'); // it grows while it is read
    const bytes = buffer.subarray(0, length);
    if (bytes.includes(0)) return unreadable(real, 'binary');
    return {
      kind: 'text',
      real,
      text: bytes.toString('utf8').replaceAll(HOLE, '\uFFFD'),
      digest: hashOf(bytes),
    };
  } finally {
    closeSync(file);
  }
}

function readAll(file: number, buffer: Buffer): number {
  let length = 0;
  while (length < buffer.length) {
    const got = readSync(file, buffer, length, buffer.length - length, length);
    if (got === 0) break;
    length += got;
  }
  return length;
}

const LINKS = 40;
/** The path with symbolic links resolved as far as it exists; a dangling link is followed to where it would lead. */
function realOf(file: string): string {
  let at = path.normalize(file);
  for (let links = 0; links < LINKS; links += 1) {
    // Most files that are asked for are missing, and an exception costs more than a look.
    const stat = lstatSync(at, { throwIfNoEntry: false });
    try {
      if (stat) return realpathSync(at);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') throw error;
    }
    if (stat?.isSymbolicLink()) {
      at = path.resolve(realOf(path.dirname(at)), readlinkSync(at));
      continue;
    }
    const parent = path.dirname(at);
    return parent === at ? at : path.join(realOf(parent), path.basename(at));
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP' });
}

/** Tells paths on this machine's own disks, as of now and as written: links in them are the caller's affair. */
export function localPaths(): (file: string) => boolean {
  const mounts = remoteMounts();
  return (file) => !isSpecial(file) && !isUnder(file, mounts);
}

const REMOTE_TYPES =
  /^(?:nfs4?|cifs|smb3|smbfs|afs|ceph|glusterfs|lustre|ncpfs|autofs|davfs2?|fuse\.(?:sshfs|rclone|s3fs|gcsfuse|glusterfs|davfs2?|curlftpfs|blobfuse2?))$/;

/** Mount points of other machines' disks: a dead one would block whoever looks at it. */
function remoteMounts(): readonly string[] {
  if (process.platform !== 'linux') return [];
  try {
    return readFileSync('/proc/self/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([, , type]) => type !== undefined && REMOTE_TYPES.test(type))
      .map(([, point = '']) => point.replace(/\\040/g, ' '));
  } catch {
    return []; // no list of mounts (a sandbox): the time limit still holds
  }
}
