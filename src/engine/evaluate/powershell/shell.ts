import { type FileCall, HOLE, type Text } from '../../types';
import type { Machine } from '../code/machine';
import { choices, product, UNKNOWN, type Value } from '../code/values';
import { fileCall, UNKNOWN_CONTENT } from '../files/fileCall';
import { contentOf, type Output, unknown } from '../shell/output';
import { runProgram } from '../shell/program';
import { absolute, store } from '../shell/redirects';
import { emit, emitOpaque, noInput, type Run, SHOWN } from '../shell/run';
import type { State } from '../shell/state';
import { environmentOf } from '../shell/variables';
import { cwdOf } from '../shell/words';
import { plainText } from './bind';

/** One PowerShell that is running. */
export interface Shell {
  readonly run: Run;
  readonly state: State;
  readonly machine: Machine;
  readonly functions: Map<string, readonly Value[]>;
  readonly aliases: Map<string, string>;
  /** Variables that were set by name. */
  readonly globals: Map<string, Value>;
  /** The folder of the script that is run; `` where it is no file. */
  readonly script: Text;
}
export const NOTHING: Value = { v: 'list', items: [] };

/** What the machine noted itself becomes part of the evaluation, in order. */
export function flush({ machine, run }: Shell): void {
  for (const call of machine.calls.splice(0)) emit(run, call);
}

/** Windows writes paths with the other slash. */
export const slashed = (path: Text): Text => path.replace(/^(?:Microsoft\.PowerShell\.Core\\)?FileSystem::/i, '').replaceAll('\\', '/');

/** A file call of a cmdlet. `path` as it was written. */
export function touch(shell: Shell, by: string, verb: FileCall['verb'], path: Text, more: Parameters<typeof fileCall>[4] = {}): void {
  const { run, state } = shell;
  const from = program(shell, by, [], null);
  emit(run, fileCall({ ...from, cwd: cwdOf(run, state) }, run.host.context, verb, slashed(path), { by, ...more }));
}

/** A file gets this content, as far as it is known. */
export function writeFile(shell: Shell, by: string, path: Text, output: Output, append = false): void {
  const { run, state } = shell;
  const content = output.text === HOLE ? UNKNOWN_CONTENT : contentOf(output);
  touch(shell, by, append ? 'append' : output.text === '' ? 'truncate' : 'overwrite', path, { content });
  store(run, absolute(run, state, expandHome(shell, slashed(path))), output, append);
}
const expandHome = ({ run }: Shell, path: Text): Text => path.replace(/^~(?=\/|$)/, run.host.context.facts.home);

function program({ run, state }: Shell, path: Text, argv: readonly Text[], to: string | null) {
  const plain = slashed(path);
  const name = plain.slice(plain.lastIndexOf('/') + 1);
  return {
    kind: 'program' as const,
    program: name.replace(/\.(?:exe|cmd|bat|com)$/i, ''),
    path: plain,
    argv,
    stdin: { kind: 'none' as const },
    env: environmentOf(run, state),
    cwd: cwdOf(run, state),
    stdout:
      to === null
        ? SHOWN
        : { to: to === 'pipe' ? ('pipe' as const) : to === 'captured' ? ('captured' as const) : ('shown' as const), target: '' },
    via: run.via,
    remote: run.remote,
  };
}

/** Starts a program as a shell does; what it runs in turn is followed. */
export function start(shell: Shell, path: Text, argv: readonly Text[], to = 'shown', input?: Value): void {
  const { run, state } = shell;
  flush(shell);
  const call = program(shell, path, argv, to);
  const text = input === undefined ? null : plainText(input);
  const output: Output = text === null ? { text: '', from: [] } : text === HOLE ? unknown('a command') : { text, from: [] };
  const stdin = text === null ? noInput() : { output, present: true };
  const io = { stdin, stdout: call.stdout, wanted: false };
  runProgram(run, state, text === null ? call : { ...call, stdin: contentOf(output) }, io, []);
}

/** A program with words that may turn out in several ways. */
export function startEach(shell: Shell, path: Text, words: readonly Value[], to: string, input?: Value): void {
  for (const row of product(words.map(choices))) {
    const argv = row.flatMap((one) => (one.v === 'list' ? one.items.map((item) => plainText(item)) : [plainText(one)]));
    start(shell, path, argv, to, input);
  }
}

export const notUnderstood = (shell: Shell, why: Parameters<typeof emitOpaque>[1], about: Text, text: Text): void =>
  emitOpaque(shell.run, why, about, text);

/** Runs a block or function; several where it may be one of several. */
export function apply(
  shell: Shell,
  value: Value | undefined,
  args: readonly Value[],
  named: ReadonlyMap<string, Value> = new Map(),
): Value {
  let result: Value = NOTHING;
  for (const one of value ? choices(value) : []) {
    const fn = one.v === 'object' && one.of === 'ps.block()' ? one.args[1] : one;
    if (fn?.v !== 'function') continue;
    const rest = args.length > 0 ? args : [UNKNOWN];
    const inner = named.size > 0 ? [] : rest;
    result = shell.machine.apply(
      { ...fn, scope: { names: new Map([['args', { v: 'list', items: args }]]), outer: fn.scope } },
      inner,
      named,
    );
    flush(shell);
  }
  return result;
}

export const isBlock = (value: Value | undefined): boolean => value?.v === 'object' && value.of === 'ps.block()';
/** The text between a block's braces. */
export const textOfBlock = (value: Value | undefined): Text => (value?.v === 'object' && isBlock(value) ? plainText(value.args[0]) : HOLE);
