import { closeSync, openSync, readSync } from 'node:fs';
import { sha256 } from '../environments/sha256';

/** Above it the native one is faster, its loading counted. */
const SHORT = 16_384;

/** `node:crypto` takes 3 ms to load, as long as all else that the hook program does for an action: it is loaded where it is needed. */
const native = (): typeof import('node:crypto') => require('node:crypto');

/** SHA-256 in hexadecimal. */
export const hashOf = (bytes: string | Uint8Array): string =>
  bytes.length <= SHORT ? sha256(bytes) : native().createHash('sha256').update(bytes).digest('hex');

/** So many random bytes in hexadecimal, from the kernel. */
export function randomHex(length: number): string {
  const bytes = Buffer.alloc(length);
  try {
    const device = openSync('/dev/urandom', 'r');
    try {
      if (readSync(device, bytes, 0, length, null) === length) return bytes.toString('hex');
    } finally {
      closeSync(device);
    }
  } catch {
    // No such device: a system other than Linux and macOS.
  }
  return native().randomBytes(length).toString('hex');
}
