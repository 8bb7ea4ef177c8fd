import { HOLE, type Text } from '../../../types';
import { isFileMark, marksOf, nameOfMark, offLimitsMark } from '../../secrets/marks';
import { isOffLimits } from '../../secrets/offLimits';
import { type Builtin, dispatch } from '../dispatch';
import { contentsOf } from '../files';
import { runText } from '../lists';
import { codeFrom, known, type Output, SILENT, unknown } from '../output';
import { arrivedAt } from '../program';
import { absolute } from '../redirects';
import { branch, emitOpaque, type Io, noInput, type Run, SHOWN, withMeter } from '../run';
import { markLoaded, noteLoaded, trace } from '../secrets';
import { runUnknown } from '../seen';
import { revive, type State, subshell } from '../state';

/** Builtins that run other commands or text. */
export const codeBuiltins: Readonly<Record<string, Builtin>> = {
  eval: (run, state, args, io, { from }) => {
    const text = args[0] === '--' ? args.slice(1).join(' ') : args.join(' ');
    const why = codeFrom(from);
    const here = inside(run, 'eval');
    if (text.includes(HOLE)) run.host.undecided = true;
    if (text === HOLE) {
      runUnknown(here, state, why, from.join(' ') || 'eval', [...run.host.captured].slice(-4));
      return unknown('eval', from);
    }
    if (text.includes(HOLE) && why !== 'unreadable-code') emitOpaque(here, why, from.join(' ') || 'eval', text);
    const marks = marksOf(from).filter(isFileMark);
    if (marks.length === 0) return runText(here, state, text, io);
    // What stands in such a file is loaded, as by `source`.
    const before = new Map(state.variables);
    const output = runText(here, state, text, io);
    markLoaded(state, before);
    for (const mark of marks) noteLoaded(run, state, nameOfMark(mark));
    return output;
  },
  source,
  '.': source,
  command: (run, state, args, io, manner) => {
    if (args.some((arg, i) => /^-p?[vV]$/.test(arg) && i === 0)) return where(args.slice(1));
    const words = args[0] === '-p' ? args.slice(1) : args;
    const rest = words[0] === '--' ? words.slice(1) : words;
    return dispatch(inside(run, 'command'), state, rest, { ...manner, functions: false }, io);
  },
  builtin: (run, state, args, io, manner) => dispatch(inside(run, 'builtin'), state, args, { ...manner, functions: false }, io),
  exec: (run, state, args, io, manner) => {
    let words = args;
    while (/^-[acl]+$/.test(words[0] ?? '')) words = words.slice(words[0]?.endsWith('a') ? 2 : 1);
    if (words[0] === '--') words = words.slice(1);
    return words.length === 0 ? SILENT : dispatch(inside(run, 'exec'), state, words, { ...manner, functions: false }, io);
  },
  // zsh: runs it with a dash before its name.
  '-': (run, state, args, io, manner) => dispatch(run, state, args, manner, io),
  // zsh: runs it so many times.
  repeat: (run, state, args, io, manner) =>
    args.length > 1 ? dispatch(run, state, args.slice(args[1] === '{' ? 2 : 1), manner, io) : SILENT,
  // zsh: text for another time, and text in the manner of another shell.
  sched: (run, state, args) => {
    const [time = '', ...words] = args[0]?.startsWith('-o') ? args.slice(1) : args;
    if (words.length > 0 && /^[+\d:]/.test(time)) runText(inside(run, 'sched'), subshell(state), words.join(' '), SILENTLY());
    return SILENT;
  },
  emulate: (run, state, args, io) => {
    const at = args.findIndex((arg) => /^-\w*c$/.test(arg));
    return at < 0 ? SILENT : runText(inside(run, 'emulate'), state, args[at + 1] ?? '', io);
  },
  noglob: (run, state, args, io, manner) => dispatch(run, state, args, manner, io),
  nocorrect: (run, state, args, io, manner) => dispatch(run, state, args, manner, io),
  trap: (run, state, args, io) => {
    const [code = ''] = args[0] === '--' ? args.slice(1) : args;
    if (args.length < 2 || code === '' || code.startsWith('-')) return SILENT;
    runText(inside(run, 'trap'), subshell(state), code, { ...io, wanted: false });
    if (state.traps.length < MOST_TRAPS) state.traps = [...state.traps, code];
    return SILENT;
  },
  type: (_run, _state, args) =>
    args.some((arg) => /^-\w*[pP]/.test(arg)) ? where(args.filter((arg) => !arg.startsWith('-'))) : unknown('type'),
};

const SILENTLY = (): Io => ({ stdin: noInput(), stdout: SHOWN, wanted: false });

/** Traps that are looked at again at the end. */
const MOST_TRAPS = 16;

/** Where a program lies: its base name is what counts. */
const where = (names: readonly Text[]): Output => known(names.map((name) => `/usr/bin/${name}\n`).join(''));

const inside = (run: Run, name: string): Run => ({ ...run, via: [...run.via, name] });

function source(...[run, state, args, io]: Parameters<Builtin>): ReturnType<Builtin> {
  const [path, ...rest] = args[0] === '--' ? args.slice(1) : args;
  if (path === undefined) return SILENT;
  const here = inside(run, 'source');
  const unreadable = (from: readonly string[]): Output => {
    run.host.undecided = true;
    emitOpaque(here, codeFrom(from), path, '');
    return unknown('source');
  };
  if (path === '/dev/stdin' || path === '/dev/fd/0') {
    const { text, from } = io.stdin.output;
    return text === HOLE ? unreadable(from) : runText(here, state, text, io);
  }
  const contents = run.remote ? [null] : contentsOf(run.host.files, absolute(run, state, path), run.host.disk);
  if (contents.length === 0) return unreadable(arrivedAt(run.host, absolute(run, state, path)));
  const ways = contents.map((content) => (way: State): Output => {
    if (content?.text === HOLE && content.seen) {
      run.host.undecided = true;
      runUnknown(here, way, codeFrom(content.from), path, [content.seen]);
      return unknown('source');
    }
    if (!content) return unreadable(arrivedAt(run.host, absolute(run, way, path)));
    if (content.text === HOLE) return unreadable(content.from);
    if (content.text.includes(HOLE) && codeFrom(content.from) !== 'unreadable-code') unreadable(content.from);
    const { args: before, traced, within } = way;
    way.within = { ...within, body: true, loop: false };
    const variables = new Map(way.variables);
    if (rest.length > 0) way.args = rest;
    const output = withMeter(here, absolute(run, way, path), path, () => runText(here, way, content.text, io));
    if (content.from.some(isFileMark)) markLoaded(way, variables);
    if (isOffLimits(absolute(run, way, path), run.host.context, run.remote !== null)) {
      if (traced || way.traced) trace(run, [offLimitsMark(absolute(run, way, path))]);
      markLoaded(way, variables);
      noteLoaded(run, { ...way, within }, absolute(run, way, path));
    }
    way.args = before;
    way.within = within;
    way.status = null;
    revive(way);
    return output;
  });
  const [only] = ways;
  return ways.length === 1 && only ? only(state) : branch(run, state, io, ways);
}
