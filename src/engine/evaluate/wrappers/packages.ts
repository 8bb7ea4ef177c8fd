import type { ProgramCall, Text } from '../../types';
import { type Inner, innerProgram, innerScript, innerTasks, type Unwrap } from './inner';
import { flag, type Options, parseOptions } from './options';
import { programOf } from './packageNames';
import { runtimeWrappers } from './runtimes';

const EXEC: Options = {
  short: 'pcwC',
  long: 'package call workspace prefix userconfig cache registry dir filter from with python index-url spec pip-args',
};

function execute(call: ProgramCall, argv: readonly Text[]): readonly Inner[] {
  const parsed = parseOptions(argv, EXEC);
  const text = flag(parsed, 'c', 'call');
  if (typeof text === 'string' && call.program !== 'pnpm') return innerScript(call, text);
  const [spec, ...rest] = parsed.rest;
  return spec === undefined ? [] : innerProgram(call, [programOf(spec), ...rest]);
}

/** `npx pkg …`: all its words. */
const direct: Unwrap = (call) => execute(call, call.argv);

/** `pnpm dlx pkg …`: words behind one of these. */
const behind =
  (...verbs: readonly string[]): Unwrap =>
  (call) => {
    const { rest } = parseOptions(call.argv, EXEC);
    return verbs.includes(rest[0] ?? '') ? execute(call, rest.slice(1)) : [];
  };

/** `npm pkg set scripts.clean='text'`: nobody reads it again before it runs. */
const kept = (call: ProgramCall): readonly Inner[] => {
  const [area, verb, ...words] = call.argv;
  if (area !== 'pkg' || verb !== 'set') return [];
  return words.flatMap((word) => {
    const text = /^scripts(?:\.|\[)[^=]*=([\s\S]*)$/.exec(word)?.[1];
    return text === undefined ? [] : innerScript(call, text);
  });
};

/** `make SHELL=text`: every line of every recipe is given to it. */
const make: Unwrap = (call) => [
  ...innerTasks(call, 'make'),
  ...call.argv.flatMap((word) => {
    const text = /^(?:SHELL|MAKE)=([\s\S]+)$/.exec(word)?.[1] ?? '';
    return text === '' || /^[\w./-]*(?:sh|make)$/.test(text) ? [] : innerScript(call, text);
  }),
];

/** A script of the project, or whatever else the words say. */
const scripts =
  (otherwise: Unwrap): Unwrap =>
  (call) => {
    const inner = otherwise(call);
    return inner.length > 0 ? inner : innerTasks(call, 'scripts');
  };

/** `run-s clean build:*` */
const patterns: Unwrap = (call) =>
  innerTasks(
    call,
    'patterns',
    parseOptions(call.argv, {}).rest.map((word) => word.split(' ')[0] ?? word),
  );

/** `concurrently "npm:build" "vite"` */
const concurrently: Unwrap = (call) => {
  const texts = parseOptions(call.argv, {
    short: 'nclpm',
    long: 'names prefix-colors prefix success max-processes restart-tries kill-signal',
  }).rest;
  const names = texts.flatMap((text) => /^(?:npm|pnpm|yarn|bun|node):(\S+)/.exec(text)?.[1] ?? []);
  const plain = texts.filter((text) => !/^(?:npm|pnpm|yarn|bun|node):\S/.test(text));
  return [...(names.length > 0 ? innerTasks(call, 'patterns', names) : []), ...plain.flatMap((text) => innerScript(call, text))];
};

export const packageWrappers: Readonly<Record<string, Unwrap>> = {
  ...runtimeWrappers,
  npx: direct,
  pnpx: direct,
  bunx: direct,
  uvx: direct,
  npm: scripts((call) => [...behind('exec', 'x')(call), ...kept(call)]),
  pnpm: scripts((call) => [...behind('dlx', 'exec', 'x')(call), ...kept(call)]),
  yarn: scripts(behind('dlx', 'exec')),
  bun: scripts(behind('x')),
  composer: scripts(() => []),
  'run-s': patterns,
  'run-p': patterns,
  'npm-run-all': patterns,
  'npm-run-all2': patterns,
  concurrently,
  conc: concurrently,
  make,
  gmake: make,
  just: (call) => innerTasks(call, 'just'),
  pipx: (call) => (call.argv[0] === 'install' ? innerProgram(call, ['pip', ...call.argv]) : behind('run')(call)),
  // `ni` and its likes call the package manager of the project.
  nlx: (call) => innerProgram(call, ['npx', ...call.argv]),
  nr: (call) => innerProgram(call, ['npm', 'run', ...call.argv]),
};
