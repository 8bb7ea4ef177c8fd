import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import path from 'node:path';

const MOST_BYTES = 1_000_000;

/**
 * A file of the person's own settings, `relative` to their home; null where it is not there, is not theirs alone to write, is too big, or a link
 * leads elsewhere: what lies behind it may be in a workspace.
 */
export async function readHomeFile(home: string, relative: string, most = MOST_BYTES): Promise<Buffer | null> {
  try {
    const file = path.join(await realpath(home), relative);
    if ((await realpath(file)) !== file) return null;
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = await handle.stat();
      const theirs = process.getuid === undefined || stat.uid === process.getuid();
      if (!stat.isFile() || !theirs || (stat.mode & 0o022) !== 0 || stat.size > most) return null;
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}

export const readHomeText = async (home: string, relative: string): Promise<string | null> =>
  (await readHomeFile(home, relative))?.toString('utf8') ?? null;
