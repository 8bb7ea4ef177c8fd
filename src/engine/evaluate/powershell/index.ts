import { limits } from '../../limits';
import type { ProgramCall, Text } from '../../types';
import { type Language, Machine } from '../code/machine';
import { textValue, type Value } from '../code/values';
import { type Output, SILENT, unknown } from '../shell/output';
import { emitOpaque, type Run, spend } from '../shell/run';
import type { State } from '../shell/state';
import { environmentOf } from '../shell/variables';
import { cwdOf } from '../shell/words';
import { library } from './library';
import { flush, type Shell } from './shell';
import { readPowershell } from './statements';

/** Runs PowerShell text: what it does goes where the calls of a shell go. What is not understood is said. `inside`: a shell that runs it as its own code. */
export function runPowershell(run: Run, state: State, text: Text, inside?: Shell): Output {
  if (!spend(run, 1 + (text.length >> 3))) return SILENT;
  if (text.length > limits.shellLength) {
    emitOpaque(run, 'too-big', 'powershell', '');
    return unknown('powershell');
  }
  let broken = false;
  const globals = inside?.globals ?? new Map<string, Value>();
  const language: Language = {
    id: 'powershell',
    read: (code) => {
      const read = readPowershell(code);
      broken ||= read.broken;
      return read.statements;
    },
    library: (invocation) => {
      const made = library(invocation, shell);
      flush(shell);
      return made;
    },
    globals,
  };
  const from: ProgramCall = {
    kind: 'program',
    program: run.via.at(-1) ?? 'powershell',
    path: '',
    argv: [],
    stdin: { kind: 'none' },
    env: environmentOf(run, state),
    cwd: cwdOf(run, state),
    stdout: { to: 'shown', target: '' },
    via: run.via.slice(0, -1),
    remote: run.remote,
  };
  const shell: Shell = {
    run,
    state,
    machine: new Machine(language, from, run.host.context),
    functions: inside?.functions ?? new Map(),
    aliases: inside?.aliases ?? new Map(),
    globals,
    script: state.zero.includes('/') ? state.zero : '',
  };
  if (!inside) globals.set('args', { v: 'list', items: state.args.map((one) => textValue(one)) });
  shell.machine.run(text);
  flush(shell);
  if (broken) emitOpaque(run, 'unsupported-shell', 'powershell', text);
  return unknown('powershell');
}
