import type { Context } from '../../context';
import type { Content, FileCall, ProgramCall, Text } from '../../types';
import { isWatchedFile } from './afterState';
import { fileCall, UNKNOWN_CONTENT } from './fileCall';
import { baseName, isWithin, resolvePath } from './path';
import { isUserWide, type Place, placeOf, placesBelow } from './place';

/** Places where a write matters whatever it replaces. Elsewhere a program that writes its result does what programs do. */
const MATTERS: ReadonlySet<Place> = new Set(['self', 'agent-settings', 'editor-settings', 'persistence', 'system', 'disk', 'repository']);

/** Whether a write to the word's path says something that a rule could ask about. */
function writeMatters(word: Text, from: ProgramCall, context: Context): boolean {
  const path = resolvePath(word, from.cwd, context.facts.home);
  return MATTERS.has(placeOf(path, context.facts)) || isWatchedFile(path);
}

/** A write that is reported only where it matters (`cp`, `sed -i`, `sort -o`). */
export const write = (
  from: ProgramCall,
  context: Context,
  word: Text,
  content: Content = UNKNOWN_CONTENT,
  verb: FileCall['verb'] = 'overwrite',
): FileCall[] => (writeMatters(word, from, context) ? [fileCall(from, context, verb, word, { content })] : []);

/** The text of one source file, for a copy whose target has to be compared. */
export function contentOf(word: Text, from: ProgramCall, context: Context): Content {
  if (word === '/dev/null') return { kind: 'text', text: '' };
  const fact = context.file(resolvePath(word, from.cwd, context.facts.home), 'text');
  return fact.kind === 'text' ? { kind: 'text', text: fact.text } : UNKNOWN_CONTENT;
}

/**
 * A write of many files into a folder, of which only the folder is known: what already stands there of settings and hooks is written over, and all of a
 * home folder is where profiles lie.
 */
export function writeWhole(from: ProgramCall, context: Context, word: Text): FileCall[] {
  const special = write(from, context, word);
  if (special.length > 0) return special;
  const into = fileCall(from, context, 'overwrite', word, { content: UNKNOWN_CONTENT, recursive: true });
  if (placeOf(into.path, context.facts) === 'home-root') return [into];
  return placesBelow(into.path, context.facts)
    .filter(
      ([path, place]) =>
        (place === 'self' || place === 'agent-settings') && !path.includes('*') && context.file(path, 'stat').kind !== 'missing',
    )
    .map(([path]) => ({ ...into, path, recursive: false }));
}

/**
 * A second name for a file or a folder, by which it can be written to later: what guards agents for this person counts as written. In the same
 * command nothing else would tell what stands behind the new name.
 */
export function secondName(from: ProgramCall, context: Context, word: Text): FileCall[] {
  const named = write(from, context, word).filter(({ path }) => path !== '/');
  if (named.length > 0) return named;
  const folder = fileCall(from, context, 'overwrite', word, { content: UNKNOWN_CONTENT });
  const own = `${context.facts.home}/.mollyguard`;
  const below = isWithin(own, folder.path) ? [[own, 'self'] as const] : placesBelow(folder.path, context.facts);
  return below
    .filter(([path, place]) => place === 'self' || (place === 'agent-settings' && isUserWide(path, context.facts)))
    .filter(([path]) => !path.includes('*') && context.file(path, 'stat').kind !== 'missing')
    .map(([path]) => ({ ...folder, path }));
}

/** Where one source lands: in the target if it is a folder, else on it. Both are given where the target is not known to be either. */
interface Landing {
  readonly source: Text;
  readonly path: Text;
  /** The source's content, not the source: `cp -r x/. y`. */
  readonly whole: boolean;
}

export function landings(sources: readonly Text[], target: Text, folder: boolean): readonly Landing[] {
  return sources.flatMap((source): Landing[] => {
    const name = baseName(source.replace(/\/+$/, '')).replace(/^[^/]*:/, '');
    if (target.startsWith('/dev/')) return [{ source, path: target, whole: false }];
    if (name === '' || name === '.' || name === '..') return [{ source, path: target, whole: true }];
    const inside = { source, path: `${target.replace(/\/+$/, '')}/${name}`, whole: false };
    return folder || target.endsWith('/') ? [inside] : [{ source, path: target, whole: false }, inside];
  });
}
