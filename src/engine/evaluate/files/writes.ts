import type { Context } from '../../context';
import type { Content, FileCall, ProgramCall, Text } from '../../types';
import { isEnvironmentFile } from './afterState';
import { fileCall, UNKNOWN_CONTENT } from './fileCall';
import { baseName, resolvePath } from './path';
import { type Place, placeOf } from './place';

/** Places where a write matters whatever it replaces. Elsewhere a program that writes its result does what programs do. */
const MATTERS: ReadonlySet<Place> = new Set(['self', 'agent-settings', 'editor-settings', 'persistence', 'system', 'disk', 'repository']);

/** Whether a write to the word's path says something that a rule could ask about. */
export function writeMatters(word: Text, from: ProgramCall, context: Context): boolean {
  const path = resolvePath(word, from.cwd, context.facts.home);
  return MATTERS.has(placeOf(path, context.facts)) || isEnvironmentFile(path);
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

/** Where sources land: in the target if it is a folder, else on it. Both are given where the target is not known to be either. */
export function landings(sources: readonly Text[], target: Text, folder: boolean): readonly (readonly [Text, Text])[] {
  return sources.flatMap((source): (readonly [Text, Text])[] => {
    const name = baseName(source.replace(/\/+$/, '')).replace(/^[^/]*:/, '');
    const inside =
      target.startsWith('/dev/') || name === '' || name === '.' || name === '..'
        ? []
        : [[source, `${target.replace(/\/+$/, '')}/${name}`] as const];
    return folder || target.endsWith('/') ? inside : [[source, target], ...inside];
  });
}
