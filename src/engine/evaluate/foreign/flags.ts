import type { Context, Reader } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { absolute } from '../http/sources';
import { codeFrom, sourcesOf } from '../shell/output';

/** Text that a program gives to a shell. */
export const shellText = (text: Text, call: ProgramCall, context: Context): readonly Call[] =>
  text.trim() === '' ? [] : context.shell(text, { ...call, stdin: { kind: 'none' } }, 'sh', []);

/** A file's text as it is when the program starts; nothing where it cannot be read. */
export function textOfFile(path: Text, call: ProgramCall, context: Context): Text {
  const fact = call.remote ? null : context.file(absolute(path, call.cwd), 'text');
  // The same large file may be named many times.
  return fact?.kind === 'text' && context.spend(1 + fact.text.length / 16) ? fact.text : '';
}

/** What an interpreter that is given no code otherwise reads from standard input and nobody can know. */
export function unknownInput({ stdin, via, remote, program }: ProgramCall): readonly Call[] {
  if (stdin.kind !== 'unreadable') return [];
  return [{ kind: 'opaque', why: codeFrom(sourcesOf(stdin)), about: program, text: stdin.why, via, remote }];
}

/** The values of flags: `-x value`, `-xvalue`, `--long value`, `--long=value`, `-long value`. */
export function valuesOf(argv: readonly Text[], flags: readonly string[]): readonly Text[] {
  return argv.flatMap((word, at) => {
    for (const flag of flags) {
      if (word === flag) return [argv[at + 1] ?? ''];
      const glued = flag.length === 2 ? flag : `${flag}=`;
      if (word.startsWith(glued) && word.length > glued.length) return [word.slice(glued.length)];
    }
    return [];
  });
}

/** Flags whose value is a command line, by program. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  zip: ['-TT', '--unzip-command'],
  mysql: ['--pager'],
  mariadb: ['--pager'],
  man: ['-P', '--pager', '-H', '--html'],
  rg: ['--pre', '--hostname-bin'],
  split: ['--filter'],
  gsplit: ['--filter'],
  sort: ['--compress-program'],
  tcpdump: ['-z', '--postrotate-command'],
  fzf: ['--preview', '--bind'],
  sftp: ['-S', '-D'],
  scp: ['-S', '-D'],
  xterm: ['-e'],
  wget: ['--use-askpass'],
  nodemon: ['--exec', '-x'],
  chokidar: ['-c', '--command'],
};

const byFlags: Reader = (call, context) =>
  valuesOf(call.argv, COMMANDS[call.program] ?? []).flatMap((text) =>
    // fzf: `start:execute(text)`
    shellText(text.replace(/^[\w,-]+:(?:execute|reload|become|transform)[\w-]*[(:[{]([\s\S]*?)[)\]}]?$/, '$1'), call, context),
  );

/** Programs that run a command line which one of their flags carries. */
export const flagReaders: Readonly<Record<string, Reader>> = Object.fromEntries(Object.keys(COMMANDS).map((name) => [name, byFlags]));
