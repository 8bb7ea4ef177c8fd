import { HOLE, type ProgramCall, type Text } from '../../types';
import { baseName } from '../files/path';
import { builtins } from './builtins';
import { runBody } from './compound';
import { contentOf, isDecoded, type Output, SILENT, union, unknown } from './output';
import { runProgram } from './program';
import { branch, emit, emitOpaque, type Io, nested, type Run, spend } from './run';
import { type FunctionBody, fork, revive, type State } from './state';
import { environmentOf, setVariable } from './variables';
import { cwdOf } from './words';

/** How a command was written, besides its words. */
export interface Manner {
  /** Variables set for this command only. */
  readonly env: Readonly<Record<string, Text>>;
  /** Its name is a glob. */
  readonly glob: boolean;
  readonly from: readonly string[];
  /** The programs whose unknown output its name is. */
  readonly named?: readonly string[];
  /** Functions count (not after `command`). */
  readonly functions: boolean;
}
/** A command that the shell runs itself. */
export type Builtin = (run: Run, state: State, args: readonly Text[], io: Io, manner: Manner) => Output;

/** `exec exec exec …`: nobody wraps a command as often. */
const MOST_WRAPPERS = 64;

/** Gives expanded words to the function, builtin or program that the first one names. */
export function dispatch(run: Run, state: State, words: readonly Text[], manner: Manner, io: Io): Output {
  const name = words[0];
  if (run.via.length > MOST_WRAPPERS) {
    emitOpaque(run, 'too-deep', name ?? '', '');
    return unknown('too deep');
  }
  if (name === undefined) {
    for (const [variable, value] of Object.entries(manner.env)) setVariable(run, state, variable, { value });
    return SILENT;
  }
  if (manner.glob || baseName(name).includes(HOLE)) return dynamic(run, state, words, manner, io);
  const functions = manner.functions ? state.functions.get(name) : undefined;
  if (functions) {
    const ways = functions.map(
      (body) => (way: State) => (body ? callFunction(run, way, name, body, words, manner, io) : plain(run, way, words, manner, io)),
    );
    const [only] = ways;
    return ways.length === 1 && only ? only(state) : branch(run, state, io, ways);
  }
  return plain(run, state, words, manner, io);
}

function plain(run: Run, state: State, words: readonly Text[], manner: Manner, io: Io): Output {
  const name = words[0] ?? '';
  const builtin = builtins.get(name);
  state.status = null;
  if (builtin) {
    const args = words.slice(1);
    if (Object.keys(manner.env).length === 0) return builtin(run, state, args, io, manner);
    return withTemporary(run, state, manner.env, () => builtin(run, state, args, io, manner));
  }
  if (state.functions.size > 0 && !name.includes('/')) notFound(run, state, words, manner, io);
  return runProgram(run, state, callOf(run, state, words, manner, io), io, manner.from);
}

/** What runs where a program is not there: nobody knows whether it is. */
function notFound(run: Run, state: State, words: readonly Text[], manner: Manner, io: Io): void {
  for (const handler of ['command_not_found_handle', 'command_not_found_handler']) {
    for (const body of state.functions.get(handler) ?? []) {
      if (body && run.active.filter((active) => active === handler).length < 2)
        callFunction(run, fork(state), handler, body, [handler, ...words], manner, io);
    }
  }
}

/** Runs a builtin with variables that are set for it alone. */
function withTemporary(run: Run, state: State, env: Manner['env'], body: () => Output): Output {
  const before = Object.keys(env).map((name) => [name, state.variables.get(name)] as const);
  for (const [name, value] of Object.entries(env)) setVariable(run, state, name, { value });
  const output = body();
  state.variables = new Map(state.variables);
  state.shared = false;
  for (const [name, variable] of before) {
    if (variable) state.variables.set(name, variable);
    else state.variables.delete(name);
  }
  return output;
}

/** The call of a program with everything that is known of it. */
export function callOf(run: Run, state: State, words: readonly Text[], manner: Pick<Manner, 'env'>, io: Io): ProgramCall {
  const word = words[0] ?? '';
  // zsh: `=ls` is the path of ls.
  const path = /^=\w/.test(word) ? word.slice(1) : word;
  const exported = environmentOf(run, state);
  const env = Object.keys(manner.env).length > 0 ? { ...exported, ...manner.env } : exported;
  return {
    kind: 'program',
    program: path.includes('/') ? baseName(path) : path,
    path,
    argv: words.slice(1),
    stdin: io.stdin.present ? contentOf(io.stdin.output) : NO_INPUT,
    env,
    cwd: cwdOf(run, state),
    stdout: io.stdout,
    via: run.via,
    remote: run.remote,
  };
}
const NO_INPUT = { kind: 'none' } as const;

const MOST_UNKNOWN = 4;
/** Nobody knows which program it is. What stands behind an unknown first word may be a command of its own (`$SUDO rm`). */
function dynamic(run: Run, state: State, words: readonly Text[], manner: Manner, io: Io): Output {
  const name = words[0] ?? '';
  if (!spend(run, words.length >> 2)) return SILENT;
  const rest = words.slice(1);
  emit(run, { ...callOf(run, state, words, manner, io), program: HOLE });
  emitOpaque(run, 'dynamic-program', manner.from.join(' ') || name, words.join(' '));
  // A name that is decoded hides what the program is.
  if (name === HOLE && manner.named && isDecoded(manner.named)) emitOpaque(run, 'decoded-code', manner.named.join(' '), words.join(' '));
  if (name === HOLE && rest[0] !== undefined && !rest[0].startsWith('-')) {
    // Of many unknown words in a row the last ones stand for all.
    const known = rest.findIndex((word) => word !== HOLE);
    const skipped = Math.max(0, (known < 0 ? rest.length : known) - MOST_UNKNOWN);
    dispatch({ ...run, via: [...run.via, HOLE] }, state, rest.slice(skipped), { ...manner, glob: false }, io);
  }
  return unknown(manner.from[0] ?? 'a dynamic program', union(manner.from, io.stdin.output.from));
}

function callFunction(run: Run, state: State, name: string, body: FunctionBody, words: readonly Text[], manner: Manner, io: Io): Output {
  if (!spend(run, 14)) return SILENT;
  const depth = run.active.filter((active) => active === name).length;
  if (depth >= 2) {
    // A function that starts itself twice beside itself never ends.
    if (run.background || io.stdout.to === 'pipe') emit(run, { ...callOf(run, state, words, manner, io), program: 'fork-bomb' });
    return unknown(name);
  }
  run.host.used.add(body);
  const { args, within } = state;
  state.within = { ...within, body: true, loop: false };
  const locals: NonNullable<Run['locals']> = new Map();
  state.args = words.slice(1);
  for (const [variable, value] of Object.entries(manner.env)) {
    locals.set(variable, state.variables.get(variable));
    setVariable(run, state, variable, { value, exported: true });
  }
  const inner: Run = { ...run, active: [...run.active, name], locals };
  const output = nested(run, SILENT, () => runBody(inner, state, body, io));
  state.args = args;
  state.within = within;
  if (state.dead && !state.ended) state.status = null;
  revive(state);
  if (locals.size > 0) {
    state.variables = new Map(state.variables);
    state.shared = false;
    for (const [variable, hidden] of locals) {
      if (hidden) state.variables.set(variable, hidden);
      else state.variables.delete(variable);
    }
  }
  return output;
}
