import type { Context } from '../../context';
import type { Content, FileCall, ProgramCall, Text } from '../../types';
import { hasGlob, resolvePath } from './path';

const NO_CONTENT: Content = { kind: 'none' };
export const UNKNOWN_CONTENT: Content = { kind: 'unreadable', why: 'not known before it runs' };

/** What one program does to one path, with the program's own folder, wrappers and machine. */
export function fileCall(
  from: ProgramCall,
  context: Context,
  verb: FileCall['verb'],
  word: Text,
  more: Partial<Pick<FileCall, 'to' | 'recursive' | 'pattern' | 'content' | 'by'>> = {},
): FileCall {
  const path = resolvePath(word, from.cwd, context.facts.home);
  return {
    kind: 'file',
    via: from.via,
    remote: from.remote,
    verb,
    path,
    to: more.to ?? null,
    recursive: more.recursive ?? false,
    pattern: more.pattern ?? hasGlob(path),
    content: more.content ?? NO_CONTENT,
    by: more.by ?? from.program,
  };
}
