import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Budget } from './budget';
import { statOf } from './files';
import { git, textOf } from './git';

/** One line of the index, with the times and the size that its file had when git last compared the two. */
export interface Tracked {
  readonly mode: string;
  readonly oid: string;
  readonly stage: string;
  readonly path: string;
  readonly seen: Seen | null;
}
interface Seen {
  readonly changed: bigint;
  readonly modified: bigint;
  readonly inode: bigint;
  readonly size: bigint;
}

const LINE =
  /(\d+) ([0-9a-f]+) (\d)\t([^\0]+)\0(?: {2}ctime: (\d+):(\d+)\n {2}mtime: (\d+):(\d+)\n {2}dev: \d+\tino: (\d+)\n {2}uid: \d+\tgid: \d+\n {2}size: (\d+)\tflags: [0-9a-f]+\n)/y;

/** Reads `git ls-files --stage --debug -z`; null: it is not written as expected. */
export function trackedIn(text: string): readonly Tracked[] | null {
  const found: Tracked[] = [];
  const nanoseconds = (seconds: string, rest: string): bigint => BigInt(seconds) * 1_000_000_000n + BigInt(rest);
  let end = 0;
  LINE.lastIndex = 0;
  for (let match = LINE.exec(text); match; match = LINE.exec(text)) {
    const [, mode = '', oid = '', stage = '', file = '', c = '', cn = '', m = '', mn = '', inode = '', size = ''] = match;
    const seen = { changed: nanoseconds(c, cn), modified: nanoseconds(m, mn), inode: BigInt(inode), size: BigInt(size) };
    found.push({ mode, oid, stage, path: file, seen });
    end = LINE.lastIndex;
  }
  return end === text.length ? found : null;
}

/**
 * Tells whether a file is as git has it without reading it: by what the index knows of times, inode and size. null where bytes in git and
 * on disk may differ all the same, because something converts them.
 */
export function untouched(
  top: string,
  index: string,
  tracked: readonly Tracked[],
  budget: Budget,
): ((file: string, seen: Seen | null) => boolean) | null {
  if (converts(top, tracked, budget)) return null;
  const written = lstatSync(index, { throwIfNoEntry: false, bigint: true })?.mtimeNs ?? 0n;
  return (file, seen) => {
    const stat = lstatSync(file, { throwIfNoEntry: false, bigint: true });
    return (
      seen !== null &&
      stat?.isFile() === true &&
      stat.ctimeNs === seen.changed &&
      stat.mtimeNs === seen.modified &&
      // What was written while the index was may have changed again within the same tick.
      stat.mtimeNs < written &&
      stat.ino === seen.inode &&
      stat.size === seen.size
    );
  };
}

const CONVERTS = /\b(?:filter|text|eol|crlf|ident|working-tree-encoding)\b/;

/** Attributes or settings of the repository or the person by which git changes bytes on their way. */
function converts(top: string, tracked: readonly Tracked[], budget: Budget): boolean {
  const files = [
    ...tracked
      .filter(({ path: file }) => file === '.gitattributes' || file.endsWith('/.gitattributes'))
      .map(({ path: file }) => path.join(top, file)),
    path.join(top, '.gitattributes'),
  ];
  for (const file of files) {
    const stat = statOf(file);
    if (stat && (!stat.isFile() || stat.size > 100_000 || CONVERTS.test(readFileSync(file, 'utf8')))) return true;
  }
  const home = process.env.HOME ?? '/nonexistent';
  const env = { HOME: home, GIT_CONFIG_GLOBAL: path.join(home, '.gitconfig'), GIT_CONFIG_NOSYSTEM: '0' };
  const names = ['config', '--name-only', '--get-regexp', '^(core\\.(autocrlf|eol|attributesfile))$'];
  const told = textOf(git(top, names, { env, may: true, milliseconds: budget.left }))
    .trim()
    .split('\n');
  // One line is our own setting, which hides the person's.
  if (told.filter((name) => name !== '').length > 1) return true;
  const common = textOf(
    git(top, ['rev-parse', '--path-format=absolute', '--git-path', 'info/attributes'], { milliseconds: budget.left }),
  ).trim();
  return statOf(common) !== undefined;
}
