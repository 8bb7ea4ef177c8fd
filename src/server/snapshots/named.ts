import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { globMatches, hasGlob } from '../../engine/evaluate/files/path';
import { type Budget, NotSaved, type Steps } from './budget';
import type { NamedPath } from './targets';

/** Folders that one command makes again, and that would fill every snapshot. */
export const REMADE: ReadonlySet<string> = new Set(['node_modules', 'bower_components', '.venv', 'venv', '.tox', '__pycache__']);

/** What lies on disk under a name with patterns: rather too much than too little. */
export function* expand({ path: name, pattern }: NamedPath, budget: Budget): Steps<readonly string[]> {
  const plain = name.replace(/(?<=.)\/+$/, '');
  if (!pattern || lstatSync(plain, { throwIfNoEntry: false })) {
    return lstatSync(plain, { throwIfNoEntry: false }) ? [plain] : [];
  }
  const segments = plain.split('/').slice(1);
  const first = segments.findIndex(hasGlob);
  if (first < 0) return [];
  return yield* matching(`/${segments.slice(0, first).join('/')}`, segments.slice(first), budget);
}

function* matching(folder: string, segments: readonly string[], budget: Budget): Steps<readonly string[]> {
  const [segment = '', ...rest] = segments;
  budget.tick();
  yield;
  const found: string[] = [];
  const deep = segment === '**';
  if (deep && rest.length > 0) found.push(...(yield* matching(folder, rest, budget)));
  for (const name of namesIn(folder)) {
    const full = path.join(folder, name);
    const isFolder = (): boolean => lstatSync(full, { throwIfNoEntry: false })?.isDirectory() === true;
    if (deep) {
      if (rest.length === 0) found.push(full);
      else if (!REMADE.has(name) && isFolder()) found.push(...(yield* matching(full, segments, budget)));
    } else if (fits(segment, name)) {
      // A link to a folder is gone through where more follows, as the shell would.
      if (rest.length === 0) found.push(full);
      else found.push(...(yield* matching(full, rest, budget)));
    }
  }
  return found;
}

/** Sets of characters depend on the locale and names on the disk's case: both may match more here. */
const fits = (segment: string, name: string): boolean =>
  segment.includes('[') || segment.includes('\\') || globMatches(segment.toLowerCase(), name.toLowerCase());

/** Names in a folder; none where it is no folder. */
export function namesIn(folder: string): readonly string[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw new NotSaved('a folder cannot be read');
  }
  if (names.some((name) => name.includes('\uFFFD'))) throw new NotSaved('a name is not valid UTF-8');
  return names;
}
