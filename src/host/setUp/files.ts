import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { SetUpError } from './types';

export const hashOf = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** A text file as it is; null: there is none. Anything that is not UTF-8 text is not ours to edit. */
export async function readText(file: string): Promise<string | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw new SetUpError(file, `${file} cannot be read (${code(error)}).`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SetUpError(file, `${file} is not UTF-8 text; Mollyguard leaves it alone. Save it as UTF-8 and set up again.`);
  }
}

/**
 * Writes a text so that readers see the old or the new one, never a part. A link stays a link: its target is written. An existing file keeps
 * its mode unless one is given; a new one gets `mode` or 0600.
 */
export async function writeText(file: string, text: string, mode?: number): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const target = await realpath(file).catch(() => file);
    const wanted = mode ?? (await modeOf(target)) ?? 0o600;
    const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      const handle = await open(temporary, 'wx', wanted);
      try {
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await chmod(temporary, wanted); // the umask may have taken bits
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  } catch (error) {
    throw new SetUpError(file, `${file} cannot be written (${code(error)}). Nothing in it was changed.`);
  }
}

/** Permission bits of a file; undefined: there is none. */
export async function modeOf(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found === undefined ? undefined : found.mode & 0o7777;
}

export const isExecutable = async (file: string): Promise<boolean> => {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() === true && (found.mode & 0o111) !== 0;
};

const isCode = (error: unknown, wanted: string): boolean => error instanceof Error && 'code' in error && error.code === wanted;
const code = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown error');
