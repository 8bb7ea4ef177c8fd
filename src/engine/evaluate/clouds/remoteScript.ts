import type { Context } from '../../context';
import { type Call, HOLE, type ProgramCall, type ShellKind, type Text } from '../../types';

/** What a command line of a provider runs in a shell on one of its machines. */
export function remoteScript(
  text: Text | undefined,
  host: Text,
  call: ProgramCall,
  context: Context,
  shell: ShellKind = 'sh',
): readonly Call[] {
  if (text === undefined || text === '') return [];
  const remote = { kind: 'other', host } as const;
  const via = [...call.via, call.program];
  if (text === HOLE) return [{ kind: 'opaque', via, remote, why: 'unreadable-code', about: call.program, text: '' }];
  const from: ProgramCall = { ...call, via, remote, program: shell, path: shell, argv: ['-c', text], stdin: { kind: 'none' }, cwd: HOLE };
  return context.shell(text, from, shell, []);
}
