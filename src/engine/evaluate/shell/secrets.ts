import { nameKind } from '../../../secrets/names';
import { holdsShape } from '../../../secrets/shapes';
import { HOLE, type ProgramCall, type Text } from '../../types';
import { environmentMark, isMark, loadedMark, type Mark, marksOf, WHOLE_ENVIRONMENT } from '../secrets/marks';
import { isOffLimits } from '../secrets/offLimits';
import { type Output, union } from './output';
import { emit, type Run, SHOWN } from './run';
import { own, type State, type Variable } from './state';

type Stdout = ProgramCall['stdout'];

/** Notes that a secret goes into an output; one output is one object, whoever writes to it. */
export function noteMarks({ host }: Run, stdout: Stdout, marks: readonly Mark[]): void {
  if (marks.length === 0 || (stdout.to !== 'pipe' && stdout.to !== 'captured')) return;
  host.piped.set(stdout, union(host.piped.get(stdout) ?? [], marks));
}

export const marksAt = ({ host }: Run, stdout: Stdout): readonly Mark[] => host.piped.get(stdout) ?? [];

/** The output with these marks and no others: what a program prints is not what it was given. */
export function withMarks(output: Output, marks: readonly Mark[]): Output {
  if (marks.length === 0 && !output.from.some(isMark)) return output;
  const text = output.text === '' && marks.length > 0 ? HOLE : output.text;
  return { ...output, text, from: [...output.from.filter((source) => !isMark(source)), ...marks] };
}

/** What is read from a file that is off limits carries its mark. */
export function markedFile(run: Run, path: Text, output: Output, mark: (path: Text) => Mark): Output {
  return isOffLimits(path, run.host.context, run.remote !== null) ? { ...output, from: [...output.from, mark(path)] } : output;
}

/** The marks of everything that a program finds in its environment. */
export const environmentMarks = ({ variables }: State): readonly Mark[] =>
  [...variables.values()].flatMap((variable) => (variable.exported ? marksOf(variable.from) : []));

/** The mark of a variable that only the environment knows, where its name says that it is a secret. */
export const inheritedMarks = (name: string): readonly Mark[] => (nameKind(name) === 'credential' ? [environmentMark(name)] : NONE);
const NONE: readonly Mark[] = [];

/** `set`, `export -p`, `declare -p` list the variables (`all`: those of the environment as well), as by a program. */
export function listVariables(run: Run, { variables }: State, stdout: Stdout, all: boolean): void {
  const marks = [...(all ? [WHOLE_ENVIRONMENT] : NONE), ...[...variables.values()].flatMap((variable) => marksOf(variable.from))];
  show(run, stdout, marks);
}

/** A shell that traces (`set -x`) shows what it is given. */
export const trace = (run: Run, marks: readonly Mark[]): void => show(run, SHOWN, marks);

function show(run: Run, stdout: Stdout, marks: readonly Mark[]): void {
  if (marks.length === 0) return;
  noteMarks(run, stdout, marks);
  const { via, remote } = run;
  const none = { argv: [], stdin: { kind: 'none' }, env: {}, cwd: HOLE } as const;
  // Printed like by `echo`: what of it is secret is known.
  emit(run, { kind: 'program', program: 'echo', path: 'echo', ...none, stdout, via, remote, secrets: { words: marks, stdin: [] } });
}

/** What a variable's value is where it comes from a file that is off limits: a secret by its name or its looks, or nothing to hide. */
export function loadedMarks(name: string, value: unknown): readonly Mark[] {
  const kind = nameKind(name);
  if (kind === 'credential' || kind === 'key') return [loadedMark(name)];
  if (typeof value !== 'string') return [];
  return holdsShape(value) || /:\/\/[^/\s:@]*:[^/\s@]+@/.test(value) ? [loadedMark(name)] : [];
}

/** What the agent's own shell runs without leaving it. */
const OWN: ReadonlySet<string> = new Set(['source', '.', 'eval', 'command', 'builtin']);
/** Programs for whose sake nobody loads variables. */
const IDLE: ReadonlySet<string> = new Set(['echo', 'printf', 'print', 'true', 'test', '[', 'sleep', 'clear']);
const LOAD_FOR =
  'Load it for the one program that needs it: node --env-file=.env …, docker run --env-file .env …, docker compose --env-file .env …, or (set -a; . .env; set +a; npm test).';

/** Notes that the shell which the agent types into has loaded a file that is off limits; a shell of its own (`( … )`, `bash -c`) ends with it. */
export function noteLoaded(run: Run, { within }: State, path: Text): void {
  if (within.shell || run.remote !== null || run.background || !run.via.every((name) => OWN.has(name))) return;
  run.host.loaded.push({ path, before: run.calls.length });
}

/** What was loaded for no program stays there for everything that is typed next: as if it were shown. */
export function leftLoaded(run: Run): void {
  for (const { path, before } of run.host.loaded.splice(0)) {
    if (run.calls.slice(before).some((call) => call.kind === 'program' && !IDLE.has(call.program))) continue;
    const { remote } = run;
    const of = { via: [], remote, to: null, recursive: false, pattern: false, content: { kind: 'none' } } as const;
    emit(run, { ...of, kind: 'file', verb: 'show', path, by: 'source', safer: LOAD_FOR });
  }
}

/** Marks the variables that such a file has set. */
export function markLoaded(state: State, before: ReadonlyMap<string, Variable>): void {
  own(state);
  for (const [name, variable] of [...state.variables]) {
    if (before.get(name) === variable) continue;
    const marks = loadedMarks(name, variable.values[0]);
    if (marks.length > 0) state.variables.set(name, { ...variable, from: union(variable.from, marks) });
  }
}
