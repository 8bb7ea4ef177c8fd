import { HOLE, type Text } from '../../../types';
import { normalise } from '../../files/path';
import type { Builtin } from '../dispatch';
import { known, SILENT } from '../output';
import type { Run } from '../run';
import { only, type State } from '../state';
import { currentValue, setVariable } from '../variables';
import { cwdOf } from '../words';

/** Builtins that move the shell from folder to folder. A folder is assumed to be there. */
export const folderBuiltins: Readonly<Record<string, Builtin>> = {
  cd: change,
  chdir: change,
  pushd: (run, state, args, io, manner) => {
    const before = cwdOf(run, state);
    const target = args.find((arg) => arg !== '-n');
    if (target !== undefined && /^[-+]\d+$/.test(target)) {
      enter(run, state, HOLE);
      return SILENT;
    }
    if (target === undefined) {
      const [top = HOLE, ...rest] = state.folders;
      state.folders = [before, ...rest];
      enter(run, state, top);
      return SILENT;
    }
    state.folders = [before, ...state.folders].slice(0, 32);
    return change(run, state, [target], io, manner);
  },
  popd: (run, state) => {
    const [top = HOLE, ...rest] = state.folders;
    state.folders = rest;
    enter(run, state, top);
    return SILENT;
  },
  dirs: () => known(`${HOLE}\n`),
  pwd: (run, state) => known(`${cwdOf(run, state)}\n`),
};

function change(...[run, state, args]: Parameters<Builtin>): ReturnType<Builtin> {
  const [target] = args.filter((arg, i) => !/^-[LPe@]+$/.test(arg) && !(arg === '--' && i === args.indexOf('--')));
  if (target === undefined) {
    const home = state.variables.has('HOME') ? currentValue(run, state, 'HOME') : undefined;
    enter(run, state, typeof home === 'string' ? home : run.host.context.facts.home);
  } else if (target === '-') {
    const old = state.variables.has('OLDPWD') ? currentValue(run, state, 'OLDPWD') : undefined;
    enter(run, state, typeof old === 'string' ? old : HOLE);
  } else enter(run, state, folder(cwdOf(run, state), target));
  return SILENT;
}

const folder = (cwd: Text, target: Text): Text => {
  // Which folder a glob leads to is known when it runs.
  const plain = target.replace(/[^/]*[*?[][^/]*/g, HOLE);
  return plain === '' ? cwd : plain.startsWith('/') || plain.startsWith(HOLE) ? normalise(plain) : normalise(`${cwd}/${plain}`);
};

function enter(run: Run, state: State, path: Text): void {
  setVariable(run, state, 'OLDPWD', { value: cwdOf(run, state), exported: false });
  state.cwd = only(path);
}
