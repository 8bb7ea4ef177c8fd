import type { Text } from '../../../types';
import type { Builtin } from '../dispatch';
import { runSubscript } from '../hooks';
import { SILENT } from '../output';
import { testWords } from '../test';
import { codeBuiltins } from './code';
import { declareText } from './declare';
import { folderBuiltins } from './folders';
import { inputBuiltins } from './input';
import { stateBuiltins } from './shellState';

const silent: Builtin = () => SILENT;

/** A builtin that ends so, as long as nobody has put something else in its place. */
const ends =
  (how: (args: readonly Text[]) => number | null): Builtin =>
  (run, state, args) => {
    // `test -v name[…]`
    args.forEach((arg, i) => {
      if (arg === '-v') runSubscript(run, state, args[i + 1] ?? '');
    });
    state.status = run.host.undecided ? null : how(args);
    return SILENT;
  };
const holds = (words: readonly Text[]): number | null => {
  const truth = testWords(words);
  return truth === null ? null : Number(!truth);
};

const table: Readonly<Record<string, Builtin>> = {
  ...codeBuiltins,
  ...folderBuiltins,
  ...inputBuiltins,
  ...stateBuiltins,
  export: (run, state, args) => declareText(run, state, 'export', args),
  declare: (run, state, args) => declareText(run, state, 'declare', args),
  typeset: (run, state, args) => declareText(run, state, 'typeset', args),
  local: (run, state, args) => declareText(run, state, 'local', args),
  readonly: (run, state, args) => declareText(run, state, 'readonly', args),
  ':': ends(() => 0),
  true: ends(() => 0),
  false: ends(() => 1),
  test: ends(holds),
  '[': ends((args) => (args.at(-1) === ']' ? holds(args.slice(0, -1)) : null)),
  wait: silent,
  jobs: silent,
  fg: silent,
  bg: silent,
  disown: silent,
  umask: silent,
  ulimit: silent,
  times: silent,
  setopt: silent,
  unsetopt: silent,
  autoload: silent,
  zmodload: silent,
};
/** Commands that the shell runs itself and that change nothing but the shell, or run other commands. The rest count as programs. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(Object.entries(table));
