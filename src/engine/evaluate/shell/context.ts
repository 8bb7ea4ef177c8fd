import { type Context, type FileNotes, fileNotes } from '../../context';
import { limits } from '../../limits';
import { type Call, type FileFact, HOLE, type ProgramCall, type ShellKind } from '../../types';
import { normalise } from '../files/path';
import { factOf, NO_FILES, writtenAt } from './files';
import { runLeftovers, runTraps } from './hooks';
import { runText } from './lists';
import { sourcesOf } from './output';
import { runInner } from './program';
import { emitOpaque, type Host, type Io, noInput, type Run, SHOWN, wholeAction } from './run';
import { leftLoaded } from './secrets';
import { newState } from './state';

/** The context of one judgement: `missing` is what to ask for in the next round, `read` what the verdict came to rest on. */
export type JudgingContext = Context & FileNotes & Pick<Host, 'evaluated'>;

/** `final`: no further round follows, so nothing more is asked for. */
export function createContext(facts: Context['facts'], final: boolean): JudgingContext {
  const notes = fileNotes(facts, final);
  const { steps: most } = limits;
  let steps = 0;
  let current: Call | null = null;
  const context: JudgingContext = {
    missing: notes.missing,
    read: notes.read,
    evaluated: new Map(),
    facts,
    spend(count) {
      steps += count;
      return steps <= most;
    },
    file(path, want): FileFact {
      const own = path === '/dev/stdin' || path === '/dev/fd/0' || path === '/proc/self/fd/0';
      if (own && current?.kind === 'program') {
        const { stdin } = current;
        return stdin.kind === 'text'
          ? { kind: 'text', real: path, text: stdin.text, digest: '' }
          : { kind: 'unreadable', real: path, why: 'special' };
      }
      const written = writtenAt(host.files, path);
      const remote = current !== null && current.remote !== null && !path.startsWith('/dev/fd/');
      if (remote) return { kind: 'unreadable', real: path, why: 'remote' };
      return written ? factOf(written, path, (other) => notes.file(other, want)) : notes.file(path, want);
    },
    written: () => [...host.files.keys()],
    at(call) {
      current = call;
      host.files = host.moments.get(call) ?? host.files;
      return context;
    },
    shell(text, from, shell, args) {
      const via = from.program === '' ? from.via : [...from.via, from.program];
      const run = newRun(host, from, via, shell);
      const state = newState(from.cwd, from.env, from.program, args);
      if (from.program === '') state.within = { ...state.within, shell: false };
      if (text === HOLE && host.decoded.has(from)) emitOpaque(run, 'decoded-code', from.program, '');
      runText(run, state, text, ioOf(from));
      runTraps(run, state);
      if (from.program === '') {
        runLeftovers(run, state);
        leftLoaded(run);
      }
      return run.calls;
    },
    unwrap(call) {
      if (host.unwrapped.has(call)) return [];
      const run = newRun(host, call, call.via, 'sh');
      runInner(run, newState(call.cwd, call.env, call.program, call.argv), call, ioOf(call), []);
      return run.calls;
    },
  };
  const host: Host = {
    context,
    files: NO_FILES,
    moments: new Map(),
    unwrapped: new Set(),
    decoded: new Set(),
    disk(path) {
      return notes.file(normalise(path), 'text');
    },
    chooser: null,
    nesting: 0,
    meter: wholeAction(),
    stopped: false,
    names: 0,
    pipes: new Map(),
    descriptors: new Map(),
    captured: new Set(),
    arrived: [],
    defined: new Set(),
    used: new Set(),
    piped: new Map(),
    exits: 0,
    loaded: [],
    undecided: false,
    dotglob: false,
    lastpipe: false,
    evaluated: context.evaluated,
  };
  return context;
}

const newRun = (host: Host, from: ProgramCall, via: readonly string[], shell: ShellKind): Run => ({
  host,
  shell,
  via,
  remote: from.remote,
  calls: [],
  active: [],
  locals: null,
  background: false,
  tested: false,
});

function ioOf({ stdin }: ProgramCall): Io {
  const output = stdin.kind === 'text' ? { text: stdin.text, from: [] } : { text: HOLE, from: sourcesOf(stdin) };
  return { stdin: stdin.kind === 'none' ? noInput() : { output, present: true }, stdout: SHOWN, wanted: false };
}
