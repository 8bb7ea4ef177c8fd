import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { limits } from '../../engine/limits';
import type { ByteText } from '../../secrets/detect/scan';

/** Where a NUL says that a file is no text. */
const HEAD = 8_192;

/**
 * A file as it was when it was read. `none`: there is nothing to scan (no regular file, too large, binary, no permission). `changed`: the latest of its times,
 * in milliseconds.
 */
export type Bytes =
  | { readonly kind: 'text'; readonly text: string | ByteText; readonly mark: string; readonly changed: number }
  | { readonly kind: 'none'; readonly mark: string; readonly changed: number }
  | { readonly kind: 'gone' };

/** One buffer for all files of a scan. */
export const newBuffer = (): Buffer => Buffer.allocUnsafeSlow(limits.fileLength + 1);

/** What tells whether a file is still the one that was read. */
export const markOf = ({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string => `${dev} ${ino} ${size} ${mtimeMs} ${ctimeMs}`;

/**
 * Reads a regular file of bounded size by its real path. Never waits on a pipe or a device, and follows no link. The text is that of UTF-8 where `named`;
 * elsewhere a byte is a character, since credentials are ASCII, and the text is good until the next file is read into the buffer.
 */
export function readBytes(path: string, buffer: Buffer, named: boolean): Bytes {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'gone' } : { kind: 'none', mark: '', changed: Number.POSITIVE_INFINITY };
  }
  try {
    const stat = fstatSync(file);
    const mark = markOf(stat);
    const changed = Math.max(stat.mtimeMs, stat.ctimeMs);
    if (!stat.isFile() || stat.size > limits.fileLength || stat.size === 0) return { kind: 'none', mark, changed };
    let length = 0;
    // What a file grows by meanwhile changes its times too: it is another one then.
    while (length < stat.size) {
      const got = readSync(file, buffer, length, stat.size - length, length);
      if (got === 0) break;
      length += got;
    }
    if (buffer.subarray(0, Math.min(length, HEAD)).includes(0)) return { kind: 'none', mark, changed };
    return { kind: 'text', text: named ? buffer.toString('utf8', 0, length) : byteText(buffer, length), mark, changed };
  } catch {
    return { kind: 'none', mark: '', changed: Number.POSITIVE_INFINITY };
  } finally {
    closeSync(file);
  }
}

function byteText(bytes: Buffer, length: number): ByteText {
  let text: string | undefined;
  return {
    bytes,
    length,
    text() {
      text ??= bytes.toString('latin1', 0, length);
      return text;
    },
  };
}
