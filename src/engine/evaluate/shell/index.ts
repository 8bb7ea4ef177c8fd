import type { Context } from '../../context';
import { limits } from '../../limits';
import { type Call, HOLE, type OpaqueCall, type OpaqueWhy, type ProgramCall, type ShellAction } from '../../types';

/** Everything a shell command would run, in order: programs with resolved arguments, redirections as file calls, what is not understood. */
export function evaluateShell(action: ShellAction, context: Context): readonly Call[] {
  const { command, cwd, shell } = action;
  if (command.length > limits.actionLength) return [opaque('too-big', shell)];
  const from: ProgramCall = {
    kind: 'program',
    program: '',
    path: '',
    argv: [],
    stdin: { kind: 'none' },
    env: {},
    cwd,
    stdout: { to: 'shown', target: '' },
    via: [],
    remote: null,
  };
  try {
    const text = command.includes(HOLE) ? command.replaceAll(HOLE, '\uFFFD') : command;
    return context.shell(text.includes('\0') ? withoutNul(text) : text, from, shell, []);
  } catch (error) {
    // The stack is one more ceiling; every other error is a bug and is met by whoever judges.
    if (error instanceof RangeError) return [opaque('too-deep', shell)];
    throw error;
  }
}

/** A shell leaves the character out of what it reads; what is handed over as an argument ends there. */
const withoutNul = (text: string): string => `${text.replaceAll('\0', '')}\n${text.slice(0, text.indexOf('\0'))}`;

const opaque = (why: OpaqueWhy, about: string): OpaqueCall => ({ kind: 'opaque', why, about, text: '', via: [], remote: null });
