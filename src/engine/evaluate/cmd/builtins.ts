import { HOLE, type Text } from '../../types';
import { fileCall } from '../files/fileCall';
import { contentOf, known, SILENT, unknown } from '../shell/output';
import { runProgram } from '../shell/program';
import { absolute, store } from '../shell/redirects';
import { emit, type Io, type Run } from '../shell/run';
import { only, type State } from '../shell/state';
import { environmentOf, setVariable } from '../shell/variables';
import { cwdOf } from '../shell/words';
import { plain } from './parse';
import { DELAYED } from './words';

/** A command that cmd.exe runs itself: its words, and its text as it is written behind the name. */
export type Builtin = (run: Run, state: State, words: readonly Text[], io: Io, rest: Text) => void;

export const slashed = (path: Text): Text => path.replaceAll('\\', '/');
const isSwitch = (word: Text): boolean => /^\/(?:[a-z?](?::\S*)?|-[a-z])(?:\/[a-z](?::\S*)?)*$/i.test(word);
const switches = (words: readonly Text[]): string => words.filter(isSwitch).join('').toLowerCase();
const operands = (words: readonly Text[]): readonly Text[] => words.filter((word) => !isSwitch(word)).map(slashed);

/** A program with its words. */
export function start(run: Run, state: State, path: Text, argv: readonly Text[], io: Io): void {
  const whole = slashed(path);
  const program = whole.slice(whole.lastIndexOf('/') + 1).replace(/\.(?:exe|com)$/i, '');
  const stdin = io.stdin.present ? contentOf(io.stdin.output) : ({ kind: 'none' } as const);
  const call = {
    kind: 'program' as const,
    program,
    path: whole,
    argv,
    stdin,
    env: environmentOf(run, state),
    cwd: cwdOf(run, state),
    stdout: io.stdout,
    via: run.via,
    remote: run.remote,
  };
  runProgram(run, state, call, io, []);
}

function touch(run: Run, state: State, by: string, path: Text, recursive: boolean): void {
  const from = {
    kind: 'program' as const,
    program: by,
    path: by,
    argv: [],
    stdin: { kind: 'none' as const },
    env: {},
    cwd: cwdOf(run, state),
    stdout: { to: 'shown' as const, target: '' },
    via: run.via,
    remote: run.remote,
  };
  emit(run, fileCall(from, run.host.context, 'delete', path, { by, recursive, pattern: /[*?]/.test(path) }));
}

const del: Builtin = (run, state, words) => {
  const recursive = /\/s/.test(switches(words));
  for (const path of operands(words))
    touch(run, state, 'del', recursive && !/[*?]/.test(path) && path.endsWith('/') ? `${path}*` : path, recursive);
};
/** Without `/s` only empty folders go. */
const rd: Builtin = (run, state, words) => {
  if (/\/s/.test(switches(words))) for (const path of operands(words)) touch(run, state, 'rd', path, true);
};
const as =
  (program: string, ...options: readonly string[]): Builtin =>
  (run, state, words, io) => {
    const paths = operands(words).map((path) => (/^nul:?$/i.test(path) ? '/dev/null' : path));
    if (paths.length > 0) start(run, state, program, [...options, ...paths], io);
  };
const set: Builtin = (run, state, _words, _io, rest) => {
  const [, flag = '', text = ''] = /^\s*(\/[ap])?\s*([\s\S]*)$/i.exec(rest) ?? [];
  const quoted = /^"(.*)"\s*$/s.exec(text)?.[1] ?? text;
  const [, name = '', value = ''] = /^([^=]*)=([\s\S]*)$/.exec(quoted) ?? [];
  if (name === '') return;
  setVariable(run, state, name.trim().toUpperCase(), { value: flag === '' ? plain(value) : HOLE, exported: true });
};

const cd: Builtin = (run, state, words) => {
  const [path] = operands(words);
  if (path === undefined) return;
  state.folders = [...state.folders, cwdOf(run, state)];
  state.cwd = only(/^[A-Za-z]:/.test(path) ? path : absolute(run, state, path));
};

const echo: Builtin = (run, state, _words, io, rest) => {
  if (io.stdout.to !== 'file') start(run, state, 'echo', [plain(rest.replace(/^[.:/\\]/, '').trim())], io);
};

const nothing: Builtin = () => {};

/** Names in lower case. */
export const builtins: Readonly<Record<string, Builtin>> = {
  del,
  erase: del,
  rd,
  rmdir: rd,
  deltree: (run, state, words) => {
    for (const path of operands(words)) touch(run, state, 'deltree', path, true);
  },
  copy: as('cp'),
  xcopy: as('cp', '-r'),
  move: as('mv'),
  ren: as('mv'),
  rename: as('mv'),
  type: as('cat'),
  mklink: (run, state, words, io) => {
    const [link = '', target = ''] = operands(words);
    start(run, state, 'ln', ['-s', target, link], io);
  },
  set,
  cd,
  chdir: cd,
  pushd: cd,
  popd: (run, state) => {
    state.cwd = only(state.folders.at(-1) ?? cwdOf(run, state));
    state.folders = state.folders.slice(0, -1);
  },
  echo,
  setlocal: (run, state, words) => {
    if (words.some((word) => /^enabledelayedexpansion$/i.test(word))) setVariable(run, state, DELAYED, { value: 'on' });
  },
  taskkill: (run, state, words, io) => {
    const at = words.findIndex((word) => /^\/im$/i.test(word));
    const id = words.findIndex((word) => /^\/pid$/i.test(word));
    if (at >= 0) start(run, state, 'pkill', [words[at + 1] === '*' ? '.' : (words[at + 1] ?? '')], io);
    if (id >= 0) start(run, state, 'kill', [words[id + 1] ?? ''], io);
  },
  shutdown: (run, state, words, io) => {
    if (!words.some((word) => /^[/-](?:a|\?)$/i.test(word))) start(run, state, 'shutdown', words, io);
  },
  ...Object.fromEntries(
    'rem goto endlocal title color pause cls ver vol shift break date time exit verify prompt assoc ftype path md mkdir dir'
      .split(' ')
      .map((name) => [name, nothing]),
  ),
};

/** What a command prints goes into a file. */
export function writeTo(run: Run, state: State, operator: string, target: Text, text: Text | null): void {
  const path = slashed(target);
  if (/^nul:?$/i.test(path) || path === '') return;
  const output = text === null ? unknown('a command') : text === '' ? SILENT : known(text);
  const append = operator === '>>';
  const from = {
    kind: 'program' as const,
    program: '>',
    path: '>',
    argv: [],
    stdin: { kind: 'none' as const },
    env: {},
    cwd: cwdOf(run, state),
    stdout: { to: 'shown' as const, target: '' },
    via: run.via,
    remote: run.remote,
  };
  emit(
    run,
    fileCall(from, run.host.context, append ? 'append' : text === '' ? 'truncate' : 'overwrite', path, {
      by: '>',
      content: contentOf(output),
    }),
  );
  store(run, absolute(run, state, path), output, append);
}
