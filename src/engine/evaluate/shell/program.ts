import type { Context } from '../../context';
import { limits } from '../../limits';
import { HOLE, type ProgramCall, type Text } from '../../types';
import { baseName, folderOf, globMatches, resolvePath } from '../files/path';
import { cshToShell } from '../fish/csh';
import { listed } from '../secrets/listing';
import { isMark, marked, marksOf } from '../secrets/marks';
import { offLimitsIn } from '../secrets/offLimits';
import { printed } from '../secrets/printed';
import { told } from '../secrets/told';
import { isSystemPath, shellOfFile } from '../wrappers/code';
import { type Inner, innerProgram } from '../wrappers/inner';
import { XARGS } from '../wrappers/lists';
import { flag, parseOptions } from '../wrappers/options';
import { unwrapOf } from '../wrappers/table';
import { inputOf } from './descriptors';
import { contentsOf, writtenAt } from './files';
import { importFunctions, runTraps } from './hooks';
import { noteCode } from './interpreters';
import { runText } from './lists';
import { namedHere } from './names';
import { codeFrom, contentOf, isDecoded, joined, known, type Output, SILENT, union, unknown } from './output';
import { outputOf } from './outputs';
import { absolute, readFile } from './redirects';
import { branch, emit, emitOpaque, type Host, type Io, type Run, spend, withMeter } from './run';
import { environmentMarks, markLoaded, noteMarks, trace, withMarks } from './secrets';
import { runUnknown } from './seen';
import { interpreterOf } from './shebang';
import { newState, type State, type Variable } from './state';
import { runTasks } from './tasks';
import { write } from './writers';

/** Runs a program: notes the call, goes into what it runs in turn, and says what it prints. `from`: whose output stands in its words. */
export function runProgram(run: Run, state: State, given: ProgramCall, io: Io, from: readonly string[]): Output {
  if (!spend(run, 1)) return SILENT;
  const plain = run.host.dotglob ? withHidden(given, run.host.context) : given;
  const named = plain.argv.some((word) => word.includes('/fd/')) ? union(from, descriptorMarks(run, plain.argv)) : from;
  const words = plain.program === 'env' || plain.program === 'printenv' ? union(named, environmentMarks(state)) : named;
  const call = marked(plain, words, io.stdin.present ? io.stdin.output.from : []);
  emit(run, call);
  if (from.length > 0 && isDecoded(from)) run.host.decoded.add(call);
  if (state.traced) trace(run, marksOf(from));
  if (call.program.includes(HOLE)) {
    const text = [call.path, ...call.argv].join(' ');
    emitOpaque(run, 'dynamic-program', call.path, text);
    // A name that is decoded hides what a wrapper runs.
    if (call.path === HOLE && isDecoded(from)) emitOpaque(run, 'decoded-code', from.join(' '), text);
    return unknown('a dynamic program', from);
  }
  // An interactive shell takes what history has: nobody sees it before it runs.
  if (/^!(?:!|-?\d+$|\??[A-Za-z])/.test(call.path)) emitOpaque(run, 'decoded-code', call.path, '');
  noteCode(run, call, from);
  for (const other of namedHere(run, state, call)) runProgram(run, state, other, { ...io, wanted: false }, from);
  const inner = runInner(run, state, call, io, from);
  write(run, call, io.stdin.output);
  if (inner) return inner;
  // Output that goes nowhere else is looked at by whoever judges what the call shows.
  if (!io.wanted && (call.stdout.to === 'shown' || call.stdout.to === 'discarded')) return SILENT;
  const marks = [...printed(call, run.host.context).marks, ...told(call), ...listed(call, run.host.context)];
  noteMarks(run, call.stdout, marks);
  return withMarks(io.wanted ? outputOf(run, state, call, io.stdin, from) : SILENT, marks);
}

