import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** A file that somebody else wrote: its text, that there is none, or why it was not read. */
export type Limited =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly why: string };

/** More than any settings file that a person or an agent writes. */
const MAX_BYTES = 2_000_000;

/** Reads a regular file of bounded size, through links. A pipe or device in its place is not waited for. */
export async function readLimited(file: string, most = MAX_BYTES): Promise<Limited> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'absent' } : { kind: 'unreadable', why: code };
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return { kind: 'unreadable', why: 'no regular file' };
    if (stat.size > most) return { kind: 'unreadable', why: `larger than ${most} bytes` };
    const buffer = Buffer.alloc(stat.size);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(buffer.subarray(0, length)) };
  } catch (error) {
    const why =
      error instanceof TypeError ? 'no UTF-8 text' : error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return { kind: 'unreadable', why };
  } finally {
    await handle.close();
  }
}
