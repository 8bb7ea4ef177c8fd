import type { Context, Reader } from '../../context';
import type { Call, Json, ProgramCall, Text } from '../../types';
import { readJson } from '../graphql/json';
import { absolute } from '../http/sources';
import { loadedCode } from './index';

type Kind = 'python' | 'node';
const asCode = (call: ProgramCall, program: Kind, argv: readonly Text[]): ProgramCall => ({
  ...call,
  via: [...call.via, call.program],
  program,
  path: program,
  argv,
  stdin: { kind: 'none' },
});

/** What tools load and run without being told so: the files that the action has just written for them. */
interface Loads {
  readonly as: Kind;
  readonly files: RegExp;
  /** Words of which the first has to be one; not given: it runs without. */
  readonly verbs?: RegExp;
}

const PY_TESTS = /(?:^|\/)(?:conftest|test_\w+|\w+_test|tests?)\.py$/;
const JS_TESTS =
  /(?:\.(?:test|spec|cy|e2e)|\/__tests__\/[^/]+|(?:^|\/)(?:jest|vitest|playwright|cypress|mocha)\.(?:config|setup))\.[cm]?[jt]sx?$/;
const JS_CONFIGS = /(?:^|\/)[\w-]+\.config\.[cm]?[jt]s$|(?:^|\/)(?:gulpfile|Gruntfile|webpack\.\w+)\.[cm]?[jt]s$/;
const PYTHON_TESTS: Loads = { as: 'python', files: PY_TESTS };
const TESTS: Loads = { as: 'node', files: JS_TESTS };
const CONFIGURED: Loads = { as: 'node', files: JS_CONFIGS };

const loader =
  ({ as, files, verbs }: Loads): Reader =>
  (call, context) =>
    verbs !== undefined && !verbs.test(call.argv[0] ?? '')
      ? []
      : context
          .written()
          .filter((path) => files.test(path))
          .slice(0, 16)
          .flatMap((path) => {
            const fact = context.file(path, 'text');
            if (fact.kind !== 'text') return [];
            return as === 'python'
              ? loadedCode(`${fact.text}\n${testsIn(fact.text)}`, 'python', call, context)
              : loadedCode(fact.text, 'javascript', call, context);
          });

