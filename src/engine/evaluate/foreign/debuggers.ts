import type { Reader } from '../../context';
import type { ProgramCall, Text } from '../../types';
import { quoted } from '../wrappers/special';
import { shellText, textOfFile, unknownInput, valuesOf } from './flags';

/** What a line of a debugger's commands gives to a shell, or has the program that is debugged run. */
const SHELL = /^\s*(?:platform\s+)?(?:shell|!|make\s+SHELL=)\s*(.+)$/;
const STRING = /\b(?:system|popen|os\.system|run|call|check_output|execlp?|execvp?)\s*\(\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')/g;
const PIPE = /^\s*(?:pipe|\|)\s.*?\|(.+)$/;

const debug: Reader = (call, context) => {
  const inline = valuesOf(call.argv, [
    '-ex',
    '-iex',
    '--eval-command',
    '-eval-command',
    '--init-eval-command',
    '-o',
    '-O',
    '-k',
    '--one-line',
  ]);
  const files = valuesOf(call.argv, ['-x', '--command', '-command', '-s', '--source', '-ix']).map((path) =>
    textOfFile(path, call, context),
  );
  const typed: Text = call.stdin.kind === 'text' ? call.stdin.text : '';
  return [...inline, ...files, typed]
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => {
      const strings = [...line.matchAll(STRING)].map(([, double, single]) => double?.replace(/\\(.)/g, '$1') ?? single ?? '');
      return [SHELL.exec(line)?.[1], PIPE.exec(line)?.[1], ...strings].flatMap((text) =>
        text === undefined ? [] : shellText(text, call, context),
      );
    });
};

/** `file delete -force /x` of Tcl. */
const TCL_DELETES = /(?:^|[;{[\n])[ \t]*file\s+delete\s+(?:-force\s+)?(?:--\s+)?([^;\n\]}]+)/g;

/** `expect -c`, `tclsh`: `exec`, `spawn` and `system` run what follows them. */
const tcl: Reader = (call, context) => {
  const file = call.argv.find((word, at) => !word.startsWith('-') && !/^-[cdf]$/.test(call.argv[at - 1] ?? ''));
  const files = [...valuesOf(call.argv, ['-f']), ...(file === undefined ? [] : [file])];
  const typed: Text = call.stdin.kind === 'text' ? call.stdin.text : '';
  const unread = files.length === 0 && !call.argv.includes('-c') ? unknownInput(call) : [];
  const codes = [...valuesOf(call.argv, ['-c']), ...files.map((path) => textOfFile(path, call, context)), typed];
  const calls = codes.flatMap((code) =>
    [...code.matchAll(/(?:^|[;{[\n])[ \t]*(?:exec|spawn|system|open\s+"?\|)(?:\s+-\w+)*\s*([^;\n\]]+)/g)].flatMap(([, words = '']) =>
      // Braces quote in Tcl as single quotes do in a shell.
      shellText(words.replace(/\{([^{}']*)\}/g, "'$1'").replace(/\}\s*$/, ''), call, context),
    ),
  );
  const gone = codes.flatMap((code) =>
    [...code.matchAll(TCL_DELETES)].flatMap(([, words = '']) => shellText(`rm -rf ${words}`, call, context)),
  );
  return [...unread, ...calls, ...gone];
};

/** `osascript -e 'do shell script "text"'` */
const osascript: Reader = (call, context) => {
  const typed: Text = call.stdin.kind === 'text' ? call.stdin.text : '';
  const unread = call.argv.every((word) => word.startsWith('-') && word !== '-e') ? unknownInput(call) : [];
  const calls = [...valuesOf(call.argv, ['-e']), typed].flatMap((code) =>
    [...code.matchAll(/do\s+(?:shell\s+)?script\s+"((?:[^"\\]|\\.)*)"/g)].flatMap(([, text = '']) =>
      shellText(text.replace(/\\(.)/g, '$1'), call, context),
    ),
  );
  // JavaScript for Automation is JavaScript.
  if (valuesOf(call.argv, ['-l']).some((language) => /^javascript$/i.test(language)))
    return [...valuesOf(call.argv, ['-e']), ...(typed === '' ? [] : [typed])].map(
      (code): ProgramCall => ({
        ...call,
        via: [...call.via, call.program],
        program: 'node',
        path: 'node',
        argv: ['-e', code],
        stdin: { kind: 'none' },
      }),
    );
  const gone = [...valuesOf(call.argv, ['-e']), typed].flatMap((code) =>
    [...code.matchAll(DELETED)].flatMap(([, path]) =>
      shellText(`rm -rf ${path === undefined ? '~/.Trash/*' : quoted(path)}`, call, context),
    ),
  );
  return [...unread, ...calls, ...gone];
};
/** `tell application "Finder" to delete POSIX file "/x"`, `… to empty trash` */
const DELETED =
  /\bdelete\s+(?:(?:every\s+item\s+of\s+|the\s+)?(?:POSIX\s+file|folder|file|item|disk\s+item|alias)\s+)+"([^"]+)"|\bempty\s+(?:the\s+)?trash\b/gi;

/** Debuggers, and interpreters of languages that are mostly commands. */
export const debuggerReaders: Readonly<Record<string, Reader>> = {
  gdb: debug,
  lldb: debug,
  expect: tcl,
  tclsh: tcl,
  wish: tcl,
  osascript,
};
