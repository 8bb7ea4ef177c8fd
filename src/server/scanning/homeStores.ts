import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { HOME_NAMES, NAMES, PLACES } from '../../secrets/defaultFiles';
import type { OffLimits } from '../../secrets/globs';
import { localPaths } from '../files';
import { realFile, type Target } from './walk';

/** Folders of a home that programs keep their settings in. */
const BASES = ['', '.config/', '.local/share/', '.cache/', 'Library/Application Support/', 'Library/Preferences/', 'AppData/Roaming/'];
/** Of a store that is a folder: how deep, and how many files. */
const DEPTH = 4;
const MOST = 500;

/** The credential stores of tools in a person's home, as far as they are there. */
export function* homeStores(home: string, secret: OffLimits): Generator<Target> {
  const isLocal = localPaths();
  const told = new Set<string>();
  for (const place of placesOf(home)) {
    if (!isLocal(place) || !statOf(place)) continue;
    for (const file of filesOf(place)) {
      const real = realFile(file);
      if (real === null || told.has(real) || !isLocal(real) || secret(file) === null) continue;
      told.add(real);
      yield { path: real, named: true };
    }
  }
}

function* placesOf(home: string): Generator<string> {
  for (const name of [...NAMES, ...HOME_NAMES]) yield `${home}/${name}`;
  for (const place of PLACES) {
    if (place.startsWith('.mollyguard/')) continue; // copies of what is known where it lies
    const plain = place.replace(/\/\*\*$/, '');
    // The list is in lower case, since it is compared so; these folders are not.
    const spelled = plain.replace(/^library\/keychains/, 'Library/Keychains').replace('accesstokens', 'accessTokens');
    for (const base of BASES) if (!(base !== '' && plain.startsWith('.'))) yield `${home}/${base}${spelled}`;
  }
}

/** The file itself, or those in a folder. */
function* filesOf(place: string): Generator<string> {
  if (statOf(place)?.isDirectory() !== true) {
    yield place;
    return;
  }
  let left = MOST;
  let level = [place];
  for (let depth = 0; depth < DEPTH && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      for (const entry of entriesOf(folder)) {
        left -= 1;
        if (left < 0) return;
        if (entry.isDirectory()) next.push(`${folder}/${entry.name}`);
        else yield `${folder}/${entry.name}`;
      }
    }
    level = next;
  }
}

function statOf(place: string): Stats | undefined {
  try {
    return lstatSync(place, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
