import type { Context } from '../../context';
import type { FileCall } from '../../types';
import { editedText } from './edits';

/** The text that stands there now; '' for a file that does not exist, null where it cannot be known. */
export function textBefore(path: string, context: Context): string | null {
  const fact = context.file(path, 'text');
  if (fact.kind === 'text') return fact.text;
  return fact.kind === 'missing' ? '' : null;
}

/** What the call leaves there; null where it cannot be told. */
export function textAfter(call: FileCall, before: string | null): string | null {
  if (call.verb === 'truncate') return '';
  if (call.edits) return before === null ? null : editedText(before, call.edits);
  if (call.content.kind !== 'text') return null;
  if (call.verb !== 'append') return call.content.text;
  return before === null ? null : before + call.content.text;
}
