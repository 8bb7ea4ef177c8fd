import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from '../processes';
import type { PrivateFile } from './lookup';

const OWN = /^(\d+)-[0-9a-f]{16}$/;

/**
 * A home for one run of a program, below `folder`, that only this user can enter: it finds there what it was given, and nothing of the person's
 * own settings. The caller removes it. Rejects where `folder` is a link, or open to others: what is written there are logins.
 */
export async function makeHome(folder: string, files: readonly PrivateFile[]): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const stat = await lstat(folder);
  const ours = process.getuid === undefined || stat.uid === process.getuid();
  if (!stat.isDirectory() || !ours || (stat.mode & 0o077) !== 0) throw new Error('not a private folder');
  await sweep(folder);
  const home = path.join(folder, `${process.pid}-${randomBytes(8).toString('hex')}`);
  await mkdir(home, { mode: 0o700 });
  try {
    for (const { path: relative, content } of files) {
      const file = path.join(home, relative);
      if (!file.startsWith(home + path.sep)) throw new Error('outside of the private home');
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(file, content, { mode: 0o600, flag: 'wx' });
    }
  } catch (error) {
    await removeHome(home);
    throw error;
  }
  return home;
}

/** What the program wrote into it goes too; one that is still ending may be writing. */
export const removeHome = (home: string): Promise<void> => rm(home, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });

/** A server that was killed in the midst of a look-up has left a home with credentials behind. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = OWN.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await removeHome(path.join(folder, name));
  }
}
