import { HOLE, type ProgramCall } from '../../types';
import { codeFrom } from './output';
import { emitOpaque, type Run } from './run';

/** Flags behind which an interpreter takes code as a word. */
const FLAG = /^-(?:\w*[cerEp]|-?eval|-print|-code|-execute|Command)$|^eval$/;
const INTERPRETERS =
  /^(?:python[\d.]*|pypy\d?|ipython\d?|node|nodejs|deno|bun|tsx|ts-node|perl|ruby|php|lua\w*|R|Rscript|julia|osascript|octave|elixir|groovy|awk|gawk|mawk|tclsh|expect|emacs|guile|racket|sed|gdb)$/;

/** Code that an interpreter is given as a word, and that is what a fetching or decoding program prints. */
export function noteCode(run: Run, { program, argv }: ProgramCall, from: readonly string[]): void {
  if (from.length === 0 || !INTERPRETERS.test(program) || codeFrom(from) === 'unreadable-code') return;
  const code = argv.some((word, i) => word === HOLE && (FLAG.test(argv[i - 1] ?? '') || (i === 0 && /awk$/.test(program))));
  if (code) emitOpaque(run, codeFrom(from), from.join(' '), program);
}
