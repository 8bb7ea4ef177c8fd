import type { Context } from '../../context';
import { parseShell } from '../../parse/shell';
import type { Call, ShellAction } from '../../types';

/** Everything a shell command would run, in order: programs with resolved arguments, redirections as file calls, what is not understood. */
export function evaluateShell(action: ShellAction, _context: Context): readonly Call[] {
  return parseShell(action.command).commands.flatMap(({ command }): Call[] =>
    command.type !== 'Command' || !command.name
      ? []
      : [
          {
            kind: 'program',
            program: command.name.value,
            path: command.name.value,
            argv: command.suffix.flatMap((word) => (word.type === 'Word' ? [word.value] : [])),
            stdin: { kind: 'none' },
            env: {},
            cwd: action.cwd,
            stdout: { to: 'shown', target: '' },
            via: [],
            remote: null,
          },
        ],
  );
}
