import type { Context } from '../../context';
import { type Call, HOLE, type ProgramCall, type SqlDialect, type Text } from '../../types';
import { connection } from '../sql/connection';
import { scriptCalls } from '../sql/script';

/** Statements that a command line of a provider sends to a database of its own. One that is not known may be any. */
export function statements(
  texts: readonly Text[],
  at: { readonly dialect: SqlDialect; readonly host: Text; readonly database?: Text },
  call: ProgramCall,
  context: Context,
): readonly Call[] {
  const known = texts.filter((text) => text !== HOLE);
  const calls = known.length > 0 ? scriptCalls(known, connection(at.dialect, at), { client: 'none', from: call, context }) : [];
  if (known.length === texts.length) return calls;
  return [...calls, { kind: 'opaque', via: call.via, remote: call.remote, why: 'unreadable-code', about: call.program, text: '' }];
}
