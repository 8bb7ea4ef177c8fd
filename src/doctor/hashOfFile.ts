import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Larger than anything that set-up writes. */
const MAX_BYTES = 64_000_000;

/** The sha256 of a regular file's bytes; null: there is none, or nothing that set-up could have written. */
export async function hashOfFile(file: string): Promise<string | null> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => undefined);
  if (!handle) return null;
  try {
    const stat = await handle.stat();
    if (!stat.isFile() || stat.size > MAX_BYTES) return null;
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(1_000_000);
    for (let at = 0; at < stat.size; ) {
      const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, stat.size - at), at);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
    return hash.digest('hex');
  } catch {
    return null; // it cannot be read, so it cannot be run either
  } finally {
    await handle.close();
  }
}
