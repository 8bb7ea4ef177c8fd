import { quote } from '../tools';

const MARK = '# Mollyguard is asked here';

/**
 * The hook is a program of its own. Cline looks at nothing but JSON on its stdout, so whatever happens to the launcher (gone, crashed,
 * killed, no answer or no whole one, silence until shortly before Cline would run the call) becomes the same refusal, once, with status 0.
 * It begins with `#!/bin/sh`: Cline's command line reads that line by itself, and finds no program behind `env -S`. Nothing that may live on
 * holds an output of Cline's, since that waits until all of them are closed.
 */
export function hookProgram(launcher: string, word: string, file: string, seconds: number): string {
  const errorMessage = `Mollyguard did not answer, so this action does not run. Open a folder in an editor with Mollyguard to repair it, or delete ${file} to remove this hook.`;
  return `#!/bin/sh
${MARK} before Cline acts. Written as a whole by the editor's extension: to be rid of it, delete this file.
exec 2>/dev/null
{
  (
    answer=$(${quote(launcher)} ${word} <&3 3<&-) || exit 2
    case $answer in
    '{"cancel":'*'}') printf '%s\\n' "$answer" ;;
    *) exit 2 ;;
    esac
  ) &
  asking=$!
  (
    trap 'kill "$sleeping"' TERM
    sleep ${seconds} &
    sleeping=$!
    wait "$sleeping" && kill "$asking"
  ) >/dev/null 3<&- &
  clock=$!
  trap 'kill "$asking"' TERM
  wait "$asking"
  set -- "$?"
  kill "$clock"
  [ "$1" -eq 0 ]
} 3<&0 || printf '%s\\n' ${quote(JSON.stringify({ cancel: true, errorMessage }))}
exit 0
`;
}

/** Ours, or made of ours. */
export const isHookProgram = (text: string, launcher: string): boolean => text.includes(MARK) || text.includes(quote(launcher));
