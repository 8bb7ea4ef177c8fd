import { parseShell } from '../../../parse/shell';
import { HOLE, type Text } from '../../../types';
import { parseOptions } from '../../wrappers/options';
import { evaluate, isReadable, numberOf } from '../arithmetic';
import { type Builtin, callOf } from '../dispatch';
import { renamed, runLater, runSubscript } from '../hooks';
import { leaveSurely } from '../lists';
import { SILENT, unknown } from '../output';
import { printf } from '../outputs/print';
import { runProgram } from '../program';
import { emitOpaque, type Run, spend } from '../run';
import { listVariables } from '../secrets';
import { own, type State } from '../state';
import { nameOf, setVariable } from '../variables';

/** Builtins that change what the shell itself knows. */
export const stateBuiltins: Readonly<Record<string, Builtin>> = {
  set: (run, state, args, io) => {
    if (args.length === 0) listVariables(run, state, io.stdout, true);
    for (let i = 0; i < args.length; i++) {
      const arg = args[i] ?? '';
      const option = /^[-+]\w*o$/.test(arg) ? (args[++i] ?? '') : '';
      if (option === 'allexport' || /^[-+]\w*a/.test(arg)) state.exportAll = arg.startsWith('-');
      if (option === 'errexit' || /^[-+][a-zA-Z]*e/.test(arg)) state.errexit = arg.startsWith('-');
      if (/^(?:xtrace|verbose)$/.test(option) || /^[-+]\w*[xv]/.test(arg)) state.traced = arg.startsWith('-');
      if (arg === '--' || !/^[-+]/.test(arg)) {
        state.args = args.slice(arg === '--' ? i + 1 : i);
        break;
      }
    }
    return SILENT;
  },
  shift: (run, state, [count = '1']) => {
    const n = numberOf(run, state, count);
    // More than there are: nothing is moved.
    state.args = n === null ? state.args.map(() => HOLE) : n > state.args.length ? state.args : state.args.slice(n);
    return SILENT;
  },
  unset: (run, state, args) => {
    const functions = args.includes('-f');
    for (const arg of args) {
      if (arg.startsWith('-')) continue;
      runSubscript(run, state, arg);
      if (functions || (!args.includes('-v') && !state.variables.has(arg) && state.functions.has(arg))) forget(state, arg);
      else if (arg.includes('[')) setVariable(run, state, arg.slice(0, arg.indexOf('[')), { value: HOLE });
      else setVariable(run, state, args.includes('-n') ? arg : nameOf(state, arg), { value: null, exported: false });
    }
    return SILENT;
  },
  let: (run, state, args) => {
    for (const arg of args) {
      if (!isReadable(run, { pos: 0, end: arg.length })) break;
      const command = parseShell(`((${arg}))`).commands[0]?.command;
      if (command?.type === 'ArithmeticCommand' && command.expression) evaluate(run, state, command.expression);
    }
    return SILENT;
  },
  alias: (run, state, args) => {
    if (!args.some((arg) => arg.includes('='))) return unknown('alias');
    for (const arg of args) {
      if (!spend(run, 1 + (state.aliases.size >> 3))) break;
      const [, name, value] = /^([^=\s]+)=([\s\S]*)$/.exec(arg) ?? [];
      if (name !== undefined && value !== undefined) state.aliases = new Map(state.aliases).set(name, value);
    }
    return SILENT;
  },
  unalias: (_run, state, args) => {
    const left = args.includes('-a') ? [] : [...state.aliases].filter(([name]) => !args.includes(name));
    state.aliases = new Map(left);
    return SILENT;
  },
  printf: (run, state, args, io, manner) => {
    const [option, name] = args;
    if (option !== '-v' || name === undefined)
      return runProgram(run, state, callOf(run, state, ['printf', ...args], manner, io), io, manner.from);
    runSubscript(run, state, name);
    setVariable(run, state, name, { value: printf(args.slice(2)) ?? HOLE, from: manner.from });
    return SILENT;
  },
  shopt: (run, _state, args) => {
    if (args.includes('lastpipe')) run.host.lastpipe = args.some((arg) => /^-\w*s/.test(arg));
    // Patterns fit otherwise than they look.
    if (args.includes('nocasematch')) run.host.undecided = true;
    if (args.includes('dotglob')) run.host.dotglob = !args.includes('-u');
    return unknown('shopt');
  },
  enable: (run, _state, args) => {
    // A builtin from a file is machine code that the shell itself becomes.
    const { flags } = parseOptions(args, { short: 'f' });
    run.host.undecided = true;
    for (const [name, file] of flags) if (name === 'f') emitOpaque(run, 'decoded-code', file ?? 'enable', '');
    return SILENT;
  },
  hash: (run, state, args) => {
    const { flags, rest } = parseOptions(args, { short: 'p' });
    const path = flags.find(([name]) => name === 'p')?.[1];
    if (typeof path === 'string') for (const name of rest) renamed(run, state, name, path);
    return SILENT;
  },
  complete: completion,
  compgen: (...given) => {
    completion(...given);
    return unknown('compgen');
  },
  bind: (run, state, args) => {
    const { flags } = parseOptions(args, { short: 'mxqurf' });
    for (const [name, value] of flags)
      if (name === 'x' && value !== null) runLater(run, state, 'bind', value.replace(/^[^:]*:\s*/, '').replace(/^"([\s\S]*)"$/, '$1'));
    return SILENT;
  },
  fc: (run, state, args, io) => {
    if (args.some((arg) => /^-\w*l/.test(arg))) return runProgram(run, state, callOf(run, state, ['history'], { env: {} }, io), io, []);
    emitOpaque(run, 'decoded-code', 'fc', '');
    return unknown('fc');
  },
  exit: (run, state, args) => leave(run, state, state.within.shell, args),
  logout: (run, state, args) => leave(run, state, false, args),
  return: (run, state, args) => leave(run, state, state.within.body, args),
  break: (run, state, args) => leave(run, state, state.within.loop, args),
  continue: (run, state, args) => leave(run, state, state.within.loop, args),
};

function completion(...[run, state, args]: Parameters<Builtin>): ReturnType<Builtin> {
  const { flags } = parseOptions(args, { short: 'oAGWFCXPS' });
  for (const [name, value] of flags) if (name === 'C' && value !== null) runLater(run, state, 'complete', value);
  return SILENT;
}

/** `sure`: there is something to leave. A shell that a person types into may refuse to. */
function leave(run: Run, state: State, sure: boolean, args: readonly Text[]): ReturnType<Builtin> {
  run.host.exits++;
  const [count] = args;
  const number = count === undefined ? null : /^\d{1,3}$/.test(count) ? Number(count) : null;
  if (sure && args.length <= 1 && (count === undefined || (number !== null && number > 0) || count === '0')) leaveSurely(run, state);
  else state.dead = true;
  state.status = number;
  return SILENT;
}

function forget(state: State, name: string): void {
  const functions = new Map(state.functions);
  functions.delete(name);
  state.functions = functions;
  own(state);
}
