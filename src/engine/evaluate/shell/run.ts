import type { Context } from '../../context';
import { limits } from '../../limits';
import { type Call, type FileFact, HOLE, type OpaqueWhy, type ProgramCall, type Remote, type ShellKind, type Text } from '../../types';
import { type Files, mergeFiles, type Written, withFile, writtenAt } from './files';
import { type Output, type Seen, SILENT } from './output';
import { type FunctionBody, fork, meet, type State, type Variable } from './state';

/** What all evaluations of one judgement share. */
export interface Host {
  readonly context: Context;
  /** Files as they are at this point of the evaluation. */
  files: Files;
  /** The files each call was made with. */
  readonly moments: Map<Call, Files>;
  /** Wrappers whose inner calls have been added already. */
  readonly unwrapped: Set<Call>;
  /** Programs in whose words something stands that was decoded. */
  readonly decoded: Set<Call>;
  disk(path: string): FileFact;
  chooser: Chooser | null;
  nesting: number;
  meter: Meter;
  /** The budget is used up: everything returns at once. */
  stopped: boolean;
  /** Names given to process substitutions and temporary files so far. */
  names: number;
  /** What runs behind `>(…)`, by its path. */
  readonly pipes: Map<string, (output: Output) => void>;
  /** What open descriptors write to, by number. */
  readonly descriptors: Map<number, Text>;
  /** Functions that the action's own text defines, and functions and aliases that were used. */
  readonly defined: Set<FunctionBody>;
  readonly used: Set<FunctionBody | Text>;
  /** What went into unknown outputs that stand in words. */
  readonly captured: Set<Seen>;
  /** Folders into which something was fetched or unpacked: a file there that is not on the disk yet came with it. */
  readonly arrived: { readonly folder: Text; readonly from: string }[];
  /** Marks of secrets that went into a pipe or a substitution (evaluate/secrets/marks.ts). */
  readonly piped: Map<ProgramCall['stdout'], readonly string[]>;
  /** How often a loop, function or shell was left early so far. */
  exits: number;
  /** Files that are off limits and were loaded into the agent's own shell, and how many calls there were before. */
  readonly loaded: { readonly path: Text; readonly before: number }[];
  /** Code that nobody can know has run in a shell, or a builtin was switched off: `false` may be anything now. */
  undecided: boolean;
  /** A glob means hidden files as well. */
  dotglob: boolean;
  /** `shopt -s lastpipe` */
  lastpipe: boolean;
  /** What expansions came to, by their text: for explanations only. */
  readonly evaluated: Map<string, (Text | null)[]>;
}

/** What may still be spent: on the action, or on one file that it names. */
export interface Meter {
  steps: number;
  calls: number;
  /** Said when nothing is left. Too much to follow is not understood, too much in the action itself is held. */
  readonly why: OpaqueWhy;
  readonly about: Text;
}
export const wholeAction = (): Meter => ({ steps: limits.steps, calls: limits.calls, why: 'budget', about: '' });

/**
 * Follows a file on disk with a budget of its own; when that is used up the evaluation goes on behind it. What the action itself has written is
 * part of the action.
 */
export function withMeter<T>(run: Run, path: Text, about: Text, body: () => T): T {
  const { host } = run;
  if (writtenAt(host.files, path)) return body();
  const outer = host.meter;
  const steps = Math.min(outer.steps, limits.fileSteps);
  const calls = Math.min(outer.calls, limits.fileCalls);
  const inner: Meter = { steps, calls, why: 'unreadable-code', about };
  host.meter = inner;
  const result = body();
  host.meter = outer;
  outer.steps -= steps - Math.max(0, inner.steps);
  outer.calls -= calls - Math.max(0, inner.calls);
  if (outer.steps > 0 && outer.calls > 0) host.stopped = false;
  return result;
}

/** One evaluation of one text: where its calls go and what is said of them. */
export interface Run {
  readonly host: Host;
  readonly shell: ShellKind;
  readonly via: readonly string[];
  readonly remote: Remote | null;
  readonly calls: Call[];
  /** Functions and aliases being run, outermost first. */
  readonly active: readonly string[];
  /** Variables that the function being run has made its own, with what they hid. */
  readonly locals: Map<string, Variable | undefined> | null;
  /** Runs beside the shell (`&`). */
  readonly background: boolean;
  /** A condition: `set -e` does not end it. */
  readonly tested: boolean;
}

/** Standard input that `read` takes lines from. */
export interface Stream {
  output: Output;
  present: boolean;
}
export const noInput = (): Stream => ({ output: SILENT, present: false });

/** Where a command's output goes. */
export interface Io {
  readonly stdin: Stream;
  readonly stdout: ProgramCall['stdout'];
  /** Somebody looks at the output, so that it is worth knowing. */
  readonly wanted: boolean;
}
export const SHOWN: ProgramCall['stdout'] = { to: 'shown', target: '' };