/** Calls of the tests that stand in a file, as pytest and unittest make them. */
const testsIn = (text: Text): Text => {
  let owner = '';
  return [
    ...text.matchAll(
      /^(?:class[ \t]+(\w+)|([ \t]*)(?:async[ \t]+)?def[ \t]+(test\w*|setUp\w*|tearDown\w*|setup_\w+|teardown_\w+|pytest_\w+)[ \t]*\()/gm,
    ),
  ]
    .slice(0, 200)
    .flatMap(([, type, indent, name = '']) => {
      if (type !== undefined) owner = type;
      if (type !== undefined) return [];
      return [indent === '' ? `${name}()` : owner === '' ? '' : `${owner}().${name}()`];
    })
    .join('\n');
};

/** `python -m pytest`, `python -m unittest tests.test_x`, `python -m cProfile x.py`, `python -m pdb x.py` */
const pythonModule: Reader = (call, context) => {
  const at = call.argv.indexOf('-m');
  const module = at < 0 ? '' : (call.argv[at + 1] ?? '');
  if (module === 'pytest' || module === 'unittest') return loader(PYTHON_TESTS)(call, context);
  return WATCHERS.test(module) ? watched({ ...call, argv: call.argv.slice(at + 2) }, context) : [];
};
const WATCHERS = /^(?:pdb|ipdb|cProfile|profile|trace|coverage|debugpy|memory_profiler|viztracer|pyinstrument|scalene)$/;

/** A debugger, profiler or meter runs the script behind its flags. */
const watched: Reader = (call) => {
  const at = call.argv.findIndex((word) => /\.py$/.test(word));
  return at < 0 ? [] : [asCode(call, 'python', call.argv.slice(at))];
};

/** Lines of IPython that a shell runs: `!rm x`, `%sx rm x`, all of a cell below `%%bash`. */
function shellLines(code: Text): readonly Text[] {
  const whole = /^\s*%%(?:bash|sh|script\s+\w+|!)[^\n]*\n([\s\S]*)$/.exec(code)?.[1];
  if (whole !== undefined) return [whole];
  return code.includes('!') || code.includes('%')
    ? [...code.matchAll(/^[ \t]*(?:[\w, ]+=[ \t]*)?(?:!{1,2}|%(?:sx|system)[ \t]+)(.+)$/gm)].map(([, line = '']) => line)
    : [];
}

const fromCells = (cells: readonly Text[], call: ProgramCall, context: Context): readonly Call[] => [
  ...cells.flatMap(shellLines).flatMap((line) => context.shell(line, { ...call, stdin: { kind: 'none' } }, 'sh', [])),
  asCode(call, 'python', [
    '-c',
    cells
      .filter((cell) => !/^\s*%%/.test(cell))
      .map((cell) => cell.replace(/^[ \t]*[!%].*$/gm, ''))
      .join('\n'),
  ]),
];

/** `ipython -c code`: what its own lines give to a shell. */
const ipython: Reader = (call, context) => {
  const at = call.argv.indexOf('-c');
  const code = at >= 0 ? (call.argv[at + 1] ?? '') : call.stdin.kind === 'text' ? call.stdin.text : '';
  return shellLines(code).flatMap((line) => context.shell(line, { ...call, stdin: { kind: 'none' } }, 'sh', []));
};

/** The code of a notebook's cells. */
function cellsOf(text: Text): readonly Text[] {
  const read = readJson(text);
  const cells = member(read?.value, 'cells');
  return !Array.isArray(cells)
    ? []
    : cells.slice(0, 200).flatMap((cell: Json): readonly Text[] => {
        const source = member(cell, 'source');
        if (member(cell, 'cell_type') !== 'code') return [];
        return [
          typeof source === 'string' ? source : Array.isArray(source) ? source.filter((line) => typeof line === 'string').join('') : '',
        ];
      });
}
const member = (value: Json | undefined, key: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;

/** `jupyter nbconvert --execute x.ipynb`, `jupyter execute x.ipynb`, `papermill x.ipynb out.ipynb` */
const notebook: Reader = (call, context) => {
  const { argv } = call;
  const runs = call.program !== 'jupyter' || argv[0] === 'execute' || argv[0] === 'run' || argv.includes('--execute');
  const path = argv.find((word) => word.endsWith('.ipynb'));
  if (!runs || path === undefined || call.remote) return [];
  const fact = context.file(absolute(path, call.cwd), 'text');
  return fact.kind === 'text' && context.spend(fact.text.length / 16) ? fromCells(cellsOf(fact.text), call, context) : [];
};

/** `flask shell`: Python with the application at hand, by its standard input. */
const flask: Reader = (call) =>
  call.argv.includes('shell') && call.stdin.kind === 'text'
    ? [asCode(call, 'python', ['-c', `from app import db\n${call.stdin.text}`])]
    : [];

/** `uv run -`: Python from standard input. */
const uv: Reader = (call) =>
  call.argv[0] === 'run' && call.argv.slice(1).find((word) => !/^--?[a-z]/.test(word)) === '-'
    ? [{ ...asCode(call, 'python', ['-']), stdin: call.stdin }]
    : [];

/** `yarn node -e code` */
const yarn: Reader = (call) => (call.argv[0] === 'node' ? [{ ...asCode(call, 'node', call.argv.slice(1)), stdin: call.stdin }] : []);

const table = (names: string, reader: Reader): Readonly<Record<string, Reader>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, reader]));

/** Tools that run code which nobody names on their command line, or that hand code on, by name. */
export const runnerReaders: Readonly<Record<string, Reader>> = {
  ...table('pytest py.test nose2 tox nox', loader(PYTHON_TESTS)),
  ...table('python python3 python3.9 python3.10 python3.11 python3.12 python3.13 python3.14', pythonModule),
  ...table('coverage kernprof scalene viztracer pyinstrument', watched),
  ...table('jest vitest mocha ava playwright cypress tap', loader(TESTS)),
  ...table('vite next webpack rollup astro nuxt gulp grunt eslint tailwindcss postcss remix svelte-kit tsup metro', loader(CONFIGURED)),
  node: loader({ ...TESTS, verbs: /^--test$/ }),
  ...table('jupyter papermill runipy nbclient', notebook),
  ipython,
  ipython3: ipython,
  flask,
  uv,
  yarn,
};
