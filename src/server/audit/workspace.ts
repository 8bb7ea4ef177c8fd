import { type Dirent, readdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { AuditGap, AuditPlace } from '../../protocol/audit';
import type { OffLimitsAs } from './audit';
import type { Disk } from './disk';
import type { Found, Rows } from './rows';
import { namedIn, provenIn } from './texts';

const MOST_FILES = 50_000;
/** What others made, what is made again, and git's own store, which is read as history. */
const SKIPPED = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  '.venv',
  'venv',
  '__pycache__',
  '.terraform',
  '.gradle',
]);
const DULL =
  /\.(?:png|jpe?g|gif|webp|ico|bmp|pdf|zip|gz|tgz|bz2|xz|7z|jar|war|class|so|dll|dylib|exe|o|a|wasm|woff2?|ttf|eot|otf|mp[34]|mov|avi|webm|sqlite|db|lock|sum|min\.js|min\.css)$|^(?:package-lock\.json|pnpm-lock\.yaml|npm-shrinkwrap\.json)$/i;

/** What keeps keys in a form that only its password opens. */
const KEY_STORE = /\.(?:p12|pfx|p8|jks|keystore|kdbx|ppk)$/i;
const keyStore = (file: string): Found => {
  const kdbx = /\.kdbx$/i.test(file);
  const [kind, risk] = kdbx ? (['Password store', 'password-store'] as const) : (['Key store', 'private-key'] as const);
  return { provider: null, value: '', name: null, kind, risk, where: { kind: 'file', file, line: null } };
};

/**
 * Reads the files of a folder, git-ignored ones too: those are where credentials lie. Files of `known` were read before. Others' work goes on
 * between two files.
 */
export async function auditFolder(
  folder: string,
  {
    disk,
    rows,
    offLimits,
    known,
  }: { readonly disk: Disk; readonly rows: Rows; readonly offLimits: OffLimitsAs; readonly known: ReadonlySet<string> },
): Promise<readonly AuditGap[]> {
  const gaps: AuditGap[] = [];
  let files = 0;
  const open = [folder];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const entry of entriesIn(at)) {
      const file = path.join(at, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) open.push(file);
        continue;
      }
      if (!entry.isFile() || DULL.test(entry.name) || known.has(file.replaceAll('\\', '/'))) continue;
      files += 1;
      if (files > MOST_FILES) return [...gaps, { kind: 'too-many-files', folder }];
      const why = offLimits(file);
      const secret = why === 'default' || why === 'policy';
      if (!auditFile(file, disk, rows, secret) && secret) {
        if (KEY_STORE.test(entry.name)) rows.add(keyStore(file));
        else gaps.push({ kind: 'unreadable', file });
      }
      await setImmediate();
    }
  }
  return gaps;
}

/** Of a file that is off limits every named credential, of any other what is proven. false: it cannot be read as text. */
export function auditFile(file: string, disk: Disk, rows: Rows, secret: boolean): boolean {
  const read = disk.text(file);
  if (read === null) return true;
  if (read === 'unreadable') return false;
  const at = (line: number): AuditPlace => ({ kind: 'file', file, line });
  for (const found of provenIn(read.text, file, at)) rows.add(found);
  if (secret) for (const found of namedIn(read.text, file, at)) rows.add(found);
  return true;
}

function entriesIn(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return []; // not for us: then not for an agent either
  }
}
