import type { ParsedScript } from '../../parse/shell';
import type { Text } from '../../types';
import { runScript } from './lists';
import { isMisread } from './misread';
import { joined, type Output, SILENT, unknown } from './output';
import { emitOpaque, type Io, nested, noInput, type Run, setFile, spend } from './run';
import { marksAt, withMarks } from './secrets';
import { fork, type State } from './state';

/** `$(…)`: its commands run, its output without the last newlines is the value. */
export function commandOutput(run: Run, state: State, script: ParsedScript | undefined, text: Text): Output {
  const output = captured(run, state, script, text, noInput());
  if (output.seen) run.host.captured.add(output.seen);
  const trimmed = output.text.endsWith('\n') ? output.text.replace(/\n+$/, '') : output.text;
  return trimmed === output.text ? output : { text: trimmed, from: output.from };
}

function captured(run: Run, state: State, script: ParsedScript | undefined, text: Text, stdin: Io['stdin']): Output {
  if (!script) {
    emitOpaque(run, 'syntax', '', text);
    return unknown('a substitution');
  }
  if (!spend(run, 8)) return SILENT;
  if (isMisread(text)) emitOpaque(run, 'decoded-code', 'bash', text);
  const stdout: Io['stdout'] = { to: 'captured', target: '' };
  const output = nested(run, unknown('too deep'), () => runScript(run, fork(state), script, { stdin, stdout, wanted: true }, text));
  return withMarks(output, marksAt(run, stdout));
}

/** `<(…)` and `>(…)`: a path that stands for the pipe. What can be read from it is known to the context by that path. */
export function processPath(run: Run, state: State, operator: '<' | '>', script: ParsedScript | undefined, text: Text): Text {
  const { host } = run;
  const path = `/dev/fd/mollyguard-${++host.names}`;
  if (operator === '<') {
    setFile(run, path, { kind: 'text', output: captured(run, state, script, text, noInput()) });
    return path;
  }
  const start = fork(state);
  openPipe(run, path, (output) => void captured(run, fork(start), script, text, { output, present: true }));
  return path;
}

/** A path behind which something reads: what is written to it is known when it is written; if that is never seen, anything may be. */
export function openPipe(run: Run, path: Text, read: (output: Output) => void): void {
  const { host } = run;
  let total = SILENT;
  const feed = (output: Output): void => {
    total = joined(total, output);
    // Nothing reads what itself writes.
    host.pipes.delete(path);
    read(total);
    host.pipes.set(path, feed);
  };
  read(unknown('a pipe'));
  host.pipes.set(path, feed);
}
