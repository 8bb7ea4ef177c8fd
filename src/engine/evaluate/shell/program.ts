import { limits } from '../../limits';
import { HOLE, type ProgramCall, type Text } from '../../types';
import { isSystemPath } from '../wrappers/code';
import type { Inner } from '../wrappers/inner';
import { unwrapOf } from '../wrappers/table';
import { contentsOf } from './files';
import { runText } from './lists';
import { codeFrom, joined, known, type Output, SILENT, union, unknown } from './output';
import { outputOf } from './outputs';
import { absolute } from './redirects';
import { branch, emit, emitOpaque, type Io, type Run, spend, withMeter } from './run';
import { interpreterOf } from './shebang';
import { newState, type State } from './state';
import { write } from './writers';

/** Runs a program: notes the call, goes into what it runs in turn, and says what it prints. `from`: whose output stands in its words. */
export function runProgram(run: Run, state: State, call: ProgramCall, io: Io, from: readonly string[]): Output {
  if (!spend(run, 1)) return SILENT;
  emit(run, call);
  if (call.program.includes(HOLE)) {
    emitOpaque(run, 'dynamic-program', call.path, [call.path, ...call.argv].join(' '));
    return unknown('a dynamic program', from);
  }
  // An interactive shell takes what history has: nobody sees it before it runs.
  if (/^!(?:!|-?\d+$|\??[A-Za-z])/.test(call.path)) emitOpaque(run, 'decoded-code', call.path, '');
  const inner = runInner(run, state, call, io, from);
  write(run, call, io.stdin.output);
  if (inner) return inner;
  return io.wanted ? outputOf(run, state, call, io.stdin, from) : SILENT;
}

/** What a wrapper, a shell or a script file runs; null: the program is neither. */
export function runInner(run: Run, state: State, call: ProgramCall, io: Io, from: readonly string[]): Output | null {
  const unwrap = unwrapOf(call.program);
  const inners = unwrap ? unwrap(call) : scriptFile(call);
  if (!inners) return null;
  run.host.unwrapped.add(call);
  if (inners.length === 0) return null;
  if (call.via.length >= limits.depth) {
    emitOpaque(run, 'too-deep', call.program, '');
    return unknown(call.program);
  }
  let output = SILENT;
  for (const inner of inners) output = joined(output, enter(run, state, inner, io, from));
  return output;
}

/** A program that is named by its path, and not where installed programs lie, may be a script. */
function scriptFile(call: ProgramCall): readonly Inner[] | null {
  if (!call.path.includes('/') || call.remote || isSystemPath(call.path)) return null;
  return [{ kind: 'file', from: call, path: call.path, shell: null, args: call.argv }];
}

function enter(run: Run, state: State, inner: Inner, io: Io, from: readonly string[]): Output {
  switch (inner.kind) {
    case 'program': {
      const { call, input } = inner;
      const here = { ...run, via: call.via, remote: call.remote };
      return runProgram(here, state, call, input === undefined ? io : { ...io, stdin: { output: known(input), present: true } }, from);
    }
    case 'script':
      return code(run, inner, inner.text, from, io);
    case 'input':
      return io.stdin.present ? code(run, inner, io.stdin.output.text, io.stdin.output.from, io) : SILENT;
    case 'file':
      return file(run, state, inner, io);
    case 'opaque':
      emitOpaque(run, inner.why, inner.about, inner.text);
      return unknown(inner.about);
  }
}

/** Runs text as code in a shell of its own. */
function code(run: Run, inner: Exclude<Inner, { kind: 'program' | 'opaque' }>, text: Text, from: readonly string[], io: Io): Output {
  const { from: call, args, shell } = inner;
  const here: Run = { ...run, via: [...call.via, call.program], remote: call.remote, shell: shell ?? 'sh' };
  const why = codeFrom(from);
  if (text.includes(HOLE) && (text === HOLE || why !== 'unreadable-code')) emitOpaque(here, why, from.join(' ') || call.program, text);
  if (text === HOLE) return unknown(call.program, from);
  const unsupported = shell === 'fish' || shell === 'powershell' || shell === 'cmd';
  if (unsupported) emitOpaque(here, 'unsupported-shell', call.program, text);
  const state = newState(call.cwd, call.env, inner.zero ?? call.program, args);
  // A script that is read from standard input is used up by it.
  const stdin = inner.kind === 'input' ? { output: SILENT, present: false } : io.stdin;
  return runText(here, state, text, { ...io, stdin });
}

/** Runs a file as a program or a script: everything that may stand in it at this point. */
function file(run: Run, state: State, inner: Extract<Inner, { kind: 'file' }>, io: Io): Output {
  const { host } = run;
  const { from: call } = inner;
  const path = absolute(run, state, inner.path);
  const unreadable = (from: readonly string[]): Output => {
    emitOpaque({ ...run, via: call.via }, codeFrom(from), inner.path, [call.program, ...call.argv].join(' '));
    return unknown(call.program, union(from, []));
  };
  if (call.remote) return unreadable([]);
  if (path === '/dev/stdin' || path === '/dev/fd/0' || path === '/proc/self/fd/0')
    return enter(run, state, { ...inner, kind: 'input' }, io, []);
  const contents = contentsOf(host.files, path, host.disk);
  if (contents.length === 0) return unreadable([]);
  const ways = contents.map((content) => (): Output => {
    if (!content) return unreadable([]);
    if (content.text.includes('\0')) return unknown(call.program);
    if (inner.shell || content.text === HOLE)
      return withMeter(run, path, inner.path, () =>
        code(run, { ...inner, shell: inner.shell ?? 'sh', zero: inner.path }, content.text, content.from, io),
      );
    const interpreter = interpreterOf(content.text);
    if (interpreter.shell)
      return withMeter(run, path, inner.path, () =>
        code(run, { ...inner, shell: interpreter.shell, zero: inner.path }, content.text, content.from, io),
      );
    const [program = '', ...options] = interpreter.words;
    const via = [...call.via, call.program];
    return runProgram(
      { ...run, via },
      state,
      { ...call, program, path: program, argv: [...options, inner.path, ...inner.args], via },
      io,
      [],
    );
  });
  const [only] = ways;
  return ways.length === 1 && only ? only() : branch(run, state, io, ways);
}