export function spend(run: Run, steps: number): boolean {
  const { host } = run;
  if (host.stopped) return false;
  host.meter.steps -= steps;
  if (!host.context.spend(steps)) stop(run, 'budget', '');
  else if (host.meter.steps < 0) stop(run, host.meter.why, host.meter.about);
  return !host.stopped;
}

/** Notes what a file is from now on. Every note is a copy of all, so many files cost more than few. */
export function setFile(run: Run, path: Text, written: Written): void {
  const { host } = run;
  if (spend(run, 1 + (host.files.size >> 3))) host.files = withFile(host.files, path, written);
}

function stop(run: Run, why: OpaqueWhy, about: Text): void {
  run.host.stopped = true;
  run.calls.push({ kind: 'opaque', why, about, text: '', via: run.via, remote: run.remote });
}

export function emit(run: Run, call: Call): void {
  const { host } = run;
  if (host.stopped) return;
  if (--host.meter.calls < 0) stop(run, host.meter.why, host.meter.about);
  else {
    run.calls.push(call);
    host.moments.set(call, host.files);
  }
}

export const emitOpaque = (run: Run, why: OpaqueWhy, about: Text, text: Text): void =>
  emit(run, { kind: 'opaque', why, about, text: text.slice(0, 2_000), via: run.via, remote: run.remote });

/** Goes one level into nested syntax; beyond the ceiling the rest is too deep to be understood. */
export function nested<T>(run: Run, otherwise: T, body: () => T): T {
  const { host } = run;
  if (host.stopped) return otherwise;
  if (host.nesting >= limits.nesting) {
    stop(run, host.meter.why === 'budget' ? 'too-deep' : host.meter.why, host.meter.about);
    return otherwise;
  }
  host.nesting++;
  const result = body();
  host.nesting--;
  return result;
}

/** Replays one command once for every combination of the alternatives that it meets, in the order in which it meets them. */
interface Chooser {
  readonly picks: number[];
  readonly counts: number[];
  /** What was answered before, by its key. */
  seen: Map<object, number> | null;
  /** Too many combinations: alternatives are unknown values. */
  readonly blind: boolean;
}

/** Which of `count` alternatives this pass takes; -1: none of them is to be trusted. The same `key` gets the same answer within a pass. */
export function choose(run: Run, count: number, key?: object): number {
  const { chooser } = run.host;
  if (count <= 1) return 0;
  if (!chooser || chooser.blind) return -1;
  const before = key && chooser.seen?.get(key);
  if (before !== undefined) return before;
  const position = chooser.counts.length;
  chooser.counts.push(count);
  const pick = chooser.picks[position] ?? 0;
  if (position >= chooser.picks.length) chooser.picks.push(0);
  if (key) {
    chooser.seen ??= new Map();
    chooser.seen.set(key, pick);
  }
  return pick;
}

/** Runs `body` on the state for every combination of alternatives; afterwards the state knows what any of them left behind. */
export function explore(run: Run, state: State, body: (state: State) => Output): Output {
  const { host } = run;
  if (host.chooser) return body(state);
  const start = fork(state);
  const { files } = host;
  const first: Chooser = { picks: [], counts: [], seen: null, blind: false };
  host.chooser = first;
  const output = body(state);
  if (first.counts.length > 0) {
    const ways = [fork(state)];
    let left = host.files;
    let last = first;
    for (let passes = 1; ; passes++) {
      const picks = nextPicks(last);
      if (!picks || host.stopped) break;
      last = { picks, counts: [], seen: null, blind: passes >= limits.combinations };
      host.chooser = last;
      host.files = files;
      const way = fork(start);
      body(way);
      ways.push(way);
      left = mergeFiles(left, host.files);
      if (last.blind) break;
    }
    meet(state, ways);
    host.files = left;
  }
  host.chooser = null;
  return output;
}

function nextPicks({ picks, counts }: Chooser): number[] | null {
  for (let i = counts.length - 1; i >= 0; i--) {
    const pick = picks[i] ?? 0;
    if (pick + 1 < (counts[i] ?? 0)) return [...picks.slice(0, i), pick + 1];
  }
  return null;
}

/** Looks at several ways of which one is taken, each from the state as it is now. */
export function branch(run: Run, state: State, io: Io, ways: readonly ((state: State) => Output)[]): Output {
  const { host } = run;
  const files = host.files;
  const start = fork(state);
  const ends: State[] = [];
  const outputs: Output[] = [];
  let left: Files | null = null;
  for (const way of ways) {
    const end = fork(start);
    host.files = files;
    outputs.push(way(end));
    ends.push(end);
    left = left ? mergeFiles(left, host.files) : host.files;
  }
  meet(state, ends);
  host.files = left ?? files;
  return io.wanted ? oneOf(run, outputs) : SILENT;
}

function oneOf(run: Run, outputs: readonly Output[]): Output {
  const distinct = outputs.filter(({ text }, i) => outputs.findIndex((other) => other.text === text) === i);
  const pick = choose(run, distinct.length);
  return distinct[pick] ?? { text: HOLE, from: outputs.flatMap(({ from }) => from).slice(-8) };
}
