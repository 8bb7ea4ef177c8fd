import type { Context } from '../../context';
import type { FileCall } from '../../types';
import { isOffLimits } from './offLimits';

/** Programs that send what they read. */
const SENDERS: ReadonlySet<string> = new Set(['curl', 'wget', 'http', 'https', 'xh', 'xhs', 'curlie', 'railway']);
/** Reads that only load: the program that gets the input, or the shell, is looked at itself. */
const LOADS: ReadonlySet<string> = new Set(['<', '<>', 'source', '.']);

/** What a call does with a secret, in the words of rules; null where it has to do with none. */
export function exposureOf(
  call: FileCall,
  context: Context,
): { readonly verb: string; readonly place: 'off-limits' | 'credential' } | null {
  if (call.verb === 'show' || call.verb === 'copy' || call.verb === 'upload')
    return {
      verb: call.verb,
      place: call.path.startsWith('/') || /^[A-Za-z]:/.test(call.path) || call.path.includes('/') ? 'off-limits' : 'credential',
    };
  if (call.verb !== 'read' || LOADS.has(call.by) || !isOffLimits(call.path, context, call.remote !== null)) return null;
  // A folder is listed, not read.
  if (call.remote === null && !call.pattern && context.file(call.path, 'stat').kind === 'directory') return null;
  return { verb: SENDERS.has(call.by) ? 'upload' : 'show', place: 'off-limits' };
}
