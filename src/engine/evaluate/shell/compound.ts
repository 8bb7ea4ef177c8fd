import type { Case, CommandNode, Coproc, If } from '../../parse/shell';
import { HOLE } from '../../types';
import { evaluate, isConstant, isReadable } from './arithmetic';
import { runCommand } from './command';
import { newDescriptor, setInput } from './descriptors';
import { define, runTraps } from './hooks';
import { runList } from './lists';
import { runArithmeticFor, runFor, runWhile } from './loops';
import { joined, type Output, SILENT } from './output';
import { compilePattern, matchesWhole } from './pattern';
import { finishRedirects, openRedirects } from './redirects';
import { branch, explore, type Io, nested, type Run, spend } from './run';
import { type FunctionBody, fork, type State, subshell } from './state';
import { openPipe } from './substitute';
import { constant, lookAtTest } from './test';
import { setVariable } from './variables';
import { expandPattern, expandText } from './words';

/** Runs everything but simple commands. A condition is decided where it is the same whatever variables say; else every branch is looked at. */
export function runCompound(run: Run, state: State, node: Exclude<CommandNode, { type: 'Command' }>, io: Io): Output {
  if (!spend(run, 1)) return SILENT;
  return nested(run, SILENT, () => {
    switch (node.type) {
      case 'Redirected': {
        const opened = openRedirects(run, state, node.redirects, io);
        const output = runCompound(run, state, node.command, opened.io);
        // Where a file cannot be opened nothing of it runs.
        state.ended = false;
        state.status = null;
        return finishRedirects(run, opened, output);
      }
      case 'BraceGroup':
        return runList(run, state, node.body, io);
      case 'Subshell': {
        const inside = subshell(state);
        const output = runList(run, inside, node.body, io);
        if (inside.traps !== state.traps) runTraps(run, inside, state.traps);
        state.status = inside.dead ? null : inside.status;
        return output;
      }
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
        state.status = null;
        if (!isReadable(run, node)) return SILENT;
        const { expression } = node;
        return explore(run, state, (way) => {
          const n = expression ? evaluate(run, way, expression) : null;
          way.status = expression && n !== null && isConstant(expression) ? Number(n === 0) : null;
          return SILENT;
        });
      }
      case 'TestCommand':
        return explore(run, state, (way) => {
          const holds = lookAtTest(run, way, node.expression);
          way.status = holds === null || run.host.undecided ? null : Number(!holds);
          return SILENT;
        });
      case 'Function':
        define(run, state, node);
        state.status = 0;
        return SILENT;
      case 'Coproc':
        return runCoproc(run, state, node);
    }
  });
}

function runIf(run: Run, state: State, node: If, io: Io): Output {
  const none = (way: State): Output => {
    way.status = 0;
    return SILENT;
  };
  const from =
    (at: number) =>
    (way: State): Output => {
      const elif = node.elif[at];
      if (!elif) return node.else ? runList(run, way, node.else, io) : none(way);
      return either(way, elif.clause, elif.then, from(at + 1));
    };
  const either = (way: State, clause: If['clause'], then: If['then'], otherwise: (way: State) => Output): Output => {
    runList({ ...run, tested: true }, way, clause, { ...io, wanted: false });
    if (way.ended) return SILENT;
    if (way.status !== null) return way.status === 0 ? runList(run, way, then, io) : otherwise(way);
    return branch(run, way, io, [(taken) => runList(run, taken, then, io), otherwise]);
  };
  return either(state, node.clause, node.then, from(0));
}

function runCase(run: Run, state: State, { word, items }: Case, io: Io): Output {
  // Which patterns fit: null where that is not certain.
  let fits: readonly (boolean | null)[] = [];
  explore(run, state, (way) => {
    const text = constant(word, expandText(run, way, word));
    const now = items.map(({ pattern }) => {
      const each = pattern.map((one) => {
        const source = expandPattern(run, way, one);
        const known = constant(one, source);
        if (source === '*') return true;
        return known === null || text === null || run.host.undecided ? null : matchesWhole(compilePattern(known), text);
      });
      return each.includes(true) ? true : each.includes(null) ? null : false;
    });
    fits = fits.length === 0 ? now : fits.map((fit, i) => (fit === now[i] ? fit : null));
    return SILENT;
  });
  const none = (way: State): Output => {
    way.status = 0;
    return SILENT;
  };
  const body = (way: State, i: number): Output => {
    const item = items[i];
    if (!item) return SILENT;
    const output = runList(run, way, item.body, io);
    if (way.ended) return output;
    const more = item.terminator === ';&' ? body(way, i + 1) : item.terminator === ';;&' ? choice(way, i + 1, () => SILENT) : SILENT;
    return joined(output, more);
  };
  const choice = (way: State, start: number, otherwise: (way: State) => Output): Output => {
    const ways: ((way: State) => Output)[] = [];
    for (let i = start; i < items.length; i++) {
      if (fits[i] !== false) ways.push((taken) => body(taken, i));
      if (fits[i] === true) break;
      if (i === items.length - 1) ways.push(otherwise);
    }
    const [only] = ways;
    return ways.length === 0 ? otherwise(way) : ways.length === 1 && only ? only(way) : branch(run, way, io, ways);
  };
  return choice(state, 0, none);
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
