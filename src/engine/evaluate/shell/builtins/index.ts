import type { Builtin } from '../dispatch';
import { SILENT } from '../output';
import { codeBuiltins } from './code';
import { declareText } from './declare';
import { folderBuiltins } from './folders';
import { inputBuiltins } from './input';
import { stateBuiltins } from './shellState';

const silent: Builtin = () => SILENT;

/** Commands that the shell runs itself and that change nothing but the shell, or run other commands. The rest count as programs. */
export const builtins: Readonly<Record<string, Builtin>> = {
  ...codeBuiltins,
  ...folderBuiltins,
  ...inputBuiltins,
  ...stateBuiltins,
  export: (run, state, args) => declareText(run, state, 'export', args),
  declare: (run, state, args) => declareText(run, state, 'declare', args),
  typeset: (run, state, args) => declareText(run, state, 'typeset', args),
  local: (run, state, args) => declareText(run, state, 'local', args),
  readonly: (run, state, args) => declareText(run, state, 'readonly', args),
  ':': silent,
  true: silent,
  false: silent,
  test: silent,
  '[': silent,
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
