import type { Case, CommandNode, Coproc, If } from '../../parse/shell';
import { HOLE } from '../../types';
import { evaluate, isReadable } from './arithmetic';
import { runCommand } from './command';
import { newDescriptor, setInput } from './descriptors';
import { define } from './hooks';
import { runList } from './lists';
import { runArithmeticFor, runFor, runWhile } from './loops';
import { type Output, SILENT } from './output';
import { finishRedirects, openRedirects } from './redirects';
import { branch, explore, type Io, nested, type Run, spend } from './run';
import { type FunctionBody, fork, type State } from './state';
import { openPipe } from './substitute';
import { lookAtTest } from './test';
import { setVariable } from './variables';
import { expandPattern, expandText } from './words';

/** Runs everything but simple commands. Conditions are not decided: every branch is looked at. */
export function runCompound(run: Run, state: State, node: Exclude<CommandNode, { type: 'Command' }>, io: Io): Output {
  if (!spend(run, 1)) return SILENT;
  return nested(run, SILENT, () => {
    switch (node.type) {
      case 'Redirected': {
        const opened = openRedirects(run, state, node.redirects, io);
        const output = runCompound(run, state, node.command, opened.io);
        return finishRedirects(run, opened, output);
      }
      case 'BraceGroup':
        return runList(run, state, node.body, io);
      case 'Subshell':
        return runList(run, fork(state), node.body, io);
      case 'If':
        return runIf(run, state, node, io);
      case 'Case':
        return runCase(run, state, node, io);
      case 'For':
      case 'Select':
        return runFor(run, state, node, io);
      case 'While':
        return runWhile(run, state, node, io);
      case 'ArithmeticFor':
        return isReadable(run, { pos: node.pos, end: Math.min(node.end, node.body.pos) }) ? runArithmeticFor(run, state, node, io) : SILENT;
      case 'ArithmeticCommand': {
        if (!isReadable(run, node)) return SILENT;
        const { expression } = node;
        return explore(run, state, (way) => {
          if (expression) evaluate(run, way, expression);
          return SILENT;
        });
      }
      case 'TestCommand':
        return explore(run, state, (way) => {
          lookAtTest(run, way, node.expression);
          return SILENT;
        });
      case 'Function':
        define(run, state, node);
        return SILENT;
      case 'Coproc':
        return runCoproc(run, state, node);
    }
  });
}

function runIf(run: Run, state: State, node: If, io: Io): Output {
  const from =
    (at: number) =>
    (way: State): Output => {
      const elif = node.elif[at];
      if (!elif) return node.else ? runList(run, way, node.else, io) : SILENT;
      runList(run, way, elif.clause, { ...io, wanted: false });
      return branch(run, way, io, [(taken) => runList(run, taken, elif.then, io), from(at + 1)]);
    };
  runList(run, state, node.clause, { ...io, wanted: false });
  return branch(run, state, io, [(way) => runList(run, way, node.then, io), from(0)]);
}

function runCase(run: Run, state: State, { word, items }: Case, io: Io): Output {
  let always = false;
  explore(run, state, (way) => {
    expandText(run, way, word);
    for (const { pattern } of items) for (const one of pattern) if (expandPattern(run, way, one) === '*') always = true;
    return SILENT;
  });
  const ways = items.map((_, start) => (way: State): Output => {
    let output = SILENT;
    for (let i = start; i < items.length; i++) {
      const item = items[i];
      if (!item) break;
      output = runList(run, way, item.body, io);
      if (item.terminator !== ';&') break;
    }
    return output;
  });
  return branch(run, state, io, always ? ways : [...ways, () => SILENT]);
}

/** A command beside the shell: what it prints is read from one descriptor, what it reads is written to another. */
function runCoproc(run: Run, state: State, { name, body }: Coproc): Output {
  const { host } = run;
  const [from, to] = [newDescriptor(run), newDescriptor(run)];
  const path = `/dev/fd/mollyguard-${++host.names}`;
  const beside: Run = { ...run, background: true };
  const start = fork(state);
  let printed = SILENT;
  openPipe(run, path, (output) => {
    const io: Io = { stdin: { output, present: true }, stdout: { to: 'pipe', target: HOLE }, wanted: true };
    if (body.type === 'Command')
      explore(beside, fork(start), (way) => {
        printed = runCommand(beside, way, body, io);
        return printed;
      });
    else printed = runBody(beside, fork(start), body, io);
    setInput(run, from, printed);
  });
  host.descriptors.set(to, path);
  const ends = new Map([String(from), String(to)].map((fd, i) => [String(i), fd]));
  setVariable(run, state, name?.value ?? 'COPROC', { value: ends });
  return SILENT;
}

/** Runs a function's body. */
export const runBody = (run: Run, state: State, body: FunctionBody, io: Io): Output =>
  body.type === 'CompoundList' ? runList(run, state, body, io) : runCompound(run, state, body, io);