/** `shopt -s dotglob; cat *`: what is off limits is among what a glob means. */
function withHidden(call: ProgramCall, context: Context): ProgramCall {
  const hidden = call.argv
    .filter((word) => /^(?:[^-*?[][^*?[]*\/)?[*?][^/]*$/.test(word))
    .flatMap((word) => {
      const path = resolvePath(word, call.cwd, context.facts.home);
      return offLimitsIn(folderOf(path), context).filter((file) => globMatches(baseName(path), baseName(file)));
    });
  return hidden.length === 0 ? call : { ...call, argv: [...call.argv, ...hidden] };
}

/** What must not be shown of what is read from open descriptors (`cat /dev/fd/3`). */
const descriptorMarks = (run: Run, argv: readonly Text[]): readonly string[] =>
  argv.flatMap((word) => {
    const fd = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(word)?.[1];
    return fd === undefined || fd === '0' ? [] : marksOf(inputOf(run, fd).from);
  });

/** What a wrapper, a shell or a script file runs; null: the program is neither. */
export function runInner(run: Run, state: State, call: ProgramCall, io: Io, from: readonly string[]): Output | null {
  const unwrap = unwrapOf(call.program);
  const listed = unwrap ? argFile(run, state, call) : null;
  // What a list of arguments comes from is where the words of its programs come from.
  const sources = call.program === 'xargs' || call.program === 'parallel' ? union(from, (listed ?? io.stdin.output).from) : from;
  const inners = unwrap ? unwrap(listed ? { ...call, stdin: contentOf(listed) } : call) : scriptFile(run, call);
  if (!inners) return null;
  run.host.unwrapped.add(call);
  if (inners.length === 0) return null;
  if (call.via.length >= limits.depth) {
    emitOpaque(run, 'too-deep', call.program, '');
    return unknown(call.program);
  }
  let output = SILENT;
  for (const inner of inners) {
    const whole = inner.kind === 'program' ? inner.call.argv.includes(HOLE) : inner.kind === 'script' && inner.text === HOLE;
    output = joined(output, enter(run, state, inner, io, whole ? sources : union(from, marksOf(sources))));
  }
  return output;
}

/** `xargs -a file`, `parallel :::: file`: the list is in a file. */
function argFile(run: Run, state: State, { program, argv, remote }: ProgramCall): Output | null {
  if ((program !== 'xargs' && program !== 'gxargs' && program !== 'parallel') || remote) return null;
  if (program !== 'parallel') {
    const path = flag(parseOptions(argv, XARGS), 'a', 'arg-file');
    return typeof path === 'string' ? readFile(run, absolute(run, state, path)) : null;
  }
  for (const [i, word] of argv.entries()) {
    const path = /^-a$|^--arg-file$|^::::\+?$/.test(word) ? argv[i + 1] : /^(?:-a|--arg-file=)(.+)$/s.exec(word)?.[1];
    if (path === '-') return null;
    if (path !== undefined) return readFile(run, absolute(run, state, path));
  }
  return null;
}

/** A program that is named by its path, and not where installed programs lie, may be a script. */
function scriptFile(run: Run, call: ProgramCall): readonly Inner[] | null {
  if (!call.path.includes('/') || call.remote || isSystemPath(call.path)) return null;
  // A binary of Windows, unless this action has put something there.
  if (/^[A-Za-z]:\/.*\.(?:exe|com)$/i.test(call.path) && !writtenAt(run.host.files, call.path)) return null;
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
    case 'tasks': {
      const program = (words: readonly Text[], stdin?: Text): void => {
        for (const one of innerProgram(inner.from, words, stdin === undefined ? {} : { stdin: { kind: 'text', text: stdin } }))
          enter(run, state, stdin === undefined || one.kind !== 'program' ? one : { ...one, input: stdin }, { ...io, wanted: false }, []);
      };
      runTasks(run, inner.tool, inner.from, inner.patterns, io, program);
      return unknown(inner.from.program);
    }
    case 'opaque':
      emitOpaque(run, inner.why, inner.about, inner.text);
      return unknown(inner.about);
  }
}

const NO_VARIABLES: ReadonlyMap<string, Variable> = new Map();

/** Runs text as code in a shell of its own. */
function code(
  run: Run,
  inner: Exclude<Inner, { kind: 'program' | 'opaque' | 'tasks' }>,
  text: Text,
  from: readonly string[],
  io: Io,
): Output {
  const { from: call, args, shell } = inner;
  const here: Run = { ...run, via: [...call.via, call.program], remote: call.remote, shell: shell ?? 'sh', tested: false };
  const why = codeFrom(from);
  if (text === HOLE) {
    const seen = inner.kind === 'input' ? io.stdin.output.seen : undefined;
    const all = seen ? [seen] : inner.kind === 'input' ? [] : [...run.host.captured].slice(-4);
    runUnknown(here, newState(call.cwd, call.env, call.program, args), why, from.join(' ') || call.program, all);
    return unknown(call.program, from);
  }
  if (text.includes(HOLE) && why !== 'unreadable-code') emitOpaque(here, why, from.join(' ') || call.program, text);
  const unsupported = /^(?:nu|elvish|xonsh|t?csh)$/.test(call.program);
  if (unsupported) emitOpaque(here, 'unsupported-shell', call.program, text);
  const state = newState(call.cwd, call.env, inner.zero ?? call.program, args);
  // `env $(cat .env) sh -c …`
  if (from.some(isMark)) markLoaded(state, NO_VARIABLES);
  importFunctions(here, state, call.env);
  state.traced = hasOption(call, 'x', 'xtrace') || hasOption(call, 'v', 'verbose');
  state.errexit = hasOption(call, 'e', 'errexit');
  if (call.argv.includes('nocasematch') || call.env.BASHOPTS !== undefined) run.host.undecided = true;
  if (call.argv.includes('lastpipe') || call.env.BASHOPTS !== undefined) run.host.lastpipe = true;
  // A script that is read from standard input is used up by it.
  const stdin = inner.kind === 'input' ? { output: SILENT, present: false } : io.stdin;
  const said = /^t?csh$/.test(call.program) ? cshToShell(text) : text;
  const output = runText(here, state, said, { ...io, stdin });
  runTraps(here, state);
  return output;
}

/** `bash -x script`, `sh -eux -c text`: options stand before the first word. */
function hasOption({ program, argv, env }: ProgramCall, letter: string, name: string): boolean {
  if (!/^(?:ba|z|da|k|mk|a)?sh$/.test(program)) return false;
  if (env.SHELLOPTS?.split(':').includes(name)) return true;
  const end = argv.findIndex((word, at) => !/^[-+]/.test(word) && !/^[-+]\w*[oO]$/.test(argv[at - 1] ?? ''));
  const options = end < 0 ? argv : argv.slice(0, end);
  if (options.some((word) => /^\+\w/.test(word) && word.includes(letter))) return false;
  return options.some((word) => (/^-\w/.test(word) && word.includes(letter)) || word === name || word === `--${name}`);
}

/** What was fetched into a folder above a path. */
export const arrivedAt = ({ arrived }: Host, path: Text): readonly string[] =>
  arrived.flatMap(({ folder, from }) => (path.startsWith(`${folder === '/' ? '' : folder}/`) ? [from] : []));

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
  // A script that is not there yet came with what was fetched into its folder.
  if (contents.length === 0) return unreadable(arrivedAt(host, path));
  const ways = contents.map((content) => (): Output => {
    if (!content) return unreadable(arrivedAt(host, path));
    if (content.text.includes('\0')) return unknown(call.program);
    const own = inner.shell ?? (content.text.startsWith('#!') ? null : shellOfFile(path));
    if (own || content.text === HOLE)
      return withMeter(run, path, inner.path, () =>
        code(run, { ...inner, shell: own ?? 'sh', zero: inner.path }, content.text, content.from, io),
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
