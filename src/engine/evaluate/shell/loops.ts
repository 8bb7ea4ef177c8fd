import { limits } from '../../limits';
import type { ArithmeticFor, CompoundList, For, Select, While } from '../../parse/shell';
import { HOLE, type Text } from '../../types';
import { evaluate } from './arithmetic';
import { runList } from './lists';
import { joined, type Output, SILENT } from './output';
import { emitOpaque, explore, type Io, type Run, spend } from './run';
import { fork, meet, only, revive, type State, sameState } from './state';
import { setVariable } from './variables';
import { expandAll } from './words';

/** A loop over words: each one up to the ceiling, then one pass for all that are left. */
export function runFor(run: Run, state: State, node: For | Select, io: Io): Output {
  const items: Text[] = [];
  let from: readonly string[] = [];
  explore(run, state, (way) => {
    const fields = node.wordlist ? expandAll(run, way, node.wordlist) : { done: way.args, from: [] };
    from = fields.from;
    const fresh = items.length === 0 ? fields.done : fields.done.filter((item) => !items.includes(item));
    for (const item of fresh) items.push(item);
    return SILENT;
  });
  const few = items.length > limits.passes ? [...items.slice(0, limits.passes), HOLE] : items;
  if (items.length > limits.passes) emitOpaque(run, 'budget', node.name.value, '');
  return passes(run, state, io, few.length, (way, i) => {
    setVariable(run, way, node.name.value, { value: few[i] ?? HOLE, from });
    return runList(run, way, node.body, io);
  });
}

/** Passes one after the other. When one of them may leave the loop early, the state after each of them counts. */
function passes(run: Run, state: State, io: Io, count: number, pass: (state: State, i: number) => Output): Output {
  const { exits } = run.host;
  const ends: State[] = [];
  const { within } = state;
  let output = SILENT;
  state.status = count === 0 ? 0 : null;
  for (let i = 0; i < count && spend(run, 1); i++) {
    state.within = { ...within, loop: true };
    const more = pass(state, i);
    state.within = within;
    revive(state);
    if (io.wanted) output = joined(output, more);
    if (ends.length < limits.alternatives) ends.push(fork(state));
  }
  if (run.host.exits > exits && ends.length > 1) meet(state, [...ends, fork(state)]);
  if (count > 0) state.status = null;
  return output;
}

/** A loop whose end is not decided. One that reads its lines from known text takes them one by one. */
export function runWhile(run: Run, state: State, node: While, io: Io): Output {
  const clause = (way: State) => runList({ ...run, tested: true }, way, node.clause, { ...io, wanted: false });
  const { stdin } = io;
  if (stdin.present && !stdin.output.text.includes(HOLE) && readsLines(node.clause)) {
    let output = SILENT;
    for (let i = 0; stdin.output.text !== '' && i < limits.passes && spend(run, 1); i++) {
      clause(state);
      const { within } = state;
      state.within = { ...within, loop: true };
      const more = runList(run, state, node.body, io);
      state.within = within;
      state.status = null;
      revive(state);
      if (io.wanted) output = joined(output, more);
    }
    if (stdin.output.text === '') return output;
    emitOpaque(run, 'budget', 'while', '');
    stdin.output = { text: HOLE, from: stdin.output.from };
  }
  clause(state);
  if (state.ended || (state.status !== null && (state.status === 0) === (node.kind === 'until'))) {
    if (!state.ended) state.status = 0;
    return SILENT;
  }
  return settle(state, io, (way) => {
    const output = runList(run, way, node.body, io);
    if (!way.ended) clause(way);
    return output;
  });
}

function readsLines({ commands }: CompoundList): boolean {
  const command = commands.at(-1)?.command;
  return command?.type === 'Command' && command.name?.value === 'read';
}

/** Any number of passes: once as things are, once with what a pass leaves, and then with everything unknown that still changes. */
function settle(state: State, io: Io, pass: (state: State) => Output): Output {
  let output = SILENT;
  for (let i = 0; i < 3; i++) {
    const before = fork(state);
    const { within } = state;
    state.within = { ...within, loop: true };
    const more = pass(state);
    state.within = within;
    state.status = null;
    revive(state);
    if (io.wanted) output = more.text === '' ? output : { text: HOLE, from: more.from };
    meet(state, [before, fork(state)]);
    if (sameState(before, state)) break;
    if (i === 1) widen(before, state);
  }
  return output;
}

function widen(before: State, state: State): void {
  const variables = new Map(state.variables);
  for (const [name, variable] of variables) {
    const old = before.variables.get(name);
    if (old !== variable && old?.values.length !== variable.values.length)
      variables.set(name, { ...variable, values: [...variable.values.slice(0, 2), HOLE] });
  }
  state.variables = variables;
  state.shared = false;
  if (before.cwd.values.length !== state.cwd.values.length) state.cwd = only(HOLE);
}

/** `for ((i=0; i<3; i++))`: unrolled as long as the condition is constant. */
export function runArithmeticFor(run: Run, state: State, node: ArithmeticFor, io: Io): Output {
  const value = (way: State, expression: ArithmeticFor['test']): number | null => {
    let result: number | null = 1;
    explore(run, way, (tried) => {
      result = expression ? evaluate(run, tried, expression) : 1;
      return SILENT;
    });
    return result;
  };
  value(state, node.initialize);
  let output = SILENT;
  for (let i = 0; i < limits.passes && spend(run, 1); i++) {
    const test = node.test ? value(state, node.test) : null;
    if (test === 0) return output;
    if (test === null) break;
    const { within } = state;
    state.within = { ...within, loop: true };
    const more = runList(run, state, node.body, io);
    state.within = within;
    state.status = null;
    revive(state);
    if (io.wanted) output = joined(output, more);
    value(state, node.update);
  }
  const rest = settle(state, io, (way) => {
    const more = runList(run, way, node.body, io);
    value(way, node.update);
    return more;
  });
  return joined(output, rest);
}
