import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

type Entry =
  | { readonly kind: 'file'; readonly mode: number; readonly time: number; readonly bytes: Buffer }
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'folder'; readonly mode: number; readonly entries: ReadonlyMap<string, Entry> };

/** Keeps a folder as it is now; what is returned puts it back, and leaves alone what is still the same: an untouched file stays that file. */
export function keep(folder: string): () => void {
  const kept = entryAt(folder);
  if (kept?.kind !== 'folder') throw new Error(`${folder} is no folder`);
  return () => putBack(folder, kept);
}

/** null: neither file, link nor folder. */
function entryAt(place: string): Entry | null {
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) return { kind: 'link', to: readlinkSync(place) };
  if (found?.isFile()) return { kind: 'file', mode: modeOf(found), time: found.mtimeMs, bytes: readFileSync(place) };
  if (!found?.isDirectory()) return null;
  const entries = new Map<string, Entry>();
  for (const name of readdirSync(place)) {
    const entry = entryAt(path.join(place, name));
    if (entry) entries.set(name, entry);
  }
  return { kind: 'folder', mode: modeOf(found), entries };
}

function putBack(place: string, entry: Entry): void {
  if (entry.kind === 'folder') putFolderBack(place, entry);
  else if (entry.kind === 'link') {
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (found?.isSymbolicLink() && readlinkSync(place) === entry.to) return;
    remove(place);
    symlinkSync(entry.to, place);
  } else {
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (found?.isFile()) chmodSync(place, entry.mode | 0o600);
    const same = found?.isFile() === true && readFileSync(place).equals(entry.bytes);
    if (!same) {
      remove(place);
      writeFileSync(place, entry.bytes);
    }
    if (!same || found.mtimeMs !== entry.time) utimesSync(place, entry.time / 1_000, entry.time / 1_000);
    chmodSync(place, entry.mode);
  }
}

function putFolderBack(place: string, { mode, entries }: Extract<Entry, { readonly kind: 'folder' }>): void {
  if (!lstatSync(place, { throwIfNoEntry: false })?.isDirectory()) {
    remove(place);
    mkdirSync(place);
  }
  chmodSync(place, mode | 0o700);
  for (const name of readdirSync(place)) if (!entries.has(name)) remove(path.join(place, name));
  for (const [name, entry] of entries) putBack(path.join(place, name), entry);
  chmodSync(place, mode);
}

/** Whatever it is, also a folder that nobody may look into. */
export function remove(place: string): void {
  if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory()) {
    chmodSync(place, 0o700);
    for (const name of readdirSync(place)) remove(path.join(place, name));
  }
  rmSync(place, { recursive: true, force: true });
}

const modeOf = ({ mode }: { readonly mode: number }): number => mode & 0o7777;
